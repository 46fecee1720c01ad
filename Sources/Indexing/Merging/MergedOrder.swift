import Bytes
import Segments

/// In which order the articles of several segments stand in one: by class and start of publication, then by id; removed ones
/// are left out.
///
/// That is the order in which a build numbers them, so the order within each segment stays what it is.
///
/// Memory: six bytes for an article.
struct MergedOrder: Sendable {
  /// For each segment, for each of its articles the number in the merge; `removed` for those that are left out.
  let numbers: [[UInt32]]
  /// For each article of the merge the segment that it comes from.
  let origins: [UInt16]

  /// The number of an article that is left out.
  static let removed = UInt32.max

  /// The order of the live articles of `segments`; O(articles · log segments).
  init(_ segments: [Segment]) throws {
    var numbers = segments.map { [UInt32](repeating: Self.removed, count: $0.articleCount) }
    var origins: [UInt16] = []
    origins.reserveCapacity(segments.reduce(0) { $0 + $1.liveArticleCount })
    var merge = RunMerge(
      try segments.enumerated().map { try LiveArticles($1, number: $0) })
    while let next = try merge.next() {
      if origins.count & 0xFFFF == 0 { try Task.checkCancellation() }
      guard origins.count < Int(Self.removed) - 1 else { throw TooManyToMerge() }
      numbers[next.segment][Int(next.article)] = UInt32(origins.count)
      origins.append(UInt16(next.segment))
    }
    self.numbers = numbers
    self.origins = origins
  }

  /// Articles of the merge.
  var count: Int { origins.count }
}

/// More articles than a segment can number.
struct TooManyToMerge: Error, CustomStringConvertible {
  var description: String {
    "the segments hold more than four billion articles together; they cannot be merged into one"
  }
}

/// An article with what decides its place.
private struct OrderedArticle: Comparable {
  let published: PublishedColumn
  let id: [UInt8]
  let segment: Int
  let article: UInt32

  static func < (left: OrderedArticle, right: OrderedArticle) -> Bool {
    if left.published.precision != right.published.precision {
      return left.published.precision < right.published.precision
    }
    if left.published.seconds != right.published.seconds {
      return left.published.seconds < right.published.seconds
    }
    if left.published.days != right.published.days {
      return left.published.days < right.published.days
    }
    return left.id.lexicographicallyPrecedes(right.id)
  }
}

/// The live articles of a segment in their order.
private struct LiveArticles: SortedRun {
  private let segment: Segment
  private let number: Int
  private let removed: [UInt64]
  private let zstandard = Zstandard()
  private var block = 0
  private var articles = MetadataBlock()
  private var place = 0
  private var article: UInt32 = 0

  init(_ segment: Segment, number: Int) throws {
    self.segment = segment
    self.number = number
    removed = try segment.removed?.bits() ?? []
  }

  mutating func next() throws -> OrderedArticle? {
    while Int(article) < segment.articleCount {
      if place == articles.count { try readBlock() }
      defer {
        article += 1
        place += 1
      }
      if !removed.isEmpty, removed[Int(article >> 6)] >> UInt64(article & 63) & 1 == 1 { continue }
      return OrderedArticle(
        published: try segment.columns.published(article),
        id: Array(articles.string(.id, of: place)), segment: number, article: article)
    }
    return nil
  }

  private mutating func readBlock() throws {
    articles = MetadataBlock()
    place = 0
    while articles.count == 0 {
      guard block < segment.metadata.blockCount else {
        throw IndexCorruption(
          file: segment.description.fileName(.metadata), offset: 0,
          reason: "no record for article \(article)")
      }
      articles = try segment.metadata.block(block, with: zstandard)
      block += 1
    }
  }
}
