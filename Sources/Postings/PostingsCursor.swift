import Bytes
import Kernels

/// Walks a term's list in ascending article order, a block at a time.
///
/// A value; it holds one decoded block. A new cursor stands on the first article; `article` is
/// `PostingsCursor.end` once it has moved past the last.
package struct PostingsCursor {
  /// The article number that stands for "no more".
  package static let end = UInt32.max

  /// The article under the cursor.
  package private(set) var article: UInt32 = 0
  /// Number of articles in the list.
  package let articleCount: Int

  private var index = 0
  private var block: PostingsBlock
  private let list: PostingsList

  /// A cursor on the first article of `list`; decodes its first block.
  package init(_ list: PostingsList) throws {
    self.list = list
    self.articleCount = list.entry.articles
    self.block = PostingsBlock()
    try list.load(block: 0, into: &block)
    article = block.articles[0]
  }

  /// How often the term occurs in the article under the cursor.
  package mutating func frequency() throws -> UInt32 {
    try list.loadFrequencies(of: &block)
    return block.frequencies[index]
  }

  /// Moves to the first article that is not below `target`; never backwards.
  package mutating func advance(to target: UInt32) throws {
    guard article < target else { return }
    if target > block.last {
      guard try loadBlock(reaching: target) else { return }
    }
    index = block.index(reaching: target, from: index)
    article = block.articles[index]
  }

  /// Moves to the next article.
  package mutating func advance() throws {
    guard article != Self.end else { return }
    index += 1
    if index < block.count {
      article = block.articles[index]
    } else {
      _ = try loadBlock(reaching: block.last &+ 1)
    }
  }

  /// Inserts the articles `base ..< base + 4096` of the list into `window`; leaves the cursor on the
  /// first article after them.
  package mutating func collect(from base: UInt32, into window: inout BitWindow) throws {
    try advance(to: base)
    let limit = base &+ UInt32(BitWindow.span)
    while article < limit {
      let stop = block.last < limit ? block.count : block.index(reaching: limit, from: index)
      for position in index..<stop { window.insert(Int(block.articles[position] &- base)) }
      try moveOn(to: stop)
    }
  }

  /// Calls `body(article - base, frequency)` for those articles `base ..< base + 4096` of the list
  /// that are in `window`; leaves the cursor on the first article after them.
  package mutating func forEachFrequency(
    from base: UInt32, in window: borrowing BitWindow, _ body: (Int, UInt32) -> Void
  ) throws {
    try advance(to: base)
    let limit = base &+ UInt32(BitWindow.span)
    while article < limit {
      try list.loadFrequencies(of: &block)
      let stop = block.last < limit ? block.count : block.index(reaching: limit, from: index)
      for position in index..<stop {
        let offset = Int(block.articles[position] &- base)
        if window.contains(offset) { body(offset, block.frequencies[position]) }
      }
      try moveOn(to: stop)
    }
  }

  /// Replaces `positions` by the term's token positions in the article under the cursor, ascending.
  package mutating func readPositions(into positions: inout [UInt32]) throws {
    try list.readPositions(at: index, of: &block, into: &positions)
  }

  private mutating func moveOn(to stop: Int) throws {
    index = stop
    if index < block.count {
      article = block.articles[index]
    } else {
      _ = try loadBlock(reaching: block.last &+ 1)
    }
  }

  private mutating func loadBlock(reaching target: UInt32) throws -> Bool {
    guard let number = try list.block(from: block.number + 1, reaching: target) else {
      article = Self.end
      index = block.count
      return false
    }
    try list.load(block: number, into: &block)
    index = block.index(reaching: target, from: 0)
    guard index < block.count else {
      throw list.corruption("block \(number) ends before article \(target)")
    }
    article = block.articles[index]
    return true
  }
}
