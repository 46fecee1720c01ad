/// The smallest lengths of the articles of a block by how often a term occurs in them.
public enum LeastLengths {
  /// For each of 16 steps of frequencies the smallest length of those of 128 articles that have it, `.max` if
  /// none has; and the highest step there is.
  ///
  /// - Parameters:
  ///   - lengths: codes by number of article.
  ///   - steps: below 16, by frequency; the last one stands for all that follow.
  public static func find(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, lengths: Span<UInt8>,
    steps: Span<UInt8>
  ) -> (least: InlineArray<16, UInt8>, top: Int) {
    var least = InlineArray<16, UInt8>(repeating: .max)
    guard articles.count == BitPacking.blockCount else {
      return findScalar(articles, frequencies, lengths: lengths, steps: steps)
    }
    let top = NativeLoops.leastLengths(
      articles, frequencies, lengths: lengths, steps: steps, into: &least)
    return (least, top)
  }

  /// One article after the other: the specification of `find`.
  package static func findScalar(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, lengths: Span<UInt8>,
    steps: Span<UInt8>
  ) -> (least: InlineArray<16, UInt8>, top: Int) {
    var least = InlineArray<16, UInt8>(repeating: .max)
    var top = 0
    for index in articles.indices {
      let step = Int(steps[min(Int(frequencies[index]), steps.count - 1)])
      top = max(top, step)
      least[step] = min(least[step], lengths[Int(articles[index])])
    }
    return (least, top)
  }
}
