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

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) {}
}

/// What all of the required parts match and none of the excluded ones.
final class AndMatcher: WindowMatcher {
  let cost: Int
  private let required: [any WindowMatcher]
  private let excluded: [any WindowMatcher]

  init(required: [any WindowMatcher], excluded: [any WindowMatcher]) {
    self.required = required.sorted { $0.cost < $1.cost }
    self.excluded = excluded
    cost = self.required.first?.cost ?? 0
    inQueryOrder = required
  }

  /// Scores are added in the order of the query, so that they do not depend on the segment.
  private let inQueryOrder: [any WindowMatcher]

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var target = article
    for part in required {
      target = max(target, try part.nextCandidate(from: target))
      if target == .max { break }
    }
    return target
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    for part in required {
      try part.restrict(&candidates, from: base)
      if candidates.isEmpty { return }
    }
    for part in excluded {
      var found = candidates
      try part.restrict(&found, from: base)
      candidates.subtract(found)
      if candidates.isEmpty { return }
    }
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws {
    for part in inQueryOrder { try part.addScores(to: &window, of: matches) }
  }
}

/// What at least one part matches.
final class OrMatcher: WindowMatcher {
  let cost: Int
  private let parts: [any WindowMatcher]
  private var found: [BitWindow]

  init(_ parts: [any WindowMatcher]) {
    self.parts = parts
    found = parts.map { _ in BitWindow() }
    cost = parts.reduce(0) { $0 + $1.cost }
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var nearest = UInt32.max
    for part in parts { nearest = min(nearest, try part.nextCandidate(from: article)) }
    return nearest
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    var union = BitWindow()
    for (index, part) in parts.enumerated() {
      found[index] = candidates
      try part.restrict(&found[index], from: base)
      union.formUnion(found[index])
    }
    candidates = union
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws {
    for (index, part) in parts.enumerated() {
      var scored = matches
      scored.formIntersection(found[index])
      if !scored.isEmpty { try part.addScores(to: &window, of: scored) }
    }
  }
}

/// What the required part matches; the optional one only adds score.
final class OptionalMatcher: WindowMatcher {
  let cost: Int
  private let required: any WindowMatcher
  private let optional: any WindowMatcher

  init(required: any WindowMatcher, optional: any WindowMatcher) {
    self.required = required
    self.optional = optional
    cost = required.cost
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    try required.nextCandidate(from: article)
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    try required.restrict(&candidates, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws {
    try required.addScores(to: &window, of: matches)
    var also = matches
    try optional.restrict(&also, from: window.base)
    if !also.isEmpty { try optional.addScores(to: &window, of: also) }
  }
}
