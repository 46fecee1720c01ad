import Bytes
import Segments
import TestSupport
import Testing

/// Articles by class and start of their publication dates, against looking at all of them.
struct PublishedRangeTests {
  /// Writes columns with the given dates, in the order of articles.
  private func columns(
    _ dates: [PublishedColumn], in folder: TemporaryFolder
  ) throws -> ArticleColumns {
    let writer = try ArticleColumnsWriter(path: folder.path + "/1.articles")
    for date in dates {
      try writer.add(
        ArticleRow(length: 1, titleTokens: 0, titleIsGiven: false, published: date))
    }
    _ = try writer.finish(segment: 1)
    let file = try MappedFile(
      directory: folder.path, name: "1.articles", kind: .articles,
      formatVersion: ArticlesFormat.version)
    return try ArticleColumns(file.payload)
  }

  @Test(arguments: [0, 1, 2, 300, 4_200])
  func rangesHoldTheirArticles(count: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let classes = random.pick([[0, 1, 2, 3, 4, 5], [0, 5], [5], [0], [1, 4]] as [[UInt8]])
    let starts: [Int64] = [-62_135_596_800, -1, 0, 1, 86_400, 1_220_227_200, 1_220_270_401]
    let dates = (0..<count).map { _ in
      let precision = random.pick(classes)
      return PublishedColumn(
        seconds: precision == PublishedColumn.none ? 0 : random.pick(starts), precision: precision,
        days: random.pick([1, 1, 30, 31]))
    }.sorted { ($0.precision, $0.seconds, $0.days) < ($1.precision, $1.seconds, $1.days) }
    let folder = try TemporaryFolder()
    let columns = try columns(dates, in: folder)
    for precision in 0...6 as ClosedRange<UInt8> {
      let members = dates.indices.filter { dates[$0].precision == precision }
      let range = try columns.range(ofPrecision: precision)
      #expect(range.map { Int($0) } == members)
      for start in starts + [.min, .max, 2] {
        let first = members.first { dates[$0].seconds >= start } ?? Int(range.upperBound)
        #expect(
          try columns.firstArticle(ofPrecision: precision, notBefore: start) == UInt32(first))
      }
    }
  }
}
