import Kernels
import Segments

/// What a part matches of the articles that were not removed: the root of the evaluation in a segment with removed ones.
///
/// The part finds and counts as it always does; what was removed is taken out of each window as a whole.
final class LiveMatcher: WindowMatcher {
  let cost: Int
  private let part: any WindowMatcher
  private let removed: RemovedArticles

  init(_ part: any WindowMatcher, without removed: RemovedArticles) {
    self.part = part
    self.removed = removed
    cost = part.cost
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    try part.nextCandidate(from: article)
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    var matches = BitWindow()
    try part.collect(into: &matches, from: base)
    matches.subtract(try removed.window(from: base))
    window.formUnion(matches)
  }

  func collectArticles(into window: inout BitWindow, from base: UInt32) throws {
    var matches = BitWindow()
    try part.collectArticles(into: &matches, from: base)
    matches.subtract(try removed.window(from: base))
    window.formUnion(matches)
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    candidates.subtract(try removed.window(from: base))
    if !candidates.isEmpty { try part.restrict(&candidates, from: base) }
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try part.bound(from: base, scoring)
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    var matches = BitWindow()
    let count = try part.collect(
      into: &matches, from: base, above: bar, scoring,
      counting: counting.isNone ? .none : .live(removed))
    if !matches.isEmpty {
      matches.subtract(try removed.window(from: base))
      window.formUnion(matches)
    }
    return count
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    try part.addScores(to: &window, of: matches)
  }

  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws {
    try part.addScores(to: &window, of: matches, above: bar)
  }
}

/// Which of the articles that match a search counts.
enum MatchCounting: Sendable {
  case none
  case all
  /// Those that were not removed.
  case live(RemovedArticles)

  var isNone: Bool { if case .none = self { true } else { false } }

  /// How many of `matches`, all that there are in the window at `base`, are counted.
  func count(_ matches: borrowing BitWindow, from base: UInt32) throws -> Int {
    switch self {
    case .none: return 0
    case .all: return matches.count
    case .live(let removed):
      var lost = try removed.window(from: base)
      lost.formIntersection(matches)
      return matches.count - lost.count
    }
  }
}
