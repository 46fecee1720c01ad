import Bytes
import Kernels
import Segments

/// A sorted run of articles in a scratch file, unpacked a block at a time.
struct ArticleRun: SortedRun {
  /// Where a run's blocks stand: one after the other from `start` on.
  struct Table {
    let start: Int
    /// Small, because it is what grows with the corpus.
    fileprivate(set) var blocks: [Block] = []
  }

  struct Block {
    let packedBytes: UInt32
    let bytes: UInt32
  }

  /// A block ends with the record that reaches this size: small, as every run of a merge holds one.
  static let blockBytes = 1 << 16

  let file: OutputFile
  private let blocks: [Block]
  private var nextOffset: Int
  private var nextBlock = 0
  private var packed: [UInt8] = []
  private var block: [UInt8] = []
  private var place = 0
  private let zstandard: Zstandard

  init(file: OutputFile, table: Table, zstandard: Zstandard) {
    self.file = file
    blocks = table.blocks
    nextOffset = table.start
    self.zstandard = zstandard
  }

  mutating func next() throws -> SortedArticle? {
    if place >= block.count {
      guard nextBlock < blocks.count else {
        block = []
        return nil
      }
      let next = blocks[nextBlock]
      try file.read(at: nextOffset, count: Int(next.packedBytes), into: &packed)
      block = try packed.withUnpacked(Int(next.bytes), with: zstandard, path: file.path)
      nextOffset += Int(next.packedBytes)
      nextBlock += 1
      place = 0
    }
    let layout = ArticleRecordLayout(block.span, at: place)
    place = layout.range.upperBound
    return SortedArticle(
      published: layout.published, id: Array(block[layout.id]), arrival: layout.arrival,
      record: Array(block[layout.range]))
  }
}

extension [UInt8] {
  fileprivate func withUnpacked(
    _ count: Int, with zstandard: Zstandard, path: String
  ) throws -> [UInt8] {
    guard let unpacked = zstandard.decompress(span, count: count) else {
      throw FileError("read", path, reason: "the scratch file was changed")
    }
    return unpacked
  }
}

/// Writes a run of articles, which come in order.
struct ArticleRunWriter {
  private let file: OutputFile
  private let zstandard: Zstandard
  private var table: ArticleRun.Table
  private var block: [UInt8] = []

  /// Level for scratch files: speed before size.
  private static let level: Int32 = 1

  init(file: OutputFile, zstandard: Zstandard) {
    self.file = file
    self.zstandard = zstandard
    table = ArticleRun.Table(start: file.byteCount)
  }

  mutating func append(_ record: Span<UInt8>) throws {
    block.append(copying: record)
    if block.count >= ArticleRun.blockBytes { try flush() }
  }

  /// Writes what is left; gives the run's table.
  mutating func finish() throws -> ArticleRun.Table {
    if !block.isEmpty { try flush() }
    return table
  }

  private mutating func flush() throws {
    var packed: [UInt8] = []
    guard zstandard.compress(block.span, level: Self.level, to: &packed) != nil else {
      throw FileError("compress", file.path, reason: "out of memory")
    }
    table.blocks.append(
      ArticleRun.Block(packedBytes: UInt32(packed.count), bytes: UInt32(block.count)))
    try file.write(packed)
    block.removeAll(keepingCapacity: true)
  }
}
