import Calendar

/// Times that are counted from a date behind them: "the day after Thanksgiving", "two days before 3 March 2012".
extension ArticleDates {
  /// A day with "the day before" or "the day after" before it: the day that is meant; nil if neither stands there.
  func besideDay(_ draft: DraftDate) -> DraftDate? {
    guard draft.kind == .date, case .day(let day) = draft.value else { return nil }
    var place = draft.first - 1
    var isJoined = tokens[draft.first].isJoined
    if isFree(place, .the), isJoined {
      isJoined = tokens[place].isJoined
      place -= 1
    }
    guard isJoined, isFree(place, .before) || isFree(place, .after), tokens[place].isJoined,
      isFree(place - 1, .unit), tokens[place - 1].value == Int(TimexUnit.day.rawValue),
      tokens[place - 1].detail == 0, isFree(place - 2, .the), tokens[place - 1].isJoined
    else { return nil }
    let step = tokens[place].kind == .before ? -1 : 1
    var beside = draft
    beside.first = place - 2
    beside.value = .day(day + step)
    beside.days = draft.days.flatMap { DayInterval($0.first + step, $0.last + step) }
    return beside
  }

  /// A length before a date, as the time so long before or after it; nil where the date is none of that kind.
  func offset(_ length: DraftDate, from date: DraftDate) -> DraftDate? {
    guard length.kind == .duration, case .duration(let tenths, let unit) = length.value,
      tenths % 10 == 0, date.kind == .date, tokens[length.end - 2].kind != .filler,
      let sign = offsetSign(length.end, date.first),
      isExact(length.first),
      let value = value(date.value, plus: sign * tenths / 10, unit)
    else { return nil }
    var offset = DraftDate(length.first..<length.end + 1, .date, value)
    offset.isAntecedent = false
    return offset
  }

  /// Whether a length begins with its number, and nothing before says that it lasts: not "for two days", "the last two
  /// days", "less than two days".
  private func isExact(_ index: Int) -> Bool {
    if [.for, .within, .in, .frenchDuring].contains(tokens[index - 1].kind) { return false }
    switch tokens[index].kind {
    case .the, .this, .that, .last, .next, .past, .coming, .previous, .following, .ordinal, .recent,
      .latest,
      .current, .other, .same, .less, .more, .at, .over, .up:
      return false
    default: return true
    }
  }

  /// Before is -1, after 1; nil where more than an article stands behind it.
  private func offsetSign(_ place: Int, _ end: Int) -> Int? {
    guard followsClosely(place), followsClosely(end),
      place + 1 == end || place + 2 == end && followsClosely(place + 1)
    else { return nil }
    if place + 2 == end {
      let kind = tokens[place + 1].kind
      guard kind == .the || kind == .frenchThe else { return nil }
    }
    switch tokens[place].kind {
    case .before, .frenchBefore: return -1
    case .after, .frenchAfter: return 1
    default: return nil
    }
  }

  /// So many units from a time that is at least as exact as the unit.
  private func value(_ value: TimexValue, plus number: Int, _ unit: TimexUnit) -> TimexValue? {
    switch (value, unit) {
    case (.day(let day), .month), (.day(let day), .year):
      let (year, month, number0) = day.parts
      let moved = CalendarSteps.month(year, month, plus: unit == .year ? 12 * number : number)
      let length = Day.days(inMonth: moved.month, of: moved.year)
      return Day(year: moved.year, month: moved.month, day: min(number0, length)).map { .day($0) }
    case (.day(let day), .week): return CalendarSteps.value(day, plus: 7 * number, .day)
    case (.day(let day), .day): return CalendarSteps.value(day, plus: number, .day)
    case (.month(let year, let month), .month), (.month(let year, let month), .year):
      let moved = CalendarSteps.month(year, month, plus: unit == .year ? 12 * number : number)
      return .month(year: moved.year, month: moved.month)
    case (.year(let year), .year): return .year(year + number)
    case (.year(let year), .decade): return .year(year + 10 * number)
    default: return nil
    }
  }
}
