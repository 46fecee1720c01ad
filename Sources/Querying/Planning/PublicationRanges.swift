import Calendar
import Kernels
import Segments

/// Tells which articles of a segment were published when.
///
/// Articles are numbered by class of precision, in it by their first day; within the classes of days, months and years by
/// their last day too. So what lies in some days is a range of each of these.
struct PublicationRanges {
  /// What of an article's days must lie in the days that are asked for.
  enum Match {
    /// All of them, where they are not doubtful.
    case inside
    /// One of them, where they are not doubtful.
    case overlapping
    /// One of them, where they are doubtful.
    case doubtful
  }

  let columns: ArticleColumns
  /// The articles of each class, from days to none.
  let classes: [Range<UInt32>]

  /// - Complexity: O(log articles).
  init(_ columns: ArticleColumns) throws {
    self.columns = columns
    var bounds: [UInt32] = [0]
    for precision in 1...PublishedColumn.none {
      bounds.append(
        try Self.first(in: 0..<UInt32(columns.count)) {
          try columns.published($0).precision >= precision
        })
    }
    bounds.append(UInt32(columns.count))
    classes = zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
  }

  /// The articles that `when` asks for.
  ///
  /// - Complexity: O(log articles), for what recurs in each year; and a look at each article whose days are none of a
  ///   calendar's.
  func articles(_ when: Query.Date.When, _ match: Match) throws -> ArticleRanges {
    switch when {
    case .days(let days): return try articles(in: days, match)
    case .recurring(let month, let day):
      return try years(match).compactMap { year in
        day.map { Day(year: year, month: month, day: $0).map { DayInterval($0) } }
          ?? DayInterval(year: year, month: month)
      }.reduce(ArticleRanges()) { $0.union(try articles(in: $1, match)) }
    case .anything:
      return match == .doubtful
        ? articles(PublishedColumn.doubtful) : ArticleRanges(0..<classes[3].upperBound)
    case .doubtful:
      return match == .doubtful ? ArticleRanges() : articles(PublishedColumn.doubtful)
    case .undated: return match == .doubtful ? ArticleRanges() : articles(PublishedColumn.none)
    }
  }

  /// All articles of a class.
  private func articles(_ precision: UInt8) -> ArticleRanges {
    ArticleRanges(classes[Int(precision)])
  }

  private func articles(in days: DayInterval, _ match: Match) throws -> ArticleRanges {
    switch match {
    case .inside:
      let ranges = try classes[..<3].map { range in
        try Self.range(
          in: range, from: { try interval($0).first >= days.first },
          until: { try interval($0).last > days.last })
      }
      return ArticleRanges(ranges + (try tested(classes[3]) { days.contains($0) }))
    case .overlapping:
      let ranges = try classes[..<3].map { range in
        try Self.range(
          in: range, from: { try interval($0).last >= days.first },
          until: { try interval($0).first > days.last })
      }
      return ArticleRanges(ranges + (try tested(classes[3]) { days.overlaps($0) }))
    case .doubtful: return ArticleRanges(try tested(classes[4]) { days.overlaps($0) })
    }
  }

  private func interval(_ article: UInt32) throws -> DayInterval {
    try columns.published(article).interval ?? DayInterval(Day(0))
  }

  /// Those of `articles` whose days fulfil `isIncluded`, each a range.
  private func tested(
    _ articles: Range<UInt32>, where isIncluded: (DayInterval) -> Bool
  ) throws -> [Range<UInt32>] {
    try articles.compactMap {
      guard let days = try columns.published($0).interval, isIncluded(days) else { return nil }
      return $0..<$0 + 1
    }
  }

  /// The years in which articles begin.
  private func years(_ match: Match) throws -> ClosedRange<Int> {
    var first = Int.max
    var last = Int.min
    for articles in classes[..<(match == .doubtful ? 5 : 4)] where !articles.isEmpty {
      first = min(first, try interval(articles.lowerBound).first.parts.year)
      for article in [articles.lowerBound, articles.upperBound - 1] {
        last = max(last, try interval(article).last.parts.year)
      }
    }
    return first <= last ? first...last : 0...0
  }

  // MARK: Searching

  private static func range(
    in articles: Range<UInt32>, from isBegun: (UInt32) throws -> Bool,
    until isOver: (UInt32) throws -> Bool
  ) throws -> Range<UInt32> {
    let start = try first(in: articles, where: isBegun)
    return start..<max(start, try first(in: articles, where: isOver))
  }

  /// The first of `articles` from which on all fulfil `isReached`.
  private static func first(
    in articles: Range<UInt32>, where isReached: (UInt32) throws -> Bool
  ) rethrows -> UInt32 {
    let numbers = Int(articles.lowerBound)..<Int(articles.upperBound)
    return UInt32(try partitionPoint(in: numbers) { try isReached(UInt32($0)) })
  }
}
