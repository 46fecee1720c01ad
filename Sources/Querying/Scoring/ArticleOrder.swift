import Segments

/// The order in which one merged index would number the articles of several segments: by publication date, then by id.
///
/// Within a segment articles are numbered so.
final class ArticleOrder {
  private let segments: [Segment]
  private var ids: [ArticleIDs]
  private lazy var zstandard = Zstandard()

  init(_ segments: [Segment]) {
    self.segments = segments
    ids = segments.map { ArticleIDs($0) }
  }

  /// An article among others.
  private struct Entry {
    /// Its place among the hits.
    let hit: Int
    let segment: Int
    let article: UInt32
    let published: PublishedColumn
  }

  /// Puts hits with equal keys in this order.
  ///
  /// All that are tied across segments are merged at once, each segment's in ascending order, so that blocks of metadata
  /// are unpacked one after the other; only where dates are equal too.
  ///
  /// - Parameter hits: by key, among equals by segment and article.
  /// - Complexity: O(n log segments) for n tied hits.
  func settleTies(in hits: inout [ScoredArticle]) throws {
    let ties = Self.ties(in: hits)
    if ties.isEmpty { return }
    var ranks = [Int](repeating: 0, count: hits.count)
    for (rank, entry) in try merged(runs(of: ties, in: hits)[...]).enumerated() {
      ranks[entry.hit] = rank
    }
    for tie in ties {
      hits.replaceSubrange(
        tie, with: tie.sorted { ranks[$0] < ranks[$1] }.map { hits[$0] })
    }
  }

  /// The stretches of hits with equal keys of several segments.
  private static func ties(in hits: [ScoredArticle]) -> [Range<Int>] {
    var ties: [Range<Int>] = []
    var start = 0
    while start < hits.count {
      var end = start + 1
      while end < hits.count, hits[end].key == hits[start].key { end += 1 }
      if hits[start].segment != hits[end - 1].segment { ties.append(start..<end) }
      start = end
    }
    return ties
  }

  /// The hits of `ties`, by segment, each segment's in ascending order.
  private func runs(of ties: [Range<Int>], in hits: [ScoredArticle]) throws -> [[Entry]] {
    var runs = [[Entry]](repeating: [], count: segments.count)
    for index in ties.joined() {
      let hit = hits[index]
      runs[hit.segment].append(
        Entry(
          hit: index, segment: hit.segment, article: hit.article,
          published: try segments[hit.segment].columns.published(hit.article)))
    }
    return runs.filter { !$0.isEmpty }.map { $0.sorted { $0.article < $1.article } }
  }

  private func merged(_ runs: ArraySlice<[Entry]>) throws -> [Entry] {
    guard runs.count > 1 else { return runs.first ?? [] }
    let middle = runs.startIndex + runs.count / 2
    let (left, right) = (try merged(runs[..<middle]), try merged(runs[middle...]))
    var merged: [Entry] = []
    merged.reserveCapacity(left.count + right.count)
    var (one, other) = (0, 0)
    while one < left.count, other < right.count {
      if try precedes(right[other], left[one]) {
        merged.append(right[other])
        other += 1
      } else {
        merged.append(left[one])
        one += 1
      }
    }
    return merged + left[one...] + right[other...]
  }

  private func precedes(_ one: Entry, _ other: Entry) throws -> Bool {
    if one.published.order != other.published.order {
      return one.published.order < other.published.order
    }
    let id = try ids[one.segment].id(of: one.article, with: zstandard)
    return id.lexicographicallyPrecedes(
      try ids[other.segment].id(of: other.article, with: zstandard))
  }
}

extension PublishedColumn {
  /// What articles are numbered by: first the class of precision.
  fileprivate var order: (UInt8, Int64, UInt32) { (precision, seconds, days) }
}

/// The ids of a segment's articles, as they are asked for: what is asked for again is not unpacked again.
private struct ArticleIDs {
  private var known: [UInt32: [UInt8]] = [:]
  private var metadata: MetadataCursor

  /// Most ids that are kept.
  private static let most = 1 << 16

  init(_ segment: Segment) { metadata = MetadataCursor(segment.metadata) }

  mutating func id(of article: UInt32, with zstandard: Zstandard) throws -> [UInt8] {
    if let id = known[article] { return id }
    let place = try metadata.seek(article, with: zstandard)
    let id = Array(metadata.block.string(.id, of: place))
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    known[article] = id
    return id
  }
}
