import Text

/// Places where a text may be cut: sentence and paragraph starts, else the white space between words.
struct SnippetEdges {
  private let sentences: Sentences

  init() throws(TextError) { sentences = try Sentences() }

  /// Where a snippet begins that shows `place`: the start of its sentence if that is at most `lead` bytes
  /// before, else a word's; never before `floor`.
  func before(
    _ place: Int, in text: [UInt8], lead: Int, notBefore floor: Int
  ) throws(TextError) -> Int {
    let lowest = characterStart(in: text, at: max(floor, place - lead), notBefore: floor)
    if let start = try sentenceStart(in: text, from: lowest, to: place) { return start }
    var index = lowest
    if lowest > 0, !isSpace(text[lowest - 1]) {
      while index < place, !isSpace(text[index]) { index += 1 }
    }
    while index < place, isSpace(text[index]) { index += 1 }
    return index
  }

  /// Where a snippet ends that shows everything up to `place` and at most `room` bytes more: a word's end.
  func after(_ place: Int, in text: [UInt8], room: Int) -> Int {
    let highest = min(text.count, place + max(0, room))
    var index = highest
    if highest < text.count {
      while index > place, !isSpace(text[index]) { index -= 1 }
      if index == place { index = characterStart(in: text, at: highest, notBefore: place) }
    }
    while index > place, isSpace(text[index - 1]) { index -= 1 }
    return index
  }

  /// The last sentence start in `lowest ... place`, nil if there is none.
  private func sentenceStart(
    in text: [UInt8], from lowest: Int, to place: Int
  ) throws(TextError) -> Int? {
    let upper = min(text.count, place + Self.lookahead)
    var window = Array(text[lowest..<upper])
    joinLines(&window)
    let isAtStart = lowest == 0 || text[lowest - 1] == Self.newline
    let starts = try sentences.starts(in: window.span)
    let last = starts.last { lowest + $0 <= place && ($0 > 0 || isAtStart) }
    guard let last else { return nil }
    var start = lowest + last
    while start < place, isSpace(text[start]) { start += 1 }
    return start
  }

  /// Makes single line ends spaces: wrapped lines are no sentences; blank lines stay.
  private func joinLines(_ window: inout [UInt8]) {
    for index in window.indices where window[index] == Self.newline {
      let before = index > 0 ? window[index - 1] : Self.newline
      let after = index + 1 < window.count ? window[index + 1] : Self.newline
      let endsSentence = [0x2E, 0x21, 0x3F, 0x22, 0x3A].contains(before) || before >= 0x80
      if before != Self.newline, after != Self.newline, !endsSentence { window[index] = 0x20 }
    }
  }

  private func characterStart(in text: [UInt8], at index: Int, notBefore: Int) -> Int {
    var start = index
    while start > notBefore, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static let newline: UInt8 = 0x0A
  /// Bytes beyond a place that decide whether a sentence begins there.
  private static let lookahead = 64
}
