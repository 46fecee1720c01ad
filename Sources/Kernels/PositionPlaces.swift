/// Where the positions of some articles are written, and how, in a list's bytes.
///
/// What `PositionScan.locate` finds out block by block, so that positions themselves are read for many articles at a
/// time.
public struct PositionPlaces {
  /// Two words for each article, as `ckernels_place` has them.
  @usableFromInline var words: [UInt64] = []
  /// Number of articles.
  public private(set) var count = 0

  /// No article.
  public init() {}

  /// Makes room for `count` articles, of which nothing is known.
  public mutating func begin(_ count: Int) {
    self.count = count
    let missing = 2 &* count &- words.count
    if missing > 0 { words.append(contentsOf: repeatElement(0, count: max(missing, words.count))) }
  }

  /// Says of the articles from `index` on that the list does not hold them.
  public mutating func finish(from index: Int) {
    for place in max(0, index)..<max(0, index, count) { forget(place) }
  }

  /// Makes an article one that the list does not hold.
  @inlinable @inline(__always)
  public mutating func forget(_ index: Int) {
    words[2 &* index] = 0
    words[2 &* index &+ 1] = 0
  }

  /// How often the term occurs in an article that was looked for; 0 if the list does not hold it.
  @inlinable @inline(__always)
  public func frequency(_ index: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: words[2 &* index &+ 1])
  }
}
