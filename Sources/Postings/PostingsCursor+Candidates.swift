import Bytes
import Kernels

// Another way to use a cursor: some hundred candidates after the others, each time looked up in all blocks
// that they fall into.
extension PostingsCursor {
  /// Looks up `candidates`, which ascend from call to call; what was found are the hits of a look-up.
  ///
  /// Only blocks that a candidate may lie in are decoded, and frequencies only where one does.
  ///
  /// - Parameter part: what part of the query the list is, if its frequencies are wanted.
  package mutating func find(
    _ candidates: inout Candidates, frequenciesOf part: Int? = nil
  ) throws {
    candidates.startLookup()
    while let article = candidates.nextArticle, try reach(article) {
      let found = try findInBlock(&candidates)
      if found > 0, let part {
        try list.loadFrequencies(of: &block)
        candidates.takeFrequencies(found: found, of: block.frequencies, part: part)
      }
    }
  }

  /// Looks up the candidates that lie in the reach of the block at hand.
  private mutating func findInBlock(_ candidates: inout Candidates) throws -> Int {
    let (base, last) = (block.base, block.last)
    if block.isBitSet, !block.hasArticles {
      return try list.withSet(at: block.setPlace) {
        candidates.find(upTo: last, in: $0, base: base)
      }
    }
    try list.loadArticles(of: &block)
    return candidates.find(upTo: last, in: block.articles, valid: block.count)
  }

  /// Goes back to where a new cursor stands.
  package mutating func restart() {
    article = 0
    index = 0
    block.number = -1
  }

  /// Number of blocks, a tail included.
  package var blockCount: Int { list.blockCount }

  /// Number of blocks that have bounds: all but the tail.
  package var boundedBlocks: Int { list.skip.count }

  /// Calls `body` with the bounds of the blocks that have some, in their order.
  package func forEachImpacts(_ body: (Impacts) -> Void) throws {
    try list.skip.forEachImpacts(from: 0, in: list.list) { impacts, _ in
      body(impacts)
      return true
    }
  }

  /// Appends the articles of block `number`; numbers ascend from call to call.
  package mutating func append(block number: Int, to candidates: inout Candidates) throws {
    try list.load(number, into: &block)
    try list.loadArticles(of: &block)
    candidates.append(block.articles, valid: block.count)
  }

  /// The same for those articles in which the term occurs at least `least` times, with their frequencies as
  /// those of `part`, if that is given.
  package mutating func append(
    block number: Int, atLeast least: UInt32, part: Int?, to candidates: inout Candidates
  ) throws {
    try list.load(number, into: &block)
    try list.loadFrequencies(of: &block)
    let chosen = candidates.choose(block.frequencies, valid: block.count, atLeast: least)
    if chosen == 0 { return }
    try list.loadArticles(of: &block)
    candidates.append(
      chosen: chosen, of: block.articles, frequencies: block.frequencies, part: part)
  }
}
