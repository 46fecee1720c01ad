import Kernels

/// One decoded block of a list: up to 128 articles, their frequencies and positions on demand.
struct PostingsBlock {
  /// Number of the block in its list; -1 before the first.
  var number = -1
  var count = 0
  /// Ascending; the first `count` are valid.
  ///
  /// Like all arrays here it is made when first needed and no larger than the list asks for: a
  /// wildcard opens thousands of short lists at once.
  var articles: [UInt32] = []
  var frequencies: [UInt32] = []
  var hasFrequencies = false
  /// Offset in the list of what holds the frequencies, bytes.
  var frequencyOffset = 0
  var frequencyWidth = 0
  /// `starts[i]` = occurrences in the block before its article `i`; valid if `hasStarts`.
  var starts: [Int] = []
  var hasStarts = false
  /// Positions of a short list, decoded with it.
  var positionGaps: [UInt32] = []
  /// Where the positions of the first article begin: offset of a block of positions in the term's,
  /// and index in it.
  var positionStart = (offset: 0, index: 0)
  /// The block of positions last decoded: its number relative to the one where this block of
  /// articles begins (-1: none), its offset in the term's positions and that of the next.
  var positionBlock = -1
  var positionOffset = 0
  var nextPositionOffset = 0
  var positionBuffer: [UInt32] = []

  /// The last article.
  var last: UInt32 { count == 0 ? 0 : articles[count - 1] }

  /// Index of the first article not below `target`, from `start` on; `count` if none.
  @inline(__always)
  func index(reaching target: UInt32, from start: Int) -> Int {
    partitionPoint(in: start..<count) { articles[$0] >= target }
  }

  /// Fills `starts` from the frequencies.
  mutating func sumFrequencies() {
    guard !hasStarts else { return }
    starts.removeAll(keepingCapacity: true)
    var sum = 0
    for index in 0..<count {
      starts.append(sum)
      sum += Int(frequencies[index])
    }
    starts.append(sum)
    hasStarts = true
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
    hasFrequencies = false
    hasStarts = false
    positionBlock = -1
  }
}
