import Text

/// Cuts snippets from the stored text around positions that matched.
///
/// Positions become bytes by tokenizing the stored text again, with the analyzer that indexed it; the
/// text itself is never searched.
package struct SnippetCutter {
  /// About how long a snippet may be, bytes.
  package static let targetBytes = 240
  /// Most bytes shown before the first match.
  static let leadBytes = 80

  private let analyzer: Analyzer
  private var tokens = TokenBuffer()

  package init(_ analyzer: Analyzer) { self.analyzer = analyzer }

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

  /// Up to `limit` snippets that show as many of `ranges` as they can, in text order.
  package func cut(
    _ text: [UInt8], field: Snippet.Field, around ranges: [Range<Int>], limit: Int
  ) -> [Snippet] {
    var groups: [[Range<Int>]] = []
    for range in ranges {
      if let group = groups.last, let first = group.first,
        range.upperBound - first.lowerBound <= Self.targetBytes - Self.leadBytes
      {
        groups[groups.count - 1].append(range)
      } else {
        groups.append([range])
      }
    }
    let best = groups.indices.sorted {
      groups[$0].count != groups[$1].count ? groups[$0].count > groups[$1].count : $0 < $1
    }.prefix(limit).sorted()
    var snippets: [Snippet] = []
    for (rank, group) in best.enumerated() {
      let floor = snippets.last.map { $0.start + $0.text.count } ?? 0
      let next = rank + 1 < best.count ? groups[best[rank + 1]].first?.lowerBound : nil
      snippets.append(
        snippet(
          text, field: field, around: groups[group], within: floor..<(next ?? text.count)))
    }
    return snippets
  }

  /// The first words of a text, for hits without a match in it.
  package func opening(_ text: [UInt8], field: Snippet.Field) -> Snippet {
    snippet(text, field: field, around: [], within: 0..<text.count)
  }

  private func snippet(
    _ text: [UInt8], field: Snippet.Field, around ranges: [Range<Int>],
    within bounds: Range<Int>
  ) -> Snippet {
    let first = ranges.first?.lowerBound ?? 0
    let last = ranges.map(\.upperBound).max() ?? 0
    let start = Edge.before(first, in: text, atMost: Self.leadBytes, notBefore: bounds.lowerBound)
    let room = min(max(0, Self.targetBytes - (last - start)), bounds.upperBound - last)
    let end = Edge.after(last, in: text, atMost: room)
    return Snippet(
      field: field, text: Array(text[start..<end]), start: start, spans: ranges)
  }
}

/// Places where a text may be cut: paragraph and sentence starts, else the white space between words.
private enum Edge {
  static func before(
    _ place: Int, in text: [UInt8], atMost: Int, notBefore floor: Int
  ) -> Int {
    let lowest = max(floor, place - atMost)
    var word = place
    var index = place
    while index > lowest {
      let previous = text[index - 1]
      if isSpace(previous), index < text.count, !isSpace(text[index]) {
        word = index
        let beforeSpace = index >= 2 ? text[index - 2] : 0x0A
        if previous == 0x0A || [0x2E, 0x21, 0x3F].contains(beforeSpace) { return index }
      }
      index -= 1
    }
    if lowest == 0 || lowest == floor { return firstWord(in: text, from: lowest, to: place) }
    return word
  }

  static func after(_ place: Int, in text: [UInt8], atMost: Int) -> Int {
    let highest = min(text.count, place + atMost)
    if highest == text.count { return trimmed(text, from: place, to: highest) }
    var index = highest
    while index > place, !isSpace(text[index]) { index -= 1 }
    if index == place { index = characterStart(in: text, at: highest, notBefore: place) }
    return trimmed(text, from: place, to: index)
  }

  private static func firstWord(in text: [UInt8], from start: Int, to place: Int) -> Int {
    var index = characterStart(in: text, at: start, notBefore: 0)
    while index < place, isSpace(text[index]) { index += 1 }
    return index
  }

  private static func trimmed(_ text: [UInt8], from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return end
  }

  private static func characterStart(in text: [UInt8], at index: Int, notBefore: Int) -> Int {
    var start = index
    while start > notBefore, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
