/// Places where a phrase may begin, ascending: articles times 2^32 plus positions.
public struct PhraseStarts {
  /// The first `count` are valid.
  @usableFromInline var keys: [UInt64] = []
  /// Number of places.
  public private(set) var count = 0

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

  /// Makes twice as much room as there is.
  mutating func makeRoom() {
    keys.append(contentsOf: repeatElement(0, count: max(1 << 12, keys.count)))
  }

  /// Counts `written` places that were put behind the others.
  mutating func advance(by written: Int) { count += written }
}
