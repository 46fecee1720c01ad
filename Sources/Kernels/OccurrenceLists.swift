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

  /// Adds articles with their positions, which stand one article's behind the other's.
  @inline(__always)
  public mutating func append(
    articles: Span<UInt32>, frequencies: Span<UInt32>, positions: Span<UInt32>
  ) {
    if articleCount &+ articles.count > self.articles.count
      || positionCount &+ positions.count > self.positions.count
    {
      makeRoom(articles: articles.count, positions: positions.count)
    }
    for index in articles.indices {
      self.articles[articleCount &+ index] = articles[index]
      self.frequencies[articleCount &+ index] = frequencies[index]
    }
    for index in positions.indices { self.positions[positionCount &+ index] = positions[index] }
    articleCount &+= articles.count
    positionCount &+= positions.count
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

/// Where a decoder stands in the occurrences of a term (`OccurrenceCode`).
public struct OccurrencePlace: Sendable {
  /// The article at hand, whose positions come next or are under way.
  public internal(set) var article: UInt32 = 0
  /// Whether there is one; false at the end of the list.
  public internal(set) var hasArticle = false
  /// Bytes that the last call of `take` consumed.
  public internal(set) var consumed = 0
  /// How many positions of the article at hand stand in the lists already, and the last of them.
  var pending = 0
  var position: UInt32 = 0

  /// Before a list.
  public init() {}

  /// Reads the list's first article; returns how many bytes it takes, 0 if there are not as many.
  ///
  /// `bytes` are the first of the term's occurrences.
  public mutating func begin(_ bytes: Span<UInt8>) -> Int {
    guard let code = OccurrenceCode.read(bytes, at: 0) else { return 0 }
    self = OccurrencePlace()
    (article, hasArticle) = (code.number &- 1, true)
    return code.end
  }

  /// Appends the articles below `bound` to `lists`, until these hold `limit` articles.
  ///
  /// `bytes` are the next of the term's occurrences, all that are left if `isEnd`. Returns false if more
  /// of them are needed to end the article at hand: then the next call takes the same lists, and what follows
  /// the bytes consumed.
  ///
  /// - Complexity: O(bytes consumed).
  public mutating func take(
    _ bytes: Span<UInt8>, isEnd: Bool, below bound: UInt32, limit: Int,
    into lists: inout OccurrenceLists
  ) -> Bool {
    var offset = 0
    while true {
      let articles = min(limit - lists.articleCount, (bytes.count - offset) / 2 + 1)
      lists.makeRoom(articles: max(0, articles), positions: pending + 1)
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

  /// One code at a time: the specification of `take`, with all of the list's bytes.
  package mutating func takeScalar(
    _ bytes: Span<UInt8>, below bound: UInt32, limit: Int, into lists: inout OccurrenceLists
  ) {
    consumed = 0
    while hasArticle, article < bound, lists.articleCount < limit {
      var positions: [UInt32] = []
      var next: UInt32?
      while next == nil, let code = OccurrenceCode.read(bytes, at: consumed) {
        consumed = code.end
        if code.beginsArticle {
          next = article &+ code.number
        } else {
          positions.append((positions.last ?? 0) &+ code.number)
        }
      }
      lists.append(article: article, positions: positions.span)
      hasArticle = next != nil
      article = next ?? article
    }
  }
}
