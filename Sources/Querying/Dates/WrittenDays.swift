import Calendar

/// A date in words or figures that says its year: "3 March 2014", "January 2013", "27 janvier 2020".
struct WrittenDays {
  /// The days; nil where it is none, or one of two.
  let interval: DayInterval?
  /// The two days that it may be, where the order of day and month is open.
  let readings: (dayFirst: Day, monthFirst: Day)?

  init(_ words: ArraySlice<UInt8>) {
    let written = WrittenDate.read(whole: Array(words).span, forms: .typed)
    readings = written.flatMap { date in date.monthFirst.map { (date.interval.first, $0) } }
    interval = readings == nil ? written?.interval : nil
  }
}
