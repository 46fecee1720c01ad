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
