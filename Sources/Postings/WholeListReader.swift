import Bytes

/// Reads whole lists one after the other, a block at a time, in the same room: for many short ones a cursor each costs
/// more than what is read.
package struct WholeListReader {
  private var block: PostingsBlock

  package init() {
    block = PostingsBlock()
    block.articles = [UInt32](repeating: 0, count: PostingsFormat.block)
    block.frequencies = block.articles
  }

  /// Calls `body` with articles, ascending, and as many frequencies, until all of the list have been.
  ///
  /// - Complexity: O(articles).
  package mutating func forEachBlock(
    of list: PostingsList, _ body: (Span<UInt32>, Span<UInt32>) throws -> Void
  ) throws {
    block.number = -1
    for number in 0..<list.blockCount {
      try list.load(number, into: &block)
      try list.loadArticles(of: &block)
      try list.loadFrequencies(of: &block)
      try pass(body)
    }
  }

  /// The same for the list of an entry.
  ///
  /// Makes no object for one that is only a tail, as nearly all are.
  package mutating func forEachBlock(
    of entry: TermEntry, in files: PostingsList.Files,
    _ body: (Span<UInt32>, Span<UInt32>) throws -> Void
  ) throws {
    guard entry.articles < PostingsFormat.block else {
      return try forEachBlock(of: try PostingsList(entry, in: files), body)
    }
    try files.verify(entry)
    block.number = -1
    block.reset(number: 0, count: entry.articles, of: PostingsFormat.block)
    block.base = 0
    block.start = entry.postings.lowerBound
    block.end = entry.postings.upperBound
    try PostingsTail.load(from: files.postings, into: &block, articleLimit: files.articles)
    try pass(body)
  }

  private func pass(_ body: (Span<UInt32>, Span<UInt32>) throws -> Void) throws {
    let articles = block.articles.span
    let frequencies = block.frequencies.span
    try body(articles.extracting(first: block.count), frequencies.extracting(first: block.count))
  }
}
