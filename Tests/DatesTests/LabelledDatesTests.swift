import Calendar
import Dates
import Foundation
import TestSupport
import Testing

/// Labelled articles, which lie beside the package where there are any: TempEval-3's measures, and the floors below
/// which they must not fall.
@Suite(.enabled(if: LabelledDates.exist, "no ../shared/eval/dates beside the package, or no xz"))
struct LabelledDatesTests {
  @Test(
    "recognition and values",
    arguments: [("timebank", 0.88, 0.93, 0.80), ("aquaint", 0.80, 0.92, 0.75)])
  func scores(set: String, strict: Double, relaxed: Double, value: Double) async throws {
    var score = Score()
    for article in try await LabelledDates.articles(set) { try score.add(article) }
    #expect(score.f1(score.strict) >= strict)
    #expect(score.f1(score.relaxed) >= relaxed)
    #expect(score.f1(score.values) >= value)
  }
}

/// How many of the labelled expressions were found.
private struct Score {
  private var labelled = 0
  private var found = 0
  var strict = 0
  var relaxed = 0
  var values = 0

  func f1(_ right: Int) -> Double { 2 * Double(right) / Double(max(1, labelled + found)) }

  mutating func add(_ article: LabelledDates.Article) throws {
    let expressions = try FoundDates.expressions(
      Array(article.body.utf8), published: FoundDates.published(article.date))
    labelled += article.gold.count
    found += expressions.count
    var used: Set<Int> = []
    for gold in article.gold {
      let overlapping = expressions.indices.filter {
        !used.contains($0) && Int(expressions[$0].start) < gold.end
          && Int(expressions[$0].end) > gold.start
      }
      let same = overlapping.last {
        Int(expressions[$0].start) == gold.start && Int(expressions[$0].end) == gold.end
      }
      guard let best = same ?? overlapping.first else { continue }
      used.insert(best)
      relaxed += 1
      if same != nil { strict += 1 }
      if expressions[best].value.description == gold.value { values += 1 }
    }
  }
}

private enum LabelledDates {
  struct Article: Decodable {
    struct Gold: Decodable {
      let start: Int
      let end: Int
      let value: String
    }

    let date: String
    let body: String
    let gold: [Gold]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/eval/dates").standardized

  private static let unpacker = ["/usr/bin/xz", "/bin/xz", "/usr/local/bin/xz"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var exist: Bool {
    FileManager.default.fileExists(atPath: folder.path) && unpacker != nil
  }

  static func articles(_ set: String) async throws -> [Article] {
    let unpacked = try TemporaryFolder()
    let file = unpacked.path + "/articles"
    var process = ChildProcess(
      try #require(unpacker), ["-dc", folder.appending(path: "\(set).jsonl.xz").path])
    process.output = file
    try #require(try await process.run() == .exit(0))
    let data = try Data(contentsOf: URL(filePath: file))
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Article.self, from: $0)
    }
  }
}
