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
    if !counting, bar > -.infinity,
      !Scoring.mayExceed(try bound(from: base, scoring), bar)
    {
      return 0
    }
    try collect(into: &window, from: base)
    return counting ? window.count : 0
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
  let scoring: Scoring
  private let bm25: BM25

  init(_ scoring: Scoring) {
    self.scoring = scoring
    bm25 = scoring.bm25
  }

  /// Makes ready for the window at `base`, with the lengths of its articles.
  mutating func start(
    base: UInt32, columns: ArticleColumns, matches: borrowing BitWindow
  ) throws {
    self.base = base
    let (bm25, average) = (bm25, scoring.average)
    try columns.forEachLength(of: matches, from: base) { offset, length in
      scores[offset] = 0
      norms[offset] = bm25.norm(length: length, average: average)
    }
  }

  /// Adds the score of `frequency` occurrences of something that weighs `weight`.
  @inline(__always)
  mutating func add(_ frequency: Double, weight: Double, at offset: Int) {
    scores[offset] += bm25.score(frequency: frequency, weight: weight, norm: norms[offset])
  }

  /// Adds the scores of a stretch of a term's list, for those of its articles that are `matches`.
  mutating func add(
    _ articles: [UInt32], _ frequencies: [UInt32], _ range: Range<Int>, weight: Double,
    of matches: borrowing BitWindow
  ) {
    for index in range {
      let offset = Int(articles[index] &- base)
      if matches.contains(offset) { add(Double(frequencies[index]), weight: weight, at: offset) }
    }
  }
}
