/// The Islamic calendar: Umm al-Qura where its table goes, else the tabular one.
///
/// The tabular one is of the civil variant: leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of 30, from Friday,
/// 16 July 622 (Julian) on.
///
/// Months really begin when the new moon is seen, which differs by country: a day may be one too early or too late
/// (`Holiday.uncertainty`), and rarely two. Of the beginnings and feasts of Ramadan and of the pilgrimage that Saudi Arabia
/// kept from 2010 to 2025, Umm al-Qura has 45 of 48 right; the tabular calendar would have 24.
///
/// Source: Reingold and Dershowitz, "Calendrical Calculations", chapter "The Islamic Calendar".
enum IslamicCalendar {
  /// The day of year, month and day; months from 1 to 12.
  static func day(year: Int, month: Int, day: Int) -> Day {
    if let first = UmmAlQura.firstDay(year: year, month: month) { return first + (day - 1) }
    let daysOfYears = (year - 1) * 354 + (3 + 11 * year) / 30
    let daysOfMonths = 29 * (month - 1) + month / 2
    return Day(Int32(daysOfYears + daysOfMonths + day - 1) + epoch)
  }

  /// All days of a Gregorian year that are this day of an Islamic month, in order: one, two, or none before 622.
  static func days(month: Int, day: Int, inGregorian year: Int) -> [Day] {
    guard year >= 622, let days = DayInterval(year: year) else { return [] }
    // 33 Islamic years are 32 of the sun.
    let estimate = (year - 622) * 33 / 32
    return (max(1, estimate - 1)...estimate + 2).compactMap {
      let found = Self.day(year: $0, month: month, day: day)
      return days.contains(DayInterval(found)) ? found : nil
    }
  }

  /// The months of a number, 1 to 11, that begin in a Gregorian year, each with its 29 or 30 days.
  static func months(_ month: Int, inGregorian year: Int) -> [DayInterval] {
    days(month: month, day: 1, inGregorian: year).compactMap { first in
      let next = [29, 30].first { count in
        days(month: month + 1, day: 1, inGregorian: (first + count).parts.year).contains(
          first + count)
      }
      return next.flatMap { DayInterval(first, first + ($0 - 1)) }
    }
  }

  /// 1 Muharram 1.
  private static let epoch: Int32 = -492_148
}
