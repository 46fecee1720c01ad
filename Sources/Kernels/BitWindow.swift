/// A set of articles within a window of 4,096 consecutive article numbers, one bit each.
///
/// A value of 512 bytes with an owner: the unit in which queries are evaluated, which nobody copies
/// without saying so.
public struct BitWindow: ~Copyable {
  /// Articles in a window.
  public static let span = 4096
  @usableFromInline static let wordCount = 64

  @usableFromInline var words: InlineArray<64, UInt64>

  /// The empty set.
  @inlinable
  public init() { words = InlineArray(repeating: 0) }

  /// The set of the first `count` articles.
  public init(first count: Int) {
    self.init()
    for index in 0..<Self.wordCount where count > index << 6 {
      let bits = count - index << 6
      words[index] = bits >= 64 ? ~0 : (1 << UInt64(bits)) - 1
    }
  }

  /// Adds an article, by its place in the window.
  @inlinable
  public mutating func insert(_ index: Int) {
    words[(index >> 6) & 63] |= 1 << UInt64(index & 63)
  }

  /// Adds the articles `articles[range]`, which lie in the window that begins at `base`.
  public mutating func insert(_ articles: [UInt32], _ range: Range<Int>, base: UInt32) {
    guard range.lowerBound >= 0, range.upperBound <= articles.count else { return }
    var words = words.mutableSpan
    NativeLoops.insert(articles, range, base: base, into: &words)
  }

  /// The same; also puts `values[range]` to `places`, each at its article's place in the window.
  public mutating func insert(
    _ articles: [UInt32], _ range: Range<Int>, base: UInt32, values: [UInt32],
    into places: inout [UInt32]
  ) {
    guard places.count == Self.span, range.lowerBound >= 0, range.upperBound <= articles.count,
      range.upperBound <= values.count
    else { return }
    var words = words.mutableSpan
    NativeLoops.insert(articles, range, base: base, values: values, into: &places, &words)
  }

  /// Writes the indexes of `range`, all below 256, whose articles are members of this window at `base` to
  /// the front of `hits`, and returns how many there are.
  public func hits(
    _ articles: [UInt32], _ range: Range<Int>, base: UInt32, into hits: inout [UInt8]
  ) -> Int {
    guard range.lowerBound >= 0, range.upperBound <= min(articles.count, 256),
      hits.count >= range.count
    else { return 0 }
    return NativeLoops.hits(articles, range, base: base, in: words.span, into: &hits)
  }

  /// Adds the members of a bit set of `count` bits whose first bit is article `first`.
  ///
  /// Those outside the window that begins at `base` are passed over. `bits` holds eight bytes more than
  /// the set takes.
  public mutating func insert(
    bits: RawSpan, count: Int, first: UInt32, base: UInt32
  ) {
    guard (count &+ 7) >> 3 &+ BitFields.padding <= bits.byteCount else { return }
    var bit = max(0, Int(base) &- Int(first))
    let end = min(count, Int(base) &+ Self.span &- Int(first))
    var place = Int(first) &+ bit &- Int(base)
    var words = words.mutableSpan
    while bit < end {
      let shift = place & 63
      let take = min(56, min(64 &- shift, end &- bit))
      let word = BitFields.word(bits, at: bit) & ((1 as UInt64) &<< UInt64(take) &- 1)
      words[(place >> 6) & 63] |= word &<< UInt64(shift)
      bit &+= take
      place &+= take
    }
  }

  /// Takes an article out, if it is a member.
  @inlinable
  public mutating func remove(_ index: Int) {
    words[(index >> 6) & 63] &= ~(1 << UInt64(index & 63))
  }

  /// Whether an article is a member.
  @inlinable
  public func contains(_ index: Int) -> Bool {
    words.span[(index >> 6) & 63] & (1 << UInt64(index & 63)) != 0
  }

  /// Number of articles in the set.
  public var count: Int {
    NativeLoops.countBits(words.span)
  }

  /// The same, one bit at a time: the specification of `count`.
  package var countScalar: Int {
    var total = 0
    forEach { _ in total += 1 }
    return total
  }

  /// The same set once more.
  @inlinable
  public func copy() -> BitWindow {
    var other = BitWindow()
    other.words = words
    return other
  }

  /// Becomes the same set as `other`.
  @inlinable
  public mutating func assign(_ other: borrowing BitWindow) {
    let others = other.words.span
    var mine = words.mutableSpan
    for index in 0..<Self.wordCount { mine[index] = others[index] }
  }

  /// Takes out all members.
  @inlinable
  public mutating func removeAll() { words = InlineArray(repeating: 0) }

  /// Adds the members to a set of any size, as the words from `first` on.
  public func formUnion(into set: inout [UInt64], at first: Int) {
    let words = words.span
    for index in 0..<min(Self.wordCount, max(0, set.count - first)) {
      set[first + index] |= words[index]
    }
  }

  /// Adds the members of a set of any size, of whose words those from `first` on are the window's.
  public mutating func formUnion(_ set: [UInt64], from first: Int) {
    var words = words.mutableSpan
    for index in 0..<min(Self.wordCount, max(0, set.count - first)) {
      words[index] |= set[first + index]
    }
  }

  /// Adds the members of a set whose first word is the window's first.
  public mutating func formUnion(_ set: Span<UInt64>) {
    var words = words.mutableSpan
    for index in 0..<min(Self.wordCount, set.count) { words[index] |= set[index] }
  }

  /// Takes out the members of a set whose first word is the window's first.
  public mutating func subtract(_ set: Span<UInt64>) {
    var words = words.mutableSpan
    for index in 0..<min(Self.wordCount, set.count) { words[index] &= ~set[index] }
  }

  /// Writes the members, ascending, to the front of `offsets` and returns how many there are.
  public func offsets(into offsets: inout [UInt16]) -> Int {
    guard offsets.count >= Self.span else { return 0 }
    return NativeLoops.offsets(words.span, into: &offsets)
  }

  /// Calls `body` with the 64 words of the set, to be changed.
  mutating func withMutableWords<Result>(_ body: (inout MutableSpan<UInt64>) -> Result) -> Result {
    var words = words.mutableSpan
    return body(&words)
  }

  /// Calls `body` with the 64 words of the set.
  func withWords<Result>(_ body: (Span<UInt64>) -> Result) -> Result { body(words.span) }

  /// Whether there is no member.
  @inlinable
  public var isEmpty: Bool {
    let words = words.span
    var union: UInt64 = 0
    for index in 0..<Self.wordCount { union |= words[index] }
    return union == 0
  }

  /// Keeps the members that are in `other` too.
  @inlinable
  public mutating func formIntersection(_ other: borrowing BitWindow) {
    let others = other.words.span
    var mine = words.mutableSpan
    for index in 0..<Self.wordCount { mine[index] &= others[index] }
  }

  /// Adds the members of `other`.
  @inlinable
  public mutating func formUnion(_ other: borrowing BitWindow) {
    let others = other.words.span
    var mine = words.mutableSpan
    for index in 0..<Self.wordCount { mine[index] |= others[index] }
  }

  /// Takes out the members of `other`.
  @inlinable
  public mutating func subtract(_ other: borrowing BitWindow) {
    let others = other.words.span
    var mine = words.mutableSpan
    for index in 0..<Self.wordCount { mine[index] &= ~others[index] }
  }

  /// Calls `body` with each member in ascending order.
  @inlinable
  public func forEach<Failure: Error>(
    _ body: (Int) throws(Failure) -> Void
  ) throws(Failure) {
    let words = words.span
    for index in 0..<Self.wordCount {
      var rest = words[index]
      while rest != 0 {
        try body(index &<< 6 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// The smallest member from `index` on, nil if there is none.
  @inlinable
  public func next(from index: Int) -> Int? {
    guard index < Self.span else { return nil }
    let words = words.span
    var word = index >> 6
    var rest = words[word] & (~0 << UInt64(index & 63))
    while rest == 0 {
      word &+= 1
      if word == Self.wordCount { return nil }
      rest = words[word]
    }
    return word &<< 6 &+ rest.trailingZeroBitCount
  }
}
