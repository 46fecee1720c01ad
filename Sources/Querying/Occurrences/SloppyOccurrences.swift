import Kernels

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
    // Pinning a slot only takes choices away, so where nothing fits without it nothing does with it.
    let starts = values.filter { isFilled($0...($0 + slop)) }
    for slot in adjusted.indices {
      for value in adjusted[slot] {
        let near = starts.within((value - slop)...value)
        let takesPart =
          slotsOverlap
          ? near.contains { isFilled($0...($0 + slop), pinning: slot, to: value) } : !near.isEmpty
        if takesPart { body(UInt32(value + slot)) }
      }
    }
  }

  /// Whether an assignment lies within `interval`, with slot `pinned` at `value` if given.
  ///
  /// - Complexity: O(slots · log positions), and what matching slots that overlap costs.
  private func isFilled(
    _ interval: ClosedRange<Int>, pinning pinned: Int? = nil, to value: Int = 0
  ) -> Bool {
    let choices = adjusted.indices.map { slot in
      slot == pinned ? [value] : adjusted[slot].within(interval)
    }
    if choices.contains(where: \.isEmpty) { return false }
    if !slotsOverlap { return true }
    // With as many choices as there are slots, one is left whatever the others take.
    return Matching(
      choices.enumerated().map { slot, values in values.prefix(choices.count).map { $0 + slot } }
    ).isComplete
  }
}

extension [Int] {
  /// The elements in `interval`, of ascending ones.
  fileprivate func within(_ interval: ClosedRange<Int>) -> ArraySlice<Int> {
    let start = partitionPoint(in: indices) { self[$0] >= interval.lowerBound }
    return self[start..<partitionPoint(in: start..<count) { self[$0] > interval.upperBound }]
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
