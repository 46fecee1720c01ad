#if canImport(Glibc)
  import Glibc
#endif

/// BM25 as Robertson and Zaragoza give it ("The Probabilistic Relevance Framework", 2009), with the
/// inverse document frequency that Lucene uses, which is never negative.
package struct BM25: Hashable, Sendable {
  /// How soon further occurrences count less; 0: at once.
  package var k1: Double
  /// How much long articles are held back: 0 not at all, 1 in proportion.
  package var b: Double

  /// The usual constants, if not said otherwise.
  package init(k1: Double = 1.2, b: Double = 0.75) {
    self.k1 = k1
    self.b = b
  }

  /// The inverse document frequency `ln(1 + (N - df + 0.5) / (df + 0.5))`.
  package static func idf(articles df: Int, of total: Int) -> Double {
    log(1 + (Double(total - df) + 0.5) / (Double(df) + 0.5))
  }

  /// The part of the denominator that depends on the article.
  package func norm(length: UInt32, average: Double) -> Double {
    k1 * (1 - b) + step(average: average) * Double(length)
  }

  /// What that part grows with each token.
  package func step(average: Double) -> Double { k1 * b / average }

  /// The score of one term or phrase in an article.
  ///
  /// - Parameters:
  ///   - frequency: occurrences in the article; sloppy ones count in parts.
  ///   - weight: the inverse document frequency.
  ///   - norm: from `norm(length:average:)`.
  @inline(__always)
  package func score(frequency: Double, weight: Double, norm: Double) -> Double {
    weight * frequency * (k1 + 1) / (frequency + norm)
  }

  /// What no score of something that weighs `weight` exceeds.
  package func bound(weight: Double) -> Double { weight * (k1 + 1) }
}
