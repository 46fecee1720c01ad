/// Walks through the positions of a block, from article to article.
///
/// The bits of the articles passed are added up on the way, so whoever asks in ascending order pays
/// once for each article.
public struct PositionScan {
  /// Index of the article at hand, and the bit where its positions begin.
  @usableFromInline var index = 0
  @usableFromInline var place = 0
  @usableFromInline let samples: Int
  @usableFromInline let sampleStep: Int

  /// A scan of a block whose positions begin with `samples` samples of 32 bits: the bits before each
  /// `sampleStep`-th article.
  public init(samples: Int, sampleStep: Int) {
    self.samples = samples
    self.sampleStep = sampleStep
    place = 32 &* samples
  }

  /// Goes back to the first article.
  public mutating func restart() {
    index = 0
    place = 32 &* samples
  }

  /// Moves to the first article that is not below `article`; tells whether it is that one.
  ///
  /// - Parameters:
  ///   - sizes: the extents of articles (`SizeCode`), from article `first` on, to the block's last.
  @inlinable @inline(__always)
  mutating func find(
    _ article: UInt32, _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ sizes: RawSpan,
    first: UInt32, _ bytes: RawSpan, _ table: Span<UInt32>
  ) -> Bool {
    if samples > 0 { skip(to: article, articles, bytes) }
    while index < articles.count, articles[index] < article {
      let code = unsafe sizes.unsafeLoad(
        fromByteOffset: Int(articles[index] &- first), as: UInt8.self)
      place &+= PositionCode.shape(frequencies[index], code: code, table).bitCount
      index &+= 1
    }
    return index < articles.count && articles[index] == article
  }

  @inlinable @inline(__always)
  mutating func skip(to article: UInt32, _ articles: Span<UInt32>, _ bytes: RawSpan) {
    // At an article with a sample it is the sample that counts.
    var sample = max(0, index &- 1) / sampleStep
    while sample < samples, (sample &+ 1) &* sampleStep < articles.count,
      articles[(sample &+ 1) &* sampleStep] <= article
    {
      index = (sample &+ 1) &* sampleStep
      place =
        32 &* samples
        &+ Int(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 4 &* sample, as: UInt32.self))
      sample &+= 1
    }
  }

  /// Replaces `positions` by those of `article`, which must not be below the ones before; nil if they
  /// are damaged, false if the block lacks the article.
  public mutating func read(
    _ article: UInt32, articles: Span<UInt32>, frequencies: Span<UInt32>, sizes: RawSpan,
    first: UInt32, bytes: RawSpan, into positions: inout [UInt32]
  ) -> Bool? {
    let shapes = PositionCode.shapes
    let table = shapes.span
    positions.removeAll(keepingCapacity: true)
    guard find(article, articles, frequencies, sizes, first: first, bytes, table) else {
      return false
    }
    let code = unsafe sizes.unsafeLoad(fromByteOffset: Int(article &- first), as: UInt8.self)
    let frequency = frequencies[index]
    let isWhole = PositionCode.decode(
      bytes, at: place, frequency: frequency, PositionCode.shape(frequency, code: code, table)
    ) { positions.append($0) }
    return isWhole ? true : nil
  }
}
