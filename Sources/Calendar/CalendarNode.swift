/// A node of the calendar tree: all time, a century, a decade, a year, a month or a day.
///
/// Centuries are 2000 to 2099, decades 2010 to 2019: as people call them, and so that a decade lies in one century.
public struct CalendarNode: Hashable, Sendable {
  /// What the nodes of one level are; each lies in one of the level before.
  public enum Level: UInt8, CaseIterable, Comparable, Sendable {
    case time = 0
    case century = 1
    case decade = 2
    case year = 3
    case month = 4
    case day = 5

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// What it is.
  public let level: Level
  /// Its days.
  public let interval: DayInterval

  /// The node of a level that holds `day`.
  public init(_ level: Level, of day: Day) {
    let day = min(max(day, .first), .last)
    let (year, month, _) = day.parts
    let interval: DayInterval? =
      switch level {
      case .time: DayInterval(.first, .last)
      case .century: DayInterval(years: year / 100 * 100...min(9999, year / 100 * 100 + 99))
      case .decade: DayInterval(years: year / 10 * 10...min(9999, year / 10 * 10 + 9))
      case .year: DayInterval(year: year)
      case .month: DayInterval(year: year, month: month)
      case .day: DayInterval(day)
      }
    self.level = level
    self.interval = interval ?? DayInterval(day)
  }

  /// The smallest node that holds all of an interval.
  public init(around interval: DayInterval) {
    for level in Level.allCases.reversed() {
      let node = CalendarNode(level, of: interval.first)
      if node.interval.contains(interval) {
        self = node
        return
      }
    }
    self.init(.time, of: interval.first)
  }

  /// The node around it; nil for all time.
  public var parent: CalendarNode? {
    Level(rawValue: level.rawValue &- 1).map { CalendarNode($0, of: interval.first) }
  }
}
