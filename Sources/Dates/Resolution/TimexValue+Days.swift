import Calendar

/// Which part of a calendar time is meant.
enum PeriodPart: UInt8 {
  case whole
  case early
  case middle
  case late
}

extension TimexValue {
  /// The days that a value names; nil where it names none, or none that exist.
  func days(_ part: PeriodPart) -> DayInterval? {
    switch self {
    case .day(let day), .dayPart(let day, _), .clock(let day, _):
      guard day >= .first, day <= .last else { return nil }
      return DayInterval(day)
    case .days(let first, let last): return DayInterval(first, last)
    case .week(let year, let week): return DayInterval(year: year, week: week)
    case .weekend(let year, let week):
      return DayInterval(year: year, week: week).flatMap { DayInterval($0.first + 5, $0.last) }
    case .month(let year, let month): return Self.days(year, month, part)
    case .quarter(let year, let quarter): return Self.months(year, 3 * quarter - 2, 3)
    case .half(let year, let half): return Self.months(year, 6 * half - 5, 6)
    case .season(let year, let season): return Self.months(year, season.firstMonth, 3)
    case .year(let year): return Self.days(year, part)
    case .years(let first, let last):
      return first <= last ? DayInterval(years: first...last) : nil
    case .decade(let decade): return Self.years(decade * 10, 10, part)
    case .century(let century): return Self.years(century * 100, 100, part)
    default: return nil
    }
  }

  /// Thirds of a month: to the 10th, from the 11th to the 20th, from the 21st.
  private static func days(_ year: Int, _ month: Int, _ part: PeriodPart) -> DayInterval? {
    guard let whole = DayInterval(year: year, month: month) else { return nil }
    switch part {
    case .whole: return whole
    case .early: return DayInterval(whole.first, whole.first + 9)
    case .middle: return DayInterval(whole.first + 10, whole.first + 19)
    case .late: return DayInterval(whole.first + 20, whole.last)
    }
  }

  /// Thirds of a year: January to April, May to August, September to December.
  private static func days(_ year: Int, _ part: PeriodPart) -> DayInterval? {
    switch part {
    case .whole: DayInterval(year: year)
    case .early: months(year, 1, 4)
    case .middle: months(year, 5, 4)
    case .late: months(year, 9, 4)
    }
  }

  /// Ten or a hundred years: the first or last four tenths, or those from the third to the seventh.
  private static func years(_ first: Int, _ count: Int, _ part: PeriodPart) -> DayInterval? {
    let tenth = count / 10
    let range =
      switch part {
      case .whole: first...first + count - 1
      case .early: first...first + 4 * tenth - 1
      case .middle: first + 3 * tenth...first + 7 * tenth - 1
      case .late: first + 6 * tenth...first + count - 1
      }
    return range.upperBound >= 1 && range.upperBound <= 9999 ? DayInterval(years: range) : nil
  }

  /// So many months from a month of a year on.
  private static func months(_ year: Int, _ month: Int, _ count: Int) -> DayInterval? {
    let end = CalendarSteps.month(year, month, plus: count - 1)
    guard let first = Day(year: year, month: month, day: 1),
      let last = DayInterval(year: end.year, month: end.month)
    else { return nil }
    return DayInterval(first, last.last)
  }
}
