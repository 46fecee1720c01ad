import Kernels
import Segments

/// A part of a query bound to one segment, evaluated in windows of 4,096 articles.
///
/// Windows are visited in ascending order, each at most once; `base` is always a multiple of 4,096.
/// Calls cross this boundary once a window, never once an article.
protocol WindowMatcher: AnyObject {
  /// Roughly how many articles match: what is rare is evaluated first.
  var cost: Int { get }

  /// No article from `article` up to the result (exclusive) matches.
  func nextCandidate(from article: UInt32) throws -> UInt32

  /// Adds the articles of the window that match.
  func collect(into window: inout BitWindow, from base: UInt32) throws

  /// Keeps those of `candidates` that match.
  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws

  /// What the score of no article of the window exceeds.
  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double

  /// Adds the articles of the window that match and may score more than `bar`, and perhaps more of those
  /// that match.
  ///
  /// Returns how many match, if `counting`.
  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: Bool
  ) throws -> Int

  /// Adds to the scores of those of `matches`, all from the window, that match.
  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws
}

extension WindowMatcher {
  func collect(into window: inout BitWindow, from base: UInt32) throws {
    var matches = BitWindow(first: BitWindow.span)
    try restrict(&matches, from: base)
    window.formUnion(matches)
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: Bool
  ) throws -> Int {
    let mayExceed = try bar == -.infinity || Scoring.mayExceed(bound(from: base, scoring), bar)
    guard counting else {
      if mayExceed { try collect(into: &window, from: base) }
      return 0
    }
    var matches = BitWindow()
    try collect(into: &matches, from: base)
    if mayExceed { window.formUnion(matches) }
    return matches.count
  }
}

/// The scores of one window.
struct ScoreWindow {
  /// Number of the window's first article.
  var base: UInt32 = 0
  /// One for each article of the window; valid for matches.
  var scores = [Double](repeating: 0, count: BitWindow.span)
  /// `BM25.norm` for each article of the window; valid for matches.
  var norms = [Double](repeating: 0, count: BitWindow.span)
  /// How they are computed.
  var scoring = Scoring(bm25: BM25(), average: 1)

  /// Makes ready for the window at `base`, with the lengths of its articles.
  mutating func start(
    base: UInt32, columns: ArticleColumns, matches: borrowing BitWindow
  ) throws {
    self.base = base
    let (bm25, average) = (scoring.bm25, scoring.average)
    try columns.withLengths(from: base) { lengths in
      var norms = norms.mutableSpan
      matches.forEach { offset in
        norms[offset] = bm25.norm(
          length: offset < lengths.count ? lengths[offset] : 0, average: average)
      }
    }
    var scores = scores.mutableSpan
    matches.forEach { scores[$0] = 0 }
  }

  /// Adds the score of `frequency` occurrences of something that weighs `weight`.
  @inline(__always)
  mutating func add(_ frequency: Double, weight: Double, at offset: Int) {
    scores[offset] += scoring.bm25.score(frequency: frequency, weight: weight, norm: norms[offset])
  }

  /// Adds the scores of what weighs `weight` and occurs `frequencies[offset]` times in each of `set`.
  mutating func add(_ frequencies: [UInt32], of set: borrowing BitWindow, weight: Double) {
    let bm25 = scoring.bm25
    let norms = norms
    var scores = scores.mutableSpan
    set.forEach { offset in
      scores[offset] += bm25.score(
        frequency: Double(frequencies[offset]), weight: weight, norm: norms[offset])
    }
  }
}
