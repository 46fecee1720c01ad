import Bytes
import Kernels

/// The skip table of a long list: one entry for each block of 128 articles, read in place.
struct SkipTable {
  /// Number of blocks, the tail included.
  let count: Int
  private let region: ByteRegion
  /// Offset of the table in the list.
  let offset: Int

  struct Entry {
    var lastArticle: UInt32
    /// Offset of the block in the list, bytes.
    var offset: Int
    /// Offset of the block of positions in the term's positions, bytes, and index in it.
    var positionOffset: Int
    var positionIndex: Int
    var largestFrequency: UInt32
    var smallestLength: UInt32
  }

  init(list: ByteRegion, articles: Int) throws(IndexCorruption) {
    count = (articles + PostingsFormat.block - 1) / PostingsFormat.block
    offset = list.count - count * PostingsFormat.skipBytes
    guard offset >= 0 else {
      throw list.corruption("the list is too short for \(articles) articles", at: 0)
    }
    region = try list.slice(from: offset, count: count * PostingsFormat.skipBytes)
  }

  func lastArticle(_ block: Int) throws -> UInt32 {
    try region.load(UInt32.self, at: block &* PostingsFormat.skipBytes)
  }

  /// The first block from `start` on whose last article is at least `article`; `count` if none.
  ///
  /// - Complexity: O(log distance).
  @inline(__always)
  func block(from start: Int, reaching article: UInt32) throws -> Int {
    try gallop(from: start, to: count) { try lastArticle($0) >= article }
  }

  func entry(_ block: Int) throws -> Entry {
    let at = block * PostingsFormat.skipBytes
    let positions = try region.load(UInt64.self, at: at + 8)
    return Entry(
      lastArticle: try region.load(UInt32.self, at: at),
      offset: Int(try region.load(UInt32.self, at: at + 4)),
      positionOffset: Int(positions >> 8), positionIndex: Int(positions & 0xFF),
      largestFrequency: try region.load(UInt32.self, at: at + 16),
      smallestLength: try region.load(UInt32.self, at: at + 20))
  }
}
