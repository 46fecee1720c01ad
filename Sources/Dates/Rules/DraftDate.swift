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
