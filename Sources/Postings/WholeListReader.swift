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
      let articles = block.articles.span
      let frequencies = block.frequencies.span
      try body(articles.extracting(first: block.count), frequencies.extracting(first: block.count))
    }
  }
}
