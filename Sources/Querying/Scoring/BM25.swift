#if canImport(Glibc)
  import Glibc
#endif

/// BM25 as Robertson and Zaragoza give it ("The Probabilistic Relevance Framework", 2009), with the
/// inverse document frequency that Lucene uses, which is never negative.
package struct BM25: Hashable, Sendable {
  package var k1: Double
  package var b: Double

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
    k1 * (1 - b + b * Double(length) / average)
  }

  @inline(__always)
  package func score(frequency: Double, weight: Double, norm: Double) -> Double {
    weight * frequency * (k1 + 1) / (frequency + norm)
  }
}
