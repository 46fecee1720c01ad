import Kernels
import Postings

// Both steps of a phrase's word at once.
extension PostingsCursor {
  /// Appends to `found` where a phrase may begin whose word `shift` this is, in those of `articles` that hold it.
  mutating func appendStarts(
    in articles: [UInt32], shift: UInt32, to found: inout PhraseStarts
  ) throws {
    try locate(articles, count: articles.count, for: &found)
    try appendLocated(articles, count: articles.count, shift: shift, to: &found)
  }

  /// Keeps the starts that have this word `shift` positions on.
  mutating func filterStarts(_ found: inout PhraseStarts, shift: UInt32) throws {
    try locateArticles(of: &found)
    try filterLocated(&found, shift: shift)
  }
}
