/// Tells of articles that a phrase cannot lift them over a bar.
struct PhraseBar {
  /// f occurrences in an article score more than the bar only if f * gain >= base + step * length.
  private let gain: Double
  private let base: Double
  private let step: Double

  /// - Parameters:
  ///   - bar: more than zero.
  ///   - weight: the idf by which scores are multiplied.
  init(_ bar: Double, _ scoring: Scoring, weight: Double) {
    // From weight * f * (k1 + 1) / (f + norm) > bar; what rounding may add is granted.
    let bm25 = scoring.bm25
    gain = bm25.bound(weight: weight) * (1 + 1e-9) - bar
    base = bar * bm25.norm(length: 0, average: scoring.average) * (1 - 1e-9)
    step = bar * bm25.step(average: scoring.average) * (1 - 1e-9)
  }

  /// Whether so many occurrences in the article at `offset` may score more than the bar.
  @inline(__always)
  func mayBePassed(_ frequency: UInt32, _ lengths: Span<UInt32>, _ offset: Int) -> Bool {
    guard offset < lengths.count else { return true }
    return mayBePassed(frequency, length: lengths[offset])
  }

  /// The same for an article of that length.
  @inline(__always)
  func mayBePassed(_ frequency: UInt32, length: UInt32) -> Bool {
    Double(frequency) * gain >= base + step * Double(length)
  }
}
