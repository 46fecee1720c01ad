import Calendar

/// The years that the month and day of a dateline may be of.
package struct DatelineYear {
  /// From 1.
  package let month: Int
  /// Of the month, from 1.
  package let day: Int

  /// How far the articles beside one in its file may be away, days.
  private static let nearby = 31

  /// A dateline such as `Jan 26`.
  package init(month: Int, day: Int) {
    self.month = month
    self.day = day
  }

  /// The only such day in an interval, or the only one not before a day; nil if there are several or none.
  package func only(in interval: DayInterval, notBefore: Day? = nil) -> Day? {
    var only: Day?
    let start = max(interval.first, notBefore ?? .first)
    guard start <= interval.last, interval.last.number - start.number < 400 * 366 else {
      return nil
    }
    for year in start.parts.year...interval.last.parts.year {
      guard let date = Day(year: year, month: month, day: day), date >= start, date <= interval.last
      else { continue }
      if only != nil { return nil }
      only = date
    }
    return only
  }

  /// The day that is near all of the days of the articles beside it; nil if there is none, or fewer than two.
  package func near(_ days: [Day], notBefore: Day? = nil) -> Day? {
    guard days.count > 1, let first = days.min(), let last = days.max(),
      let span = DayInterval(last + -Self.nearby, first + Self.nearby)
    else { return nil }
    return only(in: span, notBefore: notBefore)
  }
}
