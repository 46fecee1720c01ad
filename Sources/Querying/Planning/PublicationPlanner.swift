import Segments

/// Looks up publication dates in the segments.
final class PublicationPlanner {
  private let segments: [Segment]
  private lazy var ranges = Result { try segments.map { try PublicationRanges($0.columns) } }

  init(segments: [Segment]) { self.segments = segments }

  /// The articles that `query` finds, of which publication dates alone decide.
  func plan(
    _ query: Query, _ match: PublicationRanges.Match = .inside
  ) throws -> PlannedPublication {
    let ranges = try ranges.get()
    return PlannedPublication(
      query: query,
      segments: try segments.indices.map {
        let found = try Self.articles(
          query, match, in: ranges[$0], count: segments[$0].articleCount)
        // Negations find the others too.
        return match == .doubtful
          ? found.intersection(try ranges[$0].articles(.doubtful, .inside)) : found
      })
  }

  /// How many of each class `query` finds.
  func counts(_ query: Query) throws -> [Int] {
    var counts = [Int](repeating: 0, count: Int(PublishedColumn.none) + 1)
    for (number, found) in try plan(query).segments.enumerated() {
      for (precision, articles) in try ranges.get()[number].classes.enumerated() {
        counts[precision] += try segments[number].liveArticles(
          in: found.intersection(ArticleRanges(articles)))
      }
    }
    return counts
  }

  private static func articles(
    _ query: Query, _ match: PublicationRanges.Match, in ranges: PublicationRanges, count: Int
  ) throws -> ArticleRanges {
    switch query {
    case .date(let date): return try ranges.articles(date.when, match)
    case .all: return ArticleRanges(0..<UInt32(clamping: count))
    case .and(let parts):
      return try parts.reduce(ArticleRanges(0..<UInt32(clamping: count))) {
        $0.intersection(try articles($1, match, in: ranges, count: count))
      }
    case .or(let parts):
      return try parts.reduce(ArticleRanges()) {
        $0.union(try articles($1, match, in: ranges, count: count))
      }
    case .not(let part):
      // What is not said to be published then may still overlap.
      let found = try articles(
        part, match == .doubtful ? .doubtful : .inside, in: ranges, count: count)
      return found.complement(of: count)
    case .nothing, .sequence, .near, .place, .boolean: return ArticleRanges()
    }
  }
}

/// What publication dates alone decide on, looked up in all segments.
struct PlannedPublication: Sendable {
  let query: Query
  /// For each segment the articles, removed ones included.
  let segments: [ArticleRanges]

  /// How many articles, removed ones not counted.
  func count(in segments: [Segment]) throws -> Int {
    try zip(segments, self.segments).reduce(0) { $0 + (try $1.0.liveArticles(in: $1.1)) }
  }

  /// Those that are not in `other`, which is of the same segments, of `counts` articles.
  func subtracting(_ other: PlannedPublication, counts: [Int]) -> PlannedPublication {
    PlannedPublication(
      query: query,
      segments: segments.indices.map {
        segments[$0].intersection(other.segments[$0].complement(of: counts[$0]))
      })
  }
}

extension Query {
  /// Whether publication dates alone decide, and there is one.
  var isPublication: Bool {
    switch self {
    case .date(let date): return date.subject == .published
    case .and(let parts), .or(let parts):
      return parts.contains(where: \.isPublication)
        && parts.allSatisfy { $0 == .all || $0.isPublication }
    case .not(let part): return part.isPublication
    default: return false
    }
  }
}
