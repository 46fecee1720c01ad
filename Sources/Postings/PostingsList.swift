import Bytes
import Kernels

/// A term's list in its files: finds and decodes its blocks.
///
/// Shared by cursors; immutable.
package struct PostingsList: Sendable {
  package let entry: TermEntry
  private let list: ByteRegion
  private let positions: ByteRegion
  private let skip: SkipTable?
  private let articleLimit: Int

  /// - Parameters:
  ///   - entry: the term's, from the dictionary.
  ///   - postings: payload of the file `postings`.
  ///   - positions: payload of the file `positions`.
  ///   - articleLimit: number of articles in the segment; every article must be below.
  package init(
    _ entry: TermEntry, postings: ByteRegion, positions: ByteRegion, articleLimit: Int
  ) throws {
    guard entry.articles > 0, entry.articles <= articleLimit, entry.occurrences >= entry.articles
    else {
      throw postings.corruption(
        "a term claims \(entry.articles) articles and \(entry.occurrences) occurrences",
        at: entry.postings.lowerBound)
    }
    // A block of 128 positions takes at least a byte.
    guard
      entry.isShort
        || entry.occurrences / PostingsFormat.block <= entry.positions.count
    else {
      throw positions.corruption(
        "\(entry.occurrences) occurrences in \(entry.positions.count) bytes",
        at: entry.positions.lowerBound)
    }
    self.entry = entry
    self.articleLimit = articleLimit
    list = try postings.slice(entry.postings)
    self.positions = try positions.slice(entry.positions)
    skip = entry.isShort ? nil : try SkipTable(list: list, articles: entry.articles)
  }

  func corruption(_ reason: String) -> IndexCorruption { list.corruption(reason, at: 0) }

  /// The first block from `start` on that reaches `article`; nil at the end.
  func block(from start: Int, reaching article: UInt32) throws -> Int? {
    guard let skip, start < skip.count else { return nil }
    let number = try skip.block(from: start, reaching: article)
    return number < skip.count ? number : nil
  }

  /// What the skip table says of the block that reaches `article`.
  ///
  /// Gives an upper bound of frequencies, a lower bound of lengths, and the last article for which
  /// they hold; nil for a short list.
  ///
  /// - Parameter start: a block at or before the one sought; becomes that one.
  package func bound(
    from start: inout Int, reaching article: UInt32
  ) throws -> (frequency: UInt32, length: UInt32, last: UInt32)? {
    guard let skip else { return nil }
    start = try skip.block(from: start, reaching: article)
    guard start < skip.count else { return (0, .max, .max) }
    let entry = try skip.entry(start)
    return (entry.largestFrequency, entry.smallestLength, entry.lastArticle)
  }

  func load(block number: Int, into block: inout PostingsBlock) throws {
    guard let skip else { return try loadShort(into: &block) }
    let isTail = number == entry.articles / PostingsFormat.block
    let count = isTail ? entry.articles % PostingsFormat.block : PostingsFormat.block
    block.reset(number: number, count: count, of: entry.articles)
    let base = number == 0 ? 0 : try skip.lastArticle(number - 1) &+ 1
    let place = try skip.entry(number)
    block.positionStart = (place.positionOffset, place.positionIndex)
    if isTail {
      try loadTail(from: place.offset, base: base, end: skip.offset, into: &block)
    } else {
      try loadPacked(from: place.offset, base: base, into: &block)
    }
    guard block.last == place.lastArticle, Int(block.last) < articleLimit else {
      throw list.corruption(
        "block \(number) does not end where its skip entry says", at: place.offset)
    }
  }

  private func loadPacked(
    from offset: Int, base: UInt32, into block: inout PostingsBlock
  ) throws {
    let gapWidth = Int(try list.load(UInt8.self, at: offset))
    let frequencyWidth = Int(try list.load(UInt8.self, at: offset + 1))
    guard gapWidth <= 32, frequencyWidth <= 32 else {
      throw list.corruption("a width of more than 32 bits", at: offset)
    }
    try list.withBytes(from: offset + 2, count: BitPacking.byteCount(width: gapWidth)) { bytes in
      BitPacking.unpackAscending(
        bytes, width: gapWidth, previous: base &- 1, into: &block.articles)
    }
    block.frequencyOffset = offset + 2 + BitPacking.byteCount(width: gapWidth)
    block.frequencyWidth = frequencyWidth
    guard block.articles[0] >= base, gapWidth <= Self.safeGapWidth || isAscending(block.articles)
    else {
      throw list.corruption("articles do not ascend", at: offset)
    }
  }

  /// Gaps of that many bits cannot wrap around 32 bits within a block without its end being wrong.
  private static let safeGapWidth = 24

  private func isAscending(_ articles: [UInt32]) -> Bool {
    (1..<PostingsFormat.block).allSatisfy { articles[$0 - 1] < articles[$0] }
  }

  private func loadTail(
    from offset: Int, base: UInt32, end: Int, into block: inout PostingsBlock
  ) throws {
    var reader = try list.reader(from: offset, count: end - offset)
    var next = base
    for index in 0..<block.count {
      let gap = try reader.varint(atMost: articleLimit, "gap between articles")
      let article = Int(next) + gap
      guard article < articleLimit else {
        throw reader.corruption("article \(article) of \(articleLimit)")
      }
      block.articles[index] = UInt32(article)
      block.frequencies[index] =
        UInt32(try reader.varint(atMost: min(entry.occurrences, Int(UInt32.max)), "frequency")) &+ 1
      next = UInt32(article) + 1
    }
    guard reader.remaining == 0 else {
      throw reader.corruption("the end of a list is longer than its articles")
    }
    block.hasFrequencies = true
  }

  private func loadShort(into block: inout PostingsBlock) throws {
    block.reset(number: 0, count: entry.articles, of: entry.articles)
    var reader = try list.reader(from: 0, count: list.count)
    var next = 0
    block.positionGaps.removeAll(keepingCapacity: true)
    for index in 0..<entry.articles {
      let article = next - 1 + (try reader.varint(atMost: articleLimit, "gap between articles"))
      guard article >= next, article < articleLimit else {
        throw reader.corruption("article \(article) of \(articleLimit)")
      }
      block.articles[index] = UInt32(article)
      let frequency = try reader.varint(atMost: entry.occurrences, "frequency") + 1
      block.frequencies[index] = UInt32(frequency)
      for _ in 0..<frequency {
        block.positionGaps.append(UInt32(try reader.varint(atMost: Int(UInt32.max), "position")))
      }
      next = article + 1
    }
    guard reader.remaining == 0, block.positionGaps.count == entry.occurrences else {
      throw reader.corruption("a short list does not have the length its entry says")
    }
    block.hasFrequencies = true
  }

  func loadFrequencies(of block: inout PostingsBlock) throws {
    guard !block.hasFrequencies else { return }
    let width = block.frequencyWidth
    try list.withBytes(
      from: block.frequencyOffset, count: BitPacking.byteCount(width: width)
    ) { bytes in
      BitPacking.unpack(bytes, width: width, into: &block.frequencies)
    }
    for index in 0..<block.count { block.frequencies[index] &+= 1 }
    guard width < 32 || !block.frequencies.contains(0) else {
      throw list.corruption("a frequency overflows", at: block.frequencyOffset)
    }
    block.hasFrequencies = true
  }

  func readPositions(
    at index: Int, of block: inout PostingsBlock, into positions: inout [UInt32]
  ) throws {
    try loadFrequencies(of: &block)
    block.sumFrequencies()
    let range = block.starts[index]..<block.starts[index + 1]
    guard range.count <= entry.occurrences else {
      throw list.corruption("frequencies exceed the term's occurrences", at: 0)
    }
    positions.removeAll(keepingCapacity: true)
    positions.reserveCapacity(range.count)
    var next: UInt64 = 0
    if skip == nil {
      Self.append(block.positionGaps, range, to: &positions, next: &next)
    } else {
      try appendPacked(range, of: &block, to: &positions, next: &next)
    }
    // Positions ascend, so the last one tells whether any went beyond 32 bits.
    guard next <= UInt64(UInt32.max) else {
      throw self.positions.corruption("a position overflows", at: 0)
    }
  }

  /// Appends the positions whose gaps are `gaps[range]`; `next` is one past the position before.
  @inline(__always)
  private static func append(
    _ gaps: [UInt32], _ range: Range<Int>, to positions: inout [UInt32], next: inout UInt64
  ) {
    for place in range {
      let position = next &+ UInt64(gaps[place])
      positions.append(UInt32(truncatingIfNeeded: position))
      next = position &+ 1
    }
  }

  /// Appends the positions with the given numbers, counted from the block's first.
  private func appendPacked(
    _ range: Range<Int>, of block: inout PostingsBlock, to positions: inout [UInt32],
    next: inout UInt64
  ) throws {
    var place = range.lowerBound + block.positionStart.index
    let end = range.upperBound + block.positionStart.index
    while place < end {
      let number = place / PostingsFormat.block
      if block.positionBlock != number {
        try loadPositions(number, from: block.positionStart.offset, of: &block)
      }
      let first = number * PostingsFormat.block
      let stop = min(end, first + PostingsFormat.block)
      Self.append(
        block.positionBuffer, (place - first)..<(stop - first), to: &positions, next: &next)
      place = stop
    }
  }

  /// Decodes the `number`-th block of positions from the one at `start`, walking over those between.
  private func loadPositions(
    _ number: Int, from start: Int, of block: inout PostingsBlock
  ) throws {
    var at = start
    var current = 0
    if block.positionBlock >= 0, block.positionBlock < number {
      at = block.nextPositionOffset
      current = block.positionBlock + 1
    }
    while current < number {
      at += 1 + BitPacking.byteCount(width: try width(at: at))
      current += 1
    }
    block.positionBlock = -1
    block.positionOffset = at
    if block.positionBuffer.isEmpty {
      block.positionBuffer = [UInt32](repeating: 0, count: PostingsFormat.block)
    }
    if try at == positionTail() {
      try loadPositionTail(into: &block.positionBuffer)
    } else {
      let width = try width(at: at)
      try positions.withBytes(from: at + 1, count: BitPacking.byteCount(width: width)) { bytes in
        BitPacking.unpack(bytes, width: width, into: &block.positionBuffer)
      }
      block.nextPositionOffset = at + 1 + BitPacking.byteCount(width: width)
    }
    block.positionBlock = number
  }

  /// Offset of the tail in the term's positions.
  private func positionTail() throws -> Int {
    let end = positions.count - 2
    return end - Int(try positions.load(UInt16.self, at: end))
  }

  private func loadPositionTail(into gaps: inout [UInt32]) throws {
    let start = try positionTail()
    var reader = try positions.reader(from: start, count: positions.count - 2 - start)
    for index in 0..<(entry.occurrences % PostingsFormat.block) {
      gaps[index] = UInt32(try reader.varint(atMost: Int(UInt32.max), "position"))
    }
    guard reader.remaining == 0 else {
      throw reader.corruption("the end of a list of positions is longer than its positions")
    }
  }

  private func width(at offset: Int) throws -> Int {
    let width = Int(try positions.load(UInt8.self, at: offset))
    guard width <= 32 else { throw positions.corruption("a width of \(width) bits", at: offset) }
    return width
  }
}
