import Segments

extension IndexDirectory {
  /// Removes articles from segments: writes their files and gives the segments that the next manifest is to have.
  ///
  /// Nothing is removed before that manifest is committed. A segment without articles to remove stays as it is; one that
  /// loses its last is not among the result.
  ///
  /// - Parameters:
  ///   - articles: for segments, by their place in `segments`, what goes: article numbers in any order.
  ///   - writer: that of this index, opened before the index was.
  /// - Complexity: O(articles of lists) for each segment that loses some.
  package func segments(
    removing articles: [Int: [UInt32]], with writer: IndexWriter
  ) throws -> [SegmentDescription] {
    var remaining: [SegmentDescription] = []
    for (place, segment) in segments.enumerated() {
      var description = segment.description
      if let articles = articles[place] {
        let remover = try ArticleRemover(segment, removing: articles)
        if !remover.added.isEmpty {
          if remover.added.count == segment.liveArticleCount { continue }
          description.removal = try remover.write(to: path, number: writer.newNumber())
        }
      }
      remaining.append(description)
    }
    return remaining
  }
}

extension IndexDirectory {
  /// The same for articles in any order.
  package func segments(
    removing articles: Set<IndexedArticle>, with writer: IndexWriter
  ) throws -> [SegmentDescription] {
    try segments(
      removing: Dictionary(grouping: articles, by: \.segment).mapValues { $0.map(\.article) },
      with: writer)
  }
}
