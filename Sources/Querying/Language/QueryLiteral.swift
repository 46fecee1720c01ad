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
  /// For each byte of the text its byte in the query.
  private(set) var origins: [Int] = []
  /// The wildcards in their order.
  private(set) var wildcards: [Wildcard] = []

  /// Adds a character that stands at byte `origin` of the query.
  mutating func append(_ scalar: Unicode.Scalar, origin: Int) {
    for (index, byte) in scalar.utf8.enumerated() {
      bytes.append(byte)
      origins.append(origin + index)
    }
  }

  /// Adds a wildcard that stands at byte `origin` of the query.
  mutating func append(_ wildcard: TermPattern.Element, origin: Int) {
    wildcards.append(Wildcard(element: wildcard, offset: bytes.count, origin: origin))
  }

  /// Leaves only the first `count` bytes.
  mutating func truncate(to count: Int) {
    bytes.removeLast(bytes.count - count)
    origins.removeLast(origins.count - count)
    wildcards.removeAll { $0.offset > count }
  }

  /// The bytes of the query that hold the text from `start` to `end`, which is not empty.
  func source(_ start: Int, _ end: Int) -> Range<Int> {
    origins[start]..<origins[end - 1] + 1
  }
}
