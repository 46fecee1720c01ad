import Articles
import Calendar
import Testing

/// What the user says about where dates stand, and when articles were collected.
struct DatePatternTests {
  private func found(
    _ pattern: String, _ text: String, field: String = "title"
  ) throws -> String {
    var options = PublicationOptions()
    options.patterns = [try DatePattern(pattern)]
    return try Dated(body: "Text of an article.", [(field, text)], options: options).words
  }

  @Test(
    "Groups",
    arguments: [
      (#"title:(\d{4})/(\d\d)/(\d\d)"#, "a 2013/12/11 b", "2013-12-11 day pattern"),
      (#"title:(?<d>\d\d)/(?<m>\d\d)/(?<y>\d{4})"#, "11/12/2013", "2013-12-11 day pattern"),
      (#"title:(?<d>\d+)(?<m>[a-z]+)(?<y>\d\d)"#, "11dec13", "2013-12-11 day pattern"),
      (#"title:(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)"#, "870211", "1987-02-11 day pattern"),
      (#"title:(\d{4})-(\d\d)"#, "2013-12", "2013-12-01..2013-12-31 month pattern"),
      (#"title:no\. (\d{4})"#, "no. 2013", "2013-01-01..2013-12-31 year pattern"),
      (#"title:(\d{8})"#, "x20131211y", "2013-12-11 day pattern"),
      (#"title:<(.*)>"#, "<11 décembre 2013>", "2013-12-11 day pattern"),
      (#"title:é (\d{4})-(\d\d)-(\d\d)"#, "é 2013-12-11", "2013-12-11 day pattern"),
      (#"title:(\d{4})/(\d\d)/(\d\d)"#, "2013/13/11", "none"),
      (#"title:(\d{4})/(\d\d)/(\d\d)"#, "", "none"),
      (#"title:(x)?(\d{4})"#, "2013", "none"),
      (#"title:(a+)+(\d)"#, String(repeating: "a", count: 2000), "none"),
    ])
  func groups(pattern: String, text: String, expected: String) throws {
    #expect(try found(pattern, text) == expected)
  }

  @Test("Fields", arguments: ["path", "url", "title", "id", "source", "body"])
  func fields(field: String) throws {
    var options = PublicationOptions()
    options.patterns = [
      try DatePattern("\(field):x(\\d{6})"), try DatePattern("\(field):x(.{10})x"),
    ]
    let text = "x2013-12-11x"
    let fields = field == "path" || field == "body" ? [] : [(field, text)]
    let found = try Dated(
      body: field == "body" ? "Text. \(text)" : "Text.", fields,
      path: field == "path" ? text + ".jsonl" : "a.jsonl", options: options)
    #expect(found.words == "2013-12-11 day pattern")
  }

  @Test(
    "Mistakes point at where they are",
    arguments: [
      (#"(\d{4})"#, 0), (#"when:(\d{4})"#, 0), ("", 0), (#"path:\d{4}"#, 5), ("path:", 5),
      (#"path:(\d)(\d)(\d)(\d)"#, 5), (#"path:(\d"#, 8), (#"url:[a"#, 6),
      ("path:(", 6), ("path:(a){2,1}", 13), (#"path:(a)\2"#, 10), ("path:*(a)", 6),
    ])
  func mistakes(argument: String, offset: Int) {
    let error = #expect(throws: CorpusError.self) { try DatePattern(argument) }
    guard case .badDatePattern(let text, let found, _) = error else {
      Issue.record("\(argument): \(String(describing: error))")
      return
    }
    #expect(text == argument && found == offset, "\(argument)")
    #expect(error?.description.contains("U_") == false, "\(error?.description ?? "")")
    let lines = (error?.description ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "  \(argument)" && lines[2].count == 3 + offset)
  }

  @Test(
    "Days of collection",
    arguments: [
      ("2013", "2013-01-01..2013-12-31"), ("2013..2014", "2013-01-01..2014-12-31"),
      ("2013-05", "2013-05-01..2013-05-31"), ("2013-05..2014-02", "2013-05-01..2014-02-28"),
      ("2013-05-03..2014", "2013-05-03..2014-12-31"), ("May 2013", "2013-05-01..2013-05-31"),
      ("2013..", "2013-01-01..\(Day.last)"), ("..2013-05", "\(Day.first)..2013-05-31"),
    ])
  func collections(text: String, days: String) throws {
    #expect(try PublicationOptions.collection(text).description == days)
  }

  @Test(
    "No days of collection",
    arguments: [
      ("", 0), ("..", 0), ("2014..2013", 0), ("2013....2014", 0), ("2013..2014..2015", 0),
      ("2013-13", 0), ("2013..x", 6), ("03/04/2013", 0),
    ])
  func noCollections(text: String, offset: Int) {
    let error = #expect(throws: CorpusError.self) { try PublicationOptions.collection(text) }
    guard case .badCollection(text, let found, _) = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
    #expect(found == offset)
  }
}
