import Bytes
import Kernels

/// Walks a term's list in ascending article order, a block at a time.
///
/// A value; it holds one block, whose parts are decoded when first needed. Ways of use, of which a cursor takes one:
/// window after window (`lowerBound`, `collect`, `forEachStretch`), article after article (`advance`, `find`, then `frequency`
/// and `readPositions`), some hundred candidates at a time, or the whole list beside a set of articles.
package struct PostingsCursor {
  /// The article number that stands for "no more".
  package static let end = UInt32.max

  /// The article under the cursor, once `advance` or `find` has put it on one.
  package internal(set) var article: UInt32 = 0
  /// Number of articles in the list.
  package let articleCount: Int

  var index = 0
  /// Room for the indexes of candidates in a block.
  private var hits: [UInt8] = []
  var block = PostingsBlock()
  let list: PostingsList

  /// A cursor before the first article of `list`; reads nothing yet.
  package init(_ list: PostingsList) {
    self.list = list
    articleCount = list.entry.articles
  }

  // MARK: Article after article

  /// How often the term occurs in the article under the cursor.
  package mutating func frequency() throws -> UInt32 {
    try list.loadFrequencies(of: &block)
    return block.frequencies[index]
  }

  /// Replaces `positions` by the term's token positions in the article under the cursor, ascending.
  package mutating func readPositions(into positions: inout [UInt32]) throws {
    try list.readPositions(at: index, of: &block, into: &positions)
  }

  /// Moves to the first article that is not below `target`, and gives it; never backwards.
  @discardableResult
  package mutating func advance(to target: UInt32) throws -> UInt32 {
    guard try reach(target) else { return article }
    try list.loadArticles(of: &block)
    index = block.index(reaching: target, from: index)
    guard index < block.count else {
      throw list.corruption("block \(block.number) ends before article \(target)")
    }
    article = block.articles[index]
    return article
  }

  /// Moves to the article after the one under the cursor.
  package mutating func advance() throws {
    guard article != Self.end else { return }
    try advance(to: article &+ 1)
  }

  /// Whether the list holds `target`; if so, it is under the cursor.
  ///
  /// Targets ascend. Cheaper than `advance` where the block is a bit set.
  package mutating func find(_ target: UInt32) throws -> Bool {
    guard try reach(target) else { return false }
    guard block.isBitSet, !block.hasArticles else { return try advance(to: target) == target }
    guard target >= block.base else { return false }
    let place = Int(target &- block.base)
    let rank = try list.withSet(at: block.setPlace) { bits in
      BitSets.contains(bits, place) ? BitSets.rank(bits, place) : nil
    }
    guard let rank, rank < block.count else { return false }
    index = rank
    article = target
    return true
  }

  // MARK: Window after window

  /// No article from `target` up to the result (exclusive) is in the list; targets ascend.
  ///
  /// Looks no closer than it can without decoding a block.
  package mutating func lowerBound(from target: UInt32) throws -> UInt32 {
    guard try reach(target) else { return Self.end }
    guard block.hasArticles else { return max(target, block.base) }
    return block.articles[block.index(reaching: target, from: index)]
  }

  /// Inserts the articles `base ..< base + 4096` of the list into `window`.
  package mutating func collect(from base: UInt32, into window: inout BitWindow) throws {
    let limit = base &+ UInt32(BitWindow.span)
    var target = base
    while target < limit, try reach(target), block.base < limit {
      if block.isBitSet, !block.hasArticles {
        let (count, first) = (block.setCount, block.base)
        try list.withSet(at: block.setPlace) { bits in
          window.insert(bits: bits, count: count, first: first, base: base)
        }
      } else {
        try list.loadArticles(of: &block)
        index = block.index(reaching: target, from: index)
        let stop = block.last < limit ? block.count : block.index(reaching: limit, from: index)
        window.insert(block.articles, index..<stop, base: base)
      }
      target = block.last &+ 1
    }
  }

  /// The same; also puts how often the term occurs in each to `frequencies[article - base]`.
  package mutating func collect(
    from base: UInt32, into window: inout BitWindow, frequencies: inout [UInt32]
  ) throws {
    try forEachStretch(from: base) { articles, counts, range in
      window.insert(articles, range, base: base, values: counts, into: &frequencies)
    }
  }

  /// Keeps those of `candidates`, a window at `base`, that are in the list.
  package mutating func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    if shouldFind(candidates) {
      let before = candidates.copy()
      try before.forEach { offset in
        if try !find(base + UInt32(offset)) { candidates.remove(offset) }
      }
    } else {
      var window = BitWindow()
      try collect(from: base, into: &window)
      candidates.formIntersection(window)
    }
  }

  /// The same; also puts how often the term occurs in each to `frequencies[article - base]`.
  package mutating func restrict(
    _ candidates: inout BitWindow, from base: UInt32, frequencies: inout [UInt32]
  ) throws {
    if shouldFind(candidates) {
      let before = candidates.copy()
      try before.forEach { offset in
        if try find(base + UInt32(offset)) {
          frequencies[offset] = try frequency()
        } else {
          candidates.remove(offset)
        }
      }
    } else {
      try restrictBlocks(&candidates, from: base, frequencies: &frequencies)
    }
  }

  /// Looks up the candidates that lie within a block that is a bit set.
  private mutating func findInSet(
    _ candidates: borrowing BitWindow, from base: UInt32, into found: inout BitWindow,
    frequencies: inout [UInt32]
  ) throws {
    var next = candidates.next(from: Int(max(block.base, base) &- base))
    while let offset = next, base &+ UInt32(offset) <= block.last {
      if try find(base &+ UInt32(offset)) {
        found.insert(offset)
        frequencies[offset] = try frequency()
      }
      next = candidates.next(from: offset + 1)
    }
  }

  /// Goes through the list's part of the window; frequencies are decoded only where candidates are.
  private mutating func restrictBlocks(
    _ candidates: inout BitWindow, from base: UInt32, frequencies: inout [UInt32]
  ) throws {
    var found = BitWindow()
    if hits.isEmpty { hits = [UInt8](repeating: 0, count: PostingsFormat.block) }
    let limit = base &+ UInt32(BitWindow.span)
    var target = base
    while target < limit, try reach(target), block.base < limit {
      if block.isBitSet, !block.hasArticles {
        try findInSet(candidates, from: base, into: &found, frequencies: &frequencies)
        target = block.last &+ 1
        continue
      }
      try list.loadArticles(of: &block)
      index = block.index(reaching: target, from: index)
      let stop = block.last < limit ? block.count : block.index(reaching: limit, from: index)
      let count = candidates.hits(block.articles, index..<stop, base: base, into: &hits)
      if count > 0 {
        try list.loadFrequencies(of: &block)
        for hit in 0..<count {
          let place = Int(hits[hit])
          let offset = Int(block.articles[place] &- base)
          found.insert(offset)
          frequencies[offset] = block.frequencies[place]
        }
      }
      target = block.last &+ 1
    }
    candidates.assign(found)
  }

  /// Appends the articles `base ..< base + 4096` of the list to `articles`.
  package mutating func append(from base: UInt32, to articles: inout [UInt32]) throws {
    let limit = base &+ UInt32(BitWindow.span)
    var target = base
    while target < limit, try reach(target), block.base < limit {
      try list.loadArticles(of: &block)
      index = block.index(reaching: target, from: index)
      let stop = block.last < limit ? block.count : block.index(reaching: limit, from: index)
      articles.append(contentsOf: block.articles[index..<stop])
      target = block.last &+ 1
    }
  }

  /// Keeps those of `articles`, which ascend, that are in the list.
  package mutating func restrict(_ articles: inout [UInt32]) throws {
    var kept = 0
    for next in articles.indices {
      let article = articles[next]
      if try find(article) {
        articles[kept] = article
        kept += 1
      }
    }
    articles.removeLast(articles.count - kept)
  }

  /// How many articles of the list are in a window, on average.
  package var articlesInWindow: Int { articleCount * BitWindow.span / list.articleLimit }

  /// Whether looking up the candidates one by one costs less than decoding the list's part of the
  /// window: a look-up costs as much as about a dozen articles.
  package func shouldFind(_ candidates: borrowing BitWindow) -> Bool {
    candidates.count * 12 <= max(64, articlesInWindow)
  }

  /// Calls `body(articles, frequencies, range)` for the parts of blocks with the articles
  /// `base ..< base + 4096` of the list.
  package mutating func forEachStretch(
    from base: UInt32, _ body: ([UInt32], [UInt32], Range<Int>) -> Void
  ) throws {
    let limit = base &+ UInt32(BitWindow.span)
    var target = base
    while target < limit, try reach(target), block.base < limit {
      try list.loadArticles(of: &block)
      try list.loadFrequencies(of: &block)
      index = block.index(reaching: target, from: index)
      let stop = block.last < limit ? block.count : block.index(reaching: limit, from: index)
      body(block.articles, block.frequencies, index..<stop)
      target = block.last &+ 1
    }
  }

  /// The bounds of the block under the cursor; nil for a tail, which has none.
  package func impacts() throws -> Impacts? {
    guard block.number >= 0, block.number < list.skip.count else { return nil }
    return try list.impacts(ofBlock: block.number)
  }

  /// Calls `body` with the bounds of the blocks that may hold articles of the window, without moving
  /// the cursor; false if there are more than `limit` blocks or one has no bounds.
  package mutating func forEachImpacts(
    from base: UInt32, limit: Int, _ body: (Impacts) -> Void
  ) throws -> Bool {
    guard article != Self.end,
      let first = try list.block(from: max(0, block.number), reaching: base)
    else { return true }
    guard first < list.skip.count else { return false }
    let end = base &+ UInt32(BitWindow.span)
    var count = 0
    var isKnown = false
    try list.skip.forEachImpacts(from: first, in: list.list) { impacts, last in
      guard count < limit else { return false }
      body(impacts)
      count += 1
      // The list may go on with its tail, of which nothing is known.
      isKnown = last &+ 1 >= end || first + count == list.blockCount
      return last &+ 1 < end
    }
    return isKnown
  }

  // MARK: Blocks

  /// Makes the block current that reaches `target`; false, with the cursor at the end, if none does.
  @inline(__always)
  mutating func reach(_ target: UInt32) throws -> Bool {
    if block.number >= 0, target <= block.last { return article != Self.end }
    return try reachNext(target)
  }

  private mutating func reachNext(_ target: UInt32) throws -> Bool {
    guard article != Self.end,
      let number = try list.block(from: block.number + 1, reaching: target)
    else {
      article = Self.end
      return false
    }
    try list.load(number, into: &block)
    index = 0
    guard block.last >= target else {
      article = Self.end
      return false
    }
    return true
  }
}
