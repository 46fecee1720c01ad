/// Days, weeks, months or years, numbered without gaps.
public struct CalendarPeriod: Hashable, Sendable {
  /// How long a period is; weeks are those of ISO 8601.
  public enum Unit: String, CaseIterable, Sendable {
    case day, week, month, year
  }

  /// What it is.
  public let unit: Unit
  /// Its place among those of its unit: the next one has the next number.
  public let number: Int

  /// The period of a unit that `day` is in.
  @inlinable
  public init(_ unit: Unit, of day: Day) {
    self.unit = unit
    switch unit {
    case .day: number = Int(day.number)
    case .week:
      // 1969-12-29 was a Monday.
      let days = Int(day.number) + 3
      number = days >= 0 ? days / 7 : (days - 6) / 7
    case .month:
      let (year, month, _) = day.parts
      number = year * 12 + month - 1
    case .year: number = day.parts.year
    }
  }

  /// The period with that number.
  public init(_ unit: Unit, number: Int) {
    self.unit = unit
    self.number = number
  }

  /// The period that holds all of an interval; nil if none does.
  @inlinable
  public init?(_ unit: Unit, around interval: DayInterval) {
    self.init(unit, of: interval.first)
    if interval.first == interval.last { return }
    guard CalendarPeriod(unit, of: interval.last).number == number else { return nil }
  }

  /// Its days; nil if it lies outside the calendar.
  public var interval: DayInterval? {
    switch unit {
    case .day: return DayInterval(Day(Int32(clamping: number)))
    case .week:
      let monday = Day(Int32(clamping: number * 7 - 3))
      return DayInterval(max(monday, .first), min(monday + 6, .last))
    case .month: return DayInterval(year: number / 12, month: number % 12 + 1)
    case .year: return DayInterval(year: number)
    }
  }
}

extension CalendarPeriod: CustomStringConvertible {
  /// ISO 8601: `2013-01-15`, `2013-W03`, `2013-01`, `2013`.
  public var description: String {
    guard let first = interval?.first else { return "?" }
    switch unit {
    case .day: return "\(first)"
    case .week:
      let (year, week) = (first + 3).week
      return "\(Self.padded(year, 4))-W\(Self.padded(week, 2))"
    case .month: return String("\(first)".dropLast(3))
    case .year: return String("\(first)".dropLast(6))
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
