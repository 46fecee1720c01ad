import Calendar

/// Weeks and weekdays that are counted within a month: "the second week of May", "the last Friday in June 2013".
extension ArticleDates {
  /// A weekday or week with its number before it and its month behind it; nil if it is none.
  func nth(at index: Int, weekday: Int?) -> DraftDate? {
    guard index - 1 >= limit, tokens[index].isJoined,
      let number = nthNumber(index - 1, most: 5),
      tokens[index + 1].kind == .of || tokens[index + 1].kind == .in, tokens[index + 1].isJoined,
      tokens[index + 2].kind == .month, tokens[index + 2].isJoined,
      let month = self.month(at: index + 2), month.first == index + 2, month.part == .whole
    else { return nil }
    let hasThe = isFree(index - 2, .the) && tokens[index - 1].isJoined
    let range = (hasThe ? index - 2 : index - 1)..<month.end
    guard case .month(let year, let number0) = month.value,
      let days = DayInterval(year: year, month: number0)
    else {
      guard case .recurring = month.value else { return nil }
      return DraftDate(range, .date, month.value)
    }
    if let weekday {
      return nth(weekday, number, of: days).map { DraftDate(range, .date, .day($0)) }
    }
    let first = number < 0 ? days.last + -6 : days.first + 7 * (number - 1)
    guard days.contains(DayInterval(first)) else { return nil }
    return DraftDate(range, .date, .days(first, min(first + 6, days.last)))
  }

  /// First is 1, last is -1.
  func nthNumber(_ index: Int, most: Int) -> Int? {
    let token = tokens[index]
    switch token.kind {
    case .last: return -1
    case .ordinal where token.value == 99: return -1
    case .ordinal where (1...most).contains(token.value): return token.value
    case .unit where token.value == 0 && token.detail == 0: return 2
    default: return nil
    }
  }

  private func nth(_ weekday: Int, _ number: Int, of days: DayInterval) -> Day? {
    let day =
      number < 0
      ? days.last + -((days.last.weekday - weekday + 7) % 7)
      : days.first + ((weekday - days.first.weekday + 7) % 7 + 7 * (number - 1))
    return days.contains(DayInterval(day)) ? day : nil
  }
}
