import Kernels

/// What a part matches in ranges of articles.
///
/// Windows outside are never visited and those inside left to the part; only where a range begins or ends is one looked
/// at twice.
final class RestrictedMatcher: WindowMatcher {
  let cost: Int
  private let ranges: ArticleRanges
  private let part: any WindowMatcher
  /// Articles of the segment.
  private let articles: Int

  init(_ part: any WindowMatcher, to ranges: ArticleRanges, articles: Int) {
    self.part = part
    self.ranges = ranges
    self.articles = articles
    cost = min(part.cost, ranges.count)
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var target = article
    while true {
      target = ranges.next(from: target)
      if target == .max { return target }
      let next = try part.nextCandidate(from: target)
      if next == target { return target }
      target = next
    }
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    if ranges.coverWindow(from: base, of: articles) {
      return try part.collect(into: &window, from: base)
    }
    var matches = ranges.window(from: base)
    if matches.isEmpty { return }
    try part.restrict(&matches, from: base)
    window.formUnion(matches)
  }

  func collectArticles(into window: inout BitWindow, from base: UInt32) throws {
    if ranges.coverWindow(from: base, of: articles) {
      return try part.collectArticles(into: &window, from: base)
    }
    try collect(into: &window, from: base)
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    if !ranges.coverWindow(from: base, of: articles) {
      candidates.formIntersection(ranges.window(from: base))
    }
    if !candidates.isEmpty { try part.restrict(&candidates, from: base) }
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try part.bound(from: base, scoring)
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    if ranges.coverWindow(from: base, of: articles) {
      return try part.collect(
        into: &window, from: base, above: bar, scoring, counting: counting)
    }
    // Also asked where nothing depends on it: who adds scores above the bar relies on that.
    let mayExceed = try bar == -.infinity || Scoring.mayExceed(bound(from: base, scoring), bar)
    if !mayExceed, counting.isNone { return 0 }
    var matches = BitWindow()
    try collect(into: &matches, from: base)
    if mayExceed { window.formUnion(matches) }
    return try counting.count(matches, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    if ranges.coverWindow(from: window.base, of: articles) {
      return try part.addScores(to: &window, of: matches)
    }
    // Beneath an OR others may have matched outside.
    var inside = matches.copy()
    inside.formIntersection(ranges.window(from: window.base))
    if !inside.isEmpty { try part.addScores(to: &window, of: inside) }
  }

  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws {
    if ranges.coverWindow(from: window.base, of: articles) {
      return try part.addScores(to: &window, of: matches, above: bar)
    }
    try addScores(to: &window, of: matches)
  }
}
