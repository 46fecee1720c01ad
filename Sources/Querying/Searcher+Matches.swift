import Kernels
import Segments

extension Searcher {
  /// All articles that match, in the order of segments and articles.
  package func articles(_ query: Query) throws -> [IndexedArticle] {
    let plan = try plan(query)
    var found: [IndexedArticle] = []
    for number in index.segments.indices {
      try forEachWindow(of: plan, segment: number) { matcher, base in
        var matches = BitWindow()
        try matcher.collect(into: &matches, from: base)
        matches.forEach { offset in
          found.append(IndexedArticle(segment: number, article: base + UInt32(offset)))
        }
      }
    }
    return found
  }
}
