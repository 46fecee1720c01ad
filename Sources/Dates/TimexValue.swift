import Calendar

/// The value of a TIMEX3 expression; its description is the string of the standard (TimeML 1.2.1, ISO 8601 with X for
/// what is not known).
public enum TimexValue: Hashable, Sendable, CustomStringConvertible {
  /// 1998-01-08
  case day(Day)
  /// 1998-01-08/1998-01-12: from the first day to the last.
  case days(Day, Day)
  /// 1998-01-08TNI
  case dayPart(Day, DayPart)
  /// 1998-01-08T14:30: minutes from midnight, 1440 for the midnight that ends the day.
  case clock(Day, minute: Int)
  /// 1998-W02
  case week(year: Int, week: Int)
  /// 1998-W02-WE
  case weekend(year: Int, week: Int)
  /// 1998-01
  case month(year: Int, month: Int)
  /// 1998-Q1
  case quarter(year: Int, quarter: Int)
  /// 1998-H1
  case half(year: Int, half: Int)
  /// 1998-SU
  case season(year: Int, Season)
  /// 1998
  case year(Int)
  /// 1998/2001: from the first year to the last.
  case years(Int, Int)
  /// 199
  case decade(Int)
  /// 19
  case century(Int)
  /// XXXX-08-15, or XXXX-08: of a year that is not known.
  case recurring(month: Int, day: Int?)
  /// XXXX-WXX-2: Monday is 1.
  case weekday(Int)
  /// XXXX-WXX-2TNI
  case weekdayPart(Int, DayPart)
  /// XXXX-XX-XXTNI, or TNI of a day that is not known.
  case part(DayPart)
  /// T14:30
  case time(minute: Int)
  /// XXXX-Q3, of a year that is not known.
  case anyQuarter(Int)
  /// XXXX-H2, of a year that is not known.
  case anyHalf(Int)
  /// XXXX-SU, of a year that is not known.
  case anySeason(Season)
  /// XXXX-XX-XX, XXXX-WXX, XXXX-XX, XXXX: a calendar time of this length, not known which.
  case any(TimexUnit)
  /// P3M, PT1H30M: so many tenths of a unit.
  case duration(tenths: Int, TimexUnit)
  /// PXD: some of a unit.
  case durationOf(TimexUnit)
  /// PXX: some time.
  case someTime
  case presentReference
  case pastReference
  case futureReference

  public var description: String {
    switch self {
    case .day(let day): "\(day)"
    case .days(let first, let last): "\(first)/\(last)"
    case .dayPart(let day, let part): "\(day)T\(part.code)"
    case .clock(let day, let minute): "\(day)T\(Self.clock(minute))"
    case .week(let year, let week): "\(Self.year(year))-W\(Self.two(week))"
    case .weekend(let year, let week): "\(Self.year(year))-W\(Self.two(week))-WE"
    case .month(let year, let month): "\(Self.year(year))-\(Self.two(month))"
    case .quarter(let year, let quarter): "\(Self.year(year))-Q\(quarter)"
    case .half(let year, let half): "\(Self.year(year))-H\(half)"
    case .season(let year, let season): "\(Self.year(year))-\(season.code)"
    case .year(let year): Self.year(year)
    case .years(let first, let last): "\(Self.year(first))/\(Self.year(last))"
    case .decade(let decade): Self.padded(decade, 3)
    case .century(let century): Self.two(century)
    case .recurring(let month, let day?): "XXXX-\(Self.two(month))-\(Self.two(day))"
    case .recurring(let month, nil): "XXXX-\(Self.two(month))"
    case .weekday(let weekday): "XXXX-WXX-\(weekday)"
    case .weekdayPart(let weekday, let part): "XXXX-WXX-\(weekday)T\(part.code)"
    case .part(let part): "XXXX-XX-XXT\(part.code)"
    case .time(let minute): "T\(Self.clock(minute))"
    case .anyQuarter(let quarter): "XXXX-Q\(quarter)"
    case .anyHalf(let half): "XXXX-H\(half)"
    case .anySeason(let season): "XXXX-\(season.code)"
    case .any(let unit): unit.anyCode
    case .duration(let tenths, let unit): unit.duration(tenths: tenths)
    case .durationOf(let unit): unit.isOfClock ? "PTX\(unit.code)" : "PX\(unit.code)"
    case .someTime: "PXX"
    case .presentReference: "PRESENT_REF"
    case .pastReference: "PAST_REF"
    case .futureReference: "FUTURE_REF"
    }
  }

  private static func clock(_ minute: Int) -> String {
    "\(two(minute / 60)):\(two(minute % 60))"
  }

  private static func year(_ year: Int) -> String { padded(year, 4) }

  private static func two(_ number: Int) -> String { padded(number, 2) }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A part of the day.
public enum DayPart: UInt8, Sendable {
  case morning = 0
  case midday = 1
  case afternoon = 2
  case evening = 3
  case night = 4
  case daytime = 5

  var code: String {
    switch self {
    case .morning: "MO"
    case .midday: "MI"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    case .daytime: "DT"
    }
  }
}

/// A season of the northern half of the earth; nothing in a text tells which half is meant.
public enum Season: UInt8, Sendable {
  case spring = 0
  case summer = 1
  case autumn = 2
  case winter = 3

  var code: String {
    switch self {
    case .spring: "SP"
    case .summer: "SU"
    case .autumn: "FA"
    case .winter: "WI"
    }
  }

  /// The first of its three months: March for spring.
  ///
  /// Winter ends in the year after.
  var firstMonth: Int { 3 + 3 * Int(rawValue) }
}

/// A unit of calendar or clock.
public enum TimexUnit: UInt8, Sendable {
  case second = 0
  case minute = 1
  case hour = 2
  case day = 3
  case night = 4
  case weekend = 5
  case week = 6
  case month = 7
  case quarter = 8
  case season = 9
  case year = 10
  case decade = 11
  case century = 12

  /// Whether it is part of an hour or one.
  var isOfClock: Bool { rawValue <= TimexUnit.hour.rawValue }

  var code: String {
    switch self {
    case .second: "S"
    case .minute: "M"
    case .hour: "H"
    case .day, .night: "D"
    case .weekend: "WE"
    case .week: "W"
    case .month: "M"
    case .quarter: "Q"
    case .season: "S"
    case .year: "Y"
    case .decade: "DE"
    case .century: "CE"
    }
  }

  var anyCode: String {
    switch self {
    case .second, .minute, .hour: "XXXX-XX-XXTXX"
    case .day, .night: "XXXX-XX-XX"
    case .weekend: "XXXX-WXX-WE"
    case .week: "XXXX-WXX"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .season: "XXXX-XX"
    case .year: "XXXX"
    case .decade: "XXX"
    case .century: "XX"
    }
  }

  /// So many tenths of the unit: half a year as six months, half an hour as thirty minutes.
  func duration(tenths: Int) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10)
    switch self {
    case .decade: return "P\(tenths)Y"
    case .century: return "P\(tenths * 10)Y"
    case .minute, .hour:
      let parts = rest > 0 ? "\(rest * 6)\(self == .hour ? "M" : "S")" : ""
      return "PT" + (whole > 0 || rest == 0 ? "\(whole)\(code)" : "") + parts
    case .year where rest == 5: return "P" + (whole > 0 ? "\(whole)Y" : "") + "6M"
    default:
      return "P\(isOfClock ? "T" : "")\(whole)\(rest > 0 ? ".\(rest)" : "")\(code)"
    }
  }
}
