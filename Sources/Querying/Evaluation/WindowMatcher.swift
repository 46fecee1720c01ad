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

  /// The same, for matches of which few will be scored.
  func collectArticles(into window: inout BitWindow, from base: UInt32) throws

  /// Keeps those of `candidates` that match.
  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws

  /// What the score of no article of the window exceeds.
  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double

  /// Adds the articles of the window that match and may score more than `bar`, and perhaps more of those
  /// that match.
  ///
  /// Returns how many of those that match `counting` asks for.
  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int

  /// Adds to the scores of those of `matches`, all from the window, that match.
  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws

  /// The same for the matches that `collect` above the bar gave; may drop from the window what turns out
  /// not to exceed the bar.
  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws
}

extension WindowMatcher {
  func collectArticles(into window: inout BitWindow, from base: UInt32) throws {
    try collect(into: &window, from: base)
  }

  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws {
    try addScores(to: &window, of: matches)
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    var matches = BitWindow(first: BitWindow.span)
    try restrict(&matches, from: base)
    window.formUnion(matches)
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    try collectByWindow(into: &window, from: base, above: bar, scoring, counting: counting)
  }

  /// The same by what nothing in the window exceeds: all of it or none.
  func collectByWindow(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    let mayExceed = try bar == -.infinity || Scoring.mayExceed(bound(from: base, scoring), bar)
    if counting.isNone {
      if mayExceed { try collect(into: &window, from: base) }
      return 0
    }
    var matches = BitWindow()
    try collect(into: &matches, from: base)
    if mayExceed { window.formUnion(matches) }
    return try counting.count(matches, from: base)
  }
}

/// The scores of one window.
struct ScoreWindow {
  /// Number of the window's first article.
  private(set) var base: UInt32 = 0
  private(set) var scores = WindowScores()
  /// How they are computed.
  var scoring = Scoring(bm25: BM25(), average: 1)

  /// Makes ready for the window at `base`, with the lengths of its articles.
  mutating func start(
    base: UInt32, columns: ArticleColumns, matches: borrowing BitWindow
  ) throws {
    self.base = base
    let (bm25, average) = (scoring.bm25, scoring.average)
    try columns.withLengths(from: base) { lengths in
      scores.start(
        matches, lengths: lengths, k1: bm25.k1, base: bm25.norm(length: 0, average: average),
        step: bm25.step(average: average))
    }
  }

  /// Adds the scores of what weighs `weight` and occurs `frequencies[offset]` times in each of `set`.
  mutating func add(_ frequencies: [UInt32], of set: borrowing BitWindow, weight: Double) {
    scores.add(frequencies, of: set, weight: weight)
  }

  /// The same where occurrences count in parts.
  mutating func add(_ frequencies: [Double], of set: borrowing BitWindow, weight: Double) {
    scores.add(frequencies, of: set, weight: weight)
  }

  /// Adds the scores of annotations' codes.
  mutating func add(_ codes: [UInt32], of set: borrowing BitWindow, _ table: CodeScores) {
    scores.add(codes, of: set, table: table.scores)
  }

  /// Drops the articles whose score does not exceed `needed`, from the window and from `matches`.
  mutating func drop(_ matches: inout BitWindow, below needed: Double) {
    scores.drop(&matches, below: needed)
  }
}
