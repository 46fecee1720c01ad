import Calendar

extension PublicationDate {
  /// Understands a date as corpora give it.
  ///
  /// nil where it is none of these, or names no day that exists:
  /// - ISO 8601: `2013`, `2013-05`, `2013-05-01`, `20130501`, also with `/`, with a time after `T` or a
  ///   space, with fractions and a zone or without;
  /// - RFC 2822: `Wed, 01 May 2013 10:00:00 +0200`, without weekday and time too;
  /// - Reuters-21578: `26-FEB-1987 15:01:01.79`.
  ///
  /// White space around it does not count. A zone is checked and otherwise ignored.
  package static func parse(_ text: Span<UInt8>) -> PublicationDate? {
    guard let reading = read(text), reading.isWhole else { return nil }
    return reading.date
  }

  /// Like `parse`, but takes a day even if what follows it is not a time of day; `isWhole` is false then.
  static func read(_ text: Span<UInt8>) -> (date: PublicationDate, isWhole: Bool)? {
    var scanner = DateScanner(text)
    scanner.skipSpace()
    return scanner.isAtDigit && scanner.digitsAhead >= 4
      ? scanner.readYearFirst() : scanner.readDayFirst()
  }
}

extension DateScanner {
  fileprivate typealias Reading = (date: PublicationDate, isWhole: Bool)

  /// Years first, as in `2013-05-01`.
  fileprivate mutating func readYearFirst() -> Reading? {
    let digits = digitsAhead
    guard digits == 4 || digits == 8, let year = number(digits: 4) else { return nil }
    if digits == 8 {
      guard let month = number(digits: 2), let day = number(digits: 2) else { return nil }
      return reading(year, month, day)
    }
    guard let separator = take(oneOf: "-/") else { return whole(year, 1, 1, .year) }
    guard let month = number(digits: 2) ?? number(digits: 1) else { return nil }
    guard take(separator) else { return whole(year, month, 1, .month) }
    guard let day = number(digits: 2) ?? number(digits: 1) else { return nil }
    return reading(year, month, day)
  }

  /// Days first, as in `Wed, 1 May 2013` or `1-MAY-1987`.
  fileprivate mutating func readDayFirst() -> Reading? {
    if !isAtDigit {
      guard weekday() != nil else { return nil }
      _ = take(UInt8(ascii: ","))
      skipSpace()
    }
    guard (1...2).contains(digitsAhead), let day = number(digits: digitsAhead) else { return nil }
    let separator = take(oneOf: "- ")
    skipSpace()
    guard separator != nil, let month = month(), take(oneOf: "- ") == separator else { return nil }
    skipSpace()
    guard digitsAhead == 4, let year = number(digits: 4) else { return nil }
    return reading(year, month, day)
  }

  /// The end of a date without a day.
  private mutating func whole(
    _ year: Int, _ month: Int, _ day: Int, _ precision: PublicationDate.Precision
  ) -> Reading? {
    skipSpace()
    let interval =
      precision == .year ? DayInterval(year: year) : DayInterval(year: year, month: month)
    guard isAtEnd, let interval else { return nil }
    return (PublicationDate(interval, precision, basis: .metadata), true)
  }

  /// The end of a date with a day: nothing, or a time.
  private mutating func reading(_ year: Int, _ month: Int, _ day: Int) -> Reading? {
    guard !isAtDigit, let day = Day(year: year, month: month, day: day) else { return nil }
    let isPrinted = !isAtEnd
    let seconds = timeOfDay()
    return (
      PublicationDate(
        DayInterval(day), .day, secondsOfDay: isPrinted ? seconds : nil, basis: .metadata),
      seconds != nil
    )
  }

  /// Seconds since midnight; 0 where no time is printed, nil where something else is.
  private mutating func timeOfDay() -> Int? {
    if take(oneOf: "Tt") == nil {
      skipSpace()
      if isAtEnd { return 0 }
    }
    guard let hour = number(digits: 2), hour < 24 else { return nil }
    var minute = 0
    var second = 0
    let colon = take(UInt8(ascii: ":"))
    if colon || isAtDigit {
      guard let value = number(digits: 2), value < 60 else { return nil }
      minute = value
      if colon ? take(UInt8(ascii: ":")) : isAtDigit {
        guard let value = number(digits: 2), value <= 60, fraction() else { return nil }
        second = value
      }
    }
    guard zone() else { return nil }
    skipSpace()
    return isAtEnd ? hour * 3600 + minute * 60 + second : nil
  }

  private mutating func fraction() -> Bool {
    guard take(oneOf: ".,") != nil else { return true }
    guard isAtDigit else { return false }
    while isAtDigit { advance() }
    return true
  }

  /// `Z`, `+02:00`, `-0500`, `+01`, or letters such as `GMT`, but not `PM`; nothing is right too.
  private mutating func zone() -> Bool {
    skipSpace()
    if take(oneOf: "+-") != nil {
      guard let hours = number(digits: 2), hours < 24 else { return false }
      let colon = take(UInt8(ascii: ":"))
      guard let minutes = number(digits: 2) else { return !colon }
      return minutes < 60 && comment()
    }
    let name = letters()
    return name.count <= 5 && name != [0x61, 0x6D] && name != [0x70, 0x6D] && comment()
  }

  /// Mail programs write the zone a second time in parentheses.
  private mutating func comment() -> Bool {
    skipSpace()
    guard take(UInt8(ascii: "(")) else { return true }
    _ = letters()
    return take(UInt8(ascii: ")"))
  }
}
