import Calendar

/// What a rule found: tokens, and what they mean.
struct DraftDate {
  /// Its tokens.
  var first: Int
  var end: Int
  var kind: DateExpression.Kind
  var value: TimexValue
  /// Which part of the value's days is meant.
  var part = PeriodPart.whole
  /// The days, where they are not those of the value.
  var days: DayInterval?
  /// Whether later expressions may refer to it.
  var isAntecedent = true
  /// Whether the text gives its year: 1 if so, -1 if it would have to but does not.
  var yearGiven = 0

  init(
    _ tokens: Range<Int>, _ kind: DateExpression.Kind, _ value: TimexValue,
    part: PeriodPart = .whole, days: DayInterval? = nil
  ) {
    first = tokens.lowerBound
    end = tokens.upperBound
    self.kind = kind
    self.value = value
    self.part = part
    self.days = days
  }

  /// What it means.
  var meaning: DateExpression.Meaning {
    guard kind == .date || kind == .time else { return .none }
    if let days = days ?? value.days(part) { return .days(days) }
    if case .recurring(let month, let day) = value { return .recurring(month: month, day: day) }
    return .unresolved
  }
}

extension DraftDate {
  /// Takes the year of a later date, or the one before where its month is a later one.
  mutating func takeYear(of other: DraftDate) {
    let end: (year: Int, month: Int)
    switch other.value {
    case .month(let year, let month): end = (year, month)
    case .day(let day): end = (day.parts.year, day.parts.month)
    default: return
    }
    func year(_ month: Int) -> Int { month <= end.month ? end.year : end.year - 1 }
    switch value {
    case .month(_, let month), .recurring(let month, nil):
      value = .month(year: year(month), month: month)
    case .day(let day):
      let (_, month, number) = day.parts
      if let day = Day(year: year(month), month: month, day: number) { value = .day(day) }
    case .recurring(let month, let number?):
      if let day = Day(year: year(month), month: month, day: number) { value = .day(day) }
    default: return
    }
  }
}

extension DateExpression.Meaning {
  /// The days that are meant, where nothing else is.
  var days: DayInterval? {
    if case .days(let days) = self { return days }
    return nil
  }
}
