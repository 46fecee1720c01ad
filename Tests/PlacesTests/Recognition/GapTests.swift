import TestSupport
import Testing
import Text

@testable import Places

@Suite struct GapTests {
  func gap(_ text: String) -> Gap { Gap(text.utf8.span, 0..<text.utf8.count) }

  private static let gaps: [(text: String, gap: Gap)] = [
    (" ", Gap()), ("\t", Gap()), ("\u{A0}", Gap()), ("-", .hyphen), ("\u{2010}", .hyphen),
    (" - ", .dash), (" -- ", .dash), ("\u{2014}", .dash), (" \u{2013} ", .dash),
    (", ", .comma), (". ", .period), (" . ", .stop), ("? ", .stop), ("; ", .stop), ("/", .slash),
    (" (", .opening), (") ", .closing), ("), ", [.closing, .comma]), (" \"", .quote),
    ("\u{201D} ", .quote), ("'s ", .possessive), ("\u{2019}s ", .possessive), ("' ", .possessive),
    ("'", .elision), ("\u{2019}", .elision), (" '", .quote), ("$", .currency),
    ("\n", .wrap), ("\r\n", .wrap), ("\r", .wrap), ("\n\n", [.wrap, .newline]),
    ("\r\n\r\n", [.wrap, .newline]), ("\n   ", [.wrap, .newline]), (" & ", .other),
  ]

  @Test("what stands between two tokens")
  func kinds() {
    for (text, expected) in Self.gaps {
      #expect(gap(text) == expected, "\(text.debugDescription)")
    }
  }

  @Test("words are marked as reading them one by one says, whatever was read before")
  func marks() {
    var random = SeededGenerator(seed: TestSeed.current)
    var words = ArticleWords()
    let noText: [UInt8] = []
    let pieces = Self.gaps.map(\.text)
    let forms = Self.shapes.map(\.word) + ["a", "RIO.AX", "U.N.", "MAURITANIA", "A320"]
    for _ in 0..<300 {
      var (text, tokens) = ([UInt8](), TokenBuffer())
      for position in 0..<UInt32.random(in: 1...40, using: &random) {
        let count = Int.random(in: 0...(random.chance(0.1) ? 4 : 1), using: &random)
        for _ in 0..<count { text += Array(random.pick(pieces).utf8) }
        let start = UInt32(text.count)
        text += Array(random.pick(forms).utf8)
        tokens.tokens.append(
          TokenBuffer.Token(start: start, end: UInt32(text.count), position: position))
        tokens.forms.append(0..<0)
      }
      words.removeAll()
      words.appendTitle(noText.span, TokenBuffer(), terms: [])
      words.appendBody(text.span, tokens, terms: [], headlineBytes: 0)
      expect(words, tokens.tokens, text)
    }
  }

  private func expect(
    _ words: borrowing ArticleWords, _ tokens: [TokenBuffer.Token], _ text: [UInt8]
  ) {
    let lines: Gap = [.wrap, .newline]
    var capitals: [UInt32] = []
    for (index, token) in tokens.enumerated() {
      let place = words.body.lowerBound + index
      let (start, end) = (Int(token.start), index > 0 ? Int(tokens[index - 1].end) : 0)
      var gap =
        start > end ? Gap(text.span, end..<start) : start == 0 ? Gap.boundary : Gap.other
      if index == 0 { gap.insert(.boundary) }
      // Whether a line is full decides what its end is.
      let found = words.gap(place)
      #expect(found.subtracting(lines) == gap.subtracting(lines), "\(text)")
      #expect(found.isDisjoint(with: lines) == gap.isDisjoint(with: lines), "\(text)")
      let shape = ArticleWord.Shape(text.span, start..<Int(token.end))
      #expect(words.shape(place) == shape, "\(text)")
      let word = String(decoding: text[start..<Int(token.end)], as: UTF8.self)
      #expect(words.traits(place).contains(.isDottedCode) == (word == "RIO.AX"))
      if shape.isCapital { capitals.append(UInt32(place)) }
    }
    #expect(words.capitals == capitals)
  }

  private static let shapes: [(word: String, shape: ArticleWord.Shape)] = [
    ("mali", ArticleWord.Shape.lower), ("Mali", .capitalized), ("MALI", .allCapitals),
    ("McLean", .capitalized), ("U.S.", .allCapitals), ("F", .initial), ("\u{C9}", .initial),
    ("\u{C9}vian", .capitalized), ("\u{E9}vian", .lower), ("\u{141}\u{F3}d\u{17A}", .capitalized),
    ("\u{142}\u{F3}d\u{17A}", .lower), ("2012", .number), ("\u{4E2D}", .other),
    ("\u{41C}\u{430}\u{43B}\u{438}", .capitalized), ("\u{43C}\u{430}\u{43B}\u{438}", .lower),
  ]

  @Test("how a word is written")
  func shapes() {
    for (word, expected) in Self.shapes {
      #expect(ArticleWord.Shape(word.utf8.span, 0..<word.utf8.count) == expected, "\(word)")
    }
  }
}
