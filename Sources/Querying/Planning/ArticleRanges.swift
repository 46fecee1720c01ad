import Kernels

/// Articles of a segment, as ranges of their numbers.
struct ArticleRanges: Equatable, Sendable {
  /// Ascending, none touching another, none empty.
  private(set) var ranges: [Range<UInt32>] = []

  init() {}

  init(_ range: Range<UInt32>) {
    if !range.isEmpty { ranges = [range] }
  }

  /// The articles in any of `ranges`, which may be in any order and overlap.
  init(_ ranges: [Range<UInt32>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(range) }
  }

  /// Adds a range that begins nowhere before the last one.
  private mutating func append(_ range: Range<UInt32>) {
    if range.isEmpty { return }
    if let last = ranges.last, range.lowerBound <= last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  var isEmpty: Bool { ranges.isEmpty }
  /// How many articles.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  // MARK: Sets

  func union(_ other: ArticleRanges) -> ArticleRanges { ArticleRanges(ranges + other.ranges) }

  func intersection(_ other: ArticleRanges) -> ArticleRanges {
    var result = ArticleRanges()
    var (mine, others) = (ranges[...], other.ranges[...])
    while let one = mine.first, let two = others.first {
      result.append(one.clamped(to: two))
      if one.upperBound < two.upperBound { mine.removeFirst() } else { others.removeFirst() }
    }
    return result
  }

  /// The others of `count` articles.
  func complement(of count: Int) -> ArticleRanges {
    var result = ArticleRanges()
    var next: UInt32 = 0
    for range in ranges {
      result.append(next..<range.lowerBound)
      next = range.upperBound
    }
    if Int(next) < count { result.append(next..<UInt32(clamping: count)) }
    return result
  }

  // MARK: Articles

  /// The first range that ends behind `article`.
  private func index(behind article: UInt32) -> Int {
    partitionPoint(in: ranges.indices) { ranges[$0].upperBound > article }
  }

  /// O(log ranges).
  func contains(_ article: UInt32) -> Bool {
    let index = index(behind: article)
    return index < ranges.count && ranges[index].contains(article)
  }

  /// The first article from `article` on; `UInt32.max` if there is none.
  func next(from article: UInt32) -> UInt32 {
    let index = index(behind: article)
    return index < ranges.count ? max(article, ranges[index].lowerBound) : .max
  }

  /// Whether all articles of a window of a segment with `count` are among them.
  func coverWindow(from base: UInt32, of count: Int) -> Bool {
    let index = index(behind: base)
    guard index < ranges.count, ranges[index].lowerBound <= base else { return false }
    return Int(ranges[index].upperBound) >= min(count, Int(base) + BitWindow.span)
  }

  /// Those in the window.
  func window(from base: UInt32) -> BitWindow {
    var window = BitWindow()
    var index = index(behind: base)
    while index < ranges.count, Int(ranges[index].lowerBound) < Int(base) + BitWindow.span {
      let range = ranges[index]
      let end = min(BitWindow.span, Int(range.upperBound) - Int(base))
      var part = BitWindow(first: end)
      part.subtract(BitWindow(first: max(0, Int(range.lowerBound) - Int(base))))
      window.formUnion(part)
      index += 1
    }
    return window
  }
}
