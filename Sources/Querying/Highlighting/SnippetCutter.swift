import Text

/// Cuts snippets from the stored text around positions that matched.
///
/// Positions become bytes by tokenizing the stored text again, with the analyzer that indexed it; the
/// text itself is never searched.
package struct SnippetCutter {
  /// About how long a snippet may be, bytes.
  package static let targetBytes = 240
  /// Most bytes shown before the first match.
  static let leadBytes = 100

  private let analyzer: Analyzer
  private let edges: SnippetEdges
  private var tokens = TokenBuffer()

  package init(_ analyzer: Analyzer) throws(TextError) {
    self.analyzer = analyzer
    edges = try SnippetEdges()
  }

  /// The byte ranges of `spans` in title and body, ascending.
  ///
  /// - Parameters:
  ///   - title: the given title; empty if the article has none of its own.
  ///   - titleTokens: positions that the given title takes, 0 without one.
  package mutating func byteRanges(
    of spans: [MatchSpan], title: [UInt8], body: [UInt8], titleTokens: UInt32
  ) throws -> (title: [Range<Int>], body: [Range<Int>]) {
    let titleSpans = spans.filter { $0.lower < titleTokens }
    let bodySpans = spans.filter { $0.lower >= titleTokens }
    return (
      try ranges(of: titleSpans, in: title, firstPosition: 0),
      try ranges(of: bodySpans, in: body, firstPosition: titleTokens)
    )
  }

  private mutating func ranges(
    of spans: [MatchSpan], in text: [UInt8], firstPosition: UInt32
  ) throws -> [Range<Int>] {
    guard !spans.isEmpty else { return [] }
    tokens.removeAll()
    _ = try analyzer.append(text.span, to: &tokens, firstPosition: firstPosition)
    return spans.compactMap { span in
      guard let first = token(at: span.lower), let last = token(at: span.upper - 1) else {
        return nil
      }
      return Int(tokens.tokens[first].start)..<Int(tokens.tokens[last].end)
    }
  }

  private func token(at position: UInt32) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) >> 1
      if tokens.tokens[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens.tokens[low].position == position ? low : nil
  }

  /// All of a short text, such as a title, with its matches; none if there are no matches.
  package func whole(
    _ text: [UInt8], field: Snippet.Field, around ranges: [Range<Int>]
  ) -> [Snippet] {
    ranges.isEmpty
      ? [] : [Snippet(field: field, text: text, start: 0, endsText: true, spans: ranges)]
  }

  /// Up to `limit` snippets that show as many of `ranges` as they can, in text order.
  package func cut(
    _ text: [UInt8], field: Snippet.Field, around ranges: [Range<Int>], limit: Int
  ) throws(TextError) -> [Snippet] {
    var groups: [[Range<Int>]] = []
    var groupEnd = 0
    for range in ranges {
      // Matches may overlap; those that do are always shown together.
      if let first = groups.last?.first,
        range.lowerBound < groupEnd
          || range.upperBound - first.lowerBound <= Self.targetBytes - Self.leadBytes
      {
        groups[groups.count - 1].append(range)
      } else {
        groups.append([range])
        groupEnd = 0
      }
      groupEnd = max(groupEnd, range.upperBound)
    }
    let best = groups.indices.sorted {
      groups[$0].count != groups[$1].count ? groups[$0].count > groups[$1].count : $0 < $1
    }.prefix(limit).sorted()
    let chosen = best.map { groups[$0] }
    var floor = 0
    let starts = try chosen.map { group throws(TextError) in
      let start = try edges.before(
        group[0].lowerBound, in: text, lead: Self.leadBytes, notBefore: floor)
      floor = group.map(\.upperBound).max() ?? start
      return start
    }
    return chosen.indices.map { index in
      let end = index + 1 < chosen.count ? starts[index + 1] : text.count
      return snippet(
        text, field: field, around: chosen[index], within: starts[index]..<end)
    }
  }

  /// The first words of a text, for hits without a match in it.
  package func opening(_ text: [UInt8], field: Snippet.Field) throws(TextError) -> Snippet {
    let start = try edges.before(0, in: text, lead: 0, notBefore: 0)
    return snippet(text, field: field, around: [], within: start..<text.count)
  }

  /// The snippet that begins where `bounds` does and ends before they end.
  private func snippet(
    _ text: [UInt8], field: Snippet.Field, around ranges: [Range<Int>], within bounds: Range<Int>
  ) -> Snippet {
    let start = bounds.lowerBound
    let last = ranges.map(\.upperBound).max() ?? start
    let room = min(Self.targetBytes - (last - start), bounds.upperBound - last)
    let end = edges.after(last, in: text, room: room)
    return Snippet(
      field: field, text: Array(text[start..<end]), start: start,
      endsText: text[end...].allSatisfy { $0 <= UInt8(ascii: " ") }, spans: ranges)
  }
}
