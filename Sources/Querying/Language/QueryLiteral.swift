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

  /// A `<…>` between two words.
  struct Annotation {
    var kind: AnnotationLiteral
    /// The byte of the text in its place, a space.
    var offset: Int
    /// Its bytes in the query.
    var range: Range<Int>
  }

  /// The text (UTF-8), free of wildcards and of the backslashes that escape.
  private(set) var bytes: [UInt8] = []
  /// The wildcards in their order.
  private(set) var wildcards: [Wildcard] = []
  /// What stands between the words and is annotated in the text, in its order.
  private(set) var annotations: [Annotation] = []
  /// Where in the query the first byte stands.
  private var start = 0
  /// The bytes of the text before which the query has something that is not text, and how much in all so far.
  private var gaps: [(offset: Int, total: Int)] = []

  /// Adds the bytes `range` of `query`.
  mutating func append(_ range: Range<Int>, of query: [UInt8]) {
    begin(at: range.lowerBound)
    // Most texts come in one piece.
    if bytes.isEmpty { bytes = Array(query[range]) } else { bytes += query[range] }
  }

  /// Adds an annotation that is written at `range`, with a space in its place.
  mutating func append(_ annotation: AnnotationLiteral, at range: Range<Int>) {
    begin(at: range.lowerBound)
    annotations.append(Annotation(kind: annotation, offset: bytes.count, range: range))
    bytes.append(UInt8(ascii: " "))
  }

  /// Notes that the next byte stands at `origin` of the query.
  private mutating func begin(at origin: Int) {
    if bytes.isEmpty { start = origin }
    let gap = origin - start - bytes.count
    if gap > gaps.last?.total ?? 0 { gaps.append((bytes.count, gap)) }
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
