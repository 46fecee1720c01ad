import Kernels

// Where a phrase stands in ascending articles, word after word: first where their positions are written is looked up,
// so that `PhraseStarts.positions` tells frequencies and can be told to forget articles; then positions are read.
extension PostingsCursor {
  /// Looks up where the first `count` of `articles` have the term's positions; for `appendLocated`.
  package mutating func locate(
    _ articles: [UInt32], count: Int, for found: inout PhraseStarts
  ) throws {
    found.positions.begin(min(count, articles.count))
    try locate(articles, in: &found.positions)
  }

  /// Appends to `found` where a phrase may begin whose word `shift` this is, in the articles that were looked up, but
  /// for those that were forgotten.
  package func appendLocated(
    _ articles: [UInt32], count: Int, shift: UInt32, to found: inout PhraseStarts
  ) throws {
    try list.appendStarts(in: articles, count: count, shift: shift, to: &found)
  }

  /// Looks up where the articles of `found` have the term's positions; for `filterLocated`.
  package mutating func locateArticles(of found: inout PhraseStarts) throws {
    found.group()
    found.positions.begin(found.articleCount)
    try locate(found.articles, in: &found.positions)
  }

  /// Keeps the starts that have this word `shift` positions on, but for those in articles that were forgotten.
  package func filterLocated(_ found: inout PhraseStarts, shift: UInt32) throws {
    try list.filterStarts(&found, shift: shift)
  }

  private mutating func locate(_ articles: [UInt32], in places: inout PositionPlaces) throws {
    let count = places.count
    var next = 0
    while next < count, try reach(articles[next]) {
      let last = block.last
      let end = gallop(from: next, to: count) { articles[$0] > last }
      try list.locate(articles, next..<end, block: &block, into: &places)
      next = end
    }
    places.finish(from: next)
  }

  /// Puts `mark` to the line wherever the term stands in the line's articles; lines ascend.
  package mutating func mark(_ mark: UInt8, on line: inout TokenLine) throws {
    var target = line.first
    while target < line.end, try reach(target), block.base < line.end {
      try list.mark(mark, on: &line, block: &block)
      target = block.last &+ 1
    }
  }
}
