import Bytes

/// Gathers records and compresses them block by block; one for each thread that writes records.
package struct RecordPacker {
  /// A compressed block and how many records it holds.
  package struct Block: Sendable {
    /// As the file has it.
    package let bytes: [UInt8]
    /// Size of what it unpacks to, bytes.
    package let unpackedBytes: Int
    /// Number of records.
    package let records: Int
  }

  private var lengths: [UInt8] = []
  private var records: [UInt8] = []
  private var count = 0
  private var blocks: [Block] = []

  /// A packer without records.
  package init() {}

  /// Adds the record that `write` appends; ends the block if that is large enough.
  package mutating func add(
    with zstandard: Zstandard, _ write: (inout [UInt8]) -> Void
  ) throws(FileError) {
    let before = records.count
    write(&records)
    VarInt.append(records.count - before, to: &lengths)
    count += 1
    if records.count >= RecordsFormat.blockBytes { try endBlock(with: zstandard) }
  }

  /// The blocks since the last call, the last one ended.
  package mutating func takeBlocks(with zstandard: Zstandard) throws(FileError) -> [Block] {
    try endBlock(with: zstandard)
    defer { blocks = [] }
    return blocks
  }

  private mutating func endBlock(with zstandard: Zstandard) throws(FileError) {
    guard count > 0 else { return }
    let unpacked = lengths + records
    var bytes: [UInt8] = []
    guard zstandard.compress(unpacked.span, to: &bytes) != nil else {
      throw FileError("compress", "a block of articles", reason: "out of memory")
    }
    blocks.append(Block(bytes: bytes, unpackedBytes: unpacked.count, records: count))
    lengths.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
    count = 0
  }
}

/// Writes a file of records from packed blocks.
package final class RecordsWriter {
  private let file: FileWriter
  private var table: [UInt8] = []
  private var blockCount = 0
  private var articles = 0

  /// Creates the file `path`, which must not exist; `kind` is `metadata` or `text`.
  package init(path: String, kind: FileKind) throws(FileError) {
    let version = kind == .metadata ? MetadataFormat.version : RecordsFormat.version
    file = try FileWriter(path: path, kind: kind, version: version)
  }

  /// Appends a block; its records are those of the next articles.
  package func add(_ block: RecordPacker.Block) throws(FileError) {
    table.appendLittleEndian(UInt32(articles))
    table.appendLittleEndian(UInt32(block.unpackedBytes))
    table.appendLittleEndian(UInt64(file.offset))
    try file.append(block.bytes)
    blockCount += 1
    articles += block.records
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    let tableOffset = file.offset
    try file.append(table)
    try file.append(littleEndian: UInt64(blockCount))
    try file.append(littleEndian: UInt64(tableOffset))
    try file.append(littleEndian: UInt64(articles))
    return try file.finish(segment: segment)
  }
}
