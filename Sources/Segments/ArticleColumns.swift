import Bytes
import Kernels

/// Writes the file `articles`, row after row.
package final class ArticleColumnsWriter {
  private let file: FileWriter
  private var lengths: [UInt8] = []
  private var titles: [UInt8] = []
  private var published: [UInt8] = []
  private var extents: [UInt8] = []
  private var count = 0
  private var tokens = 0

  /// Creates the file `path`, which must not exist.
  package init(path: String) throws(FileError) {
    file = try FileWriter(path: path, kind: .articles, version: ArticlesFormat.version)
  }

  /// Appends the row of the next article.
  package func add(_ row: ArticleRow) throws(FileError) {
    lengths.appendLittleEndian(row.length)
    titles.appendLittleEndian(row.titleTokens << 1 | (row.titleIsGiven ? 1 : 0))
    published.appendLittleEndian(row.published.packed)
    extents.append(SizeCode.ceiling(row.extent))
    count += 1
    tokens += Int(row.length)
    if count % ArticlesFormat.group == 0 { try flush() }
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try flush()
    try file.append(extents)
    try file.append(littleEndian: UInt64(count))
    try file.append(littleEndian: UInt64(tokens))
    return try file.finish(segment: segment)
  }

  private func flush() throws(FileError) {
    try file.append(lengths)
    try file.append(titles)
    try file.append(published)
    lengths.removeAll(keepingCapacity: true)
    titles.removeAll(keepingCapacity: true)
    published.removeAll(keepingCapacity: true)
  }
}

/// The columns of a segment, read in place.
package struct ArticleColumns: Sendable {
  /// Number of articles.
  package let count: Int
  /// Tokens of all articles.
  package let tokens: Int
  /// A code for each article (`SizeCode`): the positions of all its terms lie below.
  package let extents: ByteRegion
  private let payload: ByteRegion

  /// The columns in the payload of a file `articles`; the trailer is checked here.
  package init(_ payload: ByteRegion) throws {
    self.payload = payload
    let trailer = payload.count - ArticlesFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the columns end too early", at: 0) }
    count = Int(clamping: try payload.load(UInt64.self, at: trailer))
    tokens = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    guard count <= Int(UInt32.max), count * (ArticlesFormat.articleBytes + 1) == trailer else {
      throw payload.corruption("the columns do not hold \(count) articles", at: trailer)
    }
    // Those of all segments are added up.
    guard tokens <= 1 << 48 else {
      throw payload.corruption("the articles claim \(tokens) tokens", at: trailer + 8)
    }
    extents = try payload.slice(from: count * ArticlesFormat.articleBytes, count: count)
  }

  /// Tokens of title and body of an article.
  @inline(__always)
  package func length(_ article: UInt32) throws -> UInt32 {
    let place = place(of: article)
    return try payload.load(UInt32.self, at: place.group + 4 * place.index)
  }

  /// The whole row of an article.
  package func row(_ article: UInt32) throws -> ArticleRow {
    let place = place(of: article)
    let title = try payload.load(UInt32.self, at: place.group + 4 * (place.count + place.index))
    return ArticleRow(
      length: try payload.load(UInt32.self, at: place.group + 4 * place.index),
      titleTokens: title >> 1, titleIsGiven: title & 1 == 1,
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
    let place = place(of: article)
    return Title(
      packed: try payload.load(UInt32.self, at: place.group + 4 * (place.count + place.index)))
  }

  /// Calls `body` with a function from article to title zone, for the articles `base ..< base + 4096`.
  package func withTitles<Result>(
    from base: UInt32, _ body: ((UInt32) -> Title) throws -> Result
  ) throws -> Result {
    let place = place(of: base)
    return try payload.withIntegers(
      UInt32.self, at: place.group + 4 * place.count, count: place.count
    ) { titles in
      try body { article in
        let index = Int(article &- base)
        return Title(packed: index < titles.count ? titles[index] : 0)
      }
    }
  }

  /// The publication date of an article.
  package func published(_ article: UInt32) throws -> PublishedColumn {
    let place = place(of: article)
    return PublishedColumn(
      packed: try payload.load(
        UInt64.self, at: place.group + 8 * (place.count + place.index)))
  }

  /// Calls `body` with the lengths of the articles `base ..< base + 4096`, or those that there are.
  package func withLengths<Result>(
    from base: UInt32, _ body: (Span<UInt32>) throws -> Result
  ) throws -> Result {
    let place = place(of: base)
    return try payload.withIntegers(UInt32.self, at: place.group, count: place.count, body)
  }

  /// The first article of the group that holds `article`.
  func groupStart(of article: UInt32) -> UInt32 {
    article / UInt32(ArticlesFormat.group) * UInt32(ArticlesFormat.group)
  }

  /// Where an article's group begins, the articles in the group, and its index in it.
  private func place(of article: UInt32) -> (group: Int, count: Int, index: Int) {
    let number = Int(article)
    let first = number / ArticlesFormat.group * ArticlesFormat.group
    return (
      first * ArticlesFormat.articleBytes, min(ArticlesFormat.group, count - first), number - first
    )
  }
}
