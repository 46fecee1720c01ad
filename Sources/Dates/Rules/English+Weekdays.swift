import Calendar

/// Weekdays, and the days that are named from today.
extension ArticleDates {
  /// A weekday with what belongs to it: "late on Tuesday", "Monday, 3 March 2014", "last Friday night".
  func weekday(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard token.isCapital else { return nil }
    if let draft = weekdayWithDate(at: index) ?? nth(at: index, weekday: token.value) {
      return draft
    }
    let (part, end) = dayPart(behind: index + 1)
    let isPlural = token.detail == 1 || isPluralPart(end - 1, part)
    let isEach = isFree(index - 1, .each) && tokens[index].isJoined
    if isPlural || isEach {
      let value: TimexValue = part.map { .weekdayPart(token.value, $0) } ?? .weekday(token.value)
      return DraftDate((isEach ? index - 1 : index)..<end, .set, value)
    }
    // "Sun" is a paper and a star, "Sat" and "Wed" are verbs.
    if token.detail == 2 {
      guard tokens[index + 1].marks.contains(.dot) || isLabelled(index) else { return nil }
    }
    if isName(index, end) { return nil }
    return weekdayOfWeek(index, end) ?? weekday(at: index, until: end, part)
  }

  /// Tuesday of last week, Tuesday this week.
  private func weekdayOfWeek(_ index: Int, _ end: Int) -> DraftDate? {
    guard end == index + 1 else { return nil }
    let place = tokens[end].kind == .of && tokens[end].isJoined ? end + 1 : end
    let unit = tokens[place + 1]
    guard tokens[place].isJoined, let step = weekStep(tokens[place].kind), unit.kind == .unit,
      unit.value == Int(TimexUnit.week.rawValue), unit.detail == 0, unit.isJoined,
      !unit.isCapital
    else { return nil }
    return DraftDate(
      early(before: index, orLater: false)..<place + 2, .date, day(index, step))
  }

  /// Last week Tuesday: what a week goes on with.
  func weekdayBehind(_ week: DraftDate, _ index: Int, _ kind: DateWord.Kind) -> DraftDate? {
    let token = tokens[index]
    guard token.kind == .weekday, token.detail == 0, token.isJoined, token.isCapital,
      let step = weekStep(kind)
    else { return nil }
    return DraftDate(week.first..<index + 1, .date, day(index, step))
  }

  private func weekStep(_ kind: DateWord.Kind) -> Int? {
    switch kind {
    case .last: -1
    case .this: 0
    case .next: 1
    default: nil
    }
  }

  /// The weekday at a token, so many weeks from the publication.
  private func day(_ index: Int, _ step: Int) -> TimexValue {
    let weekday = tokens[index].value
    guard let today = reference.day else { return .weekday(weekday) }
    return .day(today + (7 * step + weekday - today.weekday))
  }

  private func isLabelled(_ index: Int) -> Bool {
    let before = tokens[index - 1].kind
    return tokens[index].isJoined && [.on, .last, .next].contains(before)
      && !(tokens[index + 1].isCapital && tokens[index + 1].isJoined)
  }

  /// Whether it is part of a name: Bloody Sunday, the Sunday Times.
  private func isName(_ index: Int, _ end: Int) -> Bool {
    let (before, next) = (tokens[index - 1], tokens[end])
    // Ruby Tuesday, Man Friday.
    if before.isCapital, tokens[index].isJoined,
      before.kind == .label || before.kind == .measured, before.end - before.start <= 4
    {
      return true
    }
    if end == index + 1, next.isJoined, next.isCapital, next.kind == .plain || next.kind == .unit {
      return isFree(index - 1, .the) || isFree(index - 1, .a) || before.kind == .boundary
    }
    return false
  }

  private func isPluralPart(_ index: Int, _ part: DayPart?) -> Bool {
    part != nil && tokens[index].kind == .dayPart && tokens[index].detail == 1
  }

  /// Morning, night and so on behind a day.
  func dayPart(behind end: Int) -> (part: DayPart?, end: Int) {
    var place = end
    if tokens[place].isJoined, tokens[place].kind == .early || tokens[place].kind == .late {
      place += 1
    }
    let token = tokens[place]
    guard token.isJoined, token.kind == .dayPart else { return (nil, end) }
    return (DayPart(rawValue: UInt8(token.value)), place + 1)
  }

  /// Monday, 3 March; Monday the 3rd of March; Monday, March 3, 2014.
  private func weekdayWithDate(at index: Int) -> DraftDate? {
    var place = index + 1
    let gap = tokens[place].gap
    guard gap.isEmpty || gap == .comma || gap == .dot || gap == [.dot, .comma] else { return nil }
    if tokens[place].kind == .the { place += 1 }
    // Day, "of" and month.
    for month in place...place + 4 where tokens[month].kind == .month {
      guard var draft = self.month(at: month, weekday: tokens[index].value),
        draft.first <= place, draft.first > index
      else { return nil }
      if case .month = draft.value { return nil }
      if case .recurring(_, nil) = draft.value { return nil }
      draft.first = index
      let (first, _) = choice(before: index)
      draft.first = first
      return draft
    }
    // Not a time of the day, which may have a weekday behind it.
    let isInDigits =
      tokens[place].kind == .number
      && (tokens[place + 1].gap == .slash || tokens[place + 1].gap == .hyphen)
    if isInDigits || tokens[place].kind == .dotted,
      var draft = tokens[place].kind == .number ? number(at: place) : dottedDate(at: place),
      case .day = draft.value
    {
      draft.first = index
      return draft
    }
    return nil
  }

  /// Last, next, this before a weekday or unit; with "this past".
  private func choice(before index: Int) -> (first: Int, kind: DateWord.Kind?) {
    let place = index - 1
    guard place >= limit, tokens[index].isJoined else { return (index, nil) }
    let kind = tokens[place].kind
    switch kind {
    case .last, .next, .this: return (place, kind)
    case .past, .coming:
      guard isFree(place - 1, .this), tokens[place].isJoined else { return (index, nil) }
      return (place - 1, kind == .past ? .last : .next)
    case .previous, .following:
      guard isFree(place - 1, .the), tokens[place].isJoined else { return (index, nil) }
      return (place - 1, kind)
    default: return (index, nil)
    }
  }

  private func weekday(at index: Int, until end: Int, _ part: DayPart?) -> DraftDate {
    let weekday = tokens[index].value
    let (chosen, kind) = choice(before: index)
    let first = early(before: chosen, orLater: false)
    let range = first..<end
    guard let day = day(ofWeekday: weekday, kind, around: range) else {
      let value: TimexValue = part.map { .weekdayPart(weekday, $0) } ?? .weekday(weekday)
      return DraftDate(range, part == nil ? .date : .time, value)
    }
    return DraftDate(
      range, part == nil ? .date : .time, part.map { .dayPart(day, $0) } ?? .day(day))
  }

  private func day(
    ofWeekday weekday: Int, _ kind: DateWord.Kind?, around range: Range<Int>
  ) -> Day? {
    guard let today = reference.day else { return nil }
    let back = (today.weekday - weekday + 7) % 7
    switch kind {
    case .last: return today + -(back == 0 ? 7 : back)
    case .previous:
      guard let day = antecedents.day else { return nil }
      let back = (day.weekday - weekday + 7) % 7
      return day + -(back == 0 ? 7 : back)
    case .next: return today + (7 - back)
    case .following:
      guard let day = antecedents.day else { return nil }
      return day + (7 - (day.weekday - weekday + 7) % 7)
    case .this:
      return today + (weekday - today.weekday)
    default: return day(ofWeekday: weekday, around: range)
    }
  }

  /// Early, late, earlier, later before a day; with "on".
  func early(before index: Int, orLater: Bool = true) -> Int {
    var place = index - 1
    guard place >= limit, tokens[index].isJoined else { return index }
    if tokens[place].kind == .on, tokens[place].isJoined { place -= 1 }
    guard place >= limit else { return index }
    switch tokens[place].kind {
    case .early, .late: return place
    case .earlier, .later: return orLater ? place : index
    default: return index
    }
  }

  // MARK: From today

  /// Today, yesterday, tonight; "late yesterday", "tomorrow morning".
  func today(at index: Int) -> DraftDate? {
    let token = tokens[index]
    if token.kind == .overnight { return nil }
    var (part, end) = dayPart(behind: index + 1)
    if token.kind == .tonight { (part, end) = (.night, index + 1) }
    var step = token.kind == .tonight ? 0 : token.value
    if isFree(index - 1, .each) { return nil }
    var first = early(before: index)
    if let begin = dayBefore(index) {
      step += tokens[index - 1].kind == .before ? -1 : 1
      first = begin
    }
    let range = first..<end
    guard let day = reference.day else {
      if step == 0, part == nil, let days = reference.days, let month = reference.month {
        return DraftDate(
          range, .date, .month(year: month.year, month: month.month), days: days)
      }
      return DraftDate(
        range, part == nil ? .date : .time, part.map { .part($0) } ?? .any(.day))
    }
    let value: TimexValue = part.map { .dayPart(day + step, $0) } ?? .day(day + step)
    return DraftDate(range, part == nil ? .date : .time, value)
  }

  /// The day before yesterday, the day after tomorrow: where it begins.
  private func dayBefore(_ index: Int) -> Int? {
    guard isFree(index - 1, tokens[index].value < 0 ? .before : .after), tokens[index].isJoined,
      tokens[index].value != 0, isFree(index - 2, .unit), tokens[index - 1].isJoined,
      tokens[index - 2].value == Int(TimexUnit.day.rawValue)
    else { return nil }
    return isFree(index - 3, .the) && tokens[index - 2].isJoined ? index - 3 : index - 2
  }

  /// This morning, last night, in the afternoon, the morning of; and Monday morning by its weekday.
  func dayPart(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard token.isJoined, let part = DayPart(rawValue: UInt8(token.value)) else { return nil }
    if token.detail == 1 { return nil }
    let before = tokens[index - 1]
    guard index - 1 >= limit else { return nil }
    switch before.kind {
    case .at where part == .midday: return clock(720, index, index + 1)
    case .this: return dayPart(part, 0, early(before: index - 1)..<index + 1)
    case .last where part == .night: return dayPart(part, -1, early(before: index - 1)..<index + 1)
    case .each: return DraftDate(index - 1..<index + 1, .set, .part(part))
    case .the:
      guard tokens[index - 2].kind == .in || tokens[index - 2].kind == .during,
        tokens[index + 1].kind != .of
      else { return nil }
      return part == .night ? nil : dayPart(part, nil, index - 1..<index + 1)
    case .next, .following:
      guard isFree(index - 2, .the), let day = antecedents.day else { return nil }
      return DraftDate(index - 2..<index + 1, .time, .dayPart(day + 1, part))
    default: return nil
    }
  }

  private func dayPart(_ part: DayPart, _ step: Int?, _ range: Range<Int>) -> DraftDate {
    let day =
      step.map { step in reference.day.map { $0 + step } } ?? antecedents.day ?? reference.day
    return DraftDate(range, .time, day.map { .dayPart($0, part) } ?? .part(part))
  }
}
