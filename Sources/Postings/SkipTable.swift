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
      article: max(1, width(Int(last.lastArticle))), end: max(1, width(last.end)),
      positions: width(last.positionsEnd)
    )
    sink.reserve(16 * entries.count + 8)
    for entry in entries { sink.put(UInt64(entry.lastArticle), width: widths.article) }
    sink.align()
    for entry in entries { sink.put(UInt64(entry.end), width: widths.end) }
    sink.align()
    for entry in entries { sink.put(UInt64(entry.positionsEnd), width: widths.positions) }
    sink.align()
    for entry in entries { sink.append(UInt64(entry.impacts.packed), bytes: 3) }
    sink.append(
      UInt64((widths.article - 1) | (widths.end - 1) << 5 | widths.positions << 10), bytes: 2)
  }

  /// Bits of a number.
  private static func width(_ number: Int) -> Int { Int.bitWidth - number.leadingZeroBitCount }
}

/// The skip table of a list, read in place: one entry for each whole block.
struct SkipTable {
  /// Number of whole blocks.
  let count: Int
  /// Where the table begins, bytes from the start of the list.
  let offset: Int
  /// Bits of the numbers of a column, and where it begins.
  private let articleWidth: Int
  private let endWidth: Int
  private let positionsWidth: Int
  private let ends: Int
  private let positionsEnds: Int
  private let impacts: Int

  /// Bytes of the widths.
  private static let widthBytes = 2

  /// The table of a list with so many whole blocks; `length` is that of the list in bytes.
  init(_ list: ByteRegion, length: Int, blocks: Int) throws {
    count = blocks
    guard blocks > 0 else {
      (offset, articleWidth, endWidth, positionsWidth) = (length, 0, 0, 0)
      (ends, positionsEnds, impacts) = (length, length, length)
      return
    }
    guard length >= Self.widthBytes else { throw list.corruption("a list without bytes", at: 0) }
    let widths = Int(try list.load(UInt16.self, at: length - Self.widthBytes))
    articleWidth = widths & 31 + 1
    endWidth = widths >> 5 & 31 + 1
    positionsWidth = widths >> 10
    impacts = length - Self.widthBytes - 3 * blocks
    positionsEnds = impacts - Self.bytes(blocks, positionsWidth)
    ends = positionsEnds - Self.bytes(blocks, endWidth)
    offset = ends - Self.bytes(blocks, articleWidth)
    guard offset >= 0, positionsWidth <= 32 else {
      throw list.corruption("the list is too short for \(blocks) blocks", at: 0)
    }
  }

  /// Bytes of a column.
  private static func bytes(_ count: Int, _ width: Int) -> Int { (count * width + 7) / 8 }

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
    let size = impacts &- offset &+ 3 &* count
    try list.withBytes(from: offset, count: size &+ BitFields.padding) { table in
      let impacts = self.impacts &- offset
      var block = first
      while block < count {
        let packed = BitFields.load(table, at: 8 &* (impacts &+ 3 &* block), width: 24)
        let last = BitFields.load(table, at: articleWidth &* block, width: articleWidth)
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
    let width = articleWidth
    return try list.withBytes(from: offset, count: ends &- offset &+ BitFields.padding) { lasts in
      gallop(from: start, to: count) {
        BitFields.load(lasts, at: width &* $0, width: width) >= article
      }
    }
  }

  @inline(__always)
  private func number(
    _ index: Int, width: Int, at offset: Int, in list: ByteRegion
  ) throws -> Int {
    // Up to seven bytes behind the number are read too; the list's padding allows it.
    let bit = index &* width
    let word = try list.load(UInt64.self, at: offset &+ bit &>> 3)
    return Int(word &>> UInt64(bit & 7) & ((1 as UInt64) &<< UInt64(width) &- 1))
  }
}
