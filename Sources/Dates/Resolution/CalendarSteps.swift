import Calendar

/// Counting in units of the calendar.
enum CalendarSteps {
  /// So many months from a month.
  static func month(_ year: Int, _ month: Int, plus months: Int) -> (year: Int, month: Int) {
    let number = year * 12 + month - 1 + months
    let shifted = number >= 0 ? number / 12 : (number - 11) / 12
    return (shifted, number - shifted * 12 + 1)
  }

  /// So many quarters from a quarter.
  static func quarter(_ year: Int, _ quarter: Int, plus quarters: Int) -> (
    year: Int, quarter: Int
  ) {
    let number = year * 4 + quarter - 1 + quarters
    let shifted = number >= 0 ? number / 4 : (number - 3) / 4
    return (shifted, number - shifted * 4 + 1)
  }

  /// The value for the unit that begins so many units from a day.
  static func value(_ day: Day, plus number: Int, _ unit: TimexUnit) -> TimexValue? {
    guard abs(number) < 100_000 else { return nil }
    let (year, month, _) = day.parts
    switch unit {
    case .second, .minute, .hour: return nil
    case .day, .night:
      let day = day + number
      return day >= .first && day <= .last ? .day(day) : nil
    case .week, .weekend:
      let day = day + 7 * number
      guard day >= .first && day <= .last else { return nil }
      let week = day.week
      return unit == .week
        ? .week(year: week.year, week: week.week) : .weekend(year: week.year, week: week.week)
    case .month:
      let (year, month) = Self.month(year, month, plus: number)
      return checked(year, .month(year: year, month: month))
    case .quarter:
      let (year, quarter) = Self.quarter(year, (month - 1) / 3 + 1, plus: number)
      return checked(year, .quarter(year: year, quarter: quarter))
    case .season: return nil
    case .year: return checked(year + number, .year(year + number))
    case .decade: return checked(year + 10 * number, .decade(year / 10 + number))
    case .century: return checked(year + 100 * number, .century(year / 100 + number))
    }
  }

  private static func checked(_ year: Int, _ value: TimexValue) -> TimexValue? {
    (1...9999).contains(year) ? value : nil
  }
}
