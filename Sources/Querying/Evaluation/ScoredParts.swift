import Kernels

/// The parts of a matcher whose scores are added up: heaviest first, in query order among equals.
///
/// The order decides how sums are rounded, so it depends on the query and the whole index alone, not on what a segment
/// lacks. What weighs most also tells soonest which articles cannot pass the bar; the lighter parts are not asked about
/// these.
struct ScoredParts {
  let parts: [any WindowMatcher]
  /// What the parts' scores do not exceed in the window for which `bound` was asked last.
  private var bounds: [Double]

  /// - Parameter weights: of the parts of the plan, as `QueryPlan.weight` has them.
  init(_ parts: [any WindowMatcher], weights: [Double]) {
    self.parts = Self.order(weights).map { parts[$0] }
    bounds = parts.map { _ in .infinity }
  }

  /// The indexes of the weights in the order in which scores are added up.
  static func order(_ weights: [Double]) -> [Int] {
    weights.indices.sorted {
      weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1
    }
  }

  /// What no sum of scores in the window exceeds.
  mutating func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    var total = 0.0
    for index in parts.indices {
      bounds[index] = try parts[index].bound(from: base, scoring)
      total += bounds[index]
    }
    return total
  }

  /// The parts with their bounds.
  var bounded: Zip2Sequence<[any WindowMatcher], [Double]> { zip(parts, bounds) }

  /// Adds the scores of all parts.
  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    for index in parts.indices { try parts[index].addScores(to: &window, of: matches) }
  }

  /// Adds the scores of all parts, and drops the articles that cannot exceed the bar on the way.
  ///
  /// `bound` must have been asked for this window, unless there is no bar.
  func addScores(
    to window: inout ScoreWindow, of matches: borrowing BitWindow, above bar: Double
  ) throws {
    guard bar > -.infinity else { return try addScores(to: &window, of: matches) }
    var left = matches.copy()
    var rest = bounds.reduce(0, +)
    for index in parts.indices {
      try parts[index].addScores(to: &window, of: left)
      rest -= bounds[index]
      guard index + 1 < parts.count else { return }
      window.drop(&left, below: Scoring.needed(for: bar, with: rest))
      if left.isEmpty { return }
    }
  }
}
