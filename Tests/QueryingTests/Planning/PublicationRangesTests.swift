import Bytes
import Calendar
import Segments
import TestSupport
import Testing

@testable import Querying

/// Which articles were published when, by ranges and one by one.
struct PublicationRangesTests {
  /// A publication date of any class.
  private func published(using random: inout SeededGenerator) -> PublishedColumn {
    let day =
      (Day(year: 1969, month: 1, day: 1) ?? Day(0)) + Int.random(in: 0..<1100, using: &random)
    let precision = UInt8.random(in: 0...5, using: &random)
    let interval =
      switch precision {
      case 0: DayInterval(day)
      case 1: CalendarNode(.month, of: day).interval
      case 2: CalendarNode(.year, of: day).interval
      default: DayInterval(day, day + Int.random(in: 0...500, using: &random)) ?? DayInterval(day)
      }
    if precision == PublishedColumn.none { return PublishedColumn(seconds: 0, precision: 5) }
    let seconds = precision == 0 ? Int64.random(in: 0..<86_400, using: &random) : 0
    return PublishedColumn(
      seconds: Int64(interval.first.number) * 86_400 + seconds, precision: precision,
      days: UInt32(interval.count), hasTime: seconds > 0, basis: 1)
  }

  @Test
  func everyClass() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    for round in 0..<30 {
      let count = Int.random(in: 0...120, using: &random)
      let rows = (0..<count).map { _ in published(using: &random) }.sorted {
        ($0.precision, $0.seconds, $0.days) < ($1.precision, $1.seconds, $1.days)
      }
      let columns = try write(rows, to: folder.path + "/\(round)")
      let ranges = try PublicationRanges(columns)
      for _ in 0..<60 {
        let date = Query.Date.random([.published], using: &random)
        let found = try ranges.articles(date.when, .inside)
        for (article, row) in rows.enumerated() {
          let isDoubtful = row.precision == PublishedColumn.doubtful
          #expect(
            found.contains(UInt32(article)) == date.finds(row.interval, isDoubtful: isDoubtful),
            "\(date) \(row)")
        }
        try checkOthers(date.when, rows, ranges)
      }
    }
  }

  /// Checks what overlaps, and what is doubtful.
  private func checkOthers(
    _ when: Query.Date.When, _ rows: [PublishedColumn], _ ranges: PublicationRanges
  ) throws {
    guard case .days(let days) = when else { return }
    let overlapping = try ranges.articles(when, .overlapping)
    let doubtful = try ranges.articles(when, .doubtful)
    for (article, row) in rows.enumerated() {
      let overlaps = row.interval.map { days.overlaps($0) } ?? false
      let isDoubtful = row.precision == PublishedColumn.doubtful
      #expect(overlapping.contains(UInt32(article)) == (overlaps && !isDoubtful))
      #expect(doubtful.contains(UInt32(article)) == (overlaps && isDoubtful))
    }
  }

  private func write(_ rows: [PublishedColumn], to path: String) throws -> ArticleColumns {
    let writer = try ArticleColumnsWriter(path: path)
    for row in rows {
      try writer.add(ArticleRow(length: 1, titleTokens: 0, titleIsGiven: false, published: row))
    }
    _ = try writer.finish(segment: 1)
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let file = try MappedFile(
      directory: String(path[..<slash]), name: String(path[path.index(after: slash)...]),
      kind: .articles, formatVersion: ArticlesFormat.version)
    return try ArticleColumns(file.payload)
  }
}
