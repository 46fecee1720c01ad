import Kernels

/// What at least one part matches.
///
/// With a bar to pass, by MaxScore (Turtle and Flood, "Query evaluation: strategies and optimizations",
/// 1995) a window at a time: parts that cannot lift an article over the bar together do not make
/// candidates. If no part can alone, an article must match two.
final class OrMatcher: WindowMatcher {
  let cost: Int
  private let parts: [any WindowMatcher]
  private var scored: ScoredParts
  /// The parts with their bounds in the window, the largest bound first.
  private var ranked: [(part: any WindowMatcher, bound: Double)] = []

  /// - Parameter weights: see `ScoredParts`.
  init(_ parts: [any WindowMatcher], weights: [Double]) {
    self.parts = parts
    scored = ScoredParts(parts, weights: weights)
    cost = parts.reduce(0) { $0 + $1.cost }
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var nearest = UInt32.max
    for part in parts { nearest = min(nearest, try part.nextCandidate(from: article)) }
    return nearest
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    for part in parts { try part.collect(into: &window, from: base) }
  }

  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    var union = BitWindow()
    for part in parts {
      var found = candidates.copy()
      try part.restrict(&found, from: base)
      union.formUnion(found)
    }
    candidates = union
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try scored.bound(from: base, scoring)
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    guard bar > -.infinity else {
      try collect(into: &window, from: base)
      return try counting.count(window, from: base)
    }
    let total = try rank(from: base, scoring)
    guard counting.isNone else {
      return try collectAll(into: &window, from: base, above: bar, mayExceed: total, counting)
    }
    if Scoring.mayExceed(total, bar) {
      try collectEssential(into: &window, from: base, above: bar)
    }
    return 0
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    try scored.addScores(to: &window, of: matches)
  }

  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws {
    try scored.addScores(to: &window, of: matches, above: bar)
  }

  /// Puts the parts in the order of their bounds and returns the sum of these.
  private func rank(from base: UInt32, _ scoring: Scoring) throws -> Double {
    let total = try scored.bound(from: base, scoring)
    ranked.removeAll(keepingCapacity: true)
    for (part, bound) in scored.bounded { ranked.append((part, bound)) }
    ranked.sort { $0.bound > $1.bound }
    return total
  }

  /// Adds what may exceed the bar; returns how many match at all.
  private func collectAll(
    into window: inout BitWindow, from base: UInt32, above bar: Double, mayExceed total: Double,
    _ counting: MatchCounting
  ) throws -> Int {
    var ones = BitWindow()
    var twos = BitWindow()
    var essential = essentialCount(above: bar)
    let needsTwo = !Scoring.mayExceed(ranked[0].bound, bar)
    for entry in ranked {
      var found = BitWindow()
      if needsTwo || essential <= 0 {
        try entry.part.collectArticles(into: &found, from: base)
      } else {
        try entry.part.collect(into: &found, from: base)
      }
      if essential > 0 { window.formUnion(found) }
      essential -= 1
      if needsTwo {
        var both = found.copy()
        both.formIntersection(ones)
        twos.formUnion(both)
      }
      ones.formUnion(found)
    }
    if needsTwo { window.formIntersection(twos) }
    if !Scoring.mayExceed(total, bar) { window.removeAll() }
    return try counting.count(ones, from: base)
  }

  /// Adds what may exceed the bar, looking at the other parts no more than it must.
  private func collectEssential(
    into window: inout BitWindow, from base: UInt32, above bar: Double
  ) throws {
    let essential = essentialCount(above: bar)
    if Scoring.mayExceed(ranked[0].bound, bar) {
      for entry in ranked[..<essential] { try entry.part.collect(into: &window, from: base) }
    } else if ranked.count == 2 {
      let (first, second) =
        ranked[0].part.cost <= ranked[1].part.cost ? (ranked[0], ranked[1]) : (ranked[1], ranked[0])
      try first.part.collectArticles(into: &window, from: base)
      if !window.isEmpty { try second.part.restrict(&window, from: base) }
    } else {
      _ = try collectAll(into: &window, from: base, above: bar, mayExceed: .infinity, .none)
    }
  }

  /// How many of the ranked parts an article must match one of, because the others together do not
  /// exceed the bar.
  private func essentialCount(above bar: Double) -> Int {
    var rest = 0.0
    var count = ranked.count
    while count > 0, !Scoring.mayExceed(rest + ranked[count - 1].bound, bar) {
      rest += ranked[count - 1].bound
      count -= 1
    }
    return count
  }
}
