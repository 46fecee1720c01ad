/// Exact phrases of slots that take any number of positions: each begins where the one before ends.
enum ChainedOccurrences {
  /// The spans that `slots` fill one after the other, ascending, each once.
  ///
  /// - Parameter slots: for each slot where it stands, ascending.
  static func spans(of slots: [[MatchSpan]]) -> [MatchSpan] {
    guard var found = slots.first else { return [] }
    for next in slots.dropFirst() {
      found.sort { ($0.upper, $0.lower) < ($1.upper, $1.lower) }
      found = extended(found, by: next)
      if found.isEmpty { return [] }
    }
    found.sort()
    var distinct: [MatchSpan] = []
    for span in found where span != distinct.last { distinct.append(span) }
    return distinct
  }

  /// What `found`, ascending by ends, and `next`, ascending by starts, form together.
  private static func extended(_ found: [MatchSpan], by next: [MatchSpan]) -> [MatchSpan] {
    var joined: [MatchSpan] = []
    var first = 0
    for span in next {
      while first < found.count, found[first].upper < span.lower { first += 1 }
      var index = first
      while index < found.count, found[index].upper == span.lower {
        joined.append(MatchSpan(lower: found[index].lower, upper: span.upper))
        index += 1
      }
    }
    return joined
  }
}
