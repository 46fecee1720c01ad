import Testing
import Text

#if canImport(Glibc)
  import Glibc
#endif

/// Properties of tokens on random texts.
///
/// `NEWSIDX_SEED` repeats a run, `NEWSIDX_CASES` makes it longer.
@Suite struct RandomTokensTests {
  static let analyses = [
    Analysis(profile: .plain), Analysis(profile: .news), Analysis(profile: .news, keepsMarks: true),
  ]

  static func number(_ name: String) -> UInt64? {
    guard let text = getenv(name) else { return nil }
    return UInt64(String(cString: text))
  }

  static let seed = number("NEWSIDX_SEED") ?? UInt64.random(in: 0..<1_000_000)
  static let cases = Int(number("NEWSIDX_CASES") ?? 3000)

  /// Runs `body` on random texts of three kinds, from plain prose to a jumble.
  static func onRandomTexts(_ salt: UInt64, _ body: ([UInt8]) throws -> Bool) rethrows {
    var random = RandomText(seed: seed &+ salt &* 1_000_003)
    for number in 0..<cases {
      let text = random.next(pieces: 4 + number % 40, rarity: [60, 8, 1][number % 3])
      guard try body(text) else {
        Issue.record(
          "seed \(seed): \(text) \(String(decoding: text, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test(arguments: analyses) func spansAscendAndSplitNoCharacter(_ analysis: Analysis) throws {
    let analyzer = try Analyzer(analysis)
    try Self.onRandomTexts(1) { text in
      var end = 0
      for (index, token) in try analyzer.tokens(of: text).enumerated() {
        guard token.position == index, !token.term.isEmpty, token.start >= end,
          token.end > token.start, token.end <= text.count
        else { return false }
        guard isWellFormed(text[token.start..<token.end]) else { return false }
        end = token.end
      }
      return true
    }
  }

  @Test(arguments: analyses) func bytesOfTokensHaveTheSameTerms(_ analysis: Analysis) throws {
    let analyzer = try Analyzer(analysis)
    try Self.onRandomTexts(2) { text in
      // Where a dictionary decides (letters of three bytes and more), the words around a word count too.
      if text.contains(where: { $0 >= 0xE0 && $0 != 0xE2 }) { return true }
      for token in try analyzer.tokens(of: text) {
        let again = try analyzer.analyzeQuery(Array(text[token.start..<token.end]))
        var terms = again.tokens.map { String(decoding: $0.term, as: UTF8.self) }
        // Capitals of a line without lower-case letters say nothing, of a query they do.
        if terms == [token.term + "."] { terms = [token.term] }
        guard terms == [token.term] else { return false }
      }
      return true
    }
  }

  @Test(arguments: analyses) func tablesReadQueriesLikeICU(_ analysis: Analysis) throws {
    let tables = try Analyzer(analysis)
    let icu = try Analyzer(analysis, segmentation: .icu)
    var several = 0
    try Self.onRandomTexts(7) { text in
      let query = try tables.analyzeQuery(text)
      if query.tokens.count > 1 { several += 1 }
      return try icu.analyzeQuery(text) == query
    }
    #expect(several > Self.cases / 4)
  }

  @Test(arguments: analyses) func tablesReadPlainQueriesLikeICU(_ analysis: Analysis) throws {
    let tables = try Analyzer(analysis)
    let icu = try Analyzer(analysis, segmentation: .icu)
    var random = RandomText(seed: Self.seed &+ 8_000_024)
    for _ in 0..<Self.cases {
      let text = random.nextPlain(pieces: 6)
      let query = try tables.analyzeQuery(text)
      guard try icu.analyzeQuery(text) == query else {
        Issue.record("seed \(Self.seed): “\(String(decoding: text, as: UTF8.self))”")
        return
      }
    }
  }

  @Test(arguments: analyses) func foldingTwiceIsFoldingOnce(_ analysis: Analysis) throws {
    let analyzer = try Analyzer(analysis)
    try Self.onRandomTexts(3) { text in
      let once = try analyzer.fold(text)
      return try analyzer.fold(once) == once
    }
  }

  @Test(arguments: analyses) func cutsChangeNothing(_ analysis: Analysis) throws {
    let whole = try Analyzer(analysis, segmentation: .icu, stretchBytes: 1 << 20)
    let small = try Analyzer(analysis, segmentation: .icu, stretchBytes: 1)
    try Self.onRandomTexts(4) { try whole.tokens(of: $0) == small.tokens(of: $0) }
  }

  @Test(arguments: analyses) func tablesAgreeWithICU(_ analysis: Analysis) throws {
    let fast = try Analyzer(analysis, segmentation: .tables)
    let slow = try Analyzer(analysis, segmentation: .icu)
    try Self.onRandomTexts(5) { try fast.tokens(of: $0) == slow.tokens(of: $0) }
  }

  private func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}
