/// Lists as plain numbers: articles, how often the term occurs in each, and all positions end to end.
///
/// The arrays are larger than what they hold, so that decoding looks at their ends once a stretch; they
/// keep their memory.
public struct OccurrenceLists: Sendable {
  /// The first `articleCount` are valid; ascending in each list.
  public internal(set) var articles: [UInt32] = []
  /// Beside `articles`, at least 1.
  public internal(set) var frequencies: [UInt32] = []
  /// The first `positionCount` are valid; as many for each article as its frequency, ascending.
  public internal(set) var positions: [UInt32] = []
  /// Number of articles of all lists.
  public internal(set) var articleCount = 0
  /// Number of positions of all lists.
  public internal(set) var positionCount = 0

  /// The article that was added last.
  public var lastArticle: UInt32? { articleCount > 0 ? articles[articleCount - 1] : nil }

  /// Why decoding stopped.
  enum Stop {
    case done
    case needsBytes
    case needsRoom
  }

  /// No lists.
  public init() {}

  /// Forgets everything and keeps the memory.
  public mutating func removeAll() {
    articleCount = 0
    positionCount = 0
  }

  /// Adds an article with its positions.
  public mutating func append(article: UInt32, positions: Span<UInt32>) {
    makeRoom(articles: 1, positions: positions.count)
    articles[articleCount] = article
    frequencies[articleCount] = UInt32(positions.count)
    for index in positions.indices { self.positions[positionCount + index] = positions[index] }
    articleCount += 1
    positionCount += positions.count
  }

  /// Adds an article without positions.
  @inline(__always)
  public mutating func append(article: UInt32, frequency: UInt32) {
    if articleCount == articles.count { makeRoom(articles: 1, positions: 0) }
    articles[articleCount] = article
    frequencies[articleCount] = frequency
    articleCount += 1
  }

  /// Makes room for more articles and positions.
  mutating func makeRoom(articles: Int, positions: Int) {
    Self.grow(&self.articles, to: articleCount + articles)
    Self.grow(&frequencies, to: articleCount + articles)
    Self.grow(&self.positions, to: positionCount + positions)
  }

  private static func grow(_ array: inout [UInt32], to count: Int) {
    guard array.count < count else { return }
    array.append(contentsOf: repeatElement(0, count: max(count, array.count * 2) - array.count))
  }
}

/// Where a decoder stands in the occurrences of a term (grammar: `OccurrenceArena`).
public struct OccurrencePlace: Sendable {
  /// The article at hand, whose positions come next.
  public internal(set) var article: UInt32
  /// Whether there is one; false at the end of the list.
  public internal(set) var hasArticle = true
  /// Bytes that the last call of `take` consumed.
  public internal(set) var consumed = 0

  /// Before the positions of the list's first article.
  public init(firstArticle: UInt32) { article = firstArticle }

  /// Appends the articles below `bound` to `lists`, until these hold `limit` articles.
  ///
  /// `bytes` are the next of the term's occurrences, all that are left if `isEnd`. Returns false if more
  /// of them are needed: `bytes` end within an article.
  ///
  /// - Complexity: O(bytes consumed).
  public mutating func take(
    _ bytes: Span<UInt8>, isEnd: Bool, below bound: UInt32, limit: Int,
    into lists: inout OccurrenceLists
  ) -> Bool {
    var offset = 0
    while true {
      lists.makeRoom(articles: max(0, min(limit - lists.articleCount, bytes.count)), positions: 1)
      let stop = NativeLoops.takeOccurrences(
        bytes.extracting(offset...), isEnd: isEnd, below: bound, limit: limit, into: &lists,
        at: &self)
      offset += consumed
      consumed = offset
      switch stop {
      case .done: return true
      case .needsBytes: return false
      case .needsRoom: lists.makeRoom(articles: 0, positions: lists.positions.count + 4096)
      }
    }
  }

  /// One number at a time: the specification of `take`, with all of the list's bytes.
  package mutating func takeScalar(
    _ bytes: [UInt8], below bound: UInt32, limit: Int, into lists: inout OccurrenceLists
  ) {
    var offset = 0
    func varint() -> UInt32 {
      var value: UInt32 = 0
      var shift: UInt32 = 0
      while true {
        let next = UInt32(bytes[offset])
        offset += 1
        value |= (next & 0x7F) << shift
        if next < 0x80 { return value }
        shift += 7
      }
    }
    while hasArticle, article < bound, lists.articleCount < limit {
      var position = varint()
      var positions = [position]
      hasArticle = false
      var gap: UInt32 = 0
      while offset < bytes.count, !hasArticle {
        let value = varint()
        hasArticle = value & 1 == 1
        if hasArticle {
          gap = value >> 1
        } else {
          position += value >> 1
          positions.append(position)
        }
      }
      lists.append(article: article, positions: positions.span)
      article += gap
    }
    consumed = offset
  }
}
