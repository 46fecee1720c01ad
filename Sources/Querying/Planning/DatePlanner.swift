import Calendar
import Segments

/// Looks up the times that a query asks for in the segments, each once.
final class DatePlanner {
  private let segments: [Segment]
  /// By the days alone, wherever the query names them: a union of lists has a byte for each article.
  private var known: [Query.Date: [BoundAnnotation?]] = [:]

  init(segments: [Segment]) { self.segments = segments }

  private var total: Int { segments.reduce(0) { $0 + $1.liveArticleCount } }

  /// - Complexity: O(articles of the lists that hold the days): see `DateCover`.
  func plan(_ date: Query.Date) throws -> PlannedAnnotation {
    var key = date
    key.source = 0..<0
    let bound = try known[key] ?? segments.map { try bind(date, to: $0) }
    known[key] = bound
    return PlannedAnnotation(.date(date), bound, total: total)
  }

  private func bind(_ date: Query.Date, to segment: Segment) throws -> BoundAnnotation? {
    guard let dates = segment.dates else { return nil }
    let cover: DateCover
    switch date.when {
    case .anything: cover = try DateCover(anyOf: dates)
    case .days(let days):
      cover = try DateCover(dates, days: days, overlaps: date.subject == .mentioned)
    case .recurring(let month, let day): cover = try DateCover(dates, month: month, day: day)
    case .undated, .doubtful: return nil
    }
    guard let first = cover.lists.first else { return nil }
    func bound(_ postings: CodedPostings, _ shares: CodeShares) throws -> BoundAnnotation? {
      let articles = try segment.liveArticles(of: postings, in: .datelists)
      return articles == 0
        ? nil
        : BoundAnnotation(
          mentions: .dates(dates), nodes: NodeSet(cover.nodes), postings: postings, filter: .none,
          shares: shares, lists: cover.lists.count, articles: articles)
    }
    if cover.lists.count == 1, first.fraction == 1 { return try bound(.list(first.list), .dates) }
    let union = try CodeUnion(
      cover.lists.map { CodeUnion.Part($0.list, fraction: $0.fraction) },
      articles: segment.articleCount)
    return try bound(.union(union), .dateUnions)
  }
}
