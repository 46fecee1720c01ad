/// Sloppy phrases `"a b c"~n`.
///
/// An assignment gives each slot `i` a position `p(i)` of its own, all in one zone; it takes
/// `max(p(i) - i) - min(p(i) - i)` moves (Lucene's slop: a transposition costs two). An occurrence is
/// an interval of adjusted positions `p(i) - i` that an assignment fills, with no smaller one inside.
struct SloppyOccurrences {
  /// The slots' adjusted positions, ascending.
  private let adjusted: [[Int]]
  /// All adjusted positions, ascending, each once.
  private let values: [Int]
  private let slop: Int
  /// Whether two slots may claim the same position, so that assignments must be searched for.
  private let slotsOverlap: Bool

  /// - Parameters:
  ///   - positions: for each slot its positions in one zone, ascending.
  ///   - slotsOverlap: whether two slots share terms.
  init(_ positions: [[UInt32]], slop: Int, slotsOverlap: Bool) {
    adjusted = positions.enumerated().map { slot, positions in positions.map { Int($0) - slot } }
    self.slop = slop
    self.slotsOverlap = slotsOverlap
    values = adjusted.contains(where: \.isEmpty) ? [] : Set(adjusted.joined()).sorted()
  }

  /// Whether there is an occurrence.
  var exist: Bool {
    values.contains { isFilled($0...($0 + slop)) }
  }

  /// The sum of `1 / (1 + moves)` over all occurrences.
  func weight() -> Double {
    var sum = 0.0
    var upper = 0
    var previous: ClosedRange<Int>?
    for lower in values.indices {
      upper = max(upper, lower)
      while upper < values.count, values[upper] - values[lower] <= slop,
        !isFilled(values[lower]...values[upper])
      {
        upper += 1
      }
      let found =
        upper < values.count && values[upper] - values[lower] <= slop
        ? values[lower]...values[upper] : nil
      if let previous, found?.upperBound != previous.upperBound {
        sum += 1 / Double(1 + previous.upperBound - previous.lowerBound)
      }
      previous = found
    }
    if let previous { sum += 1 / Double(1 + previous.upperBound - previous.lowerBound) }
    return sum
  }

  /// Calls `body` with each position that takes part in an assignment of at most `slop` moves.
  func forEachMember(_ body: (UInt32) -> Void) {
    for slot in adjusted.indices {
      for value in adjusted[slot] {
        let starts = values.drop { $0 < value - slop }.prefix { $0 <= value }
        if starts.contains(where: { isFilled($0...($0 + slop), pinning: slot, to: value) }) {
          body(UInt32(value + slot))
        }
      }
    }
  }

  /// Whether an assignment lies within `interval`, with slot `pinned` at `value` if given.
  private func isFilled(
    _ interval: ClosedRange<Int>, pinning pinned: Int? = nil, to value: Int = 0
  ) -> Bool {
    let choices = adjusted.indices.map { slot in
      slot == pinned
        ? [value + slot]
        : adjusted[slot].drop { $0 < interval.lowerBound }.prefix { $0 <= interval.upperBound }
          .map { $0 + slot }
    }
    if choices.contains(where: \.isEmpty) { return false }
    return !slotsOverlap || Matching(choices).isComplete
  }
}

/// Gives each slot a position of its own by augmenting paths (Kuhn, "The Hungarian method", 1955).
private struct Matching {
  private let choices: [[Int]]
  private var slotOfPosition: [Int: Int] = [:]
  private(set) var isComplete = false

  init(_ choices: [[Int]]) {
    self.choices = choices
    isComplete = choices.indices.allSatisfy { slot in
      var seen: Set<Int> = []
      return place(slot, seen: &seen)
    }
  }

  private mutating func place(_ slot: Int, seen: inout Set<Int>) -> Bool {
    for position in choices[slot] where seen.insert(position).inserted {
      let holder = slotOfPosition[position]
      if holder.map({ place($0, seen: &seen) }) ?? true {
        slotOfPosition[position] = slot
        return true
      }
    }
    return false
  }
}
