/// When an article was published, as printed: in the article's own zone, never converted.
///
/// The order is that of article numbers: first the class of precision, then the start of the interval.
package struct PublicationDate: Hashable, Comparable, Sendable {
  /// What of a date is known, the most exact first.
  package enum Precision: UInt8, Sendable, CaseIterable {
    /// The day is known, perhaps the time of day too.
    case day = 0
    case month = 1
    case year = 2
    case other = 3
    case doubtful = 4
    /// Not known at all.
    case none = 5
  }

  /// The class of the date; dates of different classes are never mixed in order.
  package let precision: Precision
  /// Seconds from 1970-01-01T00:00 (proleptic Gregorian, no leap seconds) to the start of the interval
  /// that is meant, or to the time of day if one is printed; 0 for `none`.
  package let start: Int64

  /// A date; `start` counts for nothing where `precision` is `none`.
  package init(precision: Precision, start: Int64) {
    self.precision = precision
    self.start = precision == .none ? 0 : start
  }

  /// No date.
  package static let none = PublicationDate(precision: .none, start: 0)

  package static func < (left: PublicationDate, right: PublicationDate) -> Bool {
    (left.precision.rawValue, left.start) < (right.precision.rawValue, right.start)
  }
}

/// A day of the proleptic Gregorian calendar that exists.
struct CalendarDay: Equatable {
  let year: Int
  let month: Int
  let day: Int

  /// nil for a day that does not exist, or a year outside 1 to 9999.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Days from 1970-01-01.
  ///
  /// Counted in years that begin in March, so that the leap day is the last.
  var daysSince1970: Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    // 153 days in each five months from March; 719,468 days from 0000-03-01 to 1970-01-01.
    return shifted * 365 + leapDays + (monthFromMarch * 153 + 2) / 5 + day - 1 - 719_468
  }
}
