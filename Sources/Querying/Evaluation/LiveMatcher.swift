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
    try part.collect(into: &window, from: base)
    try removed.remove(from: &window, at: base)
  }

  func collectArticles(into window: inout BitWindow, from base: UInt32) throws {
    try part.collectArticles(into: &window, from: base)
    try removed.remove(from: &window, at: base)
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    try removed.remove(from: &candidates, at: base)
    if !candidates.isEmpty { try part.restrict(&candidates, from: base) }
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try part.bound(from: base, scoring)
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    let count = try part.collect(
      into: &window, from: base, above: bar, scoring,
      counting: counting.isNone ? .none : .live(removed))
    try removed.remove(from: &window, at: base)
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
      var live = matches.copy()
      try removed.remove(from: &live, at: base)
      return live.count
    }
  }
}
