/// The text of a word or a phrase without its syntax: what is to be cut into tokens, and the wildcards in it.
struct QueryLiteral {
  /// A wildcard between two bytes of the text.
  struct Wildcard {
    /// What it stands for.
    var element: TermPattern.Element
    /// The byte of the text it stands before.
    var offset: Int
    /// Its own byte in the query.
    var origin: Int
  }

  /// The text (UTF-8), free of wildcards and of the backslashes that escape.
  private(set) var bytes: [UInt8] = []
  /// The wildcards in their order.
  private(set) var wildcards: [Wildcard] = []
  /// Where in the query the first byte stands.
  private var start = 0
  /// The bytes of the text before which the query has something that is not text, and how much in all so far.
  private var gaps: [(offset: Int, total: Int)] = []

  /// Adds the bytes `range` of `query`.
  mutating func append(_ range: Range<Int>, of query: [UInt8]) {
    if bytes.isEmpty {
      start = range.lowerBound
      bytes.reserveCapacity(16)
    }
    let gap = range.lowerBound - start - bytes.count
    if gap > gaps.last?.total ?? 0 { gaps.append((bytes.count, gap)) }
    bytes += query[range]
  }

  /// Adds a wildcard that stands at byte `origin` of the query.
  mutating func append(_ wildcard: TermPattern.Element, origin: Int) {
    wildcards.append(Wildcard(element: wildcard, offset: bytes.count, origin: origin))
  }

  /// Leaves only the first `count` bytes.
  mutating func truncate(to count: Int) {
    bytes.removeLast(bytes.count - count)
    wildcards.removeAll { $0.offset > count }
    gaps.removeAll { $0.offset >= count }
  }

  /// Where in the query the byte `offset` of the text stands.
  func origin(_ offset: Int) -> Int {
    start + offset + (gaps.last { $0.offset <= offset }?.total ?? 0)
  }

  /// The bytes of the query that hold the text from `start` to `end`, which is not empty.
  func source(_ start: Int, _ end: Int) -> Range<Int> {
    origin(start)..<origin(end - 1) + 1
  }
}
