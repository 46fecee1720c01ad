/// A day or a few that come every year and have a name, and days that are named after what happened on them.
///
/// Diwali is not among them: it needs the places of moon and sun for India, and no short rule is good enough.
public enum Holiday: UInt8, CaseIterable, Sendable {
  // On the same day of every year.
  case newYear, epiphany, valentine, saintPatrick, womensDay, aprilFools, anzacDay, mayDay,
    cincoDeMayo
  case africaDay, juneteenth, canadaDay, usIndependence, bastilleDay, assumption, halloween,
    allSaints
  case bonfireNight, armistice, aidsDay, christmasEve, christmas, boxingDay, newYearsEve
  // So many days from Easter.
  case mardiGras, ashWednesday, lent, palmSunday, holyWeek, maundyThursday, goodFriday, easter,
    easterMonday
  case ascension, pentecost, whitMonday, corpusChristi, orthodoxEaster
  // On a weekday of a month of the United States.
  case martinLutherKing, presidentsDay, memorialDay, laborDay, columbusDay, thanksgiving,
    blackFriday
  // By the moon.
  case ramadan, eidAlFitr, eidAlAdha, ashura, mawlid, islamicNewYear, nightOfDestiny
  case roshHashanah, yomKippur, hanukkah, passover, purim
  case chineseNewYear
  // Once.
  case september11
}

extension Holiday {
  /// Its days in the years in which it begins in `year`, in order: mostly one; two where the Islamic year, which is
  /// shorter, begins twice; none where it cannot be told.
  ///
  /// O(1).
  ///
  /// - Parameter year: from 1 to 9000; further on the calendars of the moon have left their seasons.
  public func intervals(inYear year: Int) -> [DayInterval] {
    guard (1...9000).contains(year) else { return [] }
    if let (month, day) = fixedDay { return [Day(year: year, month: month, day: day)].days(1) }
    if let (first, count) = daysFromEaster {
      return [Easter.western(year)].days(count, from: first)
    }
    if let (month, weekday, index) = weekdayOfMonth {
      return [Day.weekday(weekday, index, inMonth: month, of: year)].days(1, from: fromWeekday)
    }
    if self == .ramadan { return IslamicCalendar.months(9, inGregorian: year) }
    if let (month, day) = islamicDay {
      return IslamicCalendar.days(month: month, day: day, inGregorian: year).map { $0 }.days(1)
    }
    return others(inYear: year)
  }

  private func others(inYear year: Int) -> [DayInterval] {
    let hebrew = HebrewCalendar.year(beginningIn: year)
    switch self {
    case .orthodoxEaster: return [Easter.eastern(year)].days(1)
    case .roshHashanah: return [HebrewCalendar.newYear(hebrew)].days(2)
    case .yomKippur: return [HebrewCalendar.newYear(hebrew)].days(1, from: 9)
    case .hanukkah: return [HebrewCalendar.hanukkah(hebrew)].days(8)
    case .passover: return [HebrewCalendar.passover(hebrew - 1)].days(8)
    case .purim: return [HebrewCalendar.passover(hebrew - 1)].days(1, from: -30)
    case .chineseNewYear: return [ChineseNewYear.day(year)].days(1)
    case .september11: return year == 2001 ? [Day(year: 2001, month: 9, day: 11)].days(1) : []
    default: return []
    }
  }

  /// By how many days the true ones may differ from `intervals`, either way: months of the Islamic calendar begin when
  /// somebody has seen the moon.
  public var uncertainty: Int { islamicDay == nil ? 0 : 1 }

  /// Whether it comes every year.
  public var recurs: Bool { self != .september11 }

  /// Month and day of the month where they are the same every year.
  public var fixedDay: (month: Int, day: Int)? {
    switch self {
    case .newYear: (1, 1)
    case .epiphany: (1, 6)
    case .valentine: (2, 14)
    case .womensDay: (3, 8)
    case .saintPatrick: (3, 17)
    case .aprilFools: (4, 1)
    case .anzacDay: (4, 25)
    case .mayDay: (5, 1)
    case .cincoDeMayo: (5, 5)
    case .africaDay: (5, 25)
    case .juneteenth: (6, 19)
    case .canadaDay: (7, 1)
    case .usIndependence: (7, 4)
    case .bastilleDay: (7, 14)
    case .assumption: (8, 15)
    case .halloween: (10, 31)
    case .allSaints: (11, 1)
    case .bonfireNight: (11, 5)
    case .armistice: (11, 11)
    case .aidsDay: (12, 1)
    case .christmasEve: (12, 24)
    case .christmas: (12, 25)
    case .boxingDay: (12, 26)
    case .newYearsEve: (12, 31)
    default: nil
    }
  }

  /// The first day, counted from Easter Sunday, and how many.
  private var daysFromEaster: (first: Int, count: Int)? {
    switch self {
    case .mardiGras: (-47, 1)
    case .ashWednesday: (-46, 1)
    case .lent: (-46, 46)
    case .palmSunday: (-7, 1)
    case .holyWeek: (-7, 7)
    case .maundyThursday: (-3, 1)
    case .goodFriday: (-2, 1)
    case .easter: (0, 1)
    case .easterMonday: (1, 1)
    case .ascension: (39, 1)
    case .pentecost: (49, 1)
    case .whitMonday: (50, 1)
    case .corpusChristi: (60, 1)
    default: nil
    }
  }

  /// Month, weekday (1 is Monday) and which of them, 0 for the last.
  private var weekdayOfMonth: (month: Int, weekday: Int, index: Int)? {
    switch self {
    case .martinLutherKing: (1, 1, 3)
    case .presidentsDay: (2, 1, 3)
    case .memorialDay: (5, 1, 0)
    case .laborDay: (9, 1, 1)
    case .columbusDay: (10, 1, 2)
    case .thanksgiving, .blackFriday: (11, 4, 4)
    default: nil
    }
  }

  private var fromWeekday: Int { self == .blackFriday ? 1 : 0 }

  /// Month and day of the Islamic calendar.
  private var islamicDay: (month: Int, day: Int)? {
    switch self {
    case .islamicNewYear: (1, 1)
    case .ashura: (1, 10)
    case .mawlid: (3, 12)
    case .ramadan: (9, 1)
    case .nightOfDestiny: (9, 27)
    case .eidAlFitr: (10, 1)
    case .eidAlAdha: (12, 10)
    default: nil
    }
  }
}

extension [Day?] {
  /// Each day that there is, as `count` days from `first` days after it on.
  fileprivate func days(_ count: Int, from first: Int = 0) -> [DayInterval] {
    compactMap { day in
      day.flatMap { DayInterval($0 + first, $0 + (first + count - 1)) }
    }
  }
}

extension Day {
  /// A weekday of a month by number, the first being 1, or the last for 0; 1 is Monday.
  static func weekday(_ weekday: Int, _ index: Int, inMonth month: Int, of year: Int) -> Day? {
    guard let days = DayInterval(year: year, month: month) else { return nil }
    if index == 0 { return days.last + -((days.last.weekday - weekday + 7) % 7) }
    return days.first + ((weekday - days.first.weekday + 7) % 7 + 7 * (index - 1))
  }
}
