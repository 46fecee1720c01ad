import Testing
import Text

/// Texts on which careless code would take too long, too much memory or a wrong turn.
@Suite struct LargeTextTests {
  private func capitals(before: String, after: String) -> [UInt8] {
    Array((before + String(repeating: "US ", count: 100_000) + after).utf8)
  }

  @Test func longLinesOfCapitalsTakeLinearTime() throws {
    let analyzer = try Analyzer(Analysis())
    for (text, term) in [
      (capitals(before: "", after: "X"), "us"), (capitals(before: "", after: "x"), "us."),
      (capitals(before: "x ", after: ""), "us."), (capitals(before: "", after: "é"), "us."),
    ] {
      let tokens = try analyzer.tokens(of: text).filter {
        $0.end - $0.start == 2 && text[$0.start] == 0x55
      }
      #expect(tokens.count == 100_000)
      #expect(tokens.allSatisfy { $0.term == term })
    }
  }

  @Test(arguments: RandomTokensTests.analyses) func aWordOfMebibytesIsOneToken(
    _ analysis: Analysis
  ) throws {
    for segmentation in [Segmentation.tables, .icu] {
      let analyzer = try Analyzer(analysis, segmentation: segmentation)
      let tokens = try analyzer.tokens(of: Array(repeating: 0x41, count: 1_000_000) + [0x20, 0x42])
      #expect(tokens.map(\.start) == [0, 1_000_001])
      #expect(tokens.map(\.term.utf8.count) == [1024, 1])
    }
  }

  @Test func textWithoutAnyCutIsCutBetweenCharacters() throws {
    let text = Array(String(repeating: "สวัสดีชาวโลก", count: 100_000).utf8)
    let analyzer = try Analyzer(Analysis(profile: .plain))
    let tokens = try analyzer.tokens(of: text)
    #expect(tokens.count >= 300_000)
    #expect(Set(tokens.map(\.term)).isSuperset(of: ["สวัสดี", "ชาว", "โลก"]))
    #expect(tokens.allSatisfy { text[$0.start] == 0xE0 && ($0.end - $0.start) % 3 == 0 })
    #expect(try Sentences().starts(in: text.span).allSatisfy { text[$0] == 0xE0 })
  }

  @Test func sentencesOfLongTextsAreThoseOfTheirLines() throws {
    let line = "One two. Three four! Été.\n"
    let text = Array(String(repeating: line, count: 8_000).utf8)
    let starts = try Sentences().starts(in: text.span)
    #expect(starts == (0..<8_000).flatMap { row in [0, 9, 21].map { row * line.utf8.count + $0 } })
  }
}
