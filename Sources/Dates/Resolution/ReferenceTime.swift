import Calendar

/// The time from which relative expressions are counted, as exactly as it is known.
struct ReferenceTime {
  /// The days in which the article appeared.
  let days: DayInterval?
  /// The day, where one is known.
  let day: Day?
  /// The month that all the days lie in.
  let month: (year: Int, month: Int)?
  /// The year that all the days lie in.
  let year: Int?

  init(_ days: DayInterval?) {
    self.days = days
    guard let days else {
      (day, month, year) = (nil, nil, nil)
      return
    }
    let (first, last) = (days.first.parts, days.last.parts)
    year = first.year == last.year ? first.year : nil
    month = year != nil && first.month == last.month ? (first.year, first.month) : nil
    day = days.first == days.last ? days.first : nil
  }

  /// The quarter that all the days lie in.
  var quarter: (year: Int, quarter: Int)? {
    guard let year, let days else { return nil }
    let (first, last) = ((days.first.parts.month - 1) / 3, (days.last.parts.month - 1) / 3)
    return first == last ? (year, first + 1) : nil
  }

  /// The week that all the days lie in.
  var week: (year: Int, week: Int)? {
    guard let days else { return nil }
    let week = days.first.week
    return week == days.last.week ? week : nil
  }

  /// The decade (199) that all the days lie in.
  var decade: Int? {
    guard let days, case let decade = days.first.parts.year / 10,
      decade == days.last.parts.year / 10
    else { return nil }
    return decade
  }

  /// The century (19) that all the days lie in.
  var century: Int? {
    guard let days, case let century = days.first.parts.year / 100,
      century == days.last.parts.year / 100
    else { return nil }
    return century
  }
}
