/// Places where a phrase may begin, ascending: articles times 2^32 plus positions.
public struct PhraseStarts {
  /// The first `count` are valid.
  @usableFromInline var keys: [UInt64] = []
  /// Number of places.
  public private(set) var count = 0

  /// The articles of the places, each once, ascending; the first `articleCount` are valid after `group`.
  public private(set) var articles: [UInt32] = []
  /// See `articles`.
  public private(set) var articleCount = 0
  /// For each place the index of its article.
  private(set) var owners: [UInt32] = []
  /// Where the articles have the positions of the word that is looked at.
  public var positions = PositionPlaces()

  /// No place.
  public init() {}

  /// The article of a place.
  @inlinable
  public func article(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: keys[index] >> 32) }

  /// The token position of a place.
  @inlinable
  public func position(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: keys[index]) }

  /// Forgets all and keeps the memory.
  public mutating func removeAll() { count = 0 }

  /// Keeps the first `count`.
  public mutating func truncate(to count: Int) { self.count = min(self.count, max(0, count)) }

  /// Tells the articles of the places.
  public mutating func group() {
    let missing = keys.count - owners.count
    if missing > 0 {
      articles.append(contentsOf: repeatElement(0, count: missing))
      owners.append(contentsOf: repeatElement(0, count: missing))
    }
    articleCount = NativeLoops.group(keys, count: count, articles: &articles, owners: &owners)
  }

  /// Makes twice as much room as there is.
  mutating func makeRoom() {
    keys.append(contentsOf: repeatElement(0, count: max(1 << 9, keys.count)))
  }

  /// Counts `written` places that were put behind the others.
  mutating func advance(by written: Int) { count += written }
}
