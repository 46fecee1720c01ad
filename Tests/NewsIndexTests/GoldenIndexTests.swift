import Bytes
import Foundation
import Indexing
import NewsIndex
import Segments
import TestSupport
import Testing

/// Indexes of every format version, as their program wrote them: this version is read, older ones are refused.
///
/// A folder of `Indexes/Golden` holds the corpus, the index made of it, and `queries.tsv`: a query, how many articles
/// and spans it matches, and the first ids in order. `NEWSIDX_WRITE_GOLDEN=1` builds the newest index and writes the answers
/// anew, in the folder of the newest version; read the difference before it is committed.
struct GoldenIndexTests {
  private static let folder = folder(ofVersion: Manifest.version)

  private static func folder(ofVersion version: UInt32) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Indexes/Golden/v\(version)").path
  }

  private static var isWriting: Bool {
    ProcessInfo.processInfo.environment["NEWSIDX_WRITE_GOLDEN"] == "1"
  }

  @Test
  func answersAsItAlwaysDid() async throws {
    let path = Self.folder + "/index"
    if Self.isWriting {
      try? FileManager.default.removeItem(atPath: path)
      let places = try TestBuild.places()
      try await TestBuild.build(Self.folder + "/corpus.jsonl", to: path) {
        $0.places = places
        $0.dates = DateFinding()
      }
      try FileManager.default.removeItem(atPath: path + "/lock")
    }
    let check = try NewsIndex.check(path: path)
    #expect(check.problems == [] && check.bytes < 100_000)
    let index = try NewsIndex(path: path)
    let answers = try Self.lines().map { line in
      try Self.answer(String(line.prefix { $0 != "\t" }), index)
    }
    if Self.isWriting {
      try Data(answers.joined(separator: "\n").appending("\n").utf8).write(
        to: URL(fileURLWithPath: Self.folder + "/queries.tsv"))
    }
    #expect(try answers == Self.lines())
    #expect(answers.count > 40)
  }

  /// Every article comes back as the corpus has it.
  @Test(.enabled(if: !isWriting))
  func showsItsArticles() throws {
    let index = try NewsIndex(path: Self.folder + "/index")
    let lines = try String(contentsOfFile: Self.folder + "/corpus.jsonl", encoding: .utf8)
      .split(separator: "\n")
    var seen: Set<String> = []
    for line in lines {
      let fields = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
      let given = try #require(fields["id"])
      let isCorrection = fields["title"]?.hasSuffix("(corrected)") == true
      let article = try #require(try index.article(withID: isCorrection ? given + "~2" : given))
      #expect(article.body == fields["body"])
      #expect(article.title == fields["title"] ?? "")
      #expect(article.date == fields["date"] ?? "")
      #expect(article.source == fields["source"] ?? "" && article.url == fields["url"] ?? "")
      #expect(article.path == "corpus.jsonl")
      seen.insert(article.id)
    }
    #expect(try index.info().articles == seen.count)
    #expect(try index.info().skips.map(\.reason) == ["badDate", "renamed", "repeated"])
  }

  /// Who opens an index that an older program made learns what to do.
  @Test(arguments: 3..<Manifest.version)
  func olderVersionsAreRefused(version: UInt32) throws {
    let path = Self.folder(ofVersion: version) + "/index"
    let error = #expect(throws: FormatMismatch.self) { try NewsIndex(path: path) }
    #expect(error?.found == version && error?.readable == Manifest.version)
    let message = try #require(error?.description)
    #expect(message.contains("newsidx build --force"))
    #expect(try NewsIndex.check(path: path).problems == [message])
  }

  private static func lines() throws -> [String] {
    try String(contentsOfFile: folder + "/queries.tsv", encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// The line of a query: the query, articles, spans and the first ids.
  private static func answer(_ query: String, _ index: NewsIndex) throws -> String {
    let text = QueryText(query)
    let found = try index.countMatches(text)
    var ids: [String] = []
    var request = SearchRequest(text)
    request.limit = 12
    try index.search(request) { ids.append($0.id) }
    #expect(try ids.count == min(12, index.count(text).articles))
    return "\(query)\t\(found.count.articles)\t\(found.matches)\t\(ids.joined(separator: " "))"
  }
}
