/// BM25 scores of some articles of a window, added up term by term.
///
/// The articles are known by their rank among the window's matches, so that what belongs to them lies
/// side by side. The memory is used again from window to window.
public struct WindowScores {
  /// The places of the matches in the window; the first `count` are valid.
  public private(set) var offsets = [UInt16](repeating: 0, count: BitWindow.span)
  /// Number of matches.
  public private(set) var count = 0
  /// The matches' scores, beside `offsets`.
  public private(set) var scores = [Double](repeating: 0, count: BitWindow.span)
  private var norms = [Double](repeating: 0, count: BitWindow.span)
  private var k1 = 0.0

  /// The scores of no article.
  public init() {}

  /// Begins a window: all scores are 0.
  ///
  /// - Parameters:
  ///   - lengths: of the window's articles, in tokens.
  ///   - base: the part of BM25's denominator that depends on the article, for a length of 0.
  ///   - step: what it grows with each token.
  public mutating func start(
    _ matches: borrowing BitWindow, lengths: Span<UInt32>, k1: Double, base: Double, step: Double
  ) {
    self.k1 = k1
    count = matches.offsets(into: &offsets)
    for index in 0..<count { scores[index] = 0 }
    NativeLoops.norms(
      offsets, count: count, lengths: lengths, base: base, step: step, into: &norms)
  }

  /// Adds the scores of something that weighs `weight` and occurs `frequencies[offset]` times in each of
  /// the articles of `set`.
  public mutating func add(
    _ frequencies: [UInt32], of set: borrowing BitWindow, weight: Double
  ) {
    guard frequencies.count >= BitWindow.span else { return }
    set.withWords { words in
      NativeLoops.addScores(
        offsets, count: count, set: words, frequencies: frequencies, weight: weight, k1: k1,
        norms: norms, to: &scores)
    }
  }

  /// The same for occurrences that count in parts; one article at a time, which is also the
  /// specification of the other.
  public mutating func add(
    _ frequencies: [Double], of set: borrowing BitWindow, weight: Double
  ) {
    guard frequencies.count >= BitWindow.span else { return }
    for index in 0..<count where set.contains(Int(offsets[index])) {
      let frequency = frequencies[Int(offsets[index])]
      if frequency > 0 {
        scores[index] += weight * frequency * (k1 + 1) / (frequency + norms[index])
      }
    }
  }

  /// Adds to the scores of the articles of `set` what `table` holds for `values[offset]`, for greater values its last
  /// entry.
  public mutating func add(
    _ values: [UInt32], of set: borrowing BitWindow, table: [Double]
  ) {
    guard values.count >= BitWindow.span, let last = table.last else { return }
    for index in 0..<count where set.contains(Int(offsets[index])) {
      let value = Int(values[Int(offsets[index])])
      scores[index] += value < table.count ? table[value] : last
    }
  }

  /// Drops the articles whose score does not exceed `needed`; `matches` becomes the rest.
  public mutating func drop(_ matches: inout BitWindow, below needed: Double) {
    count = matches.withMutableWords { words in
      NativeLoops.drop(
        &offsets, count: count, below: needed, norms: &norms, scores: &scores, words: &words)
    }
  }
}
