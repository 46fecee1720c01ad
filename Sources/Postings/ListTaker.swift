import Kernels

/// Takes lists apart block by block, in the same room, each article with all its positions: for whoever needs every
/// occurrence, as merging does.
package struct ListTaker {
  private var block = PostingsBlock()
  /// Articles of the block at hand; 0 before the first and after the last.
  package private(set) var count = 0
  /// Their positions, one article's behind the other's; more than there are.
  package private(set) var positions: [UInt32] = []
  /// How many positions there are.
  package private(set) var positionCount = 0
  private var next = 0

  /// Before a list.
  package init() {
    block.articles = [UInt32](repeating: 0, count: PostingsFormat.block)
    block.frequencies = block.articles
  }

  /// Articles of the block, ascending; the first `count`.
  package var articles: [UInt32] { block.articles }
  /// How often the term occurs in each.
  package var frequencies: [UInt32] { block.frequencies }

  /// Makes ready for another list.
  package mutating func begin() {
    next = 0
    count = 0
    positionCount = 0
    block.number = -1
  }

  /// Reads the next block of `list`, the same for all calls since `begin`; false after the last.
  ///
  /// - Complexity: O(occurrences of the block).
  package mutating func advance(_ list: PostingsList, hasPositions: Bool) throws -> Bool {
    guard next < list.blockCount else {
      count = 0
      return false
    }
    try list.load(next, into: &block)
    try list.loadArticles(of: &block)
    try list.loadFrequencies(of: &block)
    next += 1
    count = block.count
    if hasPositions {
      positionCount = try list.readAllPositions(of: &block, into: &positions)
    }
    return true
  }
}
