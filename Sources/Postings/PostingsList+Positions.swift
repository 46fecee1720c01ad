import Bytes
import Kernels

extension PostingsList {
  /// Replaces `positions` by those of the block's article `index`, ascending.
  func readPositions(
    at index: Int, of block: inout PostingsBlock, into positions: inout [UInt32]
  ) throws {
    try prepare(&block)
    if index < block.lastRead { block.scan.restart() }
    block.lastRead = index
    var scan = block.scan
    let isRight = try withPositions(block.places) { bytes, sizes in
      scan.read(
        block.articles[index], articles: block.articles.span.extracting(0..<block.count),
        frequencies: block.frequencies.span, sizes: sizes, first: block.base, bytes: bytes,
        into: &positions)
    }
    block.scan = scan
    guard isRight == true, positions.reduce(0, |) <= PostingsFormat.greatestPosition else {
      throw damagedPositions(block)
    }
  }

  /// Puts the positions of all articles of the block to the front of `positions`; returns how many there are.
  func readAllPositions(
    of block: inout PostingsBlock, into positions: inout [UInt32]
  ) throws -> Int {
    try prepare(&block)
    var scan = block.scan
    let count = try withPositions(block.places) { bytes, sizes in
      scan.readAll(
        articles: block.articles.span.extracting(0..<block.count),
        frequencies: block.frequencies.span, sizes: sizes, first: block.base, bytes: bytes,
        into: &positions)
    }
    guard let count else { throw damagedPositions(block) }
    return count
  }

  /// Looks up where the positions of the block's articles among `candidates[range]` are; asked for in ascending order.
  func locate(
    _ candidates: [UInt32], _ range: Range<Int>, block: inout PostingsBlock,
    into places: inout PositionPlaces
  ) throws {
    try prepare(&block)
    var scan = block.scan
    let start = block.positionsStart
    try withPositions(block.places) { bytes, sizes in
      scan.locate(
        candidates.span, range, articles: block.articles.span.extracting(0..<block.count),
        frequencies: block.frequencies.span, sizes: sizes, first: block.base, bytes: bytes,
        base: 8 * start, into: &places)
    }
    block.scan = scan
  }

  /// Appends the places where a phrase begins whose word `shift` this is, in the first `count` of `candidates`, whose
  /// positions `found` has looked up.
  func appendStarts(
    in candidates: [UInt32], count: Int, shift: UInt32, to found: inout PhraseStarts
  ) throws {
    guard let positions else { throw corruption("a list without positions") }
    let isRight = positions.withKnownBytes { bytes in
      found.append(in: candidates.span, 0..<count, shift: shift, bytes: bytes)
    }
    guard isRight else { throw positions.corruption("damaged positions", at: 0) }
  }

  /// Keeps the places that have this word `shift` positions on; `found` has looked up its positions.
  func filterStarts(_ found: inout PhraseStarts, shift: UInt32) throws {
    guard let positions else { throw corruption("a list without positions") }
    positions.withKnownBytes { bytes in found.filter(shift: shift, bytes: bytes) }
  }

  /// Puts `mark` to the line wherever the term stands in those of its articles that the block holds; lines
  /// ascend.
  func mark(_ mark: UInt8, on line: inout TokenLine, block: inout PostingsBlock) throws {
    try prepare(&block)
    var scan = block.scan
    let isRight = try withPositions(block.places) { bytes, sizes in
      scan.mark(
        mark, on: &line, articles: block.articles.span.extracting(0..<block.count),
        frequencies: block.frequencies.span, sizes: sizes, first: block.base, bytes: bytes)
    }
    block.scan = scan
    guard isRight else { throw damagedPositions(block) }
  }

  /// Decodes what the way to the block's positions needs.
  @inline(__always)
  private func prepare(_ block: inout PostingsBlock) throws {
    if block.hasScan { return }
    try loadArticles(of: &block)
    try loadFrequencies(of: &block)
    block.positionsStart = try skip.positionsStart(block.number, in: list)
    block.positionsEnd =
      block.number == skip.count
      ? entry.positions.count : try skip.positionsStart(block.number + 1, in: list)
    let samples = block.isSampled ? PostingsFormat.samples : 0
    guard block.positionsStart + 4 * samples <= block.positionsEnd,
      block.positionsEnd <= entry.positions.count
    else { throw damagedPositions(block) }
    block.scan = PositionScan(samples: samples, sampleStep: PostingsFormat.sampleStep)
    block.hasScan = true
    block.lastRead = 0
  }

  /// Calls `body` with the bytes of a block's positions and the extents of its articles.
  @inline(__always)
  private func withPositions<Result>(
    _ places: PostingsBlock.Places, _ body: (RawSpan, RawSpan) throws -> Result
  ) throws -> Result {
    guard let positions else { throw corruption("a list without positions") }
    return try positions.withBytes(
      from: places.start, count: places.end - places.start + BitFields.padding
    ) { bytes in
      try extents.withBytes(
        from: Int(places.first), count: Int(places.last - places.first) + 1
      ) { sizes in try body(bytes, sizes) }
    }
  }

  private func damagedPositions(_ block: PostingsBlock) -> IndexCorruption {
    (positions ?? list).corruption(
      "damaged positions of block \(block.number)", at: block.positionsStart)
  }
}
