/// Counts the pairs of neighbours in an article.
public struct PairCounts: Sendable {
  /// By the pair's number.
  private var counts = [UInt32](repeating: 0, count: PairSet.pairs)
  /// The pairs that have been counted, in the order of first sight.
  private var seen: [UInt16] = []

  /// Counts of nothing yet.
  public init() {}

  /// Counts the pairs that `finder` has found.
  public mutating func add(_ finder: PairFinder) {
    finder.withPairs { pairs in
      for index in pairs.indices {
        let pair = Int(pairs[index])
        if counts[pair] == 0 { seen.append(pairs[index]) }
        counts[pair] += 1
      }
    }
  }

  /// Calls `body(first, second, count)` for each pair of marks that was counted, and forgets it.
  public mutating func takeAll<Failure: Error>(
    _ body: (Int, Int, Int) throws(Failure) -> Void
  ) throws(Failure) {
    for pair in seen.lazy.map(Int.init) {
      try body(pair & 0xFF, pair >> 8, Int(counts[pair]))
      counts[pair] = 0
    }
    seen.removeAll(keepingCapacity: true)
  }
}
