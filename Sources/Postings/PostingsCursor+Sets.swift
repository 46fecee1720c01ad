import Bytes
import Kernels

// The fourth way to use a cursor: the whole list at once, from the beginning, beside sets of the segment's articles.
extension PostingsCursor {
  /// Adds all articles of the list to `set`, which has room for the segment's.
  package mutating func insertAll(into set: inout ArticleSet) throws {
    for number in 0..<list.blockCount {
      try list.load(number, into: &block)
      if block.isBitSet, !block.hasArticles {
        let (bitCount, first) = (block.setCount, block.base)
        try list.withSet(at: block.setPlace) { bits in
          set.insert(bits: bits, count: bitCount, first: first)
        }
      } else {
        try list.loadArticles(of: &block)
        set.insert(block.articles, count: block.count)
      }
    }
  }

  /// Adds the articles of the list that are members of `set` to `kept`; both have room for the segment's.
  ///
  /// Blocks without members are passed over.
  package mutating func insertMembers(
    of set: borrowing ArticleSet, into kept: inout ArticleSet
  ) throws {
    var target: UInt32 = 0
    while let member = set.next(from: target), try reach(member) {
      if block.isBitSet, !block.hasArticles {
        let (bitCount, first) = (block.setCount, block.base)
        try list.withSet(at: block.setPlace) { bits in
          kept.insert(bits: bits, count: bitCount, first: first, among: set)
        }
      } else {
        try list.loadArticles(of: &block)
        kept.insert(block.articles, count: block.count, among: set)
      }
      target = block.last &+ 1
    }
  }

  /// How many members of `set` the list holds; blocks where it has none are passed over.
  package mutating func countMembers(of set: borrowing ArticleSet) throws -> Int {
    var count = 0
    var target: UInt32 = 0
    while let member = set.next(from: target), try reach(member) {
      if block.isBitSet, !block.hasArticles {
        let (bitCount, first) = (block.setCount, block.base)
        count += try list.withSet(at: block.setPlace) { bits in
          set.countMembers(bits: bits, count: bitCount, first: first)
        }
      } else {
        try list.loadArticles(of: &block)
        count += set.countMembers(block.articles, count: block.count)
      }
      target = block.last &+ 1
    }
    return count
  }
}
