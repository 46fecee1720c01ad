import Bytes
import Kernels

/// Gathers the metadata of articles and compresses them block by block; one for each thread that writes them.
package struct MetadataPacker {
  private var columns = [[UInt8]](repeating: [], count: MetadataFormat.columns)
  private var hashes: [UInt8] = []
  private var count = 0
  /// Bytes of all strings of the block, as they were before anything was left out.
  private var wholeBytes = 0
  /// The strings of the article before.
  private var previous: [UInt8] = []
  private var previousParts = ArticleMetadata.Parts()
  private var blocks: [RecordPacker.Block] = []

  /// A packer without articles.
  package init() {}

  /// Adds an article whose strings are `parts` of `source`; ends the block if that is large enough.
  ///
  /// - Parameter name: the id, where it is not that of the parts.
  /// - Complexity: O(bytes).
  package mutating func add(
    _ parts: ArticleMetadata.Parts, of source: Span<UInt8>, as name: [UInt8]? = nil,
    with zstandard: Zstandard
  ) throws(FileError) {
    if let name {
      append(parts, of: source, id: name.span)
    } else {
      append(parts, of: source, id: source.extracting(parts[.id]))
    }
    if wholeBytes >= MetadataFormat.blockBytes { try endBlock(with: zstandard) }
  }

  /// The blocks since the last call, the last one ended.
  package mutating func takeBlocks(
    with zstandard: Zstandard
  ) throws(FileError) -> [RecordPacker.Block] {
    try endBlock(with: zstandard)
    defer { blocks = [] }
    return blocks
  }

  private mutating func append(
    _ parts: ArticleMetadata.Parts, of source: Span<UInt8>, id: Span<UInt8>
  ) {
    var flags: UInt8 = parts.titleIsGiven ? 0x80 : 0
    for field in parts.strings.indices {
      let string = field == 0 ? id : source.extracting(parts.strings[field])
      let isSame = append(string, field, id: id)
      flags |= isSame ? 1 << UInt8(field) : 0
    }
    columns[MetadataFormat.flags].append(flags)
    let step = Int64(bitPattern: parts.offset &- previousParts.offset)
    VarInt.append(
      UInt64(bitPattern: step << 1 ^ step >> 63), to: &columns[MetadataFormat.offsets])
    hashes.appendLittleEndian(parts.hash)
    keep(parts, of: source, id: id)
    wholeBytes += previous.count
    count += 1
  }

  /// Appends what of a string is not that of the article before; true if nothing is.
  private mutating func append(_ string: Span<UInt8>, _ field: Int, id: Span<UInt8>) -> Bool {
    let piece: Piece
    do {
      let last = previous.span.extracting(previousParts.strings[field])
      let start = Piece.start(string, last)
      if start == string.count, start == last.count { return true }
      piece =
        MetadataFormat.endsAsID(field)
        ? Piece(string, last, id: id) : Piece(string, last, start: start)
    }
    piece.append(to: &columns[MetadataFormat.numbers(field)])
    columns[MetadataFormat.strings(field)].append(copying: string.extracting(piece.rest))
    return false
  }

  private mutating func keep(
    _ parts: ArticleMetadata.Parts, of source: Span<UInt8>, id: Span<UInt8>
  ) {
    previous.removeAll(keepingCapacity: true)
    previousParts = parts
    for field in parts.strings.indices {
      let start = previous.count
      previous.append(copying: field == 0 ? id : source.extracting(parts.strings[field]))
      previousParts.strings[field] = start..<previous.count
    }
  }

  private mutating func endBlock(with zstandard: Zstandard) throws(FileError) {
    guard count > 0 else { return }
    var numbers: [UInt8] = []
    for column in columns { VarInt.append(column.count, to: &numbers) }
    var strings: [UInt8] = []
    for (number, column) in columns.enumerated() {
      if number <= MetadataFormat.offsets { numbers += column } else { strings += column }
    }
    var bytes: [UInt8] = []
    try compress(numbers, level: Zstandard.level, with: zstandard, to: &bytes)
    try compress(strings, level: MetadataFormat.stringLevel, with: zstandard, to: &bytes)
    try compress(hashes, level: Zstandard.level, with: zstandard, to: &bytes)
    blocks.append(
      RecordPacker.Block(
        bytes: bytes, unpackedBytes: numbers.count + strings.count + hashes.count, records: count))
    for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
    hashes.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    previousParts = ArticleMetadata.Parts()
    (count, wholeBytes) = (0, 0)
  }

  private func compress(
    _ section: [UInt8], level: Int32, with zstandard: Zstandard, to bytes: inout [UInt8]
  ) throws(FileError) {
    if section.isEmpty { return }
    guard zstandard.compress(section.span, level: level, to: &bytes) != nil else {
      throw FileError("compress", "a block of metadata", reason: "out of memory")
    }
  }
}

/// How a string is told by others.
private struct Piece {
  /// Bytes at its start that are those of the one before.
  let start: Int
  /// The number that tells its end.
  let end: Int
  /// What no other string has.
  let rest: Range<Int>

  /// Told by the one before, with which it shares `start` bytes at the start.
  init(_ string: Span<UInt8>, _ last: Span<UInt8>, start: Int) {
    self.start = start
    end = Self.end(string, last, most: min(string.count, last.count) - start)
    rest = start..<string.count - end
  }

  /// Told by the article's id and the one before; the id tells its end, where that is the same, as far as it goes.
  init(_ string: Span<UInt8>, _ last: Span<UInt8>, id: Span<UInt8>) {
    let shared = Self.end(string, id, most: min(string.count, id.count))
    let head = string.extracting(first: string.count - shared)
    start = Self.start(head, last)
    end = shared == 0 ? 0 : id.count - shared + 1
    rest = start..<head.count
  }

  func append(to numbers: inout [UInt8]) {
    VarInt.append(start, to: &numbers)
    VarInt.append(end, to: &numbers)
    VarInt.append(rest.count, to: &numbers)
  }

  /// Bytes that two strings share at the start; none where they are few and not all.
  static func start(_ string: Span<UInt8>, _ other: Span<UInt8>) -> Int {
    let count = string.sharedStart(with: other, most: min(string.count, other.count))
    return count < MetadataFormat.leastShared && count < string.count ? 0 : count
  }

  /// Bytes that two strings share at the end, at most `most`; none where they are few.
  private static func end(_ string: Span<UInt8>, _ other: Span<UInt8>, most: Int) -> Int {
    let count = string.sharedEnd(with: other, most: most)
    return count < MetadataFormat.leastShared ? 0 : count
  }
}
