extension DateText {
  /// The date at the start, with its weekday and time of day; `position` is behind it then.
  mutating func date(_ forms: WrittenDate.Forms) -> WrittenDate? {
    if forms.contains(.timeFirst), let date = afterTime(forms) { return date }
    guard var date = dayAndYear(forms) else { return nil }
    if date.precision == .day, date.secondsOfDay == nil, let seconds = timeAfterDate() {
      date.secondsOfDay = seconds
    }
    return date
  }

  /// `20:38 3/4/2013`; takes nothing where the time of day does not stand first.
  private mutating func afterTime(_ forms: WrittenDate.Forms) -> WrittenDate? {
    guard (1...2).contains(digitsAhead), self[digitsAhead] == UInt8(ascii: ":") else { return nil }
    let start = position
    if let seconds = timeOfDay() {
      let comma = take(UInt8(ascii: ","))
      if skipSpace() || comma, var date = dayAndYear(forms), date.precision == .day {
        date.secondsOfDay = seconds
        return date
      }
    }
    position = start
    return nil
  }

  /// Like `date`, without a time that stands behind.
  private mutating func dayAndYear(_ forms: WrittenDate.Forms) -> WrittenDate? {
    if isAtDigit { return numbersFirst(forms) }
    let start = position
    if let date = monthFirst(forms) { return date }
    position = start
    guard let weekday = weekday() else { return nil }
    var date = dayAndYear(afterWeekday: forms)
    if let day = date?.interval.first, date?.isAmbiguous == false {
      date?.contradictsWeekday = day.weekday != weekday
    }
    return date
  }

  private mutating func dayAndYear(afterWeekday forms: WrittenDate.Forms) -> WrittenDate? {
    let forms = forms.subtracting(.coarse)
    return isAtDigit ? numbersFirst(forms) : monthFirst(forms)
  }

  /// `Wed, `, `mercredi le `, `quarta-feira, `: the weekday from 1 for Monday; takes it.
  private mutating func weekday() -> Int? {
    guard let word = word(), let known = CalendarWords.words[word], known.weekday > 0 else {
      return nil
    }
    _ = take(Self.weekdayEnd) || take(UInt8(ascii: "."))
    let comma = take(UInt8(ascii: ","))
    guard skipSpace() || comma else { return nil }
    _ = smallWord(Self.articles)
    return Int(known.weekday)
  }

  private mutating func numbersFirst(_ forms: WrittenDate.Forms) -> WrittenDate? {
    switch digitsAhead {
    case 1, 2: dayFirst(forms)
    case 4: yearFirst(forms)
    case 8...14: compact(forms)
    default: nil
    }
  }

  /// `March 3, 2014`, `Mar. 3rd 2014`, `Mar 3 10:20:30 +0000 2014`, `March 2014`.
  private mutating func monthFirst(_ forms: WrittenDate.Forms) -> WrittenDate? {
    guard let month = month(forms) else { return nil }
    _ = take(UInt8(ascii: "."))
    let comma = take(UInt8(ascii: ","))
    guard skipSpace() || take(UInt8(ascii: "-")) || comma else { return nil }
    _ = smallWord(Self.ofWords)
    if let year = year() {
      guard forms.contains(.coarse) else { return nil }
      return DayInterval(year: year, month: month).map { WrittenDate($0, .month) }
    }
    guard let day = number(1...2) else { return nil }
    ordinalEnd()
    let isParted = take(UInt8(ascii: ",")) || take(UInt8(ascii: "-"))
    guard skipSpace() || isParted else { return nil }
    let place = position
    if let seconds = timeOfDay() {
      skipSpace()
      guard let year = year(), var date = WrittenDate(year, month, day) else { return nil }
      date.secondsOfDay = seconds
      return date
    }
    position = place
    return year().flatMap { WrittenDate($0, month, day) }
  }

  /// `Jan. 26`, `3 mars`; takes it.
  mutating func dayOfMonth() -> (month: Int, day: Int)? {
    if isAtDigit {
      guard let day = number(1...2) else { return nil }
      ordinalEnd()
      guard skipSpace() || take(UInt8(ascii: "-")), let month = month(.prose) else { return nil }
      _ = take(UInt8(ascii: "."))
      return (month, day)
    }
    guard let month = month(.prose) else { return nil }
    _ = take(UInt8(ascii: "."))
    guard skipSpace() || self[-1] == UInt8(ascii: "."), let day = number(1...2) else { return nil }
    ordinalEnd()
    return isAtLetter ? nil : (month, day)
  }

  /// A month's name; takes it.
  mutating func month(_ forms: WrittenDate.Forms) -> Int? {
    let start = position
    if let word = word(), let known = CalendarWords.words[word], known.month > 0,
      known.isCommon || forms.contains(.otherLanguages)
    {
      return Int(known.month)
    }
    position = start
    return nil
  }

  /// A year of four digits, or of two after an apostrophe; takes it.
  mutating func year() -> Int? {
    let start = position
    if let year = number(4...4), !isAtLetter || next == UInt8(ascii: "T") || next >= 0xE0 {
      return Self.year(year)
    }
    position = start
    guard take(UInt8(ascii: "'")) || take(Self.apostrophe) else { return nil }
    if let year = number(2...2), !isAtLetter { return Self.longYear(year) }
    position = start
    return nil
  }

  /// A year of the common era; those of the Buddhist era are 543 more.
  static func year(_ year: Int) -> Int { (2500...2600).contains(year) ? year - 543 : year }

  /// A year of two digits.
  static func longYear(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

  /// Takes what stands behind a day, but not a dot: `1st`, `3rd`, `1er`, `1º`.
  mutating func ordinalEnd() {
    if take(Self.masculine) { return }
    let start = position
    guard let word = word(), Self.ordinals.contains(word) else {
      position = start
      return
    }
  }

  /// One of some words and the spaces behind it; takes them.
  @discardableResult
  mutating func smallWord(_ words: Set<UInt64>) -> Bool {
    let start = position
    if let word = word(), words.contains(word), skipSpace() { return true }
    position = start
    return false
  }

  private static let weekdayEnd = Array("-feira".utf8)
  private static let apostrophe = Array("\u{2019}".utf8)
  private static let masculine = Array("\u{BA}".utf8)
  private static let articles = Set(["le", "the", "den", "el"].map(CalendarWords.code))
  /// Between day, month and year.
  static let ofWords = Set(["of", "de", "del", "the"].map(CalendarWords.code))
  private static let ordinals = Set(["st", "nd", "rd", "th", "er"].map(CalendarWords.code))
}
