import Calendar

/// Holidays: "Christmas Eve", "Ramadan 2013", `la Tabaski`.
extension ArticleDates {
  /// Days before a holiday in which nobody speaks of the last one without saying so.
  private static let eve = 60
  /// Days before a holiday in which it is the one that is meant if nothing speaks for the last one.
  private static let season = 100

  /// What a name means.
  func holiday(_ match: HolidayMatch) -> DraftDate {
    var (first, end) = (match.first, match.end)
    if !match.holiday.recurs {
      if let (_, yearEnd) = holidayYear(end) { end = yearEnd }
      return DraftDate(
        first..<end, .date, match.holiday.value(of: match.holiday.intervals(inYear: 2001).first))
    }
    if let (year, yearEnd) = holidayYear(end) {
      let found = match.holiday.intervals(inYear: year)
      // Two in one year: nothing tells which.
      return draft(
        match.holiday, first..<yearEnd, found.count == 1 ? found.first : nil, orYear: year)
    }
    var given: Direction?
    switch tokens[first - 1].kind {
    case .last where first > limit && tokens[first].isJoined: given = .past
    case .next where first > limit && tokens[first].isJoined: given = .future
    default: break
    }
    if given != nil { first -= 1 }
    if given == nil, isNext(end, .frenchLast) || isNext(end, .frenchNext) {
      given = tokens[end].kind == .frenchLast ? .past : .future
      end += 1
    }
    let direction =
      given
      ?? (isInFrench(match.first) ? frenchDirection(of: first..<end) : direction(of: first..<end))
    return draft(
      match.holiday, first..<end, occurrence(match.holiday, direction, isForced: given != nil),
      orYear: nil)
  }

  /// "2013", ", 2013", "of 2013", "in 2013", "last year": the year, and where that ends.
  private func holidayYear(_ index: Int) -> (year: Int, end: Int)? {
    let token = tokens[index]
    var place = index
    switch token.kind {
    case .of, .in, .frenchOf, .frenchIn: place += 1
    case .last, .this, .next:
      guard token.isJoined, tokens[index + 1].kind == .unit, tokens[index + 1].isJoined,
        tokens[index + 1].value == Int(TimexUnit.year.rawValue), let year = reference.year
      else { return nil }
      return (year + (token.kind == .last ? -1 : token.kind == .next ? 1 : 0), index + 2)
    default: break
    }
    if token.kind == .frenchOf, let (year, end) = frenchRelativeYear(place) { return (year, end) }
    let year = tokens[place]
    guard year.kind == .number, year.detail == 4, (1500...2199).contains(year.value),
      year.isJoined || year.gap == .comma && place == index
    else { return nil }
    return (year.value, place + 1)
  }

  private func draft(
    _ holiday: Holiday, _ range: Range<Int>, _ days: DayInterval?, orYear year: Int?
  ) -> DraftDate {
    guard let days else {
      if let year { return DraftDate(range, .date, .year(year)) }
      let value = holiday.fixedDay.map { TimexValue.recurring(month: $0.month, day: $0.day) }
      return DraftDate(range, .date, value ?? .any(.day))
    }
    // Where the moon decides, a day is one of three.
    let error = days.count == 1 ? holiday.uncertainty : 0
    let around = error > 0 ? DayInterval(days.first + -error, days.last + error) : nil
    return DraftDate(range, .date, holiday.value(of: days), days: around)
  }

  /// The one that is meant, where every day on which the article may have appeared gives the same.
  private func occurrence(_ holiday: Holiday, _ direction: Direction, isForced: Bool)
    -> DayInterval?
  {
    guard let days = reference.days, days.count <= 366 else { return nil }
    let found = occurrence(holiday, from: days.first, direction, isForced)
    if days.count == 1 { return found }
    return occurrence(holiday, from: days.last, direction, isForced) == found ? found : nil
  }

  private func occurrence(
    _ holiday: Holiday, from today: Day, _ direction: Direction, _ isForced: Bool
  ) -> DayInterval? {
    switch direction {
    case .future: return holiday.next(after: isForced ? today : today + -1)
    case .past where isForced: return holiday.latest(atOrBefore: today + -1)
    case .past, .unknown:
      let next = holiday.next(after: today)
      let limit = direction == .past ? Self.eve : Self.season
      if let next, next.first <= today + limit { return next }
      return holiday.latest(atOrBefore: today) ?? next
    }
  }

  // MARK: Names of date words alone

  /// "9/11", "May Day", `jour de l'an`, `11-Septembre`: what the table of names cannot hold, for dates know all words.
  func holidayOfDateWords(at index: Int) -> DraftDate? {
    let (token, next) = (tokens[index], tokens[index + 1])
    switch token.kind {
    case .number where next.kind == .number && next.gap == .slash:
      guard token.value == 9, next.value == 11, token.detail == 1,
        token.marks.isDisjoint(with: [.slash, .hyphen, .glued, .currency, .colon]),
        tokens[index + 2].gap != .slash, !tokens[index + 2].marks.contains(.glued),
        !isScore(index)
      else { return nil }
      return holiday(HolidayMatch(first: index, end: index + 2, holiday: .september11))
    case .number where next.kind == .frenchMonth && next.gap == .hyphen && next.isCapital:
      guard token.value == 11, next.value == 9 else { return nil }
      return holiday(HolidayMatch(first: index, end: index + 2, holiday: .september11))
    case .month where token.value == 5 && token.isCapital && next.isCapital && next.isJoined:
      guard next.kind == .unit, next.value == Int(TimexUnit.day.rawValue), next.detail == 0
      else { return nil }
      return holiday(HolidayMatch(first: index, end: index + 2, holiday: .mayDay))
    case .frenchUnit where token.value == Int(TimexUnit.day.rawValue):
      guard isNext(index + 1, .frenchOf), isNext(index + 2, .frenchThe),
        tokens[index + 3].kind == .a,
        frenchIsYear(index + 3)
      else { return nil }
      return holiday(HolidayMatch(first: index, end: index + 4, holiday: .newYear))
    default: return nil
    }
  }
}

extension ArticleDates {
  /// Whether 9/11 is a score or one of several odds: behind "beat Niger", or other numbers of that shape.
  private func isScore(_ index: Int) -> Bool {
    if tokens[index - 1].kind == .number, tokens[index - 1].gap == .slash { return true }
    for place in max(0, index - 3)..<index {
      let token = tokens[place]
      if token.kind == .wasDone, token.value == 2 || token.value == 5,
        !(place + 1...index).contains(where: { tokens[$0].kind == .in || tokens[$0].kind == .after }
        )
      {
        return true
      }
    }
    return false
  }
}

extension Holiday {
  /// As TIMEX3 has it.
  fileprivate func value(of days: DayInterval?) -> TimexValue {
    guard let days else { return .any(.day) }
    return days.count == 1 ? .day(days.first) : .days(days.first, days.last)
  }
}
