import Kernels

/// One block of a list: where its parts stand, and what of them has been decoded.
struct PostingsBlock {
  /// Number of the block in its list; -1 before the first.
  var number = -1
  var count = 0
  /// No article of the block is below `base` or above `last`.
  var base: UInt32 = 0
  var last: UInt32 = 0
  /// Where the block begins and ends, bytes from the list's start.
  var start = 0
  var end = 0
  /// The same of its positions.
  var positionsStart = 0
  var positionsEnd = 0
  var gapHeader: UInt8 = 0
  var frequencyHeader: UInt8 = 0

  /// Ascending; the first `count` are valid if `hasArticles`.
  ///
  /// Made when first needed and no larger than the list asks for: a wildcard opens thousands of short
  /// lists at once.
  var articles: [UInt32] = []
  var hasArticles = false
  var frequencies: [UInt32] = []
  var hasFrequencies = false
  /// Where the positions were read last.
  var scan = PositionScan(samples: 0, sampleStep: PostingsFormat.sampleStep)
  var hasScan = false
  /// Index of the article whose positions `readPositions` read last.
  var lastRead = 0

  /// Where the positions begin and end, bytes from the start of the list's, and the first article that may have some and
  /// the last one.
  ///
  /// By itself, as handing on a whole block would count its arrays' owners.
  struct Places {
    let start: Int
    let end: Int
    let first: UInt32
    let last: UInt32
  }

  var places: Places {
    Places(start: positionsStart, end: positionsEnd, first: base, last: last)
  }

  var isBitSet: Bool { gapHeader == PostingsFormat.fanoArticles }
  /// Low bits of the articles if they are in `FanoPacking`; nil if not.
  var articlesFanoWidth: Int? {
    gapHeader & PostingsFormat.fanoArticles == 0
      ? nil : Int(gapHeader & ~PostingsFormat.fanoArticles)
  }
  /// The same for frequencies.
  var frequenciesFanoWidth: Int? {
    let header = frequencyHeader & ~PostingsFormat.sampled
    return header & ~PostingsFormat.fanoWidth == PostingsFormat.fanoFrequencies
      ? Int(header & PostingsFormat.fanoWidth) : nil
  }
  var isSampled: Bool { frequencyHeader & PostingsFormat.sampled != 0 }

  /// Bits of a bit set.
  var setCount: Int { Int(last &- base) + 1 }
  var setBytes: Int { (setCount + 7) / 8 }
  /// Where it stands, bytes from the list's start.
  ///
  /// By itself, as `places`.
  var setPlace: Range<Int> { start + 2..<start + 2 + setBytes }

  /// Index of the first article not below `target`, from `start` on; `count` if none.
  @inline(__always)
  func index(reaching target: UInt32, from start: Int) -> Int {
    BitPacking.search(articles, in: start..<count, reaching: target)
  }

  /// Makes ready for block `number` with `count` articles of a list with `articleCount`.
  mutating func reset(number: Int, count: Int, of articleCount: Int) {
    if articles.isEmpty {
      let capacity = min(articleCount, PostingsFormat.block)
      articles = [UInt32](repeating: 0, count: capacity)
      frequencies = articles
    }
    self.number = number
    self.count = count
    hasArticles = false
    hasFrequencies = false
    hasScan = false
  }
}
