import Calendar

/// A publication date as a corpus gives it: a day, a month or a year.
package struct CorpusDate: Hashable, Sendable {
  package var year: Int
  package var month: Int?
  /// nil where there is no month.
  package var day: Int?

  /// One of few dates, so that many are equal; nil for none.
  package static func random(using random: inout SeededGenerator) -> CorpusDate? {
    if random.chance(0.2) { return nil }
    // Before and after 1970, whose first day is no date that one may believe.
    var date = CorpusDate(year: random.pick([1968, 1969, 1971]))
    if random.chance(0.2) { return date }
    date.month = Int.random(in: 1...3, using: &random)
    if random.chance(0.2) { return date }
    date.day = Int.random(in: 1...3, using: &random)
    return date
  }

  /// `2013`, `2013-05` or `2013-05-01`.
  package var written: String {
    ["\(year)", month.map { "0\($0)" }, day.map { "0\($0)" }].compactMap { $0 }
      .joined(separator: "-")
  }

  /// The first day of it, which sorts as text: `2013-01-01`.
  package var start: String {
    CorpusDate(year: year, month: month ?? 1, day: day ?? 1).written
  }

  /// Its days.
  package var interval: DayInterval? {
    guard let month else { return DayInterval(year: year) }
    guard let day else { return DayInterval(year: year, month: month) }
    return Day(year: year, month: month, day: day).map { DayInterval($0) }
  }

  /// 0 for a day, 1 for a month, 2 for a year.
  package var precision: Int { month == nil ? 2 : day == nil ? 1 : 0 }

  package init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }
}
