import Foundation
import Testing

/// Publication dates: what `build` is told of them, and what it, `info`, `show` and `annotate` tell.
@Suite struct PublicationCommandTests {
  private static let wire = [
    #"{"id":"meta","date":"2013-05-01T23:30:00-05:00","body":"Rain fell in the valley."}"#,
    #"{"id":"head","body":"Rain again\nPublished: 3 March 2014\n\nRain fell in the valley."}"#,
    #"{"id":"url","url":"http://x.org/2013/12/a","body":"Rain fell in the valley."}"#,
    #"{"id":"late","date":"2015-01-01","body":"Rain fell in the valley."}"#,
    #"{"id":"line","body":"BAMAKO, Jan 26 (AFP) - Rain fell in the valley."}"#,
    #"{"id":"open","date":"03/04/2013","body":"Rain fell in the valley."}"#,
    #"{"id":"no-20130203","body":"Rain fell in 2012 and on 5 May 2013."}"#,
  ]

  private func build(
    _ flags: [String], lines: [String] = wire
  ) async throws -> (folder: TemporaryFolder, build: Outcome) {
    let folder = try TemporaryFolder()
    try folder.write("wire.jsonl", lines.joined(separator: "\n") + "\n")
    let build = try await Program.run(["build", "wire.jsonl", "-o", "wire"] + flags, in: folder)
    return (folder, build)
  }

  private func published(_ id: String, in folder: TemporaryFolder) async throws -> String? {
    let show = try await Program.run(["show", "-i", "wire", "--json", id], in: folder)
    let object = try #require(try show.objects().first)
    guard let published = object["published"] as? [String: Any] else { return nil }
    let words = ["from", "to", "basis"].map { published[$0] as? String ?? "?" }
    return words.joined(separator: " ")
      + (published["reliable"] as? Bool == true ? "" : " doubtful")
  }

  @Test("dates are found, and build and info tell how")
  func found() async throws {
    let (folder, build) = try await build([])
    #expect(build.status == 0)
    #expect(build.messages.contains("dated by a header line"))
    #expect(build.messages.contains("dates such as 03/04/2013 are doubtful; --date-order"))
    #expect(try await published("meta", in: folder) == "2013-05-01 2013-05-01 metadata")
    #expect(try await published("head", in: folder) == "2014-03-03 2014-03-03 header")
    #expect(try await published("url", in: folder) == "2013-12-01 2013-12-31 url")
    #expect(try await published("open", in: folder) == "2013-03-04 2013-04-03 metadata doubtful")
    #expect(try await published("line", in: folder) == nil)
    #expect(try await published("no-20130203", in: folder) == nil)
    let info = try await Program.run(["info", "-i", "wire", "--json"], in: folder)
    let object = try #require(try info.objects().first?["published"] as? [String: Any])
    #expect(object["bases"] as? [String: Int] == ["metadata": 3, "header": 1, "url": 1])
    #expect(object["precisions"] as? [String: Int] == ["day": 3, "month": 1])
    #expect(object["doubtful"] as? Int == 1 && object["undated"] as? Int == 2)
    let facts = try await Program.run(["info", "-i", "wire"], in: folder)
    #expect(facts.lines.contains("  known to the month    1"))
    #expect(facts.lines.contains("  undated               2"))
  }

  @Test("hits show how their date is known where it was not given")
  func hits() async throws {
    let (folder, _) = try await build([])
    let search = try await Program.run(["search", "-i", "wire", "rain", "-n", "all"], in: folder)
    for line in [
      "meta  2013-05-01T23:30:00-05:00", "head  2014-03-03 (header)", "url  2013-12 (url)",
      "open  03/04/2013?", "line", "no-20130203",
    ] {
      #expect(search.lines.contains(line), "\(line): \(search.output)")
    }
    let (other, _) = try await build(["--published-from", #"id:-(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)"#])
    let found = try await Program.run(["search", "-i", "wire", "2012"], in: other)
    #expect(found.lines.contains("no-20130203  2013-02-03 (pattern)"))
  }

  @Test("what the user says counts")
  func told() async throws {
    let (folder, build) = try await build([
      "--collected", "2013-01..2014", "--date-order", "mdy",
      "--published-from", #"id:-(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)"#, "--published-from",
      #"title:(\d{4})"#,
    ])
    #expect(build.status == 0, "\(build.messages)")
    #expect(build.messages.contains("the month first, as --date-order says"))
    #expect(try await published("open", in: folder) == "2013-03-04 2013-03-04 metadata")
    #expect(try await published("no-20130203", in: folder) == "2013-02-03 2013-02-03 pattern")
    #expect(try await published("late", in: folder) == "2015-01-01 2015-01-01 metadata doubtful")
    // Two Januaries are in these days.
    #expect(try await published("line", in: folder) == nil)
    let one = try await self.build(["--collected", "2013"])
    #expect(try await published("line", in: one.folder) == "2013-01-26 2013-01-26 dateline")
  }

  @Test("the order that the corpus tells is reported")
  func order() async throws {
    let lines = Self.wire + [#"{"id":"day","date":"13/04/2013","body":"Rain."}"#]
    let (folder, build) = try await build([], lines: lines)
    #expect(build.messages.contains("the day first, from 1 date"))
    #expect(try await published("open", in: folder) == "2013-04-03 2013-04-03 metadata")
  }

  @Test(
    "mistakes are shown, and nothing is built",
    arguments: [
      (["--published-from", #"path:(\d{4}"#], "path:(\\d{4}\n             ^"),
      (["--published-from", #"when:(\d{4})"#], "  when:(\\d{4})\n  ^"),
      (["--published-from", "title:2013"], "groups"),
      (["--collected", "2013..soon"], "  2013..soon\n        ^"),
      (["--collected", "2014..2013"], "ends before it begins"),
      (["--date-order", "ymd"], "dmy"),
    ])
  func mistakes(flags: [String], message: String) async throws {
    let (folder, build) = try await build(flags)
    #expect(build.status == 2)
    #expect(build.messages.contains(message), "\(build.messages)")
    #expect(!folder.exists("wire"))
  }

  @Test("annotate tells the days, how they are known, and how sure that is")
  func annotate() async throws {
    let folder = try TemporaryFolder()
    let input = Self.wire.joined(separator: "\n")
    let json = try await Program.run(["annotate", "--json", "-"], in: folder, input: input)
    let published = try json.objects().map { object -> String in
      guard let date = object["published"] as? [String: Any] else { return "none" }
      return "\(date["from"] ?? "") \(date["basis"] ?? "") \(date["reliable"] as? Bool == true)"
    }
    #expect(
      published == [
        "2013-05-01 metadata true", "2014-03-03 header true", "2013-12-01 url true",
        "2015-01-01 metadata true", "none", "2013-03-04 metadata false", "none",
      ])
    let text = try await Program.run(["annotate", "-"], in: folder, input: input)
    #expect(text.lines.contains("head  2014-03-03, header"))
  }

  @Test("an order of day and month that an index learns is told, with what it does not change")
  func learnedOrder() async throws {
    let (folder, build) = try await build([])
    #expect(build.status == 0)
    let open = #"{"id":"open2","date":"03/04/2013","body":"Rain."}"#
    let told = #"{"id":"told","date":"25/04/2013","body":"Rain."}"#
    try folder.write("nothing.jsonl", #"{"id":"x","date":"2013-04-25","body":"Rain."}"# + "\n")
    try folder.write("told.jsonl", told + "\n" + open + "\n")
    try folder.write("later.jsonl", told.replacing("told", with: "more") + "\n")
    let add = ["add", "-i", "wire"]
    let words = "read with the day first from now on"
    let nothing = try await Program.run(add + ["nothing.jsonl"], in: folder)
    #expect(nothing.status == 0 && !nothing.messages.contains(words), "\(nothing)")
    let learned = try await Program.run(add + ["told.jsonl"], in: folder)
    #expect(learned.messages.contains(words), "\(learned)")
    #expect(
      learned.messages.contains("the dates of 1 article from before stay doubtful"), "\(learned)")
    let later = try await Program.run(add + ["later.jsonl"], in: folder)
    #expect(later.status == 0 && !later.messages.contains(words), "\(later)")
    #expect(try await published("open2", in: folder) == "2013-04-03 2013-04-03 metadata")
    #expect(try await published("open", in: folder) == "2013-03-04 2013-04-03 metadata doubtful")
    // As the message says.
    let removal = try await Program.run(
      ["remove", "-i", "wire", "published:doubtful"], in: folder)
    let again = try await Program.run(add + ["wire.jsonl"], in: folder)
    #expect(removal.status == 0 && again.status == 0, "\(removal) \(again)")
    #expect(try await published("open", in: folder) == "2013-04-03 2013-04-03 metadata")
  }
}
