import Kernels

/// Lists, or a part of one, on the way to their encoding: articles, frequencies, positions end to end.
///
/// A list that is too long to be held at once comes in several parts, each alone in its batch; all but
/// the last hold whole blocks of 128 articles.
package struct ListBatch: Sendable {
  /// One list, or a part of one.
  package struct Piece: Sendable {
    /// Number of articles in the piece.
    package var articles: Int
    /// The last article of the pieces before, plus one; 0 at the list's start.
    package var base: UInt32
    /// Whether the list begins, and ends, with this piece.
    package var begins: Bool
    package var ends: Bool

    /// A piece of a list.
    package init(articles: Int, base: UInt32 = 0, begins: Bool = true, ends: Bool = true) {
      self.articles = articles
      self.base = base
      self.begins = begins
      self.ends = ends
    }
  }

  package var pieces: [Piece] = []
  /// The articles, frequencies and positions of all pieces.
  package var lists = OccurrenceLists()

  /// An empty batch.
  package init() {}
}

/// The sizes of all articles in codes (`SizeCode`), which shape lists.
package struct ArticleSizes: Sendable {
  /// Lengths in tokens, rounded down: for bounds.
  package var lengths: [UInt8] = []
  /// Beyond the greatest position, rounded up: for positions.
  package var extents: [UInt8] = []

  /// The sizes of no article.
  package init() {}

  /// Adds the next article.
  ///
  /// - Parameters:
  ///   - length: in tokens.
  ///   - extent: one past the greatest position of any of its terms.
  package mutating func append(length: UInt32, extent: UInt32) {
    lengths.append(SizeCode.floor(length))
    extents.append(SizeCode.ceiling(extent))
  }
}

/// A batch as it will stand in the files.
package struct EncodedLists: Sendable {
  struct Piece: Sendable {
    var piece: ListBatch.Piece
    var occurrences: Int
    /// Bytes of `postings` and of `positions`.
    var postings: Int
    var positions: Int
  }

  var pieces: [Piece] = []
  var postings: [UInt8] = []
  var positions: [UInt8] = []
  /// Of a piece that is not a whole list: its blocks, with ends that count from the piece's start.
  var skip: [SkipEntry] = []
}

/// Encodes lists; one for each thread.
package final class ListEncoder {
  private var engine = EncodingEngine()

  /// An encoder with its memory.
  package init() {}

  /// The encoding of a batch; O(occurrences).
  ///
  /// - Parameter hasPositions: whether the batch has positions, and the lists store them.
  package func encode(
    _ batch: ListBatch, sizes: ArticleSizes, hasPositions: Bool = true
  ) -> EncodedLists {
    engine.encode(batch, sizes: sizes, hasPositions: hasPositions)
  }
}

/// The working parts of an encoder as one value, so that a batch is one access to it.
private struct EncodingEngine: ~Copyable {
  private var postings = BitSink()
  private var positions = BitSink()
  private var skip: [SkipEntry] = []
  private var gaps = [UInt32](repeating: 0, count: PostingsFormat.block)
  private var repeats = [UInt32](repeating: 0, count: PostingsFormat.block)

  mutating func encode(
    _ batch: ListBatch, sizes: ArticleSizes, hasPositions: Bool
  ) -> EncodedLists {
    var lists = EncodedLists()
    lists.pieces.reserveCapacity(batch.pieces.count)
    var article = 0
    var position = 0
    for piece in batch.pieces {
      let postingsStart = postings.count
      let positionsStart = positions.count
      let end = article + piece.articles
      let first = position
      encode(
        piece, batch.lists.articles.span.extracting(article..<end),
        batch.lists.frequencies.span.extracting(article..<end), batch.lists.positions.span,
        &position, sizes,
        hasPositions: hasPositions)
      let isWhole = piece.begins && piece.ends
      if isWhole { SkipEntry.encode(skip, to: &postings) } else { lists.skip = skip }
      let bytes = (postings.count - postingsStart, positions.count - positionsStart)
      lists.pieces.append(
        EncodedLists.Piece(
          piece: piece, occurrences: position - first, postings: bytes.0, positions: bytes.1))
      article = end
    }
    lists.postings = postings.takeBytes()
    lists.positions = positions.takeBytes()
    return lists
  }

  private mutating func encode(
    _ piece: ListBatch.Piece, _ articles: Span<UInt32>, _ frequencies: Span<UInt32>,
    _ allPositions: Span<UInt32>, _ position: inout Int, _ sizes: ArticleSizes, hasPositions: Bool
  ) {
    let block = PostingsFormat.block
    let postingsStart = postings.count
    let positionsStart = positions.count
    skip.removeAll(keepingCapacity: true)
    var base = piece.base
    var index = 0
    while index < articles.count {
      let end = min(index + block, articles.count)
      let blockArticles = articles.extracting(index..<end)
      let blockFrequencies = frequencies.extracting(index..<end)
      let occurrences = split(blockArticles, blockFrequencies, base: base)
      let isSampled =
        hasPositions && end - index == block && occurrences >= PostingsFormat.sampledOccurrences
      if hasPositions {
        encodePositions(
          blockArticles, blockFrequencies,
          allPositions.extracting(position..<(position + occurrences)), sizes,
          isSampled: isSampled)
      }
      position += occurrences
      let last = blockArticles[blockArticles.count - 1]
      if end - index == block {
        encodeBlock(isSampled: isSampled)
        skip.append(
          SkipEntry(
            lastArticle: last, end: postings.count - postingsStart,
            positionsEnd: positions.count - positionsStart,
            impacts: Impacts(
              articles: blockArticles, frequencies: blockFrequencies, lengths: sizes.lengths)))
      } else {
        encodeTail(count: end - index)
      }
      base = last + 1
      index = end
    }
  }

  /// Fills `gaps` and `repeats`, both less one, and returns the block's occurrences.
  private mutating func split(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, base: UInt32
  ) -> Int {
    var next = base
    var occurrences = 0
    for index in articles.indices {
      gaps[index] = articles[index] &- next
      next = articles[index] &+ 1
      repeats[index] = frequencies[index] &- 1
      occurrences &+= Int(frequencies[index])
    }
    return occurrences
  }

  private mutating func encodeBlock(isSampled: Bool) {
    let (gaps, repeats) = (gaps, repeats)
    let articles = Self.plan(gaps.span)
    let frequencies = Self.plan(repeats.span)
    postings.reserve(2)
    postings.append(
      articles.fano.map { PostingsFormat.fanoArticles | UInt8($0.width) } ?? articles.patched.header
    )
    postings.append(
      (frequencies.fano.map { PostingsFormat.fanoFrequencies | UInt8($0.width) }
        ?? frequencies.patched.header) | (isSampled ? PostingsFormat.sampled : 0))
    encode(gaps.span, as: articles)
    encode(repeats.span, as: frequencies)
  }

  /// How 128 distances less one are written: in `FanoPacking` if that is given.
  private typealias Plan = (fano: FanoPacking.Plan?, patched: PatchedPacking.Plan)

  private static func plan(_ distances: Span<UInt32>) -> Plan {
    let (fano, patched) = (FanoPacking.plan(distances), PatchedPacking.plan(distances))
    return (fano.byteCount <= patched.byteCount ? fano : nil, patched)
  }

  private mutating func encode(_ distances: Span<UInt32>, as plan: Plan) {
    if let fano = plan.fano {
      FanoPacking.encode(distances, as: fano, to: &postings)
    } else {
      PatchedPacking.encode(distances, as: plan.patched, to: &postings)
    }
  }

  private mutating func encodeTail(count: Int) {
    let gapWidth = BitPacking.width(of: gaps.span.extracting(0..<count))
    let frequencyWidth = BitPacking.width(of: repeats.span.extracting(0..<count))
    postings.reserve(2 + (count * (gapWidth + frequencyWidth) + 7) / 8)
    postings.append(
      UInt8(gapWidth | min(frequencyWidth, PostingsFormat.wideFrequencies) << 5))
    if frequencyWidth >= PostingsFormat.wideFrequencies { postings.append(UInt8(frequencyWidth)) }
    for index in 0..<count { postings.put(UInt64(gaps[index]), width: gapWidth) }
    for index in 0..<count { postings.put(UInt64(repeats[index]), width: frequencyWidth) }
    postings.align()
  }

  private mutating func encodePositions(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ values: Span<UInt32>,
    _ sizes: ArticleSizes, isSampled: Bool
  ) {
    let samples = positions.count
    if isSampled {
      positions.reserve(4 * PostingsFormat.samples)
      for _ in 0..<PostingsFormat.samples { positions.append(0, bytes: 4) }
    }
    let step = isSampled ? PostingsFormat.sampleStep : articles.count
    var bits = 0
    var occurrences = 0
    for start in stride(from: 0, to: articles.count, by: step) {
      if start > 0 {
        positions.replace(
          at: samples + 4 * (start / step - 1), with: UInt32(truncatingIfNeeded: bits))
      }
      let stretch = start..<min(start + step, articles.count)
      var count = 0
      for index in stretch { count &+= Int(frequencies[index]) }
      bits &+= PositionCode.encode(
        articles.extracting(stretch), frequencies.extracting(stretch),
        values.extracting(occurrences..<(occurrences + count)), extents: sizes.extents.span,
        to: &positions)
      occurrences += count
    }
    positions.align()
  }
}
