import Calendar
import Postings
import Segments

/// The lists that together hold the articles which speak of some days.
///
/// Where a node of the calendar lies inside, its list holds all that does; only on the ways to the ends of the days are
/// nodes looked at one by one.
struct DateCover {
  /// How much of the times of a list lies in the days.
  private(set) var lists: [(list: PostingsList, fraction: Double)] = []
  /// The nodes whose mentions count.
  private(set) var nodes: [Range<UInt32>] = []
  private let dates: SegmentDates

  /// - Parameter overlaps: whether times count of which a part lies inside.
  /// - Complexity: O(nodes that lie right under the nodes around the first and around the last day).
  init(_ dates: SegmentDates, days: DayInterval, overlaps: Bool) throws {
    self.dates = dates
    try visit(under: 0, days, overlaps: overlaps)
  }

  /// The times that lie in a month, or on a day of one, of whatever year; those whose year is not known too.
  ///
  /// - Complexity: O(nodes).
  init(_ dates: SegmentDates, month: Int, day: Int?) throws {
    self.dates = dates
    var node: UInt32 = 1
    while node < dates.nodes.count {
      switch try dates.nodes.meaning(of: node) {
      case .recurring(month: month, day: let found) where day == nil || found == day:
        node = try take(node)
      case .days(let days) where Self.lies(days, in: month, day):
        node = try take(node)
      default: node += 1
      }
    }
  }

  /// Whatever is a date.
  ///
  /// - Complexity: O(nodes that lie in no other).
  init(anyOf dates: SegmentDates) throws {
    self.dates = dates
    if let list = try dates.list(of: 0) {
      lists = [(list, 1)]
      nodes = [0..<UInt32(dates.nodes.count)]
      return
    }
    var node: UInt32 = 1
    while node < dates.nodes.count { node = try take(node) }
  }

  private static func lies(_ days: DayInterval, in month: Int, _ day: Int?) -> Bool {
    let (first, last) = (days.first.parts, days.last.parts)
    guard first.month == month, last.month == month, first.year == last.year else { return false }
    return day.map { $0 == first.day && $0 == last.day } ?? true
  }

  /// Takes a node with all that lies in it; returns the next one.
  private mutating func take(_ node: UInt32) throws -> UInt32 {
    let end = max(node + 1, try dates.nodes.end(of: node))
    nodes.append(node..<end)
    if let list = try dates.list(of: node) { lists.append((list, 1)) }
    return end
  }

  /// Visits what lies right under a node that lies partly in `days`.
  private mutating func visit(
    under parent: UInt32, _ days: DayInterval, overlaps: Bool
  ) throws {
    let end = try dates.nodes.end(of: parent)
    var node = parent + 1
    while node < end {
      guard case .days(let interval) = try dates.nodes.meaning(of: node) else {
        node = max(node + 1, try dates.nodes.end(of: node))
        continue
      }
      if days.contains(interval) {
        node = try take(node)
        continue
      }
      if let shared = days.intersection(interval) {
        if overlaps { try takeAlone(node, Double(shared.count) / Double(interval.count)) }
        try visit(under: node, days, overlaps: overlaps)
      }
      node = max(node + 1, try dates.nodes.end(of: node))
    }
  }

  /// Takes a node without what lies in it.
  private mutating func takeAlone(_ node: UInt32, _ fraction: Double) throws {
    nodes.append(node..<node + 1)
    if let list = try dates.ownList(of: node) { lists.append((list, fraction)) }
  }
}
