import Calendar
import Querying
import Testing
import Text

/// Mistakes about dates, with the place that the carets show.
struct DateErrorTests {
  /// A query, the line of carets under it, and the beginning of the message.
  static let mistakes: [(String, String, String)] = [
    ("date:2008-02-30", "     ^^^^^^^^^^", "There is no such day: February 2008 has 29."),
    ("date:2009-02-29", "     ^^^^^^^^^^", "There is no such day: February 2009 has 28."),
    ("date:2014..2013", "     ^^^^^^^^^^", "The range ends before it begins."),
    ("date:yesteryear", "     ^^^^^^^^^^", "yesteryear is no date that is understood."),
    ("x published:2013-13", "            ^^^^^^^", "There is no month 13."),
    ("published:2013-00", "          ^^^^^^^", "There is no month 0."),
    ("published:2013-01-00", "          ^^^^^^^^^^", "There is no such day: January 2013 has 31."),
    ("published:20130132", "          ^^^^^^^^", "There is no such day"),
    ("published:0000", "          ^^^^", "Years go from 0001 to 9999."),
    ("published:2013-Q5", "          ^^^^^^^", "A year has quarters 1 to 4."),
    ("published:2013-W53", "          ^^^^^^^^", "2013 has weeks 1 to 52."),
    ("published:2013-W05-8", "          ^^^^^^^^^^", "A week has days 1 (Monday) to 7."),
    ("published:--13", "          ^^^^", "There is no month 13."),
    ("published:--02-30", "          ^^^^^^^", "There is no such day: February has 29."),
    ("published:--", "          ^^", "After -- stand a month"),
    ("published:--1-2-3", "          ^^^^^^^", "After -- stand a month"),
    ("published:03/04/2013", "          ^^^^^^^^^^", "03/04/2013 is 3 April 2013 or 4 March 2013."),
    ("published:31/02/2013", "          ^^^^^^^^^^", "There is no such day: February 2013 has 28."),
    ("published:13/13/2013", "          ^^^^^^^^^^", "There is no month 13."),
    ("published:2013..2008-02-30", "                ^^^^^^^^^^", "There is no such day"),
    ("published:x..2013", "          ^", "x is no date"),
    ("published:..", "          ^^", "Both ends of the range are missing."),
    ("published:\"\"", "          ^^", "The date is missing."),
    ("published:\"2014 to 2013\"", "           ^^^^^^^^^^^^", "The range ends before it begins."),
    ("published:[2013 2014]", "          ^^^^^^^^^^^", "Between [ and ] stand two dates"),
    ("published:[2013 TO 2014", "          ^", "This [ is not closed."),
    ("published:[* TO *]", "          ^^^^^^^^", "Both ends of the range are missing."),
    ("published:\"3 March", "          ^", "This quote is not closed."),
    ("published:(2013", "          ^", "This parenthesis is not closed"),
    ("published:-2013", "          ^", "- stands after the field."),
    ("published:>2013", "          ^", "Dates are not compared with >."),
    ("published:>=2013", "          ^^", "Dates are not compared with >=."),
    ("published:<2013", "          ^", "Dates are not compared with <."),
    ("date:=2013", "     ^", "Dates are not compared with =."),
    ("date:\">2013\"", "      ^", "Dates are not compared with >."),
    ("<date:<2013>", "      ^", "Dates are not compared with <."),
    ("since:>2013", "      ^", "Dates are not compared with >."),
    ("date:2013...2014", "         ^^^", "Between the ends of a range stand two dots."),
    ("date:2013?", "     ^^^^^", "2013? is no date"),
    ("date:\"in\"", "     ^^^^", "in is no date"),
    ("date:\"last 0 days\"", "     ^^^^^^^^^^^^^", "last 0 days is no date"),
    ("date:\"29 soon\"", "     ^^^^^^^^^", "29 soon is no date"),
    ("<dat:2013>", "^^^^^^^^^^", "There is no annotation <dat:…>."),
    ("\"on <Date:2013> in\"", "    ^^^^^^^^^^^", "There is no annotation <Date:…>."),
    ("published:1995s", "          ^^^^^", "1995s is no date"),
    ("published:13", "          ^^", "13 is no date"),
    ("published:none..2013", "          ^^^^", "none is no date"),
    ("date:none", "     ^^^^", "date: takes no none."),
    ("date-in:doubtful", "        ^^^^^^^^", "date-in: takes no doubtful."),
    ("since:2013..2014", "      ^^^^^^^^^^", "since: takes one date."),
    ("until:none", "      ^^^^", "until: takes one date."),
    ("until:--08", "      ^^^^", "until: takes one date."),
    ("date:(2013 title:x)", "           ^^^^^^", "A field stands inside the group of another"),
    ("title:(date:2013)", "      ^^^^^^^^^^^", "A field stands inside the group of another"),
    ("a NEAR/5 date:2013", "         ^^^^^^^^^", "NEAR and ADJ join words"),
    ("\"x <date:13>\"", "         ^^", "13 is no date"),
    ("\"x <date:>\"", "         ^", "The date is missing."),
    ("<dates>", "^^^^^^^", "There is no annotation <dates>."),
    ("-published:2013", "^^^^^^^^^^^^^^^", "This only says what should not be found"),
  ]

  @Test(arguments: mistakes)
  func carets(query: String, carets: String, message: String) throws {
    let error = #expect(throws: QueryError.self) { try DateFormTests.parse(query) }
    let lines = try #require(error).description.split(
      separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count >= 3)
    #expect(lines[0].hasPrefix(message), "\(query): \(lines[0])")
    #expect(lines[1] == "  " + query)
    #expect(lines[2] == "  " + carets, "\(query): \(lines[2])")
  }

  @Test(
    arguments: [
      ("date:2014..2013", "Did you mean date:2013..2014?"),
      ("date:03/04/2013", "Write 2013-04-03 for the one, or 2013-03-04 for the other."),
      ("date:none", "Articles that speak of no date are * -date:*"),
      ("published:soonish", "Write published:2013, published:2013-01-15"),
      ("since:soonish", "Write since:2013, since:2013-01"),
      (
        "published:>2013", "Write published:2013.. or since:2013 for 2013 and later."
      ),
      (
        "published:<=\"3 March 2014\"",
        "Write published:..\"3 March 2014\" or until:\"3 March 2014\" for"
      ),
      ("published:=2013", "Write published:2013."),
      ("date:>2013", "Write date:2013.. for 2013 and later."),
      ("until:<2013", "Write until:2013."),
      ("date:2013...2014", "Write date:2013..2014."),
      ("<dat:2013>", "Did you mean <date:2013>?"),
      ("<plce:Mali>", "Did you mean <place:Mali>?"),
      ("a NEAR/5 date:2013", "Write <date:2013> for a mention"),
    ])
  func advice(query: String, advice: String) throws {
    let error = #expect(throws: QueryError.self) { try DateFormTests.parse(query) }
    #expect(try #require(error).advice.hasPrefix(advice), "\(error?.advice ?? "")")
  }

  @Test(
    "text with an angle bracket stays text",
    arguments: ["a <dat:2013", "<dat: \"x\" >", "<http://x.org>"])
  func noAnnotation(query: String) throws { _ = try DateFormTests.parse(query) }

  @Test("mistakes in flags name the flag")
  func flags() throws {
    let dates = DateContext(today: DateFormTests.today)
    func error(_ body: () throws -> Void) throws -> QueryError {
      try #require(#expect(throws: QueryError.self) { try body() })
    }
    for value in ["foo", "none", "2013..2014", ">2013", ""] {
      for (flag, other) in [("--since", "--until"), ("--until", "--since")] {
        let error = try error {
          _ = try QueryParser().parsePublication(
            since: flag == "--since" ? value : nil, until: flag == "--until" ? value : nil,
            dates: dates)
        }
        #expect(error.advice.hasPrefix("Write \(flag) 2013"), "\(value): \(error)")
        let text = error.description
        #expect(!text.contains(" since:") && !text.contains(" until:") && !text.contains(other))
      }
    }
    for value in ["foo", "none", "*", "--08", "2014..2013", "2013...2014"] {
      let error = try error {
        _ = try QueryParser().parseRange(value, flag: "--between", dates: dates)
      }
      #expect(error.description.contains("--between 2013"), "\(value): \(error)")
      #expect(!error.description.contains("date-in"))
    }
    for value in ["foo", "yesterday", "none"] {
      let error = try error { _ = try QueryParser().parseDay(value) }
      #expect(error.advice.contains("2013-01-15"))
      #expect(!error.description.contains("since"))
    }
  }

  @Test("where no day is given, nothing depends on it")
  func noToday() throws {
    let error = #expect(throws: QueryError.self) {
      try DateFormTests.parse("published:yesterday", today: nil)
    }
    #expect(error?.message.contains("none is given") == true)
    #expect(error?.advice.contains("--now") == true)
  }

  @Test("an index without dates says how to get them", arguments: ["date:2013", "x <date>"])
  func noDates(query: String) throws {
    let dates = DateContext(today: DateFormTests.today, isIndexed: false)
    let error = #expect(throws: QueryError.self) {
      try QueryParser().parse(query, analyzer: QueryFormTests.analyzer(), dates: dates)
    }
    #expect(error?.advice.contains("--no-dates") == true)
    _ = try QueryParser().parse(
      "published:2013", analyzer: QueryFormTests.analyzer(), dates: dates)
  }
}
