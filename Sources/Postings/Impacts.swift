import Kernels

/// Bounds of a block: two pairs of frequency and length of which each article is below one.
///
/// An article with frequency f and length n has f <= frequency and n >= length for at least one of the
/// pairs, so whatever grows with frequency and falls with length is bounded by the larger of its two
/// values (block maxima as pairs: Ding and Suel, "Faster top-k document retrieval using block-max
/// indexes", 2011; two pairs are tighter, as the longest articles have the highest frequencies).
package struct Impacts: Hashable, Sendable {
  /// A greatest frequency and a smallest length (`SizeCode`, rounded down).
  package struct Pair: Hashable, Sendable {
    /// 255 stands for any number from there on.
    var frequency: UInt8
    var length: UInt8

    /// The greatest frequency; infinite if it is not known.
    package var mostOccurrences: Double { frequency == .max ? .infinity : Double(frequency) }
    /// The smallest length in tokens.
    package var leastLength: UInt32 { SizeCode.decode(length) }

    fileprivate func covers(_ frequency: UInt32, _ length: UInt32) -> Bool {
      (frequency <= UInt32(self.frequency) || self.frequency == .max)
        && length >= SizeCode.decode(self.length)
    }
  }

  package var first: Pair
  package var second: Pair

  init(packed: UInt32) {
    first = Pair(
      frequency: UInt8(truncatingIfNeeded: packed), length: UInt8(truncatingIfNeeded: packed >> 8))
    second = Pair(
      frequency: UInt8(truncatingIfNeeded: packed >> 16),
      length: UInt8(truncatingIfNeeded: packed >> 24))
  }

  var packed: UInt32 {
    UInt32(first.frequency) | UInt32(first.length) << 8 | UInt32(second.frequency) << 16
      | UInt32(second.length) << 24
  }

  /// Whether an article with that frequency and length is below one of the pairs.
  package func cover(frequency: UInt32, length: UInt32) -> Bool {
    first.covers(frequency, length) || second.covers(frequency, length)
  }

  /// The pairs of some articles.
  ///
  /// - Parameters:
  ///   - lengths: length codes of all articles of the segment.
  init(articles: Span<UInt32>, frequencies: Span<UInt32>, lengths: [UInt8]) {
    // Grouped by the bits of the frequency: one pair covers the groups below a border, one the rest.
    var most = InlineArray<9, UInt8>(repeating: 0)
    var least = InlineArray<9, UInt8>(repeating: .max)
    for index in articles.indices {
      let frequency = UInt8(truncatingIfNeeded: min(frequencies[index], 255))
      let group = 8 &- frequency.leadingZeroBitCount
      most[group] = max(most[group], frequency)
      least[group] = min(least[group], lengths[Int(articles[index])])
    }
    self = Self.best(most, least)
  }

  /// Divides the groups where the larger of the two bounds is smallest.
  private static func best(
    _ most: InlineArray<9, UInt8>, _ least: InlineArray<9, UInt8>
  ) -> Impacts {
    var top = 8
    while top > 0, most[top] == 0 { top -= 1 }
    var upper = Pair(frequency: most[top], length: .max)
    var best: Impacts?
    var bestScore = Double.infinity
    for border in stride(from: top, through: 1, by: -1) where most[border] > 0 {
      upper.length = min(upper.length, least[border])
      var lower = Pair(frequency: 0, length: .max)
      for group in 1..<border where most[group] > 0 {
        lower.frequency = max(lower.frequency, most[group])
        lower.length = min(lower.length, least[group])
      }
      if lower.frequency == 0 { lower = upper }
      let score = max(upper.likelyScore, lower.likelyScore)
      if score < bestScore {
        bestScore = score
        best = Impacts(first: lower, second: upper)
      }
    }
    return best ?? Impacts(first: upper, second: upper)
  }

  private init(first: Pair, second: Pair) {
    self.first = first
    self.second = second
  }
}

extension Impacts.Pair {
  /// BM25 with the usual constants and an average of 400 tokens: decides which pairs are kept, not
  /// whether they are right.
  fileprivate var likelyScore: Double {
    let norm = 0.3 + 0.9 * Double(SizeCode.decode(length)) / 400
    return Double(frequency) / (Double(frequency) + norm)
  }
}
