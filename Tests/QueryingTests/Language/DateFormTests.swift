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
    ("\"3 days ago\"", "2013-05-12"),
    ("3-days-ago", "2013-05-12"),
    ("\"15 days ago\"", "2013-04-30"),
    ("\"2 weeks ago\"", "2013-04-29..2013-05-05"),
    ("\"two months ago\"", "2013-03-01..2013-03-31"),
    ("\"il y a deux jours\"", "2013-05-13"),
    ("\"semaine dernière\"", "2013-05-06..2013-05-12"),
    ("\"la semaine dernière\"", "2013-05-06..2013-05-12"),
    ("avant-hier", "2013-05-13"),
    ("now", "2013-05-15"),
    ("\"last 7 days\"", "2013-05-09..2013-05-15"),
    ("\"the Last Seven days\"", "2013-05-09..2013-05-15"),
    ("last-2-weeks", "2013-05-02..2013-05-15"),
    ("\"past 3 months\"", "2013-02-16..2013-05-15"),
    ("\"last 5 years\"", "2008-05-16..2013-05-15"),
    ("\"les 7 derniers jours\"", "2013-05-09..2013-05-15"),
    ("\"ces trois dernières semaines\"", "2013-04-25..2013-05-15"),
    ("\"summer 2011\"", "2011-06-01..2011-08-31"),
    ("\"l'été 2011\"", "2011-06-01..2011-08-31"),
    ("\"Easter 2013\"", "2013-03-31"),
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

  /// The day from which words count, what is written, and the days.
  static let yearly: [((Int, Int, Int), String, String)] = [
    ((2026, 11, 21), "January", "2026-01-01..2026-01-31"),
    ((2026, 11, 21), "November", "2026-11-01..2026-11-30"),
    ((2026, 11, 21), "December", "2025-12-01..2025-12-31"),
    ((2026, 11, 21), "\"January 5\"", "2026-01-05"),
    ((2026, 11, 21), "\"5 January\"", "2026-01-05"),
    ((2026, 11, 21), "\"5 janvier\"", "2026-01-05"),
    ((2026, 11, 21), "\"November 21\"", "2026-11-21"),
    ((2026, 11, 21), "\"November 22\"", "2025-11-22"),
    ((2026, 11, 21), "\"early January\"", "2026-01-01..2026-01-10"),
    ((2026, 11, 21), "Christmas", "2025-12-25"),
    ((2026, 11, 21), "Noël", "2025-12-25"),
    ((2026, 11, 21), "Monday", "2026-11-16"),
    ((2026, 11, 21), "\"next January\"", "2027-01-01..2027-01-31"),
    ((2026, 11, 21), "\"next week\"", "2026-11-23..2026-11-29"),
    ((2026, 11, 21), "tomorrow", "2026-11-22"),
    ((2026, 11, 21), "\"January 2027\"", "2027-01-01..2027-01-31"),
    ((2006, 12, 15), "January", "2006-01-01..2006-01-31"),
    ((2013, 5, 15), "August", "2012-08-01..2012-08-31"),
    ((2013, 1, 1), "\"29 February\"", "2012-02-29"),
    ((2013, 3, 31), "\"last 1 month\"", "2013-03-01..2013-03-31"),
    ((2012, 3, 30), "\"past 3 months\"", "2011-12-31..2012-03-30"),
  ]

  @Test("what comes every year is the last one that has begun", arguments: yearly)
  func newest(today: (Int, Int, Int), value: String, days: String) throws {
    let today = Day(year: today.0, month: today.1, day: today.2)
    for field in ["published", "date", "date-in"] {
      #expect(
        try Self.parse("\(field):\(value)", today: today).query.compact == "\(field):\(days)")
    }
    let first = days.prefix(10)
    let since = try Self.parse("since:\(value)", today: today).query.compact
    #expect(since == "published:\(first)..")
    let flag = try QueryParser().parsePublication(
      since: value, until: nil, dates: DateContext(today: today)
    ).date.written
    #expect(flag == since)
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
    let range = try QueryParser().parseRange(
      "last-month..yesterday", flag: "--between", dates: DateContext(today: Self.today))
    #expect("\(range.days)" == "2013-04-01..2013-05-14" && range.hints.count == 2)
    #expect(try QueryParser().parseDay("2013-05-15") == Self.today)
    for day in ["2013-05", "yesterday", ""] {
      #expect(throws: QueryError.self) { try QueryParser().parseDay(day) }
    }
  }
}
