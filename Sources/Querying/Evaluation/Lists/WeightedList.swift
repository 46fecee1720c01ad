import Kernels
import Postings

/// A list that is taken as a whole, with what its articles can score.
struct WeightedList {
  /// The idf by which scores are multiplied.
  let weight: Double
  /// For look-ups.
  var cursor: PostingsCursor
  /// For each block with bounds what an article there scores at most, if the weight is 1, and the least norm.
  private var blocks: [(share: Double, norm: Double)] = []
  /// The largest share.
  private var share: Double?

  init(_ list: PostingsList, weight: Double) {
    self.weight = weight
    cursor = PostingsCursor(list)
  }

  /// What no score exceeds, as far as that is known.
  func bound(_ scoring: Scoring) -> Double {
    share.map { $0 * weight } ?? scoring.bm25.bound(weight: weight)
  }

  /// Reads the bounds of all blocks, if there are no more than `limit`.
  mutating func readBounds(_ scoring: Scoring, limit: Int = .max) throws {
    guard share == nil, cursor.boundedBlocks <= limit else { return }
    // A tail has no bounds.
    var largest = cursor.blockCount > cursor.boundedBlocks ? scoring.bm25.bound(weight: 1) : 0
    var found: [(share: Double, norm: Double)] = []
    found.reserveCapacity(cursor.boundedBlocks)
    try cursor.forEachImpacts { impacts in
      let share = scoring.share(of: impacts)
      largest = max(largest, share)
      found.append((share, scoring.leastNorm(of: impacts)))
    }
    blocks = found
    share = largest
  }

  /// The numbers of `limit` blocks whose bounds are largest, ascending; all if there are no more or bounds are not known.
  func bestBlocks(_ limit: Int) -> [Int] {
    guard blocks.count > limit else { return Array(0..<cursor.blockCount) }
    var best = [Double](repeating: -1, count: limit)
    for block in blocks where block.share > best[limit - 1] {
      var place = limit - 1
      while place > 0, best[place - 1] < block.share {
        best[place] = best[place - 1]
        place -= 1
      }
      best[place] = block.share
    }
    let least = best[limit - 1]
    return Array(blocks.indices.lazy.filter { blocks[$0].share >= least }.prefix(limit))
  }

  /// The least frequency with which an article of block `number` may score more than `needed`; nil if none can.
  func leastFrequency(inBlock number: Int, above needed: Double, _ scoring: Scoring) -> UInt32? {
    if needed < 0 { return 1 }
    var norm = scoring.bm25.norm(length: 0, average: scoring.average)
    if number < blocks.count {
      guard Scoring.mayExceed(blocks[number].share * weight, needed) else { return nil }
      norm = blocks[number].norm
    }
    return scoring.leastFrequency(above: needed, weight: weight, norm: norm)
  }
}

extension Scoring {
  /// What no article below one of the pairs exceeds, for a weight of 1.
  fileprivate func share(of impacts: Impacts) -> Double {
    max(share(of: impacts.first), share(of: impacts.second))
  }

  /// The part of the denominator that depends on the article, for the shortest that there may be.
  fileprivate func leastNorm(of impacts: Impacts) -> Double {
    bm25.norm(
      length: min(impacts.first.leastLength, impacts.second.leastLength), average: average)
  }

  /// The least frequency with which something of that weight may score more than `needed` where `norm` or more
  /// is the part of the denominator that depends on the article; nil if none suffices.
  func leastFrequency(above needed: Double, weight: Double, norm: Double) -> UInt32? {
    if needed < 0 { return 1 }
    // f * most / (f + norm) > needed
    let most = bm25.bound(weight: weight)
    let room = most - needed
    // Where both are so near, rounding decides.
    guard room > most * 1e-6 else { return Self.mayExceed(most, needed) ? 1 : nil }
    let least = (needed * norm / room * (1 - 1e-9)).rounded(.down)
    return least < Double(Int32.max) ? UInt32(least) + 1 : nil
  }
}
