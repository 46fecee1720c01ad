/// Exact phrases of pieces that take any number of positions: each begins where the one before ends.
///
/// Keeps its memory from article to article.
struct SpanChain {
  /// What the pieces so far form together.
  private(set) var spans: [MatchSpan] = []
  private var spare: [MatchSpan] = []

  var isEmpty: Bool { spans.isEmpty }

  /// Begins with the spans of the first piece.
  mutating func begin(with first: [MatchSpan]) {
    spans.removeAll(keepingCapacity: true)
    spans.append(contentsOf: first)
  }

  /// Goes on with the next piece, whose spans ascend by their starts.
  mutating func append(_ next: [MatchSpan]) {
    if !isSortedByEnd { spans.sort { ($0.upper, $0.lower) < ($1.upper, $1.lower) } }
    spare.removeAll(keepingCapacity: true)
    var first = 0
    for span in next {
      while first < spans.count, spans[first].upper < span.lower { first += 1 }
      var index = first
      while index < spans.count, spans[index].upper == span.lower {
        spare.append(MatchSpan(lower: spans[index].lower, upper: span.upper))
        index += 1
      }
    }
    swap(&spans, &spare)
  }

  private var isSortedByEnd: Bool {
    for index in spans.indices.dropFirst() where spans[index].upper < spans[index - 1].upper {
      return false
    }
    return true
  }

  /// Makes the spans ascend, each once, and keeps those that lie within one of `zones`.
  mutating func finish(in zones: Zones) {
    spans.sort()
    spare.removeAll(keepingCapacity: true)
    for span in spans
    where span != spare.last && zones.contain(span.lower..<max(span.lower, span.upper)) {
      spare.append(span)
    }
    swap(&spans, &spare)
  }

  /// How many distinct ones lie within one of `zones`.
  mutating func count(in zones: Zones) -> UInt32 {
    if spans.isEmpty { return 0 }
    finish(in: zones)
    return UInt32(spans.count)
  }
}
