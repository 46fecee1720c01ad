/// An article of an index.
package struct IndexedArticle: Hashable, Sendable {
  /// Number of the segment in the index, from 0.
  package let segment: Int
  /// Number of the article in the segment.
  package let article: UInt32

  package init(segment: Int, article: UInt32) {
    self.segment = segment
    self.article = article
  }
}
