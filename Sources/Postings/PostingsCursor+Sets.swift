import Bytes
import Kernels

// Another way to use a cursor: the whole list at once, from the beginning, beside sets of the segment's articles.
extension PostingsCursor {
  /// Adds all articles of the list to `set`, which has room for the segment's.
  package mutating func insertAll(into set: inout ArticleSet) throws {
    for number in 0..<list.blockCount {
      try list.load(number, into: &block)
      try withBlock(
        articles: { set.insert($0, count: $1) },
        bits: { set.insert(bits: $0, count: $1, first: $2) })
    }
  }

  /// Adds the articles of the list that are members of `set` to `kept`; both have room for the segment's.
  package mutating func insertMembers(
    of set: borrowing ArticleSet, into kept: inout ArticleSet
  ) throws {
    var target: UInt32 = 0
    while try reachMember(of: set, from: &target) {
      try withBlock(
        articles: { kept.insert($0, count: $1, among: set) },
        bits: { kept.insert(bits: $0, count: $1, first: $2, among: set) })
    }
  }

  /// How many members of `set` the list holds.
  package mutating func countMembers(of set: borrowing ArticleSet) throws -> Int {
    var count = 0
    var target: UInt32 = 0
    while try reachMember(of: set, from: &target) {
      count += try withBlock(
        articles: { set.countMembers($0, count: $1) },
        bits: { set.countMembers(bits: $0, count: $1, first: $2) })
    }
    return count
  }

  /// Makes the next block current that may hold a member from `target` on, which moves behind it; false if there is none.
  @inline(__always)
  private mutating func reachMember(
    of set: borrowing ArticleSet, from target: inout UInt32
  ) throws -> Bool {
    guard let member = set.next(from: target), try reach(member) else { return false }
    target = block.last &+ 1
    return true
  }

  /// Calls one of the two for the block at hand: with its articles and how many they are, or with the bits that it is, how
  /// many, and the article of the first.
  @inline(__always)
  private mutating func withBlock<Result>(
    articles: ([UInt32], Int) -> Result, bits: (RawSpan, Int, UInt32) -> Result
  ) throws -> Result {
    if block.isBitSet, !block.hasArticles {
      let (count, first) = (block.setCount, block.base)
      return try list.withSet(at: block.setPlace) { bits($0, count, first) }
    }
    try list.loadArticles(of: &block)
    return articles(block.articles, block.count)
  }
}
