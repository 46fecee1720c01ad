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
    #expect(try found(matter, fields + [("date", "2001-01-01")]) == "2001-01-01 day metadata")
    #expect(try found(matter, fields) == "2002-01-02 day metadata")
    #expect(try found(header, fields) == "2003-01-03 day pattern")
    #expect(try found("Published: 4 January 2005\n\n", [fields[0]]) == "2005-01-04 day header")
    #expect(try found(dateline, [fields[0]]) == "2005-01-05 day url")
    #expect(try found(dateline, []) == "2006-01-06 day path")
    #expect(try found(dateline, [], "a.jsonl") == "2007-01-07 day dateline")
    #expect(try found(Self.text, [], "a.jsonl") == "none")
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
