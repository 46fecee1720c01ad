import Bytes
import Kernels

/// What a list's skip table says of a block of 128 articles; offsets count from the list's start.
struct SkipEntry: Hashable, Sendable {
  var lastArticle: UInt32
  /// One past the block, and past its positions, bytes.
  var end: Int
  var positionsEnd: Int
  var impacts: Impacts

  /// Appends the table of a list; reserves what it needs.
  static func encode(_ entries: [SkipEntry], to sink: inout BitSink) {
    guard let last = entries.last else { return }
    let widths = (
      article: bytes(Int(last.lastArticle)), end: bytes(last.end),
      positions: bytes(last.positionsEnd)
    )
    sink.reserve(16 * entries.count + 1)
    for entry in entries { sink.append(UInt64(entry.lastArticle), bytes: widths.article) }
    for entry in entries { sink.append(UInt64(entry.end), bytes: widths.end) }
    for entry in entries { sink.append(UInt64(entry.positionsEnd), bytes: widths.positions) }
    for entry in entries { sink.append(UInt64(entry.impacts.packed), bytes: 3) }
    sink.append(
      UInt8((widths.article - 1) | (widths.end - 1) << 2 | (widths.positions - 1) << 4))
  }

  /// Bytes that hold the number, at least one.
  private static func bytes(_ number: Int) -> Int {
    max(1, (64 - number.leadingZeroBitCount + 7) / 8)
  }
}

/// The skip table of a list, read in place: one entry for each whole block.
struct SkipTable {
  /// Number of whole blocks.
  let count: Int
  /// Where the table begins, bytes from the start of the list.
  let offset: Int
  private let articleWidth: Int
  private let endWidth: Int
  private let positionsWidth: Int
  private let ends: Int
  private let positionsEnds: Int
  private let impacts: Int

  /// The table of a list with so many whole blocks; `length` is that of the list in bytes.
  init(_ list: ByteRegion, length: Int, blocks: Int) throws {
    count = blocks
    guard blocks > 0 else {
      (offset, articleWidth, endWidth, positionsWidth) = (length, 0, 0, 0)
      (ends, positionsEnds, impacts) = (length, length, length)
      return
    }
    guard length > 0 else { throw list.corruption("a list without bytes", at: 0) }
    let widths = Int(try list.load(UInt8.self, at: length - 1))
    articleWidth = widths & 3 + 1
    endWidth = widths >> 2 & 3 + 1
    positionsWidth = widths >> 4 & 3 + 1
    offset = length - 1 - blocks * (articleWidth + endWidth + positionsWidth + 3)
    ends = offset + blocks * articleWidth
    positionsEnds = ends + blocks * endWidth
    impacts = positionsEnds + blocks * positionsWidth
    guard offset >= 0 else {
      throw list.corruption("the list is too short for \(blocks) blocks", at: 0)
    }
  }

  @inline(__always)
  func lastArticle(_ block: Int, in list: ByteRegion) throws -> UInt32 {
    UInt32(truncatingIfNeeded: try number(block, width: articleWidth, at: offset, in: list))
  }

  /// Where a block begins; for `count` where the tail does.
  func start(_ block: Int, in list: ByteRegion) throws -> Int {
    block == 0 ? 0 : try number(block - 1, width: endWidth, at: ends, in: list)
  }

  /// Where a block's positions begin.
  func positionsStart(_ block: Int, in list: ByteRegion) throws -> Int {
    block == 0 ? 0 : try number(block - 1, width: positionsWidth, at: positionsEnds, in: list)
  }

  func impacts(_ block: Int, in list: ByteRegion) throws -> Impacts {
    Impacts(packed: try list.load(UInt32.self, at: impacts + 3 * block))
  }

  /// Calls `body` with the impacts of the blocks from `first` on, as long as it says so, and the articles
  /// that each ends with.
  func forEachImpacts(
    from first: Int, in list: ByteRegion, _ body: (Impacts, UInt32) -> Bool
  ) throws {
    let size = count &* (articleWidth &+ endWidth &+ positionsWidth &+ 3)
    try list.withBytes(from: offset, count: size &+ BitFields.padding) { table in
      let impacts = self.impacts &- offset
      var block = first
      while block < count {
        let packed = BitFields.load(table, at: 8 &* (impacts &+ 3 &* block), width: 24)
        let last = BitFields.load(
          table, at: 8 &* articleWidth &* block, width: 8 &* articleWidth)
        guard body(Impacts(packed: packed), last) else { return }
        block &+= 1
      }
    }
  }

  /// The first block from `start` on whose last article is at least `article`; `count` if none.
  ///
  /// - Complexity: O(log distance).
  @inline(__always)
  func block(from start: Int, reaching article: UInt32, in list: ByteRegion) throws -> Int {
    try gallop(from: start, to: count) { try lastArticle($0, in: list) >= article }
  }

  @inline(__always)
  private func number(
    _ index: Int, width: Int, at offset: Int, in list: ByteRegion
  ) throws -> Int {
    // Up to three bytes behind the number are read too; the list's padding allows it.
    let word = try list.load(UInt32.self, at: offset &+ index &* width)
    return Int(word & (~0 &>> UInt32(32 &- 8 &* width)))
  }
}
