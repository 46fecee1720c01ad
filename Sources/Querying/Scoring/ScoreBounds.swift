import Postings

/// How scores are computed in one search: the constants, and the average that lengths are held against.
struct Scoring {
  let bm25: BM25
  /// Tokens of an article, on average.
  let average: Double

  /// What the score of no article in the window exceeds, for something that occurs no more often than
  /// the words of `cursor`'s list.
  ///
  /// From the blocks' bounds where these are few, else from the weight alone.
  func bound(
    of cursor: inout PostingsCursor, weight: Double, from base: UInt32
  ) throws -> Double {
    var largest = 0.0
    let isKnown = try cursor.forEachImpacts(from: base, limit: Self.fewBlocks) { impacts in
      largest = max(largest, share(of: impacts.first), share(of: impacts.second))
    }
    return isKnown ? largest * weight : bm25.bound(weight: weight)
  }

  func share(of pair: Impacts.Pair) -> Double {
    guard pair.mostOccurrences.isFinite else { return bm25.bound(weight: 1) }
    return bm25.score(
      frequency: pair.mostOccurrences, weight: 1,
      norm: bm25.norm(length: pair.leastLength, average: average))
  }

  /// Looking at more costs as much as what it may save.
  private static let fewBlocks = 5

  /// Whether scores up to `bound`, a sum of other bounds, may exceed `bar`.
  ///
  /// Rounding may make a sum of scores a little greater than the sum of their bounds.
  static func mayExceed(_ bound: Double, _ bar: Double) -> Bool { bound * (1 + 1e-9) > bar }

  /// The least score with which an article may still exceed `bar` if `rest` more may be added.
  static func needed(for bar: Double, with rest: Double) -> Double {
    rest.isFinite ? bar - max(0, rest) * (1 + 1e-9) - abs(bar) * 1e-9 : -.infinity
  }
}
