/// The Hebrew calendar: when its years begin.
///
/// Feasts last from the evening before; here they are the days that follow.
///
/// Source: Reingold and Dershowitz, "Calendrical Calculations", chapter "The Hebrew Calendar".
enum HebrewCalendar {
  /// 1 Tishri, from year 1 on.
  static func newYear(_ year: Int) -> Day {
    let elapsed = elapsedDays(year)
    // A year of 356 days, or one of 382 before, cannot be: the new year waits.
    let delay: Int
    if elapsedDays(year + 1) - elapsed == 356 {
      delay = 2
    } else {
      delay = elapsed - elapsedDays(year - 1) == 382 ? 1 : 0
    }
    return Day(Int32(elapsed + delay) + epoch)
  }

  /// 25 Kislev.
  static func hanukkah(_ year: Int) -> Day {
    let days = Int(newYear(year + 1).number - newYear(year).number)
    let hasLongHeshvan = days % 10 == 5
    return newYear(year) + (30 + (hasLongHeshvan ? 30 : 29) + 24)
  }

  /// 15 Nisan: always so many days before the next new year.
  static func passover(_ year: Int) -> Day { newYear(year + 1) + -163 }

  /// The year that begins in the autumn of a Gregorian year.
  static func year(beginningIn gregorian: Int) -> Int { gregorian + 3761 }

  private static func elapsedDays(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let days = 29 * months + parts / 25_920
    return 3 * (days + 1) % 7 < 3 ? days + 1 : days
  }

  private static let epoch: Int32 = -1_373_427 - 719_163
}
