/// Two operands near each other: `a NEAR/n b`, `a ADJ/n b`.
///
/// A pair is a span of each, not overlapping, in one zone, with a gap between 1 and n: the step from
/// the last position of the earlier to the first of the later. An occurrence is the interval that a
/// pair covers, with no other pair's inside.
struct NearOccurrences {
  private struct Pair {
    var first: MatchSpan
    var second: MatchSpan
    var gap: UInt32 { second.lower - (first.upper - 1) }
  }

  private var pairs: [Pair] = []

  /// - Parameters:
  ///   - left: spans of the left operand, ascending.
  ///   - right: spans of the right operand, ascending.
  init(
    left: [MatchSpan], right: [MatchSpan], distance: Int, ordered: Bool, zones: Zones
  ) {
    pair(left, before: right, distance: distance, zones: zones)
    if !ordered { pair(right, before: left, distance: distance, zones: zones) }
  }

  var exist: Bool { !pairs.isEmpty }

  /// The sum of `1 / gap` over all occurrences.
  func weight() -> Double {
    let sorted = pairs.sorted {
      ($0.first.lower, $0.second.upper, $0.gap) < ($1.first.lower, $1.second.upper, $1.gap)
    }
    var sum = 0.0
    // From the right: an interval is free of others if none that begins at or after it ends at or
    // before its end; of equal ones the first in order has the smallest gap.
    var nearestEnd = UInt32.max
    var index = sorted.count - 1
    while index >= 0 {
      let lower = sorted[index].first.lower
      var shortest = index
      while shortest > 0, sorted[shortest - 1].first.lower == lower { shortest -= 1 }
      if sorted[shortest].second.upper < nearestEnd {
        nearestEnd = sorted[shortest].second.upper
        sum += 1 / Double(sorted[shortest].gap)
      }
      index = shortest - 1
    }
    return sum
  }

  /// Calls `body` with every span that is part of a pair.
  func forEachMember(_ body: (MatchSpan) -> Void) {
    for pair in pairs {
      body(pair.first)
      body(pair.second)
    }
  }

  private mutating func pair(
    _ earlier: [MatchSpan], before later: [MatchSpan], distance: Int, zones: Zones
  ) {
    for first in earlier {
      var low = 0
      var high = later.count
      while low < high {
        let middle = (low + high) >> 1
        if later[middle].lower < first.upper { low = middle + 1 } else { high = middle }
      }
      for second in later[low...] {
        guard Int(second.lower) - Int(first.upper) + 1 <= distance else { break }
        if zones.contain(first.lower..<second.upper) {
          pairs.append(Pair(first: first, second: second))
        }
      }
    }
  }
}
