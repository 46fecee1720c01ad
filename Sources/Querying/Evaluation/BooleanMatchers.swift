import Kernels

/// Every article of the segment, or none.
final class AllMatcher: WindowMatcher {
  let cost: Int

  init(articles: Int) { cost = articles }

  func nextCandidate(from article: UInt32) -> UInt32 {
    Int(article) < cost ? article : .max
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) {
    guard cost > Int(base) else {
      candidates = BitWindow()
      return
    }
    candidates.formIntersection(BitWindow(first: min(BitWindow.span, cost - Int(base))))
  }

  func bound(from base: UInt32, _ scoring: Scoring) -> Double { 0 }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) {}
}

/// What all of the required parts match and none of the excluded ones.
final class AndMatcher: WindowMatcher {
  let cost: Int
  private let required: [any WindowMatcher]
  private let excluded: [any WindowMatcher]
  private var found = FoundMatches()

  /// - Parameter weights: of what is required; see `ScoredParts`.
  init(required: [any WindowMatcher], weights: [Double], excluded: [any WindowMatcher]) {
    self.required = required.sorted { $0.cost < $1.cost }
    self.excluded = excluded
    cost = self.required.first?.cost ?? 0
    scored = ScoredParts(required, weights: weights)
  }

  private var scored: ScoredParts

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var target = article
    for part in required {
      target = max(target, try part.nextCandidate(from: target))
      if target == .max { break }
    }
    return target
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    guard let rarest = required.first else { return }
    var matches = BitWindow()
    try rarest.collect(into: &matches, from: base)
    try restrict(&matches, by: required.dropFirst(), from: base)
    found.set(matches, from: base)
    window.formUnion(matches)
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    try restrict(&candidates, by: required[...], from: base)
    found.set(candidates, from: base)
  }

  private func restrict(
    _ candidates: inout BitWindow, by required: ArraySlice<any WindowMatcher>, from base: UInt32
  ) throws {
    for part in required {
      if candidates.isEmpty { return }
      try part.restrict(&candidates, from: base)
    }
    for part in excluded {
      if candidates.isEmpty { return }
      var found = candidates.copy()
      try part.restrict(&found, from: base)
      candidates.subtract(found)
    }
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try scored.bound(from: base, scoring)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    var left = matches.copy()
    if window.base != found.base { try restrict(&left, from: window.base) }
    left.formIntersection(found.window)
    if !left.isEmpty { try scored.addScores(to: &window, of: left) }
  }

  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws {
    try scored.addScores(to: &window, of: matches, above: bar)
  }
}

/// What the required part matches; the optional one only adds score.
final class OptionalMatcher: WindowMatcher {
  let cost: Int
  private let required: any WindowMatcher
  private let optional: any WindowMatcher
  private var found = FoundMatches()

  init(required: any WindowMatcher, optional: any WindowMatcher) {
    self.required = required
    self.optional = optional
    cost = required.cost
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    try required.nextCandidate(from: article)
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    var matches = BitWindow()
    try required.collect(into: &matches, from: base)
    found.set(matches, from: base)
    window.formUnion(matches)
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    try required.restrict(&candidates, from: base)
    found.set(candidates, from: base)
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try required.bound(from: base, scoring) + optional.bound(from: base, scoring)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    var scored = matches.copy()
    if window.base != found.base { try restrict(&scored, from: window.base) }
    scored.formIntersection(found.window)
    if scored.isEmpty { return }
    try required.addScores(to: &window, of: scored)
    try optional.addScores(to: &window, of: scored)
  }
}

/// The articles that a matcher of several parts found in a window: it scores no others, although
/// beneath an OR others may hold some of the parts.
private struct FoundMatches: ~Copyable {
  private(set) var window = BitWindow()
  private(set) var base = UInt32.max

  mutating func set(_ matches: borrowing BitWindow, from base: UInt32) {
    window.assign(matches)
    self.base = base
  }
}
