import Bytes
import Kernels
import Postings

/// The articles that were removed from a segment, a bit each, and by how much that changes what its dictionaries say.
///
/// Immutable; a later removal writes a file of its own, which holds what was removed before as well.
package struct RemovedArticles: Sendable {
  /// How many there are.
  package let count: Int
  private let bits: [UInt64]

  init(
    directory: String, _ removal: SegmentDescription.Removal, from segment: SegmentDescription
  ) throws {
    count = removal.articles
    bits = []
  }

  /// Whether an article was removed.
  package func contains(_ article: UInt32) throws -> Bool { false }

  /// Those of the window of 4,096 articles at `base`.
  package func window(from base: UInt32) throws -> BitWindow { BitWindow() }

  /// How many of a range of articles were removed; O(range / 64).
  package func count(in range: Range<UInt32>) throws -> Int { 0 }

  /// Of how many of the removed articles the term of a list is part, and how often it occurs there.
  ///
  /// - Parameter kind: the file that holds the list: `postings`, `pairs`, `places` or `datelists`.
  /// - Complexity: O(log terms).
  package func correction(
    of entry: TermEntry, in kind: FileKind
  ) throws -> (articles: Int, occurrences: Int) {
    (0, 0)
  }
}
