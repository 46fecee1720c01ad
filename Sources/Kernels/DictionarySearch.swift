/// Looks terms up in a dictionary, where it lies; `Postings` has its grammar, and the same step by step.
public enum DictionarySearch {
  /// What a block says of a term.
  public struct Entry: Equatable, Sendable {
    public var articles: Int
    /// Occurrences beyond the first in each article.
    public var repeats: Int
    /// Where the list and the positions are.
    public var postings: Range<Int>
    public var positions: Range<Int>

    public init(articles: Int, repeats: Int, postings: Range<Int>, positions: Range<Int>) {
      self.articles = articles
      self.repeats = repeats
      self.postings = postings
      self.positions = positions
    }
  }

  /// What there is of a term in a block.
  public enum Result: Equatable, Sendable {
    case found(Entry)
    case missing
    /// The block is damaged, or numbers are written in an unusual way: it has to be looked at more closely.
    case odd
  }

  /// Looks up a term among the `entries` of a front-coded block; O(bytes).
  public static func entry(
    of term: Span<UInt8>, in block: Span<UInt8>, entries: Int
  ) -> Result {
    NativeLoops.findEntry(term, in: block, entries: entries)
  }

  /// The first of `count` ascending terms that is greater than `term`, by halves; `count` if there is none.
  ///
  /// nil where the places of terms are damaged.
  ///
  /// - Parameters:
  ///   - ends: for each term where it ends, 32 bits; the first begins at `base`.
  ///   - terms: from `base` on.
  public static func firstTerm(
    above term: Span<UInt8>, ends: RawSpan, count: Int, base: UInt32, terms: RawSpan
  ) -> Int? {
    guard count >= 0, 4 * count <= ends.byteCount else { return nil }
    return NativeLoops.findAbove(term, ends: ends, count: count, base: base, terms: terms)
  }
}
