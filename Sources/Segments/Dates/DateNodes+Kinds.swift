import Calendar

/// What date nodes are.
package enum DateNodeKind: String, CaseIterable, Sendable {
  case unresolved, recurring, century, decade, year, month, day
  /// An interval that is no node of the calendar: a week, a quarter, 2010 to 2012.
  case other
}

extension DateNodes {
  /// How many nodes of each kind there are, node 0 not counted.
  ///
  /// - Complexity: O(nodes).
  package func countsByKind() throws -> [DateNodeKind: Int] {
    var counts: [DateNodeKind: Int] = [:]
    for node in 1..<UInt32(max(1, count)) { counts[try meaning(of: node).kind, default: 0] += 1 }
    return counts
  }

}

extension DateMeaning {
  /// What kind of node stands for it.
  package var kind: DateNodeKind {
    switch self {
    case .anything, .unresolved: return .unresolved
    case .recurring: return .recurring
    case .days(let interval):
      let around = CalendarNode(around: interval)
      guard around.interval == interval else { return .other }
      return switch around.level {
      case .time: .other
      case .century: .century
      case .decade: .decade
      case .year: .year
      case .month: .month
      case .day: .day
      }
    }
  }
}
