import Calendar

/// A date in words that says its year: "3 March 2014", "January 2013", "27 janvier 2020".
struct WrittenDays {
  /// The days; nil where it is none.
  let interval: DayInterval?

  init(_ words: ArraySlice<UInt8>) { interval = nil }
}
