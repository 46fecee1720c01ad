import Bytes
import Kernels
import Segments

/// A sorted run of articles in a scratch file, read a block at a time.
///
/// The first runs of a corpus are written as they are: packing and unpacking them took a third of a build that does not fit
/// in memory. Those of a corpus many times as large as the memory are packed, so that scratch files stay smaller than the
/// input.
final class ArticleRun {
  /// Where a run's blocks stand: one after the other from `start` on.
  struct Table {
    let start: Int
    /// Small, because it is what grows with the corpus.
    fileprivate(set) var blocks: [Block] = []
  }

  struct Block {
    /// Bytes in the file: packed where they are fewer than `bytes`.
    let storedBytes: UInt32
    let bytes: UInt32
    /// Of the bytes in the file.
    let checksum: UInt32
  }

  /// So many runs are written as they are.
  private static let plainRuns = 8
  /// The head and the path of a shorter record may take more than the rest.
  private static let shortRecord = 1024

  /// Whether a run is to be packed: after many, and where its records, `count` of so many bytes in all, are short, since as
  /// they are they may take more than the input.
  static func isPacked(after runs: Int, records count: Int, of bytes: Int) -> Bool {
    runs >= plainRuns || bytes < count * shortRecord
  }

  /// A block ends with the record that reaches this size: small, as every run of a merge holds one.
  static let blockBytes = 1 << 16

  let file: OutputFile
  private let blocks: [Block]
  private var nextOffset: Int
  private var nextBlock = 0
  private var stored: [UInt8] = []
  private var block: [UInt8] = []
  private var place = 0
  private let zstandard: Zstandard

  init(file: OutputFile, table: Table, zstandard: Zstandard) {
    self.file = file
    blocks = table.blocks
    nextOffset = table.start
    self.zstandard = zstandard
  }

  /// The next article; nil after the last.
  func next() throws -> SortedArticle? {
    if place >= block.count {
      guard nextBlock < blocks.count else {
        block = []
        return nil
      }
      try read(blocks[nextBlock])
      nextBlock += 1
      place = 0
    }
    let bytes = block
    let layout = ArticleRecordLayout(bytes.span, at: place)
    place = layout.range.upperBound
    return SortedArticle(layout, of: bytes.span)
  }

  private func read(_ next: Block) throws {
    try file.read(at: nextOffset, count: Int(next.storedBytes), into: &stored)
    nextOffset += Int(next.storedBytes)
    guard stored.count == Int(next.storedBytes), checksum(stored) == next.checksum else {
      throw changed
    }
    if next.storedBytes == next.bytes {
      swap(&block, &stored)
    } else {
      guard let unpacked = zstandard.decompress(stored.span, count: Int(next.bytes)) else {
        throw changed
      }
      block = unpacked
    }
  }

  private var changed: FileError {
    FileError("read", file.path, reason: "the scratch file was changed")
  }
}

private func checksum(_ bytes: [UInt8]) -> UInt32 {
  UInt32(truncatingIfNeeded: Checksum.xxh3(bytes))
}

/// Writes a run of articles, which come in order.
struct ArticleRunWriter {
  private let file: OutputFile
  private let zstandard: Zstandard
  private let isPacked: Bool
  private var table: ArticleRun.Table
  private var block: [UInt8] = []

  /// Level for scratch files: speed before size.
  private static let level: Int32 = 1

  /// - Parameter isPacked: whether blocks are packed, which takes time and spares room.
  init(file: OutputFile, zstandard: Zstandard, isPacked: Bool) {
    self.file = file
    self.zstandard = zstandard
    self.isPacked = isPacked
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
    if isPacked, zstandard.compress(block.span, level: Self.level, to: &packed) == nil {
      throw FileError("compress", file.path, reason: "out of memory")
    }
    if isPacked, packed.count < block.count {
      try write(packed)
    } else {
      try write(block)
    }
    block.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    table.blocks.append(
      ArticleRun.Block(
        storedBytes: UInt32(bytes.count), bytes: UInt32(block.count), checksum: checksum(bytes)))
    try file.write(bytes)
  }
}
