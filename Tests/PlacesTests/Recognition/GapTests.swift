import TestSupport
import Testing

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

  @Test("the table of short gaps says what reading them says")
  func table() {
    var random = SeededGenerator(seed: TestSeed.current)
    let pieces = Self.gaps.map { Array($0.text.utf8) } + [[0xC3], [0x80], Array("a".utf8)]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...2, using: &random)
      let gap = (0..<count).flatMap { _ in
        random.chance(0.5)
          ? random.pick(pieces) : [UInt8.random(in: 0...255, using: &random)]
      }
      let text = Array("Mali".utf8) + gap + Array("Gao".utf8)
      let read = gap.isEmpty ? Gap.other : Gap(text.span, 4..<4 + gap.count)
      #expect(
        GapTable.shared.gap(text.span, from: 4, to: 4 + gap.count) == read, "\(gap)")
    }
    let text = Array("Mali".utf8)
    #expect(GapTable.shared.gap(text.span, from: 0, to: 0) == .boundary)
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
