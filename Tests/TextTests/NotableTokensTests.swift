import Testing

@testable import Text

/// The loop in C against the sentence that describes it.
@Suite struct NotableTokensTests {
  private func expected(_ tokens: [TokenBuffer.Token], _ text: [UInt8]) -> [UInt32] {
    tokens.indices.filter { index in
      guard index > 0 else { return true }
      let (before, start) = (Int(tokens[index - 1].end), Int(tokens[index].start))
      let isBehindSpace = start == before + 1 && text[before] == 0x20
      return !isBehindSpace || !(0x61...0x7A).contains(text[start])
    }.map(UInt32.init)
  }

  @Test("tokens are notable unless they are small words behind one space")
  func table() throws {
    let text = Array("in the North, and  far é (west of Gao".utf8)
    var tokens = TokenBuffer()
    _ = try Analyzer(Analysis()).append(text.span, to: &tokens, firstPosition: 0)
    var found: [UInt32] = []
    let count = NotableTokens.find(in: tokens.tokens.span, of: text.span, into: &found)
    // in, North, and (behind a comma and a space), far (two spaces), é, west (bracket), Gao
    #expect(Array(found[0..<count]) == [0, 2, 3, 4, 5, 6, 8])
  }

  @Test("random texts, and memory that is used again")
  func random() throws {
    let analyzer = try Analyzer(Analysis())
    var found: [UInt32] = []
    try RandomTokensTests.onRandomTexts(91) { text in
      var tokens = TokenBuffer()
      _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
      let count = NotableTokens.find(in: tokens.tokens.span, of: text.span, into: &found)
      return Array(found[0..<count]) == expected(tokens.tokens, text)
    }
  }

  @Test("tokens outside of the text are no reason to read there")
  func outside() {
    let tokens = (0..<4).map { TokenBuffer.Token(start: $0 * 100, end: $0 * 100 + 5, position: $0) }
    var found: [UInt32] = []
    for text in [[], Array("in".utf8)] {
      let count = NotableTokens.find(in: tokens.span, of: text.span, into: &found)
      #expect(Array(found[0..<count]) == [0, 1, 2, 3])
    }
  }
}
