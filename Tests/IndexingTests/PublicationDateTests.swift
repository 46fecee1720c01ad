import Articles
import Calendar
import Indexing
import Segments
import TestSupport
import Testing

/// Dates that wait for the rest of the corpus.
struct PublicationDateTests {
  /// Builds from lines of JSON, a list for each file; returns the report, and of each article id, days and precision.
  private func build(
    _ files: [[String]], threads: Int = 1,
    _ change: @Sendable (inout PublicationOptions) -> Void = { _ in }
  ) async throws -> (report: BuildReport, dates: [String: String]) {
    let folder = try TemporaryFolder()
    for (number, lines) in files.enumerated() {
      _ = try folder.write("in/\(number).jsonl", lines.joined(separator: "\n") + "\n")
    }
    let path = folder.path + "/index"
    let report = try await TestBuild.build(folder.path + "/in", to: path, threads: threads) {
      change(&$0.reading.publication)
    }
    #expect(try IndexCheck(path: path).problems == [])
    let segment = try #require(IndexDirectory(opening: path).segments.first)
    let zstandard = Zstandard()
    var dates: [String: String] = [:]
    for number in 0..<UInt32(segment.articleCount) {
      let id = try segment.metadata(of: number, with: zstandard).id
      let published = try segment.columns.published(number)
      let days = published.interval.map { "\($0)" } ?? "none"
      dates[String(decoding: id, as: UTF8.self)] = "\(days) \(published.precision)"
    }
    return (report, dates)
  }

  private func line(_ id: String, date: String = "", body: String = "Text.") -> String {
    "{\"id\":\"\(id)\",\"body\":\"\(body)\"" + (date.isEmpty ? "}" : ",\"date\":\"\(date)\"}")
  }

  private func dateline(_ id: String, _ day: String) -> String {
    line(id, body: "BAMAKO, \(day) (AFP) - Soldiers came.")
  }

  @Test("The order of day and month is that of the cases that leave no choice", arguments: [1, 3])
  func order(threads: Int) async throws {
    let open = [line("a", date: "03/04/2013"), line("b", date: "03/04/2013 10:20")]
    let dayFirst = try await build([open + [line("c", date: "13/04/2013")]], threads: threads)
    #expect(
      dayFirst.dates == ["a": "2013-04-03 0", "b": "2013-04-03 0", "c": "2013-04-13 0"])
    #expect(dayFirst.report.dateOrder == .dayFirst && dayFirst.report.openOrders == 2)
    #expect(dayFirst.report.orderEvidence.cases == (1, 0))
    let monthFirst = try await build([open, [line("c", date: "04/13/2013")]], threads: threads)
    #expect(
      monthFirst.dates == ["a": "2013-03-04 0", "b": "2013-03-04 0", "c": "2013-04-13 0"])
    #expect(monthFirst.report.dateOrder == .monthFirst)
  }

  @Test(
    "Without a case, or with cases of both kinds, such dates are doubtful, if the user does not say more"
  )
  func unknownOrder() async throws {
    let open = line("a", date: "03/04/2013")
    let doubtful = "2013-03-04..2013-04-03 4"
    let none = try await build([[open]])
    #expect(none.dates == ["a": doubtful] && none.report.dateOrder == nil)
    let both = [line("b", date: "13/04/2013"), line("c", date: "04/13/2013")]
    #expect(try await build([[open] + both]).dates["a"] == doubtful)
    let given = try await build([[open] + both]) { $0.order = .monthFirst }
    #expect(given.dates["a"] == "2013-03-04 0" && given.report.dateOrder == .monthFirst)
    #expect(given.report.published.count(precision: PublishedColumn.doubtful) == 0)
  }

  @Test("Cases in metadata decide before those of header lines")
  func orderOfMetadata() async throws {
    let header = line("h", body: "Posted on 04/13/2013\\n\\nText.")
    let open = line("a", body: "Posted on 03/04/2013\\n\\nText.")
    #expect(try await build([[open, header]]).dates["a"] == "2013-03-04 0")
    let metadata = line("m", date: "13/04/2013")
    #expect(try await build([[open, header, metadata]]).dates["a"] == "2013-04-03 0")
  }

  @Test("A dateline takes its year from the articles beside it in its file", arguments: [1, 2])
  func neighbours(threads: Int) async throws {
    let dated = { (id: String, date: String) in self.line(id, date: date) }
    func year(_ files: [[String]]) async throws -> String? {
      try await build(files, threads: threads).dates["x"]
    }
    let january = dateline("x", "Jan 26")
    #expect(
      try await year([[dated("a", "2013-01-25"), january, dated("b", "2013-01-27")]])
        == "2013-01-26 0")
    #expect(
      try await year([[january, dated("a", "2012-12-31"), dated("b", "2013-01-27")]])
        == "2013-01-26 0")
    // One is too few, and those of another file say nothing.
    #expect(try await year([[dated("a", "2013-01-25"), january]]) == "none 5")
    #expect(
      try await year([[dated("a", "2013-01-25")], [january], [dated("b", "2013-01-27")]])
        == "none 5")
    // Too far away, or in different years.
    #expect(
      try await year([[dated("a", "2013-03-25"), january, dated("b", "2013-01-27")]]) == "none 5")
    #expect(
      try await year([[dated("a", "2012-01-25"), january, dated("b", "2013-01-27")]]) == "none 5")
    #expect(
      try await year([
        [dated("a", "2013-02-25"), dateline("x", "Feb 29"), dated("b", "2013-02-27")]
      ])
        == "none 5")
  }

  @Test("A dateline takes its year from the days of collection where these leave one")
  func collected() async throws {
    let files = [
      [dateline("x", "Jan 26"), dateline("y", "Aug 3"), line("late", date: "2015-01-01")]
    ]
    let days = try PublicationOptions.collection("2013-05..2014-04")
    let built = try await build(files) { $0.collected = days }
    #expect(
      built.dates == ["x": "2014-01-26 0", "y": "2013-08-03 0", "late": "2015-01-01 4"])
    #expect(built.report.published.count(basis: 6) == 2)
    #expect(built.report.published.count(precision: PublishedColumn.doubtful) == 1)
  }

  @Test("Whatever waits, the articles are all there, and the bytes do not depend on the threads")
  func random() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    var files: [[String]] = []
    var count = 0
    for _ in 0..<4 {
      var lines: [String] = []
      for _ in 0..<Int.random(in: 0...400, using: &random) {
        count += 1
        let day = Int.random(in: 1...28, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: lines.append(dateline("n\(count)", "Jan \(day)"))
        case 1: lines.append(line("n\(count)", date: "\(day)/01/2013"))
        case 2: lines.append(line("n\(count)", date: "2013-01-\(day < 10 ? "0" : "")\(day)"))
        default: lines.append(line("n\(count)"))
        }
      }
      files.append(lines)
    }
    files.append([line("last", date: "2013-01-01")])
    let one = try await build(files, threads: 1)
    let three = try await build(files, threads: 3)
    #expect(one.dates == three.dates && one.dates.count == count + 1)
    #expect(one.report.published == three.report.published)
    #expect(!one.dates.values.contains { $0.hasPrefix("2012") || $0.hasPrefix("2014") })
  }

  @Test("Articles of one time stand in the order of their ids, wherever their dates were found")
  func sameTime() async throws {
    var lines: [String] = []
    for number in 10..<99 {
      lines.append(
        number % 2 == 0
          ? line("n\(number)", date: "2013-01-01")
          : line("n\(number)", body: "Published: 1 January 2013\\n\\nText."))
    }
    let folder = try TemporaryFolder()
    let input = try folder.write("a.jsonl", lines.shuffled().joined(separator: "\n"))
    let path = folder.path + "/index"
    try await TestBuild.build(input, to: path)
    let segment = try #require(IndexDirectory(opening: path).segments.first)
    let zstandard = Zstandard()
    for number in 0..<UInt32(segment.articleCount) {
      let id = try segment.metadata(of: number, with: zstandard).id
      #expect(id == Array("n\(number + 10)".utf8))
    }
  }
}
