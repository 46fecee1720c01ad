import Testing

@testable import Text

/// The loop in C against the sentences that describe it.
@Suite struct NotableTokensTests {
  private func expected(_ tokens: [TokenBuffer.Token], _ text: [UInt8]) -> [UInt32] {
    tokens.indices.filter { index in
      guard index > 0 else { return true }
      let (before, start) = (Int(tokens[index - 1].end), Int(tokens[index].start))
      let isBehindSpace = start == before + 1 && text[before] == 0x20
      return !isBehindSpace || !(0x61...0x7A).contains(text[start])
    }.map(UInt32.init)
  }

  private func tokens(of text: [UInt8], _ analyzer: Analyzer) throws -> [TokenBuffer.Token] {
    var tokens = TokenBuffer()
    _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
    return tokens.tokens
  }

  @Test("tokens are notable unless they are small words behind one space")
  func table() throws {
    let text = Array("in the North, and  far é (west of Gao".utf8)
    let tokens = try tokens(of: text, try Analyzer(Analysis()))
    var notable = NotableTokens()
    let count = notable.find(in: tokens.span, of: text.span, lines: 0)
    // in, North, and (behind a comma and a space), far (two spaces), é, west (bracket), Gao
    #expect(notable.looks[0..<count].map(\.index) == [0, 2, 3, 4, 5, 6, 8])
  }

  @Test("random texts, and memory that is used again")
  func random() throws {
    let analyzer = try Analyzer(Analysis())
    var notable = NotableTokens()
    try RandomTokensTests.onRandomTexts(91) { text in
      let tokens = try tokens(of: text, analyzer)
      let count = notable.find(in: tokens.span, of: text.span, lines: 0)
      return notable.looks[0..<count].map(\.index) == expected(tokens, text)
    }
  }

  @Test("tokens outside of the text are no reason to read there")
  func outside() {
    let tokens = (0..<4).map { TokenBuffer.Token(start: $0 * 100, end: $0 * 100 + 5, position: $0) }
    var notable = NotableTokens()
    for text in [[], [0x69], Array("in".utf8), Array(" a a a a a a".utf8)] {
      let count = notable.find(in: tokens.span, of: text.span, lines: 0)
      #expect(notable.looks[0..<count].map(\.index) == [0, 1, 2, 3])
      #expect(notable.looks[1..<count].allSatisfy { $0.unsettled == 3 })
    }
  }

  // MARK: Gaps and shapes

  /// What a settled shape says.
  private func shape(_ word: ArraySlice<UInt8>) -> UInt8? {
    guard let first = word.first, first < 0x80 else { return nil }
    if (0x61...0x7A).contains(first) { return 2 }
    if (0x30...0x39).contains(first) { return 1 }
    guard (0x41...0x5A).contains(first) else { return 0 }
    if word.count == 1 { return 4 }
    return word.dropFirst().contains { (0x61...0x7A).contains($0) } ? 3 : 5
  }

  @Test("what is settled is what was noted, and how the letters are")
  func settled() throws {
    let analyzer = try Analyzer(Analysis())
    var notable = NotableTokens()
    // A gap is noted as a hash of its bytes; odd ones end lines.
    func meaning(_ gap: ArraySlice<UInt8>) -> UInt16 {
      gap.reduce(UInt16(gap.count)) { $0 &* 31 &+ UInt16($1) }
    }
    var (settledGaps, settledShapes) = (0, 0)
    try RandomTokensTests.onRandomTexts(92) { text in
      let tokens = try tokens(of: text, analyzer)
      let count = notable.find(in: tokens.span, of: text.span, lines: 1)
      let looks = notable.looks[0..<count]
      for look in looks {
        let index = Int(look.index)
        let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
        let before = index > 0 ? Int(tokens[index - 1].end) : 0
        if look.unsettled & NotableTokens.Look.gapIsUnsettled == 0 {
          settledGaps += 1
          guard index > 0, before < start, look.gap == meaning(text[before..<start]),
            look.gap & 1 == 0
          else { return false }
        } else if before < start {
          notable.note(meaning(text[before..<start]), for: before..<start, of: text.span)
        }
        if look.unsettled & NotableTokens.Look.shapeIsUnsettled == 0 {
          settledShapes += 1
          guard look.shape == shape(text[start..<end]) else { return false }
        }
      }
      return true
    }
    #expect(settledGaps > 100)
    #expect(settledShapes > 100)
  }

  @Test("what has a full stop, no ASCII or many capitals is left to the caller")
  func unsettled() throws {
    let text = Array(
      "a U.S. AFP MINUSMAS MAURITANIA Émile MÉNAKA O'Hara McLean A 5th and some more".utf8)
    let tokens = try tokens(of: text, try Analyzer(Analysis()))
    var notable = NotableTokens()
    let count = notable.find(in: tokens.span, of: text.span, lines: 0)
    let shapes = notable.looks[1..<count].map { look in
      look.unsettled & NotableTokens.Look.shapeIsUnsettled == 0 ? Int(look.shape) : -1
    }
    #expect(shapes == [-1, 5, 5, -1, -1, -1, 3, 3, 4, 1])
  }
}
