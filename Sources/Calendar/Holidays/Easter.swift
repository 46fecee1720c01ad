/// Easter Sunday, on which the movable feasts of Christians hang.
enum Easter {
  /// Of the western churches, in the Gregorian calendar: from 1583 on, nil before.
  ///
  /// Algorithm: anonymous, Nature 1876, as in Meeus, "Astronomical Algorithms", chapter 8 (Meeus, Jones, Butcher).
  static func western(_ year: Int) -> Day? {
    guard year > 1582 else { return nil }
    let golden = year % 19
    let (century, ofCentury) = (year / 100, year % 100)
    let shift = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * late + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Of the eastern churches, which reckon in the Julian calendar: from 326 on, nil before.
  ///
  /// Algorithm: Meeus, "Astronomical Algorithms", chapter 8.
  static func eastern(_ year: Int) -> Day? {
    guard (326...9998).contains(year) else { return nil }
    let moon = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let sum = moon + weekday + 114
    return julian(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// The day that the Julian calendar calls so, for months from March on.
  private static func julian(year: Int, month: Int, day: Int) -> Day {
    // Counted as in `Day.init`, without the leap days that Gregory dropped; his calendar is two days behind in year 0.
    Day(Int32(year * 365 + year / 4 + ((month - 3) * 153 + 2) / 5 + day - 1 - 719_470))
  }
}
