import Bytes
import Kernels

/// The columns of a segment, read in place.
package struct ArticleColumns: Sendable {
  /// Number of articles.
  package let count: Int
  /// Tokens of all articles.
  package let tokens: Int
  /// A code for each article (`SizeCode`): the positions of all its terms lie below.
  package let extents: ByteRegion
  private let payload: ByteRegion
  private let groups: [ColumnGroup]

  /// The columns in the payload of a file `articles`; the trailer and the shapes of groups are checked here.
  ///
  /// - Complexity: O(articles / 4,096).
  package init(_ payload: ByteRegion) throws {
    self.payload = payload
    let trailer = payload.count - ArticlesFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the columns end too early", at: 0) }
    count = Int(clamping: try payload.load(UInt64.self, at: trailer))
    tokens = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    // With fewer articles than bytes nothing below is too large.
    let shapes = count / ArticlesFormat.group + (count % ArticlesFormat.group).signum()
    guard count <= min(trailer, Int(UInt32.max)),
      trailer - shapes * ArticlesFormat.shapeBytes >= count
    else { throw payload.corruption("the columns do not hold \(count) articles", at: trailer) }
    let firstShape = trailer - shapes * ArticlesFormat.shapeBytes
    // Those of all segments are added up.
    guard tokens <= 1 << 48 else {
      throw payload.corruption("the articles claim \(tokens) tokens", at: trailer + 8)
    }
    extents = try payload.slice(from: firstShape - count, count: count)
    var groups: [ColumnGroup] = []
    groups.reserveCapacity(shapes)
    for number in 0..<shapes {
      groups.append(
        try ColumnGroup(
          payload, shape: firstShape + number * ArticlesFormat.shapeBytes,
          count: min(ArticlesFormat.group, count - number * ArticlesFormat.group),
          end: firstShape - count))
    }
    self.groups = groups
  }

  /// Tokens of title and body of an article.
  @inline(__always)
  package func length(_ article: UInt32) throws -> UInt32 {
    let (group, index) = try place(of: article)
    return try payload.load(UInt32.self, at: group.lengths + 4 * index)
  }

  /// The whole row of an article.
  package func row(_ article: UInt32) throws -> ArticleRow {
    let title = try title(article).packed
    return ArticleRow(
      length: try length(article), titleTokens: title >> 1, titleIsGiven: title & 1 == 1,
      published: try published(article),
      extent: SizeCode.decode(try extents.load(UInt8.self, at: Int(article))))
  }

  /// The title zone of an article, as a column holds it.
  package struct Title: Sendable {
    let packed: UInt32

    /// Tokens of the zone.
    package var tokens: UInt32 { packed >> 1 }
    /// The position that nothing may cross; nil where there is no border.
    package var border: UInt32? { packed & 1 == 1 && packed > 1 ? packed >> 1 : nil }
  }

  /// The title zone of an article.
  package func title(_ article: UInt32) throws -> Title {
    let (group, index) = try place(of: article)
    return try payload.withBytes(from: group.titles, count: group.titleSpan) {
      Title(packed: group.title($0, index))
    }
  }

  /// Calls `body` with a function from article to title zone, for the articles `base ..< base + 4096`.
  package func withTitles<Result>(
    from base: UInt32, _ body: ((UInt32) -> Title) throws -> Result
  ) throws -> Result {
    let (group, _) = try place(of: base)
    return try payload.withBytes(from: group.titles, count: group.titleSpan) {
      titles in
      try body { article in
        let index = Int(article &- base)
        return Title(packed: index < group.count ? group.title(titles, index) : 0)
      }
    }
  }

  /// The publication date of an article.
  package func published(_ article: UInt32) throws -> PublishedColumn {
    let (group, index) = try place(of: article)
    // Eight bytes are there: extents, shapes and the trailer follow.
    let word = try payload.load(UInt64.self, at: group.published + group.publishedBytes * index)
    return PublishedColumn(packed: group.published(word))
  }

  /// Calls `body` with the lengths of the articles `base ..< base + 4096`, or those that there are.
  package func withLengths<Result>(
    from base: UInt32, _ body: (Span<UInt32>) throws -> Result
  ) throws -> Result {
    let (group, _) = try place(of: base)
    return try payload.withIntegers(UInt32.self, at: group.lengths, count: group.count, body)
  }

  /// The first article of the group that holds `article`.
  func groupStart(of article: UInt32) -> UInt32 {
    article / UInt32(ArticlesFormat.group) * UInt32(ArticlesFormat.group)
  }

  /// The group of an article, and its index there.
  @inline(__always)
  private func place(of article: UInt32) throws -> (group: ColumnGroup, index: Int) {
    let number = Int(article)
    guard number < count else {
      throw payload.corruption("there is no article \(article)", at: payload.count)
    }
    return (groups[number / ArticlesFormat.group], number % ArticlesFormat.group)
  }
}

/// Where the columns of a group stand, and how.
private struct ColumnGroup {
  let count: Int
  let lengths: Int
  let titles: Int
  let titleBytes: Int
  let published: Int
  let publishedBytes: Int
  private let base: UInt64
  private let shift: UInt64

  /// - Parameters:
  ///   - shape: where its shape stands.
  ///   - end: where the last group ends.
  init(_ payload: ByteRegion, shape: Int, count: Int, end: Int) throws {
    let offset = Int(clamping: try payload.load(UInt64.self, at: shape))
    let widths = try payload.load(UInt64.self, at: shape + 16)
    self.count = count
    base = try payload.load(UInt64.self, at: shape + 8)
    shift = widths & 0xFF
    publishedBytes = Int(widths >> 8 & 0xFF)
    titleBytes = Int(widths >> 16)
    guard offset <= end, shift < 64, publishedBytes <= 8, [1, 2, 4].contains(titleBytes),
      count * (4 + titleBytes + publishedBytes) <= end - offset
    else { throw payload.corruption("a group of columns has no place", at: shape) }
    lengths = offset
    titles = offset + 4 * count
    published = titles + titleBytes * count
  }

  /// Bytes of the titles, with those that are read behind: dates, extents, shapes or the trailer.
  var titleSpan: Int { titleBytes * count + BitFields.padding }

  /// The title of the article `index`, below `count`, of all titles.
  @inline(__always)
  func title(_ bytes: RawSpan, _ index: Int) -> UInt32 {
    BitFields.load(bytes, at: 8 &* titleBytes &* index, width: 8 &* titleBytes)
  }

  /// The date whose difference is in the lowest bytes.
  func published(_ word: UInt64) -> UInt64 {
    publishedBytes == 0
      ? base : base &+ (word & (~0 >> UInt64(64 - 8 * publishedBytes))) << shift
  }
}
