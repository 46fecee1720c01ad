import Bytes

/// The metadata of a segment's articles, unpacked block by block.
package struct Metadata: Sendable {
  private let records: Records
  private let file: String

  /// - Parameter payload: of the file `metadata`.
  package init(_ payload: ByteRegion) throws {
    records = try Records(payload)
    file = payload.fileName
  }

  /// Number of articles.
  package var count: Int { records.count }

  /// Number of compressed blocks.
  package var blockCount: Int { records.blockCount }

  /// The block that holds an article, and which of its articles that is; O(log blocks).
  package func place(of article: UInt32) throws -> (block: Int, index: Int) {
    try records.place(of: article)
  }

  /// Holds the table of blocks against itself; O(blocks).
  func checkTable() throws { try records.checkTable() }

  /// The metadata of an article.
  ///
  /// - Complexity: O(log blocks) plus unpacking one block.
  package func article(_ article: UInt32, with zstandard: Zstandard) throws -> ArticleMetadata {
    let place = try records.place(of: article)
    var reader = try reader(ofBlock: place.block, with: zstandard)
    guard let found = try reader.article(place.index) else { throw nothing(of: article) }
    return found
  }

  /// What reads the articles of a block one after the other.
  func reader(ofBlock number: Int, with zstandard: Zstandard) throws -> MetadataReader {
    try MetadataReader(
      records.unpacked(number, with: zstandard), count: records.recordCount(ofBlock: number),
      file: file)
  }

  /// The error for an article that is not where it should be.
  func nothing(of article: UInt32) -> IndexCorruption {
    IndexCorruption(file: file, offset: 0, reason: "no metadata of article \(article)")
  }

  /// All articles of block `number`.
  package func block(_ number: Int, with zstandard: Zstandard) throws -> MetadataBlock {
    try MetadataBlock(reader(ofBlock: number, with: zstandard))
  }
}

/// The articles of a block of metadata.
package struct MetadataBlock: Sendable {
  private var bytes: [UInt8] = []
  private var parts: [ArticleMetadata.Parts] = []

  /// A block without articles.
  package init() {}

  /// - Parameter reader: at the start of the block.
  init(_ reader: consuming MetadataReader) throws(IndexCorruption) {
    parts.reserveCapacity(reader.count)
    for _ in 0..<reader.count {
      try reader.advance()
      var next = reader.parts
      for field in next.strings.indices {
        next.strings[field] = next.strings[field].shifted(by: bytes.count)
      }
      bytes += reader.strings
      parts.append(next)
    }
    guard reader.isAtEnd else {
      throw reader.damage("holds more than its articles")
    }
  }

  /// Number of articles.
  package var count: Int { parts.count }

  /// The metadata of an article, by its place in the block.
  package subscript(index: Int) -> ArticleMetadata { ArticleMetadata(parts[index], of: bytes) }

  /// A string of an article.
  package func string(_ field: ArticleMetadata.Field, of index: Int) -> ArraySlice<UInt8> {
    bytes[parts[index][field]]
  }

  /// Adds an article to those that a packer has; returns the bytes of its strings.
  package func copy(
    _ index: Int, to packer: inout MetadataPacker, with zstandard: Zstandard
  ) throws(FileError) -> Int {
    let parts = parts[index]
    try packer.add(parts, of: bytes.span, with: zstandard)
    return parts.strings[6].upperBound - parts.strings[0].lowerBound
  }
}

extension Range where Bound == Int {
  fileprivate func shifted(by count: Int) -> Range<Int> { lowerBound + count..<upperBound + count }
}
