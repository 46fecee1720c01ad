import Calendar
import Kernels

/// Intervals of one length in a row, as articles count them from the day on which they appear: the third day before, the
/// month before, this week.
///
/// In a segment the intervals of a series that occur are numbered from 0 by their first days.
enum DateSeries: Int, CaseIterable, Sendable {
  case day, month, year
  /// From Monday to Sunday.
  case week
  /// Of a calendar year.
  case quarter

  /// The series that an interval is of; nil for others.
  init?(_ meaning: DateMeaning) {
    guard case .days(let interval) = meaning else { return nil }
    switch interval.count {
    case 1: self = .day
    case 7 where interval.first.weekday == 1: self = .week
    case 28...31:
      guard CalendarNode(.month, of: interval.first).interval == interval else { return nil }
      self = .month
    case 90...92:
      let (year, month, day) = interval.first.parts
      guard day == 1, month % 3 == 1,
        DayInterval(year: year, month: month + 2)?.last == interval.last
      else { return nil }
      self = .quarter
    case 365...366:
      guard CalendarNode(.year, of: interval.first).interval == interval else { return nil }
      self = .year
    default: return nil
    }
  }

  /// So many intervals before or behind that of the publication are told by their distance; others are too far for
  /// that to make them frequent.
  var reach: Int {
    switch self {
    case .day: 120
    case .month: 36
    case .year: 40
    case .week: 12
    case .quarter: 12
    }
  }

  /// How many distances there are within reach.
  var distances: Int { 2 * reach + 1 }

  /// Distances of the series before it.
  var firstDistance: Int {
    Self.allCases.prefix(rawValue).reduce(0) { $0 + $1.distances }
  }

  /// Distances of all series.
  static let allDistances = allCases.reduce(0) { $0 + $1.distances }

  /// The series and the distance of a number below `allDistances`.
  static func distance(_ number: Int) -> (series: DateSeries, distance: Int)? {
    var rest = number
    for series in allCases {
      if rest < series.distances { return (series, rest >> 1 ^ -(rest & 1)) }
      rest -= series.distances
    }
    return nil
  }

  /// The number of a distance; nil beyond reach.
  @inline(__always)
  func number(ofDistance distance: Int) -> Int? {
    guard distance.magnitude <= UInt(reach) else { return nil }
    return firstDistance + (distance << 1 ^ distance >> (Int.bitWidth - 1))
  }
}
