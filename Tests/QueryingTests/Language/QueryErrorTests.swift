import Querying
import TestSupport
import Testing
import Text

/// Every mistake, with the place that its carets show.
struct QueryErrorTests {
  /// A query, the line of carets under it, and the beginning of the message.
  static let mistakes: [(String, String, String)] = [
    ("... & \"!!\"", "^^^^^^^^^^", "There is no word in the query"),
    ("peace \"mission", "      ^", "This quote is not closed"),
    ("peace mission\"", "             ^", "This quote is not closed"),
    ("“peace mission\"", "^", "This quote is not closed"),
    ("a «b", "  ^", "This quote is not closed"),
    ("(", "^", "This parenthesis is not closed"),
    ("a ((", "   ^", "This parenthesis is not closed"),
    ("a -(", "   ^", "This parenthesis is not closed"),
    ("(a OR b", "^", "This parenthesis is not closed"),
    ("a (b (c d)", "  ^", "This parenthesis is not closed"),
    ("a) b", " ^", "Nothing opens this parenthesis"),
    (") b", "^", "Nothing opens this parenthesis"),
    ("a () b", "  ^^", "Nothing stands between these parentheses"),
    ("AND a", "^^^", "AND has nothing before it"),
    ("OR a", "^^", "OR has nothing before it"),
    ("a AND", "  ^^^", "AND has nothing after it"),
    ("a OR", "  ^^", "OR has nothing after it"),
    ("a AND OR b", "  ^^^", "AND has nothing after it"),
    ("(a OR) b", "   ^^", "OR has nothing after it"),
    ("(AND a)", " ^^^", "AND has nothing before it"),
    ("a NOT", "  ^^^", "NOT has nothing after it"),
    ("NOT OR a", "^^^", "NOT has nothing after it"),
    ("NEAR/5 b", "^^^^^^", "NEAR has nothing before it"),
    ("a ADJ/5", "  ^^^^^", "ADJ has nothing after it"),
    ("a NEAR b", "  ^^^^", "NEAR needs a number of words"),
    ("a ADJ", "  ^^^", "ADJ needs a number of words"),
    ("a NEAR/ b", "  ^^^^^", "NEAR needs a number of words"),
    ("a NEAR/5x b", "  ^^^^^^", "NEAR needs a number of words"),
    ("a NEAR/x b", "  ^^^^^", "NEAR needs a number of words"),
    ("a NEAR/0 b", "       ^", "The number after NEAR/ goes from 1 to"),
    ("a NEAR/10001 b", "       ^^^^^", "The number after NEAR/ goes from 1 to"),
    ("a ADJ/99999999999999999999 b", "      ^^^^^^^^^^^^^^^^^^^^", "The number after ADJ/"),
    ("a NEAR/5 b NEAR/5 c", "           ^^^^^^", "NEAR and ADJ join two operands"),
    ("a NEAR/5 -b", "         ^", "NEAR and ADJ join words"),
    ("a NEAR/5 NOT b", "         ^^^", "NEAR and ADJ join words"),
    ("(a b) NEAR/5 c", "^^^^^", "NEAR and ADJ join words"),
    ("a NEAR/5 (b AND c)", "         ^^^^^^^^^", "NEAR and ADJ join words"),
    ("a NEAR/5 (b -c)", "         ^^^^^^", "NEAR and ADJ join words"),
    ("a NEAR/5 (b NEAR/2 c)", "         ^^^^^^^^^^^^", "NEAR and ADJ join words"),
    ("title:a NEAR/5 b", "^^^^^^^", "NEAR and ADJ join words"),
    ("a NEAR/5 title:b", "         ^^^^^^^", "NEAR and ADJ join words"),
    ("a NEAR/5 \"b c\"~2", "         ^^^^^^^", "NEAR and ADJ join words"),
    ("a NEAR/5 *", "         ^", "NEAR and ADJ join words"),
    ("a NEAR/5 &", "         ^", "There is no word here"),
    ("a NEAR/5 (& OR ...)", "         ^^^^^^^^^^", "There is no word here"),
    ("-a", "^^", "This only says what should not be found"),
    ("NOT a", "^^^^^", "This only says what should not be found"),
    ("-a -b", "^^", "This only says what should not be found"),
    ("& -a", "  ^^", "This only says what should not be found"),
    ("(-a)", "^^^^", "This only says what should not be found"),
    ("a OR -b", "     ^^", "This only says what should not be found"),
    ("a OR NOT b", "     ^^^^^", "This only says what should not be found"),
    ("a (b OR -c)", "        ^^", "This only says what should not be found"),
    ("-*", "^^", "This only says what should not be found"),
    ("plaza:Mali", "^^^^^^", "There is no field plaza:"),
    ("a -when:2013", "   ^^^^^", "There is no field when:"),
    ("text:mali", "^^^^^", "There is no field text:"),
    ("title:(a source:b)", "         ^^^^^^^^", "A field stands inside"),
    ("title:-x", "      ^", "- stands after the field"),
    ("title:+x", "      ^", "+ stands after the field"),
    ("mali~3", "    ^^", "The edit distance after ~ is 1 or 2"),
    ("mali~0", "    ^^", "The edit distance after ~ is 1 or 2"),
    ("mali~", "    ^", "The edit distance after ~ is 1 or 2"),
    ("mali~99999999999999999999", "    ^^^^^^^^^^^^^^^^^^^^^", "The edit distance after ~"),
    ("ma*i~1", "^^^^^^", "A word has wildcards or ~, not both"),
    ("\"a b\"~", "     ^", "~ after a phrase needs a number"),
    ("\"a b\"~x", "     ^", "~ after a phrase needs a number"),
    ("\"a b\"~3x", "     ^^", "~ after a phrase needs a number"),
    ("\"a b\"~10001", "      ^^^^^", "The number after ~ goes up to"),
  ]

  @Test(arguments: mistakes)
  func showsThePlace(query: String, carets: String, message: String) throws {
    let error = #expect(throws: QueryError.self, "\(query)") {
      try QueryParser().parse(query, analyzer: QueryFormTests.analyzer())
    }
    let lines = try #require(error).description.split(
      separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count >= 3)
    #expect(lines[0].hasPrefix(message), "\(query): \(lines[0])")
    #expect(lines[1] == "  " + query)
    #expect(lines[2] == "  " + carets, "\(query): \(lines[0])")
  }

  @Test(arguments: ["", "   ", "\t\n"])
  func blankQueriesAreNotShown(query: String) throws {
    let error = #expect(throws: QueryError.self) {
      try QueryParser().parse(query, analyzer: QueryFormTests.analyzer())
    }
    #expect(error?.description == "There is nothing to search for.")
  }

  @Test
  func unknownFieldShowsTheQuotedForm() throws {
    #expect(try advice("plaza:Mali x").hasSuffix("quote it: \"plaza:Mali\""))
    #expect(try advice("plaza:\"northern Mali\"").hasSuffix("quote it: \"plaza:northern Mali\""))
    #expect(try advice("foo:(bar)").hasSuffix("quote it: \"foo:bar\""))
  }

  private func advice(_ query: String) throws -> String {
    let error = #expect(throws: QueryError.self) {
      try QueryParser().parse(query, analyzer: QueryFormTests.analyzer())
    }
    return try #require(error).advice
  }

  @Test
  func wholeMessage() throws {
    let error = #expect(throws: QueryError.self) {
      try QueryParser().parse(
        "Mali 日本 e\u{301}té plaza:\tx plaza:Kidal", analyzer: QueryFormTests.analyzer())
    }
    #expect(
      error?.description == """
        There is no field plaza: here.
          Mali 日本 e\u{301}té plaza: x plaza:Kidal
                                 ^^^^^^
        Fields are title:, source:, place:, about:, bbox:, published:, date: and date-in:. To search for the text, quote it: "plaza:Kidal"
        """)
  }

  @Test
  func longQueriesAreCutAroundThePlace() throws {
    let words = Array(repeating: "word", count: 100).joined(separator: " ")
    let error = #expect(throws: QueryError.self) {
      try QueryParser().parse("\(words) foo:x \(words)", analyzer: QueryFormTests.analyzer())
    }
    let lines = try #require(error).description.split(separator: "\n")
    #expect(lines[1].hasPrefix("  …") && lines[1].hasSuffix("…"))
    #expect(lines[1].count < 120)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(lines[1].dropFirst(column).hasPrefix("foo:x"))
  }

  @Test
  func invalidUTF8() throws {
    for bytes: [UInt8] in [
      [0x61, 0x20, 0xFF], [0x61, 0x20, 0xC3], [0x61, 0x20, 0xED, 0xA0, 0x80],
    ] {
      let error = #expect(throws: QueryError.self) {
        try QueryParser().parse(bytes, analyzer: QueryFormTests.analyzer())
      }
      #expect(error?.message == "Byte 3 of the query is not UTF-8.")
      #expect(error?.description.split(separator: "\n").dropFirst(2).first == "    ^")
    }
  }

  @Test
  func limits() throws {
    let parser = QueryParser()
    func fails(_ query: String, _ message: String) throws {
      let error = #expect(throws: QueryError.self) {
        try parser.parse(query, analyzer: QueryFormTests.analyzer())
      }
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    _ = try parser.parse(
      repeated("(", 64) + "a" + repeated(")", 64), analyzer: QueryFormTests.analyzer())
    try fails(repeated("(", 65) + "a" + repeated(")", 65), "More than 64 parentheses")
    _ = try parser.parse(repeated("a ", 1_024), analyzer: QueryFormTests.analyzer())
    try fails(repeated("a ", 1_025), "more than 1024 words and phrases")
    _ = try parser.parse("\"" + repeated("a ", 1_024) + "\"", analyzer: QueryFormTests.analyzer())
    try fails("\"" + repeated("a ", 1_025) + "\"", "has 1025 words")
    _ = try parser.parse("a" + repeated(" ", 65_535), analyzer: QueryFormTests.analyzer())
    try fails("a" + repeated(" ", 65_536), "has 65537 bytes")
  }

  /// Queries at the limit of bytes whose every character could start something.
  @Test(
    arguments: [
      "(", ")", "a(", "a(b ", "f(x)", "\"", "?", "T?", "*", "a*", "-", "+", "-a ", "NOT ", "~",
      "a~", "~1",
      "\\", "title:", "AND ", "a AND ", "NEAR/", "a NEAR/5 ", "\u{301}", "«", "ABCDEF", "[", "a\"",
      "<", "<place>", "<place:", "place:(", "place:x", "bbox:",
      "日",
    ])
  func longQueriesEnd(piece: String) throws {
    let query = String(repeating: piece, count: QueryLimits.bytes / piece.utf8.count)
    for candidate in [query, "a " + query.dropLast(2), "\"" + query.dropLast(4) + "\""] {
      let parsed = try? QueryParser().parse(candidate, analyzer: QueryFormTests.analyzer())
      if let parsed { #expect(!parsed.query.description.isEmpty) }
    }
  }
}
