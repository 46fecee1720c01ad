/// Looks up what a list lost by the removal of articles, where it lies; `Segments` has the grammar, and the same step by
/// step.
public enum CorrectionSearch {
  /// What a block says of a list.
  public enum Result: Equatable, Sendable {
    /// It lost so many articles, in which its term occurs so often.
    case found(articles: Int, occurrences: Int)
    /// It lost nothing.
    case missing
    /// The block is not what a writer wrote.
    case damaged
  }

  /// Looks up the list that begins at `key` among the `entries` of a block; O(bytes).
  ///
  /// - Parameter first: the key of its first entry.
  public static func correction(
    of key: UInt64, in block: Span<UInt8>, entries: Int, first: UInt64
  ) -> Result {
    guard entries > 0 else { return .damaged }
    return NativeLoops.findCorrection(of: key, in: block, entries: entries, first: first)
  }
}
