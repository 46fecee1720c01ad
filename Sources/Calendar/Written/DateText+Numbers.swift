extension DateText {
  /// Days first: `3 March 2014`, `1-MAY-1987`, `3. März 2014`, `03/04/2013`, `3.4.13`.
  mutating func dayFirst(_ forms: WrittenDate.Forms) -> WrittenDate? {
    guard let first = number(1...2) else { return nil }
    if let separator = separator(), isAtDigit {
      return continuesNumber ? nil : threeNumbers(first, separator, forms)
    } else if position > 0, Self.isSeparator(self[-1]), isAtLetter {
      return named(day: first, forms)
    }
    ordinalEnd()
    _ = take(UInt8(ascii: ","))
    guard skipSpace() || Self.isSeparator(self[-1]) else { return nil }
    smallWord(Self.ofWords)
    return named(day: first, forms)
  }

  /// `03/04/2013` from the second number on.
  private mutating func threeNumbers(
    _ first: Int, _ separator: UInt8, _ forms: WrittenDate.Forms
  ) -> WrittenDate? {
    guard let second = number(1...2), take(separator), let year = lastYear(separator, forms),
      !continues(separator)
    else { return nil }
    let dayFirst = Day(year: year, month: second, day: first)
    let monthFirst = Day(year: year, month: first, day: second)
    guard let day = dayFirst ?? monthFirst else { return nil }
    let hasBoth = dayFirst != nil && monthFirst != nil
    return WrittenDate(
      DayInterval(day), .day,
      order: hasBoth ? nil : dayFirst != nil ? .dayFirst : .monthFirst,
      monthFirst: hasBoth && dayFirst != monthFirst ? monthFirst : nil)
  }

  private mutating func lastYear(_ separator: UInt8, _ forms: WrittenDate.Forms) -> Int? {
    if let year = number(4...4) { return Self.year(year) }
    guard
      separator == UInt8(ascii: "/")
        || separator == UInt8(ascii: ".") && forms.contains(.shortYears)
    else { return nil }
    return number(2...2).map(Self.longYear)
  }

  /// The month and year behind a day.
  private mutating func named(day: Int, _ forms: WrittenDate.Forms) -> WrittenDate? {
    guard let month = month(forms) else { return nil }
    let dot = take(UInt8(ascii: "."))
    let isParted = take(UInt8(ascii: ",")) || take(UInt8(ascii: "-")) || take(UInt8(ascii: "/"))
    guard skipSpace() || isParted || dot else { return nil }
    smallWord(Self.ofWords)
    if let year = year() { return WrittenDate(year, month, day) }
    guard isParted || forms.contains(.shortYears), let year = number(2...2), !isAtLetter else {
      return nil
    }
    return WrittenDate(Self.longYear(year), month, day)
  }

  /// Years first: ISO 8601, `2013/4/3`, `2013-Apr-03`, `2014年3月3日`.
  mutating func yearFirst(_ forms: WrittenDate.Forms) -> WrittenDate? {
    guard !continuesNumber, let number = number(4...4) else { return nil }
    let year = Self.year(number)
    if take(Self.yearSign) || take(Self.koreanYear) { return signed(year, forms) }
    let place = position
    if let separator = separator() {
      if isAtDigit || isAtLetter, let date = rest(of: year, separator, forms) { return date }
      // A year and a separator are no year: `2013-`, `2013-30`.
      return nil
    }
    position = place
    guard forms.contains(.coarse), !isAtLetter else { return nil }
    return DayInterval(year: year).map { WrittenDate($0, .year) }
  }

  private mutating func rest(
    of year: Int, _ separator: UInt8, _ forms: WrittenDate.Forms
  ) -> WrittenDate? {
    if separator == UInt8(ascii: "-"), next == UInt8(ascii: "W") { return week(of: year, forms) }
    if separator == UInt8(ascii: "-"), let day = number(3...3) { return ordinal(day, of: year) }
    let isNamed = isAtLetter
    guard let month = isNamed ? month(forms) : number(1...2) else { return nil }
    guard take(separator) else {
      guard forms.contains(.coarse), !isAtLetter else { return nil }
      return DayInterval(year: year, month: month).map { WrittenDate($0, .month) }
    }
    guard let day = number(1...2), !continues(separator) else { return nil }
    return WrittenDate(year, month, day)
  }

  /// `W05` and `W05-1`, ISO 8601.
  private mutating func week(of year: Int, _ forms: WrittenDate.Forms) -> WrittenDate? {
    position += 1
    guard let week = number(2...2), let days = DayInterval(year: year, week: week) else {
      return nil
    }
    guard take(UInt8(ascii: "-")) else {
      return forms.contains(.coarse) ? WrittenDate(days, .week) : nil
    }
    guard let day = number(1...1), (1...7).contains(day) else { return nil }
    return WrittenDate(DayInterval(days.first + (day - 1)), .day)
  }

  /// The so manieth day of a year, ISO 8601.
  private func ordinal(_ day: Int, of year: Int) -> WrittenDate? {
    guard let days = DayInterval(year: year), (1...days.count).contains(day) else { return nil }
    return WrittenDate(DayInterval(days.first + (day - 1)), .day)
  }

  /// `3月3日` and `3월 3일`.
  private mutating func signed(_ year: Int, _ forms: WrittenDate.Forms) -> WrittenDate? {
    skipSpace()
    guard let month = number(1...2) else {
      return forms.contains(.coarse) ? DayInterval(year: year).map { WrittenDate($0, .year) } : nil
    }
    guard take(Self.monthSign) || take(Self.koreanMonth) else { return nil }
    skipSpace()
    guard let day = number(1...2) else {
      guard forms.contains(.coarse) else { return nil }
      return DayInterval(year: year, month: month).map { WrittenDate($0, .month) }
    }
    guard take(Self.daySign) || take(Self.koreanDay) else { return nil }
    return WrittenDate(year, month, day)
  }

  /// Digits alone: `20130403`, with hours, minutes and seconds, or seconds since 1970.
  mutating func compact(_ forms: WrittenDate.Forms) -> WrittenDate? {
    let length = digitsAhead
    guard !continuesNumber, forms.contains(.digits) || forms.contains(.seconds) else { return nil }
    if forms.contains(.digits), length != 13 {
      let start = position
      if let date = digits(length) { return date }
      position = start
    }
    return forms.contains(.seconds) ? seconds(length) : nil
  }

  private mutating func digits(_ length: Int) -> WrittenDate? {
    guard [8, 10, 12, 14].contains(length) else { return nil }
    let year = Self.year(taking(4))
    guard length == 8 || (1900...2100).contains(year),
      var date = WrittenDate(year, taking(2), taking(2))
    else { return nil }
    guard length > 8 else { return date }
    var seconds = 0
    for (unit, bound) in zip([3600, 60, 1], [24, 60, 60]).prefix((length - 8) / 2) {
      let value = taking(2)
      guard value < bound else { return nil }
      seconds += value * unit
    }
    date.secondsOfDay = seconds
    return date
  }

  /// Seconds and milliseconds since 1970, from 1990 to 2099; those before September 2001 only where nothing follows.
  private mutating func seconds(_ length: Int) -> WrittenDate? {
    guard [9, 10, 12, 13].contains(length) else { return nil }
    let number = taking(length)
    let seconds = length > 10 ? number / 1000 : number
    guard (631_152_000..<4_102_444_800).contains(seconds) else { return nil }
    if take(UInt8(ascii: ".")) { while isAtDigit { position += 1 } }
    guard length == 10 || length == 13 || isAtEnd else { return nil }
    return WrittenDate(
      DayInterval(Day(Int32(seconds / 86_400))), .day, secondsOfDay: seconds % 86_400)
  }

  /// `-`, `/` or `.` between numbers; takes it.
  private mutating func separator() -> UInt8? {
    guard Self.isSeparator(next) else { return nil }
    defer { position += 1 }
    return next
  }

  /// Whether the number goes on: `1.3.4.2013`, `2013-04-03-12`, `2013-04-030`.
  private func continues(_ separator: UInt8) -> Bool {
    isAtDigit || next == separator && Self.isDigit(self[1])
  }

  private static let yearSign = Array("年".utf8)
  private static let monthSign = Array("月".utf8)
  private static let daySign = Array("日".utf8)
  private static let koreanYear = Array("년".utf8)
  private static let koreanMonth = Array("월".utf8)
  private static let koreanDay = Array("일".utf8)
}
