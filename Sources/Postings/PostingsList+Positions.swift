import Bytes
import Kernels

extension PostingsList {
  /// Replaces `positions` by those of the block's article `index`, ascending.
  func readPositions(
    at index: Int, of block: inout PostingsBlock, into positions: inout [UInt32]
  ) throws {
    try prepare(&block)
    let article = block.articles[index]
    if index < block.lastRead { block.scan.restart() }
    block.lastRead = index
    let isRight = try withPositions(of: &block) { block, articles, frequencies, bytes, sizes in
      block.scan.read(
        article, articles: articles.span.extracting(0..<block.count), frequencies: frequencies.span,
        sizes: sizes,
        first: block.base, bytes: bytes, into: &positions)
    }
    guard isRight == true, positions.reduce(0, |) <= PostingsFormat.greatestPosition else {
      throw damagedPositions(block)
    }
  }

  /// Appends the places where a phrase begins whose word `shift` this is, for the block's articles among
  /// `candidates[range]`; asked for in ascending order.
  func appendStarts(
    of candidates: [UInt32], _ range: Range<Int>, shift: UInt32, block: inout PostingsBlock,
    to found: inout PhraseStarts
  ) throws {
    try prepare(&block)
    let isRight = try withPositions(of: &block) { block, articles, frequencies, bytes, sizes in
      block.scan.appendStarts(
        in: candidates.span, range, shift: shift,
        articles: articles.span.extracting(0..<block.count),
        frequencies: frequencies.span, sizes: sizes, first: block.base, bytes: bytes,
        to: &found)
    }
    guard isRight else { throw damagedPositions(block) }
  }

  /// Moves those of `found[range]` that have this word `shift` positions on to `found[kept...]`; asked
  /// for in ascending order.
  func filterStarts(
    _ found: inout PhraseStarts, _ range: Range<Int>, kept: inout Int, shift: UInt32,
    block: inout PostingsBlock
  ) throws {
    try prepare(&block)
    try withPositions(of: &block) { block, articles, frequencies, bytes, sizes in
      block.scan.filterStarts(
        &found, range, kept: &kept, shift: shift,
        articles: articles.span.extracting(0..<block.count),
        frequencies: frequencies.span, sizes: sizes, first: block.base, bytes: bytes)
    }
  }

  /// Decodes what the way to the block's positions needs.
  private func prepare(_ block: inout PostingsBlock) throws {
    try loadArticles(of: &block)
    try loadFrequencies(of: &block)
    guard !block.hasScan else { return }
    block.scan = PositionScan(
      samples: block.isSampled ? PostingsFormat.samples : 0, sampleStep: PostingsFormat.sampleStep)
    block.hasScan = true
    block.lastRead = 0
  }

  /// Calls `body` with the block, its articles and frequencies, the bytes of its positions and the
  /// extents of its articles.
  @inline(__always)
  private func withPositions<Result>(
    of block: inout PostingsBlock,
    _ body: (inout PostingsBlock, [UInt32], [UInt32], RawSpan, RawSpan) throws -> Result
  ) throws -> Result {
    guard let positions else { throw corruption("a list without positions") }
    let length = block.positionsEnd - block.positionsStart
    guard !block.isSampled || length >= 4 * PostingsFormat.samples else {
      throw damagedPositions(block)
    }
    let (articles, frequencies) = (block.articles, block.frequencies)
    return try positions.withBytes(
      from: block.positionsStart, count: length + BitFields.padding
    ) { bytes in
      try extents.withBytes(
        from: Int(block.base), count: Int(block.last - block.base) + 1
      ) { sizes in try body(&block, articles, frequencies, bytes, sizes) }
    }
  }

  private func damagedPositions(_ block: PostingsBlock) -> IndexCorruption {
    (positions ?? list).corruption(
      "damaged positions of block \(block.number)", at: block.positionsStart)
  }
}
