extension Candidates {
  /// Computes the part of BM25's denominator that depends on the article for the candidates `range`.
  ///
  /// - Parameters:
  ///   - lengths: of the articles from `first` on, in tokens; holds those of the candidates.
  ///   - base: that part for a length of 0.
  ///   - step: what it grows with each token.
  public mutating func setNorms(
    _ range: Range<Int>, first: UInt32, lengths: Span<UInt32>, base: Double, step: Double
  ) {
    guard range.lowerBound >= 0, range.upperBound <= count else { return }
    NativeLoops.norms(
      articles, range, first: first, lengths: lengths, base: base, step: step, into: &norms)
  }

  /// Adds the scores of `part`, which weighs `weight` and occurs in every candidate.
  public mutating func addScores(of part: Int, weight: Double, k1: Double) {
    NativeLoops.addScores(
      frequencies[part], count: count, weight: weight, k1: k1, norms: norms, to: &scores)
  }

  /// Adds the scores of `part`, which weighs `weight`, to the hits of the last look-up, and ends it.
  public mutating func addScoresOfHits(_ part: Int, weight: Double, k1: Double) {
    NativeLoops.addScores(
      frequencies[part], at: hits, count: hitCount, weight: weight, k1: k1, norms: norms,
      to: &scores)
  }

  /// Drops the candidates whose score does not exceed `needed`.
  public mutating func drop(below needed: Double) {
    keep(NativeLoops.above(scores, count: count, needed, into: &hits))
  }
}
