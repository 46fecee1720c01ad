import Articles
import Bytes
import Segments

/// Puts all articles of a corpus in the order of their numbers, in bounded memory.
///
/// Articles gather in one arena; when it is full they are sorted and spilled as a run of compressed
/// blocks. What fits in the arena is never written.
struct ArticleSorter {
  private let path: String
  private let capacity: Int
  private var arena: [UInt8] = []
  private var starts: [Int] = []
  private var file: OutputFile?
  private var runs: [[ArticleRun.Block]] = []
  private let zstandard = Zstandard()
  /// Number of articles so far, the next one's place in the order of arrival.
  private(set) var count: UInt64 = 0

  /// Level for scratch files: speed before size.
  private static let level: Int32 = 1

  /// - Parameters:
  ///   - path: of the scratch file, made only if memory does not suffice.
  ///   - memory: bytes that may be held.
  init(path: String, memory: Int) {
    self.path = path
    capacity = memory
    arena.reserveCapacity(memory)
  }

  /// Bytes that stay in memory until all articles are given out; none if they were spilled.
  var heldBytes: Int { file == nil ? arena.count + 16 * starts.count : 0 }

  /// Adds an article; returns its place in the order of arrival.
  mutating func add(_ article: ArticleSlice, of batch: ArticleBatch) throws -> UInt64 {
    let size = ArticleRecord.fixedBytes + article.body.count + article.title.count + 4096
    if arena.count + size + 8 * starts.count > capacity, !starts.isEmpty { try spill() }
    starts.append(arena.count)
    ArticleRecord.write(article, of: batch, arrival: count, to: &arena)
    count += 1
    return count - 1
  }

  /// Ends the input and gives the articles in order.
  consuming func finish() throws -> ArticleOrder {
    if file == nil {
      let order = Self.sorted(starts, in: arena)
      return ArticleOrder(memory: arena, order: order)
    }
    if !starts.isEmpty { try spill() }
    arena = []
    guard let file else { return ArticleOrder(memory: [], order: []) }
    return ArticleOrder(
      runs.map { ArticleRun(file: file, blocks: $0, zstandard: zstandard) }, file: file)
  }

  private mutating func spill() throws {
    let output: OutputFile
    if let file { output = file } else { output = try OutputFile(creating: path) }
    file = output
    var blocks: [ArticleRun.Block] = []
    var block: [UInt8] = []
    func flush() throws {
      var packed: [UInt8] = []
      guard zstandard.compress(block.span, level: Self.level, to: &packed) != nil else {
        throw FileError("compress", path, reason: "out of memory")
      }
      blocks.append(
        ArticleRun.Block(
          offset: output.byteCount, packedBytes: packed.count, bytes: block.count))
      try output.write(packed)
      block.removeAll(keepingCapacity: true)
    }
    for start in Self.sorted(starts, in: arena) {
      let layout = ArticleRecordLayout(arena.span, at: start)
      block.append(contentsOf: arena[layout.range])
      if block.count >= ArticleRun.blockBytes { try flush() }
    }
    if !block.isEmpty { try flush() }
    runs.append(blocks)
    arena.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// The starts of the records in the order of their articles.
  private static func sorted(_ starts: [Int], in arena: [UInt8]) -> [Int] {
    let span = arena.span
    var keys: [(published: PublicationDate, arrival: UInt64, id: Range<Int>, start: Int)] = []
    keys.reserveCapacity(starts.count)
    for start in starts {
      let layout = ArticleRecordLayout(span, at: start)
      keys.append((layout.published, layout.arrival, layout.id, start))
    }
    keys.sort { left, right in
      if left.published != right.published { return left.published < right.published }
      let first = arena[left.id]
      let second = arena[right.id]
      if first.lexicographicallyPrecedes(second) { return true }
      if second.lexicographicallyPrecedes(first) { return false }
      return left.arrival < right.arrival
    }
    return keys.map(\.start)
  }
}

/// A sorted run of articles in a scratch file, unpacked a block at a time.
struct ArticleRun: SortedRun {
  struct Block {
    let offset: Int
    let packedBytes: Int
    let bytes: Int
  }

  /// A block ends with the record that reaches this size: small, as every run of a merge holds one.
  static let blockBytes = 1 << 16

  let file: OutputFile
  let blocks: [Block]
  private var nextBlock = 0
  private var packed: [UInt8] = []
  private var block: [UInt8] = []
  private var place = 0
  private let zstandard: Zstandard

  init(file: OutputFile, blocks: [Block], zstandard: Zstandard) {
    self.file = file
    self.blocks = blocks
    self.zstandard = zstandard
  }

  mutating func next() throws -> SortedArticle? {
    if place >= block.count {
      guard nextBlock < blocks.count else {
        block = []
        return nil
      }
      let next = blocks[nextBlock]
      try file.read(at: next.offset, count: next.packedBytes, into: &packed)
      block = try packed.withUnpacked(next.bytes, with: zstandard, path: file.path)
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

/// All articles in the order of their numbers, before repeated ones are dropped.
struct ArticleOrder {
  private var memory: [UInt8] = []
  private var order: [Int] = []
  private var place = 0
  private var merge: RunMerge<ArticleRun>?
  private var file: OutputFile?

  init(memory: [UInt8], order: [Int]) {
    self.memory = memory
    self.order = order
  }

  init(_ runs: [ArticleRun], file: OutputFile) {
    merge = RunMerge(runs)
    self.file = file
  }

  /// Appends the next record to `bytes` and tells where; nil after the last.
  mutating func next(appendingTo bytes: inout [UInt8]) throws -> ArticleRecordLayout? {
    let start = bytes.count
    if merge != nil {
      guard let article = try merge?.next() else {
        if let file {
          file.close()
          try Directory.removeFile(file.path)
        }
        file = nil
        return nil
      }
      bytes += article.record
    } else {
      guard place < order.count else {
        memory = []
        order = []
        return nil
      }
      let size = Int(memory.span.littleEndian(UInt32.self, at: order[place]))
      bytes += memory[order[place]..<(order[place] + size)]
      place += 1
    }
    return ArticleRecordLayout(bytes.span, at: start)
  }
}
