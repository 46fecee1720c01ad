import Calendar

/// Units that are counted within a longer one: "the last day of March 2012", "the first week of the year".
extension ArticleDates {
  /// A day, week, month or quarter with its number before it, and what it is part of behind it; nil if it is none.
  ///
  /// - Parameter before: the token that may be its number, before such words as "trading".
  func nthUnit(at index: Int, _ before: Int, _ unit: TimexUnit) -> DraftDate? {
    guard before >= limit, tokens[index].isJoined, let number = nthNumber(before, most: 31),
      tokens[index + 1].kind == .of || tokens[index + 1].kind == .in, tokens[index + 1].isJoined,
      tokens[index + 2].isJoined, let (days, end) = span(at: index + 2),
      var value = part(number, unit, of: days)
    else { return nil }
    if before < index - 1, tokens[index - 1].kind == .filler {
      guard let day = workingDay(value, number) else { return nil }
      value = .day(day)
    }
    let hasThe = isFree(before - 1, .the) && tokens[before].isJoined
    return DraftDate((hasThe ? before - 1 : before)..<end, .date, value)
  }

  /// The first or last trading day, as far as weekends tell.
  private func workingDay(_ value: TimexValue, _ number: Int) -> Day? {
    guard case .day(let day) = value, abs(number) == 1 else { return nil }
    let weekend = day.weekday - 5
    if weekend <= 0 { return day }
    return day + (number < 0 ? -weekend : 3 - weekend)
  }

  /// Week 53 of 2009, where the year has one.
  func numberedWeek(at index: Int) -> DraftDate? {
    let number = tokens[index + 1]
    guard number.kind == .number, number.detail <= 2, number.isJoined else { return nil }
    let hasOf = tokens[index + 2].kind == .of && tokens[index + 2].isJoined
    let place = hasOf ? index + 3 : index + 2
    let year = tokens[place]
    guard year.kind == .number, year.detail == 4, (1000...2199).contains(year.value),
      year.isJoined || year.gap == .comma && !hasOf,
      DayInterval(year: year.value, week: number.value) != nil
    else { return nil }
    return DraftDate(index..<place + 1, .date, .week(year: year.value, week: number.value))
  }

  /// The year, quarter, month or week that begins at `index`, and where it ends.
  private func span(at index: Int) -> (days: DayInterval, end: Int)? {
    let token = tokens[index]
    switch token.kind {
    case .month:
      guard let month = month(at: index), month.first == index, case .month = month.value,
        let days = month.meaning.days
      else { return nil }
      return (days, month.end)
    case .number:
      guard token.detail == 4, (1000...2199).contains(token.value) else { return nil }
      return DayInterval(year: token.value).map { ($0, index + 1) }
    case .the, .this, .last, .next:
      let unit = tokens[index + 1]
      guard unit.kind == .unit, unit.detail == 0, unit.isJoined,
        let span = TimexUnit(rawValue: UInt8(clamping: unit.value)),
        [.week, .month, .quarter, .year].contains(span), let today = reference.day
      else { return nil }
      let step = token.kind == .last ? -1 : token.kind == .next ? 1 : 0
      return CalendarSteps.value(today, plus: step, span)?.days(.whole).map { ($0, index + 2) }
    default: return nil
    }
  }

  /// The unit that is so many within days, from behind if the number is -1.
  private func part(_ number: Int, _ unit: TimexUnit, of days: DayInterval) -> TimexValue? {
    let count = { (length: Int) in number < 0 ? days.count / length - 1 : number - 1 }
    let (year, month, _) = days.first.parts
    switch unit {
    case .day:
      let day = days.first + count(1)
      return days.contains(DayInterval(day)) ? .day(day) : nil
    case .week:
      guard days.count > 7 else { return nil }
      let first = number < 0 ? days.last + -6 : days.first + 7 * (number - 1)
      guard days.contains(DayInterval(first)) else { return nil }
      return .days(first, min(first + 6, days.last))
    case .month:
      guard days.count > 31 else { return nil }
      let moved = CalendarSteps.month(
        year, month, plus: number < 0 ? days.count / 30 - 1 : number - 1)
      guard let whole = DayInterval(year: moved.year, month: moved.month), days.contains(whole)
      else { return nil }
      return .month(year: moved.year, month: moved.month)
    case .quarter:
      guard days.count > 92, number <= 4 else { return nil }
      return .quarter(year: year, quarter: number < 0 ? 4 : number)
    default: return nil
    }
  }
}
