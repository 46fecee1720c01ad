import Calendar

/// What a node of a segment's dates stands for.
public enum DateMeaning: Hashable, Sendable {
  /// Whatever is a date or time: node 0.
  case anything
  /// Days: a node of the calendar tree, or another interval.
  case days(DayInterval)
  /// A month, or a day of a month, of a year that is not known.
  case recurring(month: Int, day: Int?)
  /// What nothing resolves.
  case unresolved
}

extension DateMeaning {
  /// In 44 bits: the first and the last day, each counted from `Day.first`; for what has no days a first number that is
  /// greater than the last, which is 0: 1 for anything, 2 for the unresolved, 3 + 32 * month + day (0: the whole month)
  /// for what recurs.
  @inlinable
  public var packed: UInt64 {
    switch self {
    case .anything: 1
    case .unresolved: 2
    case .recurring(let month, let day): UInt64(clamping: 3 + 32 * month + (day ?? 0))
    case .days(let interval):
      UInt64(interval.last.number &- Day.first.number) << 22
        | UInt64(interval.first.number &- Day.first.number)
    }
  }

  /// What `packed` gave; nil for another number.
  @inlinable
  public init?(packed: UInt64) {
    let (first, last) = (Int64(packed & 0x3F_FFFF), Int64(packed >> 22))
    if last >= first {
      guard
        let interval = DayInterval(
          Day(Int32(clamping: first + Int64(Day.first.number))),
          Day(Int32(clamping: last + Int64(Day.first.number))))
      else { return nil }
      self = .days(interval)
      return
    }
    guard last == 0 else { return nil }
    switch first {
    case 1: self = .anything
    case 2: self = .unresolved
    default:
      let (month, day) = (Int(first - 3) / 32, Int(first - 3) % 32)
      guard (1...12).contains(month), day <= Day.days(inMonth: month, of: 2000) else { return nil }
      self = .recurring(month: month, day: day == 0 ? nil : day)
    }
  }

  /// What lies around it; nil for anything.
  public var parent: DateMeaning? {
    switch self {
    case .anything: return nil
    case .unresolved, .recurring(_, nil): return .anything
    case .recurring(let month, _): return .recurring(month: month, day: nil)
    case .days(let interval):
      let around = CalendarNode(around: interval)
      let node = around.interval == interval && around.level != .time ? around.parent : around
      guard let node, node.level != .time else { return .anything }
      return .days(node.interval)
    }
  }

  /// Whether it is a century, decade, year, month or day of the calendar.
  public var isCalendarNode: Bool {
    guard case .days(let interval) = self else { return false }
    let around = CalendarNode(around: interval)
    return around.level != .time && around.interval == interval
  }

  /// Its place in the order of nodes.
  package var order: DateOrder { DateOrder(self) }
}

/// The order of date nodes: each before what lies inside it, and in a node the intervals before its parts.
package struct DateOrder: Comparable, Hashable, Sendable {
  /// Which kind of meaning; of days the century, decade, year, month and day that hold it all, 0 for what does not; and 1
  /// for an interval that is none of them.
  private let path: UInt32
  /// Of such an interval.
  private let interval: UInt64

  init(_ meaning: DateMeaning) {
    switch meaning {
    case .anything: self.init(path: 0)
    case .unresolved: self.init(path: 1 << 25)
    case .recurring(let month, let day):
      self.init(path: 2 << 25 | UInt32(clamping: 32 * month + (day ?? 0)))
    case .days(let interval): self.init(interval)
    }
  }

  private init(path: UInt32, interval: UInt64 = 0) {
    self.path = path
    self.interval = interval
  }

  private init(_ interval: DayInterval) {
    let around = CalendarNode(around: interval)
    let (year, month, day) = interval.first.parts
    let steps = [
      UInt32(year / 100 + 1), UInt32(year / 10 % 10 + 1), UInt32(year % 10 + 1), UInt32(month),
      UInt32(day),
    ]
    let widths: [UInt32] = [7, 4, 4, 4, 5]
    var path: UInt32 = 3
    for level in 0..<5 {
      path = path << widths[level] | (level < Int(around.level.rawValue) ? steps[level] : 0)
    }
    if around.level != .time, around.interval == interval {
      self.init(path: path << 1)
    } else {
      let first = UInt64(interval.first.number &- Day.first.number)
      let last = UInt64(interval.last.number &- Day.first.number)
      self.init(path: path << 1 | 1, interval: first << 32 | last)
    }
  }

  package static func < (left: DateOrder, right: DateOrder) -> Bool {
    (left.path, left.interval) < (right.path, right.interval)
  }
}
