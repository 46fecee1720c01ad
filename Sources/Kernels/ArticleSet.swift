/// A set of a segment's articles, one bit each, whose memory is used again from query to query.
///
/// Where whole lists are counted it takes the place of windows: 100,000 articles are 16 kB, and nothing is cut where a
/// window ends.
public struct ArticleSet: ~Copyable {
  /// A power of two of them, at least as many as are in use.
  private var words: [UInt64] = [0]
  /// How many words the articles take.
  private var used = 0
  /// The number of bits, a power of two, less one.
  private var mask: UInt32 = 63
  /// Members are below.
  public private(set) var limit: UInt32 = 0

  /// A set that has room for no article.
  public init() {}

  /// Becomes the empty set, with room for the articles below `limit`.
  ///
  /// - Complexity: O(limit / 64).
  public mutating func start(limit: Int) {
    self.limit = UInt32(clamping: limit)
    used = (Int(self.limit) + 63) >> 6
    var count = 1
    while count < used { count <<= 1 }
    mask = UInt32(truncatingIfNeeded: count &<< 6 &- 1)
    if words.count < count { words = [UInt64](repeating: 0, count: count) }
    var words = words.mutableSpan
    for index in 0..<count { words[index] = 0 }
  }

  // MARK: Articles

  /// Adds the first `count` of `articles`, which ascend and are below the limit.
  public mutating func insert(_ articles: [UInt32], count: Int) {
    guard isInside(articles, count: count) else { return }
    NativeLoops.insert(articles, count: count, into: &words, mask: mask)
  }

  /// Adds those of them that are in another set with the same limit.
  public mutating func insert(
    _ articles: [UInt32], count: Int, among others: borrowing ArticleSet
  ) {
    guard isInside(articles, count: count), others.limit == limit else { return }
    NativeLoops.insert(articles, count: count, among: others.words, into: &words, mask: mask)
  }

  /// How many of the first `count` of `articles`, which ascend, are members.
  public func countMembers(_ articles: [UInt32], count: Int) -> Int {
    guard isInside(articles, count: count) else { return 0 }
    return NativeLoops.countMembers(articles, count: count, of: words, mask: mask)
  }

  /// `insert` as on a processor without further instructions, for tests.
  package mutating func insertBaseline(_ articles: [UInt32], count: Int) {
    guard isInside(articles, count: count) else { return }
    NativeLoops.insertBaseline(articles, count: count, into: &words, mask: mask)
  }

  /// `countMembers` as on a processor without further instructions, for tests.
  package func countMembersBaseline(_ articles: [UInt32], count: Int) -> Int {
    guard isInside(articles, count: count) else { return 0 }
    return NativeLoops.countMembersBaseline(articles, count: count, of: words, mask: mask)
  }

  private func isInside(_ articles: [UInt32], count: Int) -> Bool {
    count > 0 && count <= articles.count && articles[count - 1] < limit
  }

  // MARK: Bits

  /// Adds the members of a bit set of `count` bits whose first bit is article `first`.
  ///
  /// `bits` holds eight bytes more than the set takes.
  public mutating func insert(bits: RawSpan, count: Int, first: UInt32) {
    guard isInside(bits, count: count, first: first) else { return }
    NativeLoops.insert(bits: bits, count: count, first: first, into: &words, mask: mask)
  }

  /// Adds those of them that are in another set with the same limit.
  public mutating func insert(
    bits: RawSpan, count: Int, first: UInt32, among others: borrowing ArticleSet
  ) {
    guard isInside(bits, count: count, first: first), others.limit == limit else { return }
    NativeLoops.insert(
      bits: bits, count: count, first: first, among: others.words, into: &words, mask: mask)
  }

  /// How many members are in a bit set of `count` bits whose first bit is article `first`.
  ///
  /// `bits` holds eight bytes more than the set takes.
  public func countMembers(bits: RawSpan, count: Int, first: UInt32) -> Int {
    guard isInside(bits, count: count, first: first) else { return 0 }
    return NativeLoops.countMembers(bits: bits, count: count, first: first, of: words, mask: mask)
  }

  private func isInside(_ bits: RawSpan, count: Int, first: UInt32) -> Bool {
    count > 0 && Int(first) + count <= Int(limit)
      && (count &+ 7) >> 3 &+ BitFields.padding <= bits.byteCount
  }

  // MARK: The whole set

  /// Takes out the members of a set whose first word is the first of this one.
  public mutating func subtract(_ set: Span<UInt64>) {
    let count = min(used, set.count)
    var words = words.mutableSpan
    for index in 0..<count { words[index] &= ~set[index] }
  }

  /// Number of members.
  public var count: Int { NativeLoops.countBits(words.span.extracting(0..<used)) }

  /// The smallest member from `article` on; nil if there is none.
  public func next(from article: UInt32) -> UInt32? {
    guard article < limit else { return nil }
    let words = words.span
    var word = Int(article >> 6)
    var rest = words[word] & (~0 << UInt64(article & 63))
    while rest == 0 {
      word &+= 1
      if word == used { return nil }
      rest = words[word]
    }
    return UInt32(truncatingIfNeeded: word &<< 6 &+ rest.trailingZeroBitCount)
  }
}
