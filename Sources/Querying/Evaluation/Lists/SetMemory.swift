import Kernels
import Segments

/// Two sets of a segment's articles, used again from query to query.
struct SetMemory: ~Copyable {
  var set = ArticleSet()
  var spare = ArticleSet()
}

extension ArticleSet {
  /// Takes out removed articles.
  ///
  /// - Complexity: O(articles / 64) where some were removed.
  mutating func keepLive(in segment: Segment) throws {
    guard let removed = segment.removed, limit > 0 else { return }
    try removed.withBits(of: 0...limit - 1) { words, _ in subtract(words) }
  }
}
