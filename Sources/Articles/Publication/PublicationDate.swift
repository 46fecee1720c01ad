import Calendar

/// When an article was published, as printed: in the article's own zone, never converted.
///
/// The order is that of article numbers: first the class of precision, then the start of the interval, then its length.
package struct PublicationDate: Hashable, Comparable, Sendable {
  /// What of a date is known, the most exact first.
  package enum Precision: UInt8, Sendable, CaseIterable {
    /// The day is known, perhaps the time of day too.
    case day = 0
    case month = 1
    case year = 2
    /// Some other days, such as those of two years.
    case other = 3
    /// A date that is probably wrong, or cannot be told from another one.
    case doubtful = 4
    /// Not known at all.
    case none = 5
  }

  /// Where a date was found.
  package enum Basis: UInt8, Sendable, CaseIterable {
    case none = 0
    /// A field of the corpus: JSON, SGML, a header block.
    case metadata = 1
    /// What the user's pattern found.
    case pattern = 2
    /// A line of its own among the first lines of the text.
    case header = 3
    /// The article's URL.
    case url = 4
    /// The path of its file.
    case path = 5
    /// Month and day of the dateline, with a year from elsewhere.
    case dateline = 6
  }

  /// The class of the date; dates of different classes are never mixed in order.
  package let precision: Precision
  /// Seconds from 1970-01-01T00:00 (proleptic Gregorian, no leap seconds) to the start of the interval
  /// that is meant, or to the time of day if one is printed; 0 for `none`.
  package let start: Int64
  /// How many days are meant, from the one that `start` is in; 0 for `none`.
  package let days: Int
  /// Whether the hour is known.
  package let hasTime: Bool
  /// Where it was found.
  package let basis: Basis

  /// The days that are meant; nil for `none`.
  package var interval: DayInterval? {
    guard precision != .none, days > 0 else { return nil }
    let day = (start >= 0 ? start : start - 86_399) / 86_400
    let first = Day(Int32(clamping: day))
    return DayInterval(first, first + (days - 1))
  }

  /// A date of a day or of several.
  ///
  /// - Parameter secondsOfDay: the time of day, where it is printed.
  package init(
    _ interval: DayInterval, _ precision: Precision, secondsOfDay: Int? = nil, basis: Basis
  ) {
    guard precision != .none else {
      self = .none
      return
    }
    self.precision = precision
    start = Int64(interval.first.number) * 86_400 + Int64(secondsOfDay ?? 0)
    days = interval.count
    hasTime = secondsOfDay != nil
    self.basis = basis
  }

  /// A date of whose parts each stands by itself, as a record holds them.
  package init(precision: Precision, start: Int64, days: Int, hasTime: Bool, basis: Basis) {
    self.precision = precision
    self.start = precision == .none ? 0 : start
    self.days = precision == .none ? 0 : days
    self.hasTime = precision != .none && hasTime
    self.basis = precision == .none ? .none : basis
  }

  /// No date.
  package static let none = PublicationDate(
    precision: .none, start: 0, days: 0, hasTime: false, basis: .none)

  package static func < (left: PublicationDate, right: PublicationDate) -> Bool {
    (left.precision.rawValue, left.start, left.days)
      < (right.precision.rawValue, right.start, right.days)
  }
}
