import Indexing
import Segments
import TestSupport
import Testing

/// Which articles an index holds, under which ids, in which order.
struct ArticleNumberingTests {
  /// Builds from lines of JSON; returns the report and ids with bodies by number.
  private func build(
    _ lines: [String], threads: Int = 1
  ) async throws -> (report: BuildReport, articles: [String]) {
    let folder = try TemporaryFolder()
    let corpus = try folder.write("wire.jsonl", lines.joined(separator: "\n") + "\n")
    let path = folder.path + "/index"
    let report = try await TestBuild.build(corpus, to: path, threads: threads)
    #expect(try IndexCheck(path: path).problems == [])
    let segment = try #require(IndexDirectory(opening: path).segments.first)
    let zstandard = Zstandard()
    let articles = try (0..<UInt32(segment.articleCount)).map { number in
      let metadata = try segment.metadata(of: number, with: zstandard)
      let body = try segment.body(of: number, with: zstandard) ?? []
      #expect(try segment.article(withID: metadata.id, with: zstandard) == number)
      return String(decoding: metadata.id + [0x20] + body, as: UTF8.self)
    }
    return (report, articles)
  }

  private func line(_ id: String, _ body: String, date: String = "") -> String {
    "{\"id\": \"\(id)\", \"body\": \"\(body)\"" + (date.isEmpty ? "}" : ", \"date\": \"\(date)\"}")
  }

  @Test(arguments: [1, 3])
  func repeatedIDs(threads: Int) async throws {
    let built = try await build(
      [
        line("a", "one"), line("b", "x"), line("a", "two"), line("a", "one"), line("a", "three"),
        line("a", "two"), line("b", "x"),
      ], threads: threads)
    #expect(built.articles == ["a one", "a~2 two", "a~3 three", "b x"])
    #expect(built.report.repeated == 3 && built.report.renamed == 2)
    #expect(built.report.articles == 4)
  }

  /// Names that the corpus gives itself are not given again, wherever they stand.
  @Test(arguments: [1, 3])
  func namesThatAreTaken(threads: Int) async throws {
    let built = try await build(
      [
        line("a~3", "given"), line("a", "one"), line("a", "two"), line("a", "three"),
        line("a~2", "given"), line("a~2", "other"), line("b~2", "given"), line("a~02", "given"),
        line("a", "two"), line("c~1", "given"), line("~2", "given"),
      ], threads: threads)
    #expect(
      built.articles.sorted() == [
        "a one", "a~02 given", "a~2 given", "a~2~2 other", "a~3 given", "a~4 two", "a~5 three",
        "b~2 given", "c~1 given", "~2 given",
      ])
    #expect(built.report.repeated == 1 && built.report.renamed == 3)
  }

  @Test
  func byPrecisionThenDateThenBytesOfTheID() async throws {
    let built = try await build([
      line("é", "undated"), line("e", "undated"), line("y", "year", date: "1980"),
      line("m", "month", date: "1980-01"), line("d2", "day", date: "1980-01-02"),
      line("b", "day", date: "1980-01-01"), line("a", "day", date: "1980-01-01"),
      line("t", "time", date: "1980-01-01T00:00:01"), line("old", "day", date: "1066-10-14"),
      line("bad", "no date", date: "yesterday"),
    ])
    #expect(
      built.articles.map { $0.split(separator: " ")[0] } == [
        "a", "b", "t", "d2", "m", "y", "old", "bad", "e", "é",
      ])
    #expect(built.report.undated == 3)
  }

  /// An id that comes again with another date stands where its date puts it.
  @Test
  func renamedArticlesKeepTheirDates() async throws {
    let built = try await build([
      line("a", "late", date: "2001-01-02"), line("a", "early", date: "2001-01-01"),
      line("b", "between", date: "2001-01-01"),
    ])
    #expect(built.articles == ["a~2 early", "b between", "a late"])
  }

  @Test
  func withoutArticlesNothingIsBuilt() async throws {
    let folder = try TemporaryFolder()
    let corpus = try folder.write("wire.jsonl", "{\"id\": \"a\", \"body\": \"\"}\n{\"broken\n")
    let error = await #expect(throws: NoArticles.self) {
      try await TestBuild.build(corpus, to: folder.path + "/index")
    }
    #expect(error?.problems.total == 2)
    #expect(try folder.names() == ["wire.jsonl"])
    try folder.write("empty/.keep", "")
    await #expect(throws: (any Error).self) {
      try await TestBuild.build(folder.path + "/empty", to: folder.path + "/index")
    }
    #expect(!folder.has("index"))
  }

  @Test
  func withoutTextTheListsAreTheSame() async throws {
    let folder = try TemporaryFolder()
    let corpus = try folder.write("wire.jsonl", line("a", "peace in Mali") + "\n")
    try await TestBuild.build(corpus, to: folder.path + "/with")
    try await TestBuild.build(corpus, to: folder.path + "/without") { $0.storesText = false }
    let with = try IndexDirectory(opening: folder.path + "/with")
    let without = try IndexDirectory(opening: folder.path + "/without")
    #expect(with.segments[0].text != nil && without.segments[0].text == nil)
    #expect(with.manifest.storesText && !without.manifest.storesText)
    #expect(try IndexCheck(path: folder.path + "/without").problems == [])
    #expect(!folder.has("without/1.text"))
  }

  /// Whatever a build throws, what was there stays, and nothing is left.
  @Test
  func failedBuildsChangeNothing() async throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("good.jsonl", line("a", "peace") + "\n")
    let bad = try folder.write("bad.jsonl", "nothing\n")
    let index = folder.path + "/index"
    try await TestBuild.build(good, to: index)
    let before = try folder.contents(of: "index")
    await #expect(throws: IndexExists.self) { try await TestBuild.build(good, to: index) }
    await #expect(throws: (any Error).self) {
      try await TestBuild.build(bad, to: index) { $0.replaces = true }
    }
    await #expect(throws: (any Error).self) {
      try await TestBuild.build(folder.path + "/missing", to: index) { $0.replaces = true }
    }
    #expect(try folder.contents(of: "index") == before)
    let cancelled = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await TestBuild.build(good, to: index) { $0.replaces = true }
    }
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    #expect(try folder.contents(of: "index") == before)
    let target = folder.path + "/fresh"
    let fresh = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await TestBuild.build(good, to: target)
    }
    await #expect(throws: CancellationError.self) { try await fresh.value }
    #expect(!folder.has("fresh"))
  }

  /// An index that is replaced serves those who have it open, though its files are gone.
  @Test
  func replacedIndexesServeTheirReaders() async throws {
    let folder = try TemporaryFolder()
    let index = folder.path + "/index"
    for (round, word) in ["one", "two", "three"].enumerated() {
      let open = round == 0 ? nil : try IndexDirectory(opening: index)
      let corpus = try folder.write("\(word).jsonl", line(word, word) + "\n")
      try await TestBuild.build(corpus, to: index) { $0.replaces = true }
      let manifest = try IndexDirectory.readManifest(at: index)
      #expect(manifest.generation == round + 1)
      #expect(manifest.segments.map(\.number) == [round + 1])
      let zstandard = Zstandard()
      if let open {
        let id = try open.segments[0].metadata(of: 0, with: zstandard).id
        #expect(id == Array(["one", "two"][round - 1].utf8))
      }
      #expect(try IndexCheck(path: index).problems == [])
      #expect(!folder.has("index/scratch") && !folder.has("index/manifest.new"))
    }
    #expect(!folder.has("index/2.terms") && folder.has("index/3.terms"))
  }
}
