/// An absolute date as somebody wrote it: `27 janvier 2020`, `March 3, 2014`, `2014-03-03T10:20:30Z`, `03/04/2013`.
///
/// ```
/// WrittenDate.read(whole: "January 2013".utf8.span)?.interval      // 2013-01-01..2013-01-31
/// WrittenDate.read(text, at: 17, forms: .prose)?.byteCount         // how far it goes, from byte 17
/// ```
///
/// A date is the day that is printed: zones and offsets are read over, never applied (only numbers of seconds have none,
/// these are in UTC). A day that does not exist is no date. Nothing is guessed: `l3 May` is no date, and where the digits
/// leave open what is the day and what the month, both readings are told.
///
/// Rules:
/// - Years have four digits. Two digits, as in `03/04/13` and `3-May-13`, are 2000 to 2068 and 1969 to 1999, as POSIX has
///   it.
/// - Years 2500 to 2600 are of the Buddhist era: 2566 is 2023.
/// - Names of months in English and French everywhere; in Spanish, German, Portuguese and Italian if asked for.
public struct WrittenDate: Hashable, Sendable {
  /// How much of the date is written.
  public enum Precision: UInt8, Sendable {
    case day, week, month, year
  }

  /// The days that are meant; with two readings, those of the day first.
  public let interval: DayInterval
  /// What is written of the date.
  public let precision: Precision
  /// Seconds since midnight, less than 86,400; nil where no time of day is written.
  public internal(set) var secondsOfDay: Int?
  /// What stands first, in a date of three numbers that can be read in one order only: 13/04/2013.
  public let order: DayMonthOrder?
  /// What the date is with the month first, where `interval` is but one of two readings: 03/04/2013.
  public let monthFirst: Day?
  /// Whether a weekday is written that the day does not have, as after a misprint.
  public internal(set) var contradictsWeekday = false
  /// How many bytes it takes, with its weekday, time of day and zone.
  public internal(set) var byteCount = 0

  /// Whether it could be two days.
  public var isAmbiguous: Bool { monthFirst != nil }

  /// The date with what is known of the order; the same where that says nothing.
  public func resolved(_ order: DayMonthOrder?) -> WrittenDate {
    guard let order, let monthFirst else { return self }
    let interval = order == .dayFirst ? interval : DayInterval(monthFirst)
    return WrittenDate(interval, .day, secondsOfDay: secondsOfDay, byteCount: byteCount)
  }

  init(
    _ interval: DayInterval, _ precision: Precision, secondsOfDay: Int? = nil,
    order: DayMonthOrder? = nil, monthFirst: Day? = nil, byteCount: Int = 0
  ) {
    self.interval = interval
    self.precision = precision
    self.secondsOfDay = secondsOfDay
    self.order = order
    self.monthFirst = monthFirst
    self.byteCount = byteCount
  }

  /// A day; nil for one that does not exist.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard let day = Day(year: year, month: month, day: day) else { return nil }
    self.init(DayInterval(day), .day)
  }
}

extension WrittenDate {
  /// Which ways of writing are taken for a date.
  public struct Forms: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Digits alone: `20130403`, `20130403123000`.
    public static let digits = Forms(rawValue: 1)
    /// Seconds and milliseconds since 1970, from 1990 to 2099; numbers of 9 and 12 digits only if nothing follows.
    public static let seconds = Forms(rawValue: 2)
    /// A month, a week or a year without a day: `May 2013`, `2013-05`, `2013`.
    public static let coarse = Forms(rawValue: 4)
    /// Spanish, German, Portuguese and Italian names.
    public static let otherLanguages = Forms(rawValue: 8)
    /// Years of two digits after a dot or a month's name: `3.4.13`, `01 May 13`.
    public static let shortYears = Forms(rawValue: 16)

    /// The time of day before the date: `20:38 3/4/2013`, `08:59 PM, 17 Aug 2001`.
    public static let timeFirst = Forms(rawValue: 32)

    /// What a field that should hold a date may hold.
    public static let metadata: Forms = [
      .digits, .seconds, .coarse, .otherLanguages, .shortYears, .timeFirst,
    ]
    /// What somebody types who is asked for a date.
    public static let typed: Forms = [.digits, .coarse, .otherLanguages]
    /// Whole days in running text.
    public static let prose: Forms = []
  }

  /// The longest date, in bytes; what is longer is none.
  public static let longest = 80

  /// The date that begins at byte `start` of UTF-8, where no letter or digit may stand before it.
  ///
  /// It takes as much as belongs to it. O(1): at most `longest` bytes are looked at. nil where no date begins.
  public static func read(
    _ text: Span<UInt8>, at start: Int, forms: Forms = .prose
  ) -> WrittenDate? {
    guard start >= 0, start < text.count, DateText.mayBegin(text, at: start),
      DateText.isDigit(text[start])
        || CalendarWords.mayBegin(text[start], start + 1 < text.count ? text[start + 1] : 0)
    else { return nil }
    var reader = DateText(text, at: start)
    guard var date = reader.date(forms) else { return nil }
    date.byteCount = reader.position
    return date
  }

  /// The day of a month that begins at byte `start`, without a year: `Jan 26`, `Jan. 26`, `3 mars`, `1er mars`.
  ///
  /// nil where there is none, or no year has it. O(1).
  public static func readDayOfMonth(
    _ text: Span<UInt8>, at start: Int
  ) -> (month: Int, day: Int, byteCount: Int)? {
    guard start >= 0, start < text.count, DateText.mayBegin(text, at: start) else { return nil }
    var reader = DateText(text, at: start)
    guard let (month, day) = reader.dayOfMonth(),
      (1...Day.days(inMonth: month, of: 2000)).contains(day)
    else { return nil }
    return (month, day, reader.position)
  }

  /// The date that is all of a text, white space around it set aside; nil where there is more or less.
  public static func read(whole text: Span<UInt8>, forms: Forms = .typed) -> WrittenDate? {
    guard let (date, isWhole) = read(first: text, forms: forms), isWhole else { return nil }
    return date
  }

  /// Like `read(whole:)`, but takes a date that something follows too; `isWhole` is false then.
  public static func read(
    first text: Span<UInt8>, forms: Forms = .typed
  ) -> (date: WrittenDate, isWhole: Bool)? {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20, text[start] != 0 { start += 1 }
    while end > start, text[end - 1] <= 0x20, text[end - 1] != 0 { end -= 1 }
    guard end - start <= longest, let date = read(text.extracting(0..<end), at: start, forms: forms)
    else { return nil }
    return (date, start + date.byteCount == end)
  }
}
