import Bytes
import Kernels

/// A term's list in its files: finds and decodes its blocks.
///
/// Shared by cursors; immutable, and a class so that they share it at the price of one reference.
package final class PostingsList: Sendable {
  /// The files in which the lists of a segment stand.
  package struct Files: Sendable {
    let postings: ByteRegion
    let positions: ByteRegion?
    let extents: ByteRegion
    let articles: Int

    /// - Parameters:
    ///   - postings: payload of the file `postings`.
    ///   - positions: payload of the file `positions`, nil for lists without.
    ///   - extents: a code for each article (`SizeCode`): its positions lie below.
    ///   - articles: number of articles in the segment; every article must be below.
    package init(
      postings: ByteRegion, positions: ByteRegion?, extents: ByteRegion, articles: Int
    ) {
      self.postings = postings
      self.positions = positions
      self.extents = extents
      self.articles = articles
    }

    /// - Throws: `IndexCorruption` for counts that no list of these files can have.
    func verify(_ entry: TermEntry) throws {
      guard entry.articles > 0, entry.articles <= articles, entry.occurrences >= entry.articles
      else {
        throw postings.corruption(
          "a term claims \(entry.articles) articles and \(entry.occurrences) occurrences",
          at: entry.postings.lowerBound)
      }
    }
  }

  package let entry: TermEntry
  let list: ByteRegion
  let positions: ByteRegion?
  let extents: ByteRegion
  let skip: SkipTable
  let articleLimit: Int

  /// - Throws: `IndexCorruption` for an entry that the files contradict.
  package init(_ entry: TermEntry, in files: Files) throws {
    try files.verify(entry)
    self.entry = entry
    articleLimit = files.articles
    list = try Self.padded(entry.postings, of: files.postings)
    positions = try files.positions.map { try Self.padded(entry.positions, of: $0) }
    extents = files.extents
    skip = try SkipTable(
      list, length: entry.postings.count, blocks: entry.articles / PostingsFormat.block)
  }

  /// The bytes of a list and the padding behind, which the next list may provide.
  private static func padded(_ range: Range<Int>, of file: ByteRegion) throws -> ByteRegion {
    try file.slice(
      from: range.lowerBound, count: range.count + PostingsFormat.paddingBytes)
  }

  /// Whether a third of all articles or more are in the list.
  package var isDense: Bool { entry.articles * 3 >= articleLimit }

  func corruption(_ reason: String, at offset: Int = 0) -> IndexCorruption {
    list.corruption(reason, at: offset)
  }

  /// Number of blocks, the tail included.
  var blockCount: Int { skip.count + (entry.articles % PostingsFormat.block).signum() }

  /// The first block from `start` on that may reach `article`; nil at the end.
  ///
  /// The tail has no entry in the skip table: it may end before the article.
  @inline(__always)
  func block(from start: Int, reaching article: UInt32) throws -> Int? {
    let number =
      start < skip.count ? try skip.block(from: start, reaching: article, in: list) : start
    return number < blockCount ? number : nil
  }

  /// The bounds of the whole block `number`.
  func impacts(ofBlock number: Int) throws -> Impacts { try skip.impacts(number, in: list) }

  /// Makes `block` the block `number`; a tail is decoded at once, of others only the headers are read.
  func load(_ number: Int, into block: inout PostingsBlock) throws {
    let isTail = number == skip.count
    let count = isTail ? entry.articles % PostingsFormat.block : PostingsFormat.block
    if block.number >= 0, number == block.number + 1 {
      block.base = block.last &+ 1
      block.start = block.end
    } else {
      block.base = number == 0 ? 0 : try skip.lastArticle(number - 1, in: list) &+ 1
      block.start = try skip.start(number, in: list)
    }
    block.reset(number: number, count: count, of: entry.articles)
    block.end = isTail ? skip.offset : try skip.start(number + 1, in: list)
    guard block.start + (isTail ? 1 : 2) <= block.end, block.end <= skip.offset
    else { throw corruption("block \(number) has no place in its list") }
    let headers = try list.load(UInt16.self, at: block.start)
    block.gapHeader = UInt8(truncatingIfNeeded: headers)
    block.frequencyHeader = isTail ? 0 : UInt8(truncatingIfNeeded: headers >> 8)
    if isTail {
      return try PostingsTail.load(from: list, into: &block, articleLimit: articleLimit)
    }
    block.last = try skip.lastArticle(number, in: list)
    guard block.last >= block.base, Int(block.last) < articleLimit,
      !block.isBitSet || block.start + 2 + block.setBytes <= block.end
    else { throw corruption("block \(number) ends at article \(block.last)", at: block.start) }
  }

  /// Decodes the articles of a whole block.
  func loadArticles(of block: inout PostingsBlock) throws {
    guard !block.hasArticles else { return }
    let isRight =
      try block.isBitSet
      ? decodeSet(of: &block)
      : block.articlesFanoWidth != nil ? decodeFano(of: &block) : decodeGaps(of: &block)
    guard isRight, block.articles[block.count - 1] == block.last, block.articles[0] >= block.base
    else {
      throw corruption(
        "block \(block.number) does not hold the articles it should", at: block.start)
    }
    block.hasArticles = true
  }

  private func decodeSet(of block: inout PostingsBlock) throws -> Bool {
    let (count, base) = (block.setCount, block.base)
    return try withSet(at: block.setPlace) { bits in
      BitSets.decode(bits, count: count, base: base, into: &block.articles)
    } == block.count
  }

  private func decodeFano(of block: inout PostingsBlock) throws -> Bool {
    guard let width = block.articlesFanoWidth, width <= FanoPacking.mostWidth else { return false }
    let size = FanoPacking.byteCount(span: block.setCount, width: width)
    guard block.start + 2 + size <= block.end else { return false }
    return try list.withBytes(from: block.start + 2, count: size + BitFields.padding) { bytes in
      FanoPacking.decode(bytes, width: width, base: block.base, into: &block.articles)
    }
  }

  private func decodeGaps(of block: inout PostingsBlock) throws -> Bool {
    try list.withBytes(
      from: block.start + 2, count: block.end - block.start - 2 + BitFields.padding
    ) { bytes in
      let header = block.gapHeader
      guard PatchedPacking.decode(bytes, header: header, into: &block.articles) != nil else {
        return false
      }
      BitPacking.sumGaps(&block.articles, from: block.base)
      // Gaps of fewer bits cannot wrap around 32 bits within a block without its end being wrong.
      return PatchedPacking.width(bytes, header: header) <= 24 || isAscending(block.articles)
    }
  }

  private func isAscending(_ articles: [UInt32]) -> Bool {
    (1..<PostingsFormat.block).allSatisfy { articles[$0 - 1] < articles[$0] }
  }

  /// Calls `body` with the bit set of a block that is one (`PostingsBlock.setPlace`), and eight bytes more.
  @inline(__always)
  func withSet<Result>(at place: Range<Int>, _ body: (RawSpan) throws -> Result) throws -> Result {
    try list.withBytes(from: place.lowerBound, count: place.count + BitFields.padding, body)
  }

  /// Decodes the frequencies of a block.
  func loadFrequencies(of block: inout PostingsBlock) throws {
    guard !block.hasFrequencies else { return }
    let size = block.end - block.start - 2
    let isRight = try list.withBytes(
      from: block.start + 2, count: size + BitFields.padding
    ) { bytes in
      guard let articles = articleBytes(of: block, bytes), articles <= size else { return false }
      let frequencies = bytes.extracting(droppingFirst: articles)
      if let width = block.frequenciesFanoWidth {
        return FanoPacking.decodeDistances(frequencies, width: width, into: &block.frequencies)
      }
      let header = block.frequencyHeader & ~PostingsFormat.sampled
      let read = PatchedPacking.decode(frequencies, header: header, into: &block.frequencies)
      BitPacking.increment(&block.frequencies)
      return read == size - articles
    }
    guard isRight else {
      throw corruption("block \(block.number) has damaged frequencies", at: block.start)
    }
    block.hasFrequencies = true
  }

  /// Bytes of the articles of a block that begins with `bytes`; nil if they are more than these.
  @inline(__always)
  private func articleBytes(of block: PostingsBlock, _ bytes: RawSpan) -> Int? {
    guard let width = block.articlesFanoWidth else {
      return PatchedPacking.byteCount(bytes, header: block.gapHeader)
    }
    return width <= FanoPacking.mostWidth
      ? FanoPacking.byteCount(span: block.setCount, width: width) : nil
  }
}
