import Articles
import Calendar
import Testing

/// Which of several signs of a publication date counts.
struct PublicationTests {
  private static let text = "Soldiers left the town on Thursday."

  @Test("Signs count in their order, and each is told")
  func order() throws {
    var options = PublicationOptions()
    options.patterns = [try DatePattern(#"source:(\d{4})/(\d\d)/(\d\d)"#)]
    options.collected = try PublicationOptions.collection("2001..2009")
    let dateline = "BAMAKO, 7 January 2007 (IRIN) - " + Self.text
    let header = "Published: 4 January 2004\n\n" + dateline
    let matter = "---\ntitle: x\ndate: 2002-01-02\n---\n" + header
    let fields = [("url", "http://x/2005/01/05/"), ("source", "S 2003/01/03")]
    let path = "2006/01/06/a.jsonl"
    func found(_ body: String, _ fields: [(String, String)], _ path: String = path) throws -> String
    {
      try Dated(body: body, fields, path: path, options: options).words
    }
    #expect(try found(header, [("date", "2005-01-01")]) == "2005-01-01 day metadata")
    #expect(try found(matter, fields) == "2002-01-02 day metadata")
    #expect(try found(header, fields) == "2003-01-03 day pattern")
    #expect(try found("Published: 4 January 2005\n\n", [fields[0]]) == "2005-01-04 day header")
    #expect(try found(dateline, [fields[0]]) == "2005-01-05 day url")
    #expect(try found(dateline, []) == "2006-01-06 day path")
    #expect(try found(dateline, [], "a.jsonl") == "2007-01-07 day dateline")
    #expect(try found(Self.text, [], "a.jsonl") == "none")
  }

  @Test(
    "A text may end with the capitals that begin its last line",
    arguments: ["ÉÉÉÉÉ", "A headline\n\nÀÈÌÒÙ", "PARÉÉÉ É"])
  func endOfText(body: String) throws {
    #expect(try Dated(body: body, []).words == "none")
  }

  @Test(
    "Other fields stand for a missing date",
    arguments: [
      "published", "publishedAt", "published_at", "pubDate", "pub_date", "datePublished",
      "date_published", "publication_date", "publish_date", "created_at", "timestamp", "time",
    ])
  func fields(name: String) throws {
    #expect(try Dated(body: Self.text, [(name, "2013-05-01")]).words == "2013-05-01 day metadata")
    #expect(try Dated(body: Self.text, [(name, "=1367366400")]).words == "2013-05-01 day metadata")
    #expect(try Dated(body: Self.text, [(name, "=true")]).words == "none")
    #expect(try Dated(body: Self.text, [(name, "soon")]).words == "none")
    let both = [(name, "2013-05-01"), ("date", "2012-05-01")]
    #expect(try Dated(body: Self.text, both).words == "2012-05-01 day metadata")
    let nested = try Dated(body: Self.text, [(name, #"={"x":"2013-05-01"}"#)])
    #expect(nested.words == "none" && nested.problems == [.ignoredField])
  }

  @Test(
    "Fields at the start of the text",
    arguments: [
      ("---\ndate: 2014-03-03\n---\nText.", "2014-03-03 day metadata"),
      (
        "---\ntitle: A: b\npublishedAt: '2014-03-03T10:20:30Z'\n---\nText.",
        "2014-03-03 day metadata"
      ),
      ("+++\ntitle = \"x\"\ndate = 2014-03-03\n+++\nText.", "2014-03-03 day metadata"),
      ("---\ntitle: x\n---\ndate: soon\nText.", "none"),
      (
        "title: A\ndate: 2014-03-03\nsource: B\nurl: http://x/y\n\nText.",
        "2014-03-03 day metadata"
      ),
      ("author: C\npub_date: 3 March 2014\n\nText.", "2014-03-03 day metadata"),
      ("source: B\ndate: 2014-03-03\n\nText.", "2014-03-03 day metadata"),
      ("title: A\nText.\ndate: it was 2014-03-03 and late", "none"),
      ("rain: 2014-03-03 was dry\nsun: it was dry\nText.", "none"),
      ("---\nupdated: 2014-03-03\n---\nText.", "2014-03-03 day header"),
      (
        #"<meta property="article:published_time" content="2014-03-03T10:20:30+01:00">"#
          + "\nText.",
        "2014-03-03 day metadata"
      ),
      (#"<meta name='pubdate' content='March 3, 2014'/> Text."#, "2014-03-03 day metadata"),
      (#"<meta name="viewport" content="2014-03-03"> Text."#, "none"),
      (#"<p><time datetime="2014-03-03">yesterday</time> Text."#, "2014-03-03 day metadata"),
      ("<time>2014 < 2015 Text.", "none"),
    ])
  func markup(text: String, expected: String) throws {
    #expect(try Dated(body: text).words == expected)
  }

  @Test("Day and month in both orders wait, unless the article tells more")
  func orders() throws {
    let monthFirst = try #require(Day(year: 2013, month: 3, day: 4))
    let open = try Dated(body: Self.text, [("date", "03/04/2013")])
    #expect(open.words == "2013-04-03 day metadata" && open.open == .order(monthFirst: monthFirst))
    for (url, days) in [("2013/04/03", "2013-04-03"), ("2013/03/04", "2013-03-04")] {
      let fields = [("date", "03/04/2013 10:20"), ("url", "http://x/\(url)/")]
      let told = try Dated(body: Self.text, fields)
      #expect(told.words == "\(days) day metadata" && told.open == .nothing)
      #expect(told.seconds == 37_200)
    }
    var options = PublicationOptions()
    options.order = .monthFirst
    let given = try Dated(body: Self.text, [("date", "03/04/2013")], options: options)
    #expect(given.words == "2013-03-04 day metadata" && given.open == .nothing)
    let unknown = PublicationDate(
      try #require(DayInterval(year: 2013, month: 4)), .day, basis: .metadata
    ).settled(nil, .order(monthFirst: monthFirst))
    #expect(unknown.precision == .doubtful)
  }

  @Test(
    "What cannot be is doubtful or none",
    arguments: [
      ("1970-01-01", "1970-01-01 doubtful metadata"), ("=0", "none"),
      ("1970-01-01T00:00:00Z", "1970-01-01 doubtful metadata"),
      ("0000-00-00", "none"), ("0001-01-01T00:00:00", "0001-01-01 doubtful metadata"),
      ("9999-12-31", "9999-12-31 doubtful metadata"),
      ("2099-01-01", "2099-01-01 doubtful metadata"),
      ("2014-01-01", "2014-01-01 doubtful metadata"), ("2013-12-31", "2013-12-31 day metadata"),
      ("1999-12-31", "1999-12-31 day metadata"),
      ("2014", "2014-01-01..2014-12-31 doubtful metadata"),
      ("1449-12-31", "1449-12-31 doubtful metadata"), ("1450-01-01", "1450-01-01 day metadata"),
      ("l3 May 2013", "none"), ("tomorrow", "none"), ("", "none"),
    ])
  func doubtful(date: String, expected: String) throws {
    var options = PublicationOptions()
    options.collected = try PublicationOptions.collection("2000..2013")
    #expect(try Dated(body: Self.text, [("date", date)], options: options).words == expected)
  }

  @Test("A header line that the URL contradicts is doubtful")
  func contradiction() throws {
    let body = "date 2020-01-27 advertisement\n\n" + Self.text
    func found(_ url: String) throws -> String { try Dated(body: body, [("url", url)]).words }
    #expect(try found("http://x/2013/12/12/") == "2020-01-27 doubtful header")
    #expect(try found("http://x/2020/01/26/") == "2020-01-27 day header")
    #expect(try found("http://x/2020/01/") == "2020-01-27 day header")
  }

  @Test("Given dates that a sign contradicts by years are doubtful, placeholders hide nothing")
  func givenContradiction() throws {
    func found(_ date: String, _ url: String, _ body: String = Self.text) throws -> String {
      try Dated(body: body, [("date", date), ("url", url)]).words
    }
    let url = "http://x/2013/04/05/"
    let header = "Published: 5 April 2013\n\n" + Self.text
    #expect(try found("2099-01-01", url) == "2099-01-01 doubtful metadata")
    #expect(try found("2011-12-31", url) == "2011-12-31 doubtful metadata")
    #expect(try found("2012-01-01", url) == "2012-01-01 day metadata")
    #expect(try found("2014-12-31", url) == "2014-12-31 day metadata")
    #expect(try found("2099-01-01", "", header) == "2099-01-01 doubtful metadata")
    #expect(try found("2013-04-05", "", header) == "2013-04-05 day metadata")
    #expect(try found("2101-01-01", "") == "2101-01-01 doubtful metadata")
    #expect(try found("1970-01-01", url) == "2013-04-05 day url")
    #expect(try found("1970-01-01", "", header) == "2013-04-05 day header")
    #expect(try found("1970-01-01", "") == "1970-01-01 doubtful metadata")
    #expect(try found("0001-01-01T00:00:00", url) == "2013-04-05 day url")
  }

  @Test(
    "Forms of given dates",
    arguments: [
      ("=631152000", "1990-01-01"), ("=946684800", "2000-01-01"), ("=946684800000", "2000-01-01"),
      ("=999999999", "2001-09-09"), ("=1365000000.0", "2013-04-03"),
      ("=1365000000.5", "2013-04-03"),
      ("=1365000000000.0", "2013-04-03"), ("=1.365e9", "2013-04-03"), ("=4102444799", "2099-12-31"),
      ("999999999", "2001-09-09"), ("=631151999", nil), ("=4102444800", nil), ("=123456789", nil),
      ("08:59 PM, 17 Aug 2001", "2001-08-17"), ("20:38 13/11/1999", "1999-11-13"),
      ("20:38, Monday 17 August 2001", "2001-08-17"), ("8:30", nil), ("20:38 tomorrow", nil),
      ("Published: 3 April 2013", "2013-04-03"), ("Updated 3 April 2013 10:00", "2013-04-03"),
      ("Killed on 3 April 2013", nil),
      (#"={"$date":"2013-04-03T10:20:30Z"}"#, "2013-04-03"),
      (#"={"$date":1365000000000}"#, "2013-04-03"),
      (#"={"$date":{"$numberLong":"1365000000000"}}"#, "2013-04-03"),
      (#"={"$date":["2013-04-03"]}"#, nil), (#"={"$date":"2013-04-03","x":1}"#, nil),
    ] as [(String, String?)])
  func forms(date: String, day: String?) throws {
    let found = try Dated(body: Self.text, [("date", date)])
    #expect(found.words == day.map { $0 + " day metadata" } ?? "none", "\(date)")
  }

  @Test("A time of day before the date is that of the date")
  func timeFirst() throws {
    #expect(try Dated(body: Self.text, [("date", "08:59 PM, 17 Aug 2001")]).seconds == 75_540)
    let open = try Dated(body: Self.text, [("date", "20:38 10/11/1999")])
    #expect(open.seconds == 74_280 && open.open != .nothing && open.problems.isEmpty)
  }

  @Test("A header line with another weekday than its day's is doubtful")
  func weekdays() throws {
    func found(_ line: String) throws -> String { try Dated(body: line + "\n\n" + Self.text).words }
    #expect(try found("Monday, March 3, 2014") == "2014-03-03 day header")
    #expect(try found("Tuesday, March 3, 2014") == "2014-03-03 doubtful header")
    let given = try Dated(body: Self.text, [("date", "Tue, 03 Mar 2014 10:00:00 GMT")])
    #expect(given.words == "2014-03-03 day metadata")
  }

  @Test("A date is the day of its own zone")
  func zones() throws {
    for zone in ["Z", "-12:00", "+14:00", " EDT"] {
      let found = try Dated(body: Self.text, [("date", "2008-09-30T23:59:59" + zone)])
      #expect(found.words == "2008-09-30 day metadata" && found.seconds == 86_399)
    }
  }
}
