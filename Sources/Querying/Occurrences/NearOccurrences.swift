import Kernels

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

  /// For each span that comes first in a pair the one that ends earliest; what else it forms contains that.
  private var pairs: [Pair] = []
  /// Spans that are part of a pair, some of them twice.
  private var members: [MatchSpan] = []

  /// - Parameters:
  ///   - left: spans of the left operand, ascending.
  ///   - right: spans of the right operand, ascending.
  /// - Complexity: O(n · log n) for n spans, whatever the distance.
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

  /// Calls `body` with every span that is part of a pair, with some twice.
  func forEachMember(_ body: (MatchSpan) -> Void) { members.forEach(body) }

  private mutating func pair(
    _ earlier: [MatchSpan], before later: [MatchSpan], distance: Int, zones: Zones
  ) {
    for first in earlier {
      guard let best = tightest(first, before: later, distance: distance, zones: zones) else {
        continue
      }
      pairs.append(best)
      members.append(first)
    }
    let ends = earlier.map(\.upper).sorted()
    for second in later {
      let before = partitionPoint(in: ends.indices) { ends[$0] > second.lower }
      guard before > 0, case let end = ends[before - 1],
        Int(second.lower) - Int(end) < distance, zones.contain((end - 1)..<second.upper)
      else { continue }
      members.append(second)
    }
  }

  /// The pair of `first` and a later span that ends first, and of several such the one with the smallest gap.
  private func tightest(
    _ first: MatchSpan, before later: [MatchSpan], distance: Int, zones: Zones
  ) -> Pair? {
    var best: Pair?
    let start = partitionPoint(in: later.indices) { later[$0].lower >= first.upper }
    for second in later[start...] {
      let end = best?.second.upper ?? .max
      let pair = Pair(first: first, second: second)
      guard second.lower < end, pair.gap <= distance, zones.contain(first.lower..<second.upper)
      else { break }
      if second.upper < end { best = pair }
    }
    return best
  }
}
