import Calendar
import Querying
import TestSupport
import Testing
import Text

/// Dates in queries, as tables of queries and trees.
struct DateFormTests {
  /// A Wednesday.
  static let today = Day(year: 2013, month: 5, day: 15)

  static func parse(_ query: String, today: Day? = today) throws -> ParsedQuery {
    try QueryParser().parse(
      query, analyzer: QueryFormTests.analyzer(), dates: DateContext(today: today))
  }

  /// What stands behind the colon, and the days.
  static let values: [(String, String)] = [
    ("2013", "2013-01-01..2013-12-31"),
    ("0002", "0002-01-01..0002-12-31"),
    ("9998", "9998-01-01..9998-12-31"),
    ("9999", "9999-01-01.."),
    ("2013-02", "2013-02-01..2013-02-28"),
    ("2012-2", "2012-02-01..2012-02-29"),
    ("2013/02", "2013-02-01..2013-02-28"),
    ("2013-01-15", "2013-01-15"),
    ("2012-02-29", "2012-02-29"),
    ("2013-1-5", "2013-01-05"),
    ("2013/01/15", "2013-01-15"),
    ("2013.1.15", "2013-01-15"),
    ("20130115", "2013-01-15"),
    ("15.01.2013", "2013-01-15"),
    ("3.4.2013", "2013-04-03"),
    ("15/01/2013", "2013-01-15"),
    ("01/15/2013", "2013-01-15"),
    ("4/4/2013", "2013-04-04"),
    ("1990s", "1990-01-01..1999-12-31"),
    ("2000s", "2000-01-01..2009-12-31"),
    ("1900s", "1900-01-01..1999-12-31"),
    ("2013-Q1", "2013-01-01..2013-03-31"),
    ("2013-q4", "2013-10-01..2013-12-31"),
    ("2013-W05", "2013-01-28..2013-02-03"),
    ("2013-w5", "2013-01-28..2013-02-03"),
    ("2009-W53", "2009-12-28..2010-01-03"),
    ("2009-W53-7", "2010-01-03"),
    ("2013-01..2014-07", "2013-01-01..2014-07-31"),
    ("2013-01...2014-07", "2013-01-01..2014-07-31"),
    ("2013..2013-06", "2013-01-01..2013-06-30"),
    ("2013-06..2013", "2013-06-01..2013-12-31"),
    ("2013-01-15..2013-01-15", "2013-01-15"),
    ("..2013", "..2013-12-31"),
    ("2013-02..", "2013-02-01.."),
    ("2013-01/2014-07", "2013-01-01..2014-07-31"),
    ("2013/2014", "2013-01-01..2014-12-31"),
    ("20130115/20130120", "2013-01-15..2013-01-20"),
    ("[2013-01 TO 2014-07]", "2013-01-01..2014-07-31"),
    ("[2013 to 2014]", "2013-01-01..2014-12-31"),
    ("[* TO 2014]", "..2014-12-31"),
    ("[2013 TO *]", "2013-01-01.."),
    ("\"2013-01\"", "2013-01-01..2013-01-31"),
    ("\"January 2013\"", "2013-01-01..2013-01-31"),
    ("“January 2013”", "2013-01-01..2013-01-31"),
    ("«janvier 2013»", "2013-01-01..2013-01-31"),
    ("\"3 March 2014\"", "2014-03-03"),
    ("\"March 3, 2014\"", "2014-03-03"),
    ("\"27 janvier 2020\"", "2020-01-27"),
    ("\"January 2013 to July 2014\"", "2013-01-01..2014-07-31"),
    ("\"from January 2013 to July 2014\"", "2013-01-01..2014-07-31"),
    ("\"between 3 March 2014 and 5 May 2014\"", "2014-03-03..2014-05-05"),
    ("\"January to July 2014\"", "2014-01-01..2014-07-31"),
    ("\"janvier 2013 à juillet 2014\"", "2013-01-01..2014-07-31"),
    ("\"de janvier à juillet 2014\"", "2014-01-01..2014-07-31"),
    ("\"2013 – 2014\"", "2013-01-01..2014-12-31"),
    ("\"3 March 2014\"..\"5 May 2014\"", "2014-03-03..2014-05-05"),
    ("\"3 March 2014\"..2015", "2014-03-03..2015-12-31"),
    ("today", "2013-05-15"),
    ("Yesterday", "2013-05-14"),
    ("tomorrow", "2013-05-16"),
    ("\"today\"", "2013-05-15"),
    ("\"last week\"", "2013-05-06..2013-05-12"),
    ("last-week", "2013-05-06..2013-05-12"),
    ("last_month", "2013-04-01..2013-04-30"),
    ("\"next year\"", "2014-01-01..2014-12-31"),
    ("last-month..yesterday", "2013-04-01..2013-05-14"),
    ("yesterday..today", "2013-05-14..2013-05-15"),
    ("--08", "--08"),
    ("--8", "--08"),
    ("--08-15", "--08-15"),
    ("--02-29", "--02-29"),
    ("*", "*"),
  ]

  @Test(arguments: values)
  func days(value: String, days: String) throws {
    for field in ["published", "date", "date-in"] {
      #expect(try Self.parse("\(field):\(value)").query.compact == "\(field):\(days)")
      let tree = try Self.parse("mali -\(field):\(value)").query.compact
      #expect(tree == "and(mali, not(\(field):\(days)))")
    }
    if !value.contains("\""), !value.contains(">") {
      let expected = days == "*" ? "<date>" : "<date:\(days)>"
      let slot = try Self.parse("\"on <date:\(value)> in\"").query.compact
      #expect(slot == "[on \(expected) in]")
    }
  }

  @Test(
    arguments: [
      ("published:none", "published:none"),
      ("published:Doubtful", "published:doubtful"),
      ("published:(2013 OR none)", "or(published:2013-01-01..2013-12-31, published:none)"),
      (
        "date:(2013 -2013-05) x",
        "and(date:2013-01-01..2013-12-31, x, not(date:2013-05-01..2013-05-31))"
      ),
      ("date-in:((1990s))", "date-in:1990-01-01..1999-12-31"),
      ("date:(--08 OR --09-11)", "or(date:--08, date:--09-11)"),
      (
        "published:([2012 TO 2013] OR \"3 March 2014\")",
        "or(published:2012-01-01..2013-12-31, published:2014-03-03)"
      ),
      ("since:2013-02", "published:2013-02-01.."),
      ("until:2013-02", "published:..2013-02-28"),
      ("since:2013 until:2014", "and(published:2013-01-01.., published:..2014-12-31)"),
      ("+published:2013 a", "and(published:2013-01-01..2013-12-31, a)"),
      ("<date>", "date:*"),
      ("\"<date:2013>\"", "date:2013-01-01..2013-12-31"),
      ("<date:3 March 2014>'s", "date:2014-03-03"),
      ("title:<date:2013-02>", "title:<date:2013-02-01..2013-02-28>"),
      ("(killed NEAR/5 <date>)", "near5(killed, <date>)"),
      ("\"soldiers were killed on <date>\"", "[soldiers were killed on <date>]"),
      ("Published:2013", "[published 2013]"),
      ("date: 2013", "and(date, 2013)"),
      ("date-in : x", "and([date in], x)"),
      ("x date\\:2013", "and(x, [date 2013])"),
      ("up-to-date:x", "[up to date x]"),
      ("1990s", "1990s"),
    ])
  func trees(query: String, tree: String) throws {
    #expect(try Self.parse(query).query.compact == tree)
  }

  @Test("dates that depend on the day are told, and those that may be read otherwise")
  func hints() throws {
    #expect(try Self.parse("published:2013-01").hints == [])
    #expect(try Self.parse("date:yesterday").hints == ["yesterday is read as 2013-05-14"])
    #expect(
      try Self.parse("date:1900s date:1990s").hints
        == ["1900s is read as 1900-01-01 to 1999-12-31"])
    #expect(
      try Self.parse("Date-in:1990s").hints
        == ["“Date-in:1990s” is read as words; the field is written date-in:1990s"])
  }

  @Test("the days of publication beside a query")
  func publication() throws {
    func read(_ since: String?, _ until: String?) throws -> String {
      try QueryParser().parsePublication(
        since: since, until: until, dates: DateContext(today: Self.today)
      ).date.written
    }
    #expect(try read("2012-03", "2012-04") == "published:2012-03-01..2012-04-30")
    #expect(try read("\"3 March 2014\"", nil) == "published:2014-03-03..")
    #expect(try read("3 March 2014", nil) == "published:2014-03-03..")
    #expect(try read(nil, "yesterday") == "published:..2013-05-14")
    for (since, until) in [("2012", "2011"), ("2012..2013", nil), (nil, "none"), (nil, "")] {
      #expect(throws: QueryError.self) { _ = try read(since, until) }
    }
    #expect(try QueryParser().parseDay("2013-05-15") == Self.today)
    for day in ["2013-05", "yesterday", ""] {
      #expect(throws: QueryError.self) { try QueryParser().parseDay(day) }
    }
  }
}
