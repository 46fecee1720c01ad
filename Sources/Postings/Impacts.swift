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
    /// Index in `steps`: the frequency, rounded up.
    var frequencyStep: UInt8
    var length: UInt8

    /// Frequencies that bounds are rounded up to; beyond the last they are not known.
    static let steps: [UInt32] = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 32, 64, 128]

    /// The step of each frequency up to 129, which stands for all that follow.
    static let stepOfFrequency: [UInt8] = (0...129).map { frequency in
      UInt8(steps.firstIndex { $0 >= frequency } ?? steps.count)
    }

    /// The greatest frequency; infinite if it is not known.
    package var mostOccurrences: Double {
      frequencyStep < Self.steps.count ? Double(Self.steps[Int(frequencyStep)]) : .infinity
    }
    /// The smallest length in tokens.
    package var leastLength: UInt32 { SizeCode.decode(length) }

    fileprivate func covers(_ frequency: UInt32, _ length: UInt32) -> Bool {
      Double(frequency) <= mostOccurrences && length >= leastLength
    }
  }

  package var first: Pair
  package var second: Pair

  /// From 24 bits.
  init(packed: UInt32) {
    first = Pair(
      frequencyStep: UInt8(packed & 15), length: UInt8(truncatingIfNeeded: packed >> 8))
    second = Pair(
      frequencyStep: UInt8(packed >> 4 & 15), length: UInt8(truncatingIfNeeded: packed >> 16))
  }

  /// 24 bits: the steps, four bits each, and the lengths.
  var packed: UInt32 {
    UInt32(first.frequencyStep) | UInt32(second.frequencyStep) << 4 | UInt32(first.length) << 8
      | UInt32(second.length) << 16
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
    // Of each step the smallest length: one pair covers the steps up to a border, one the rest.
    let steps = Pair.stepOfFrequency
    let (least, top) = LeastLengths.find(
      articles, frequencies, lengths: lengths.span, steps: steps.span)
    self = Self.best(least, top: top)
  }

  /// Divides the steps where the larger of the two bounds is smallest.
  private static func best(_ least: InlineArray<16, UInt8>, top: Int) -> Impacts {
    var upper = Pair(frequencyStep: UInt8(top), length: .max)
    var best: Impacts?
    var bestScore = Double.infinity
    for border in stride(from: top, through: 0, by: -1) where least[border] < .max {
      upper.length = min(upper.length, least[border])
      var lower = upper
      var hasLower = false
      for step in 0..<border where least[step] < .max {
        lower = Pair(
          frequencyStep: UInt8(step),
          length: hasLower ? min(lower.length, least[step]) : least[step])
        hasLower = true
      }
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
    guard mostOccurrences.isFinite else { return 1 }
    return mostOccurrences / (mostOccurrences + 0.3 + 0.9 * Double(leastLength) / 400)
  }
}
