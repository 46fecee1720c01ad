import Calendar

/// A month, with the day and year that stand around it.
private struct MonthDate {
  var first: Int
  var end: Int
  let month: Int
  var day: Int?
  /// The last day of several.
  var lastDay: Int?
  var year: Int?
  var part = PeriodPart.whole
  /// Whether it is said which of the years before and behind is meant.
  var direction: Direction?
  /// Whether a year stands there that cannot be one.
  var hasOddYear = false

  init(_ index: Int, month: Int) {
    first = index
    end = index + 1
    self.month = month
  }
}

extension ArticleDates {
  /// A month with what belongs to it: "13th of March 2014", "March 3-5", "late last March".
  ///
  /// - Parameter weekday: the day of the week that is named with it.
  func month(at index: Int, weekday: Int? = nil) -> DraftDate? {
    guard tokens[index].isCapital else { return nil }
    var date = MonthDate(index, month: tokens[index].value)
    if !readDayBefore(&date, index) { readDayBehind(&date, index) }
    readYear(&date)
    if date.day == nil {
      guard isMonth(date, index) else { return nil }
      readPart(&date, allowsIn: true)
    }
    if weekday == nil { readChoice(&date, index) }
    return draft(date, weekday)
  }

  // MARK: Days

  /// 13 March, 13th of March, 3-5 March, 3 to 5 March.
  private func readDayBefore(_ date: inout MonthDate, _ index: Int) -> Bool {
    var place = index - 1
    var isNamed = false
    if isFree(place, .of), tokens[index].isJoined, tokens[place].isJoined {
      place -= 1
      isNamed = true
    } else if !tokens[index].isLinked {
      return false
    }
    guard place >= limit,
      let (day, first) = dayNumber(endingAt: place, isNamed: isNamed) ?? dayOfPair(endingAt: place)
    else { return false }
    if !isNamed, dayNumber(at: index + 1) != nil, isYear(index + 2, behindComma: true) {
      return false
    }
    date.day = day
    date.first = first
    readRangeBefore(&date)
    let isOrdinal = tokens[first].kind != .number || isNamed
    if isOrdinal, isFree(date.first - 1, .the), tokens[date.first].isJoined { date.first -= 1 }
    return true
  }

  /// The 31 of 30/31 January.
  private func dayOfPair(endingAt index: Int) -> (day: Int, first: Int)? {
    let (day, before) = (tokens[index], tokens[index - 1])
    guard day.kind == .number, day.detail <= 2, day.gap == .slash, before.kind == .number,
      before.detail <= 2, (2...31).contains(day.value), before.value + 1 == day.value,
      isFree(index - 1, .number), before.marks.isDisjoint(with: [.slash, .currency, .glued])
    else { return nil }
    return (day.value, index)
  }

  private func readRangeBefore(_ date: inout MonthDate) {
    let first = date.first
    guard let day = date.day else { return }
    var place = first - 1
    if !tokens[first].marks.isDisjoint(with: [.hyphen, .dash, .slash]) {
    } else if isFree(place, .to) || isFree(place, .until) || isFree(place, .and),
      tokens[first].isJoined, tokens[place].isJoined
    {
      let isList = tokens[place].kind == .and
      place -= 1
      if isList, !isFree(place - 1, .between), tokens[place].value + 1 != day { return }
    } else {
      return
    }
    guard place >= limit, let (start, begin) = dayNumber(endingAt: place, isNamed: false),
      start < day
    else { return }
    date.lastDay = day
    date.day = start
    date.first = begin
  }

  /// The day of a month whose last word is at `index`: 13, 13th, thirteenth, twenty-first.
  private func dayNumber(endingAt index: Int, isNamed: Bool) -> (day: Int, first: Int)? {
    let token = tokens[index]
    guard (1...31).contains(token.value) else { return nil }
    switch token.kind {
    case .number:
      let isPart: DateToken.Marks = [.currency, .glued, .colon, .slash, .apostrophe]
      guard token.detail <= 2, token.marks.isDisjoint(with: isPart) else { return nil }
      return (token.value, index)
    case .ordinal:
      if token.detail > 0 { return (token.value, index) }
      guard isNamed else { return nil }
      if isFree(index - 1, .ten), token.isLinked, token.value < 10, tokens[index - 1].value <= 30 {
        let day = tokens[index - 1].value + token.value
        return day <= 31 ? (day, index - 1) : nil
      }
      return (token.value, index)
    default: return nil
    }
  }

  /// March 3, March 3rd, March the third, March 3-5, March 3 to 5.
  private func readDayBehind(_ date: inout MonthDate, _ index: Int) {
    var place = index + 1
    if tokens[place].kind == .the, tokens[place].isJoined { place += 1 }
    let token = tokens[place]
    let isNear = token.isLinked || place == index + 1 && token.gap == .dot
    guard isNear, let (day, end) = dayNumber(at: place) else { return }
    if token.kind == .number, isCount(behind: end) { return }
    date.day = day
    date.end = end
    readRangeBehind(&date)
  }

  /// The day of a month that begins at `index`.
  private func dayNumber(at index: Int) -> (day: Int, end: Int)? {
    let token = tokens[index]
    switch token.kind {
    case .number where token.detail <= 2 && (1...31).contains(token.value):
      return (token.value, index + 1)
    case .ordinal where (1...31).contains(token.value): return (token.value, index + 1)
    case .unit where token.value == Int(TimexUnit.second.rawValue) && token.detail == 0:
      return (2, index + 1)
    case .ten where token.value <= 30:
      let unit = tokens[index + 1]
      let value = unit.kind == .unit && unit.value == 0 ? 2 : unit.value
      guard unit.isLinked, unit.kind == .ordinal || unit.kind == .unit && value == 2,
        (1...9).contains(value), token.value + value <= 31
      else { return nil }
      return (token.value + value, index + 2)
    default: return nil
    }
  }

  /// Whether what stands behind a number says that it counts something, or is part of a time or number.
  private func isCount(behind end: Int) -> Bool {
    let token = tokens[end]
    if token.gap == .colon, tokens[end].kind == .number { return true }
    guard token.isLinked else { return token.marks.contains(.glued) }
    switch token.kind {
    case .counted, .rated, .scale, .meridiem: return true
    case .unit: return token.detail == 1
    default: return false
    }
  }

  private func readRangeBehind(_ date: inout MonthDate) {
    var place = date.end
    guard let day = date.day else { return }
    let isSlash = tokens[place].gap == .slash
    if tokens[place].gap == .hyphen || tokens[place].gap == .dash || isSlash {
    } else if tokens[place].isJoined, [.to, .until, .and].contains(tokens[place].kind) {
      let isList = tokens[place].kind == .and
      place += 1
      guard tokens[place].isJoined else { return }
      if isList, !isFree(date.first - 1, .between), tokens[place].value != day + 1 { return }
    } else {
      return
    }
    guard tokens[place].kind == .number || tokens[place].kind == .ordinal,
      let (last, end) = dayNumber(at: place), last > day, !isCount(behind: end),
      !isSlash || last == day + 1,
      tokens[end].kind != .month || !tokens[end].isJoined
    else { return }
    date.lastDay = last
    date.end = end
  }

  // MARK: Years

  private func readYear(_ date: inout MonthDate) {
    var place = date.end
    let next = tokens[place]
    if next.kind == .of, next.isJoined { place += 1 }
    let token = tokens[place]
    let gap = token.gap
    let isNear =
      gap.isEmpty || gap == .comma && place == date.end || gap == .hyphen
      || gap == .dot && place == date.end && (date.day == nil || isAbbreviation(place - 1))
    if isNear, let (year, end) = yearNumber(at: place) {
      if !(date.day == nil && isCount(behind: end)) {
        (date.year, date.end) = (year, end)
      }
      return
    }
    if token.kind == .number, token.detail == 2 {
      let isShort =
        gap == .apostrophe
        || gap == .hyphen && tokens[place - 1].kind == .month
          && date.first < place - 1 && tokens[place - 1].gap == .hyphen
      if isShort {
        (date.year, date.end) = (fullYear(ofTwoDigits: token.value), place + 1)
        return
      }
    }
    // 2566 is no year of this calendar.
    if isNear, date.day != nil, token.kind == .number, token.detail == 4 {
      date.hasOddYear = true
      return
    }
    readRelativeYear(&date, place)
  }

  /// Whether a month stands there whose full stop is its own: Sept., and not May or June.
  private func isAbbreviation(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .month else { return false }
    let length = token.end - token.start
    return length == 3 && token.value != 5 || length == 4 && token.value == 9
  }

  /// June last year, 3 March of this year.
  private func readRelativeYear(_ date: inout MonthDate, _ place: Int) {
    let (token, unit) = (tokens[place], tokens[place + 1])
    guard unit.kind == .unit, unit.value == Int(TimexUnit.year.rawValue), unit.detail == 0,
      unit.isJoined, token.isJoined || token.gap == .comma
    else { return }
    let step: Int
    switch token.kind {
    case .last: step = -1
    case .this: step = 0
    case .next: step = 1
    default: return
    }
    guard let year = reference.year else { return }
    (date.year, date.end) = (year + step, place + 2)
  }

  /// A year in digits or words that begins at `index`.
  func yearNumber(at index: Int) -> (year: Int, end: Int)? {
    let token = tokens[index]
    switch token.kind {
    case .number:
      guard token.detail == 4, (1000...2199).contains(token.value) else { return nil }
      return (token.value, index + 1)
    case .teen, .ten, .digitUnit: return yearInWords(at: index)
    default: return nil
    }
  }

  func isYear(_ index: Int, behindComma: Bool) -> Bool {
    let token = tokens[index]
    return (token.isJoined || behindComma && token.gap == .comma) && yearNumber(at: index) != nil
  }

  // MARK: What stands around

  /// Whether a month without a day is one: "may" and "march" are verbs too, and "June" is a name.
  private func isMonth(_ date: MonthDate, _ index: Int) -> Bool {
    if date.year != nil { return true }
    let (token, before, next) = (tokens[index], tokens[index - 1], tokens[index + 1])
    let isShort = token.end - token.start <= 4 && ![3, 5, 6, 7].contains(date.month)
    if isShort, next.marks.contains(.dot) { return true }
    if [4, 6, 8].contains(date.month), next.kind == .wasDone, next.value == 4, next.isJoined,
      before.kind == .boundary || token.beginsSentence(after: before)
    {
      return false
    }
    let isBeforeName =
      next.isJoined && next.isCapital
      && ![.number, .month, .weekday, .ordinal].contains(next.kind) && next.kind == .plain
    switch before.kind {
    case .in, .of, .since, .last, .by, .from, .until, .during, .early, .late, .mid, .next, .this,
      .between, .previous, .coming, .end, .beginning, .middle, .before, .after, .each, .following,
      .ordinal, .later, .earlier:
      return token.isLinked && !(isBeforeName && [3, 5].contains(date.month))
    case .to, .and, .for, .or:
      return token.isLinked && !isBeforeName && token.end - token.start > 3
    default: break
    }
    if [3, 5].contains(date.month) || token.end - token.start < 4 { return false }
    return !isBeforeName || ![4, 6, 8].contains(date.month)
  }

  /// Early, late, mid; the end of.
  private func readPart(_ date: inout MonthDate, allowsIn: Bool) {
    let (first, part) = partBefore(date.first)
    date.first = first
    date.part = part
  }

  /// What says which part of the time that begins at `index` is meant, with where it begins itself.
  func partBefore(_ index: Int) -> (first: Int, part: PeriodPart) {
    var place = index - 1
    guard place >= limit, tokens[index].isLinked else { return (index, .whole) }
    if tokens[place].kind == .the, tokens[place].isJoined,
      [.of, .early, .late, .mid].contains(tokens[place - 1].kind)
    {
      place -= 1
    }
    guard place >= limit else { return (index, .whole) }
    switch tokens[place].kind {
    case .early, .late, .mid:
      let kind = tokens[place].kind
      let part: PeriodPart = kind == .early ? .early : kind == .late ? .late : .middle
      let hasArticle =
        isFree(place - 1, .the) && tokens[place].isJoined && place == index - 1
        && (tokens[index].isJoined || tokens[index].kind != .month)
      return (hasArticle ? place - 1 : place, part)
    case .in, .of:
      let isOf = tokens[place].kind == .of
      guard place - 1 >= limit, tokens[place].isJoined else { return (index, .whole) }
      let part: PeriodPart
      switch (tokens[place - 1].kind, isOf) {
      case (.early, false): part = .early
      case (.late, false): part = .late
      case (.end, true): part = .late
      case (.beginning, true): part = .early
      case (.middle, true): part = .middle
      default: return (index, .whole)
      }
      let hasArticle = isFree(place - 2, .the) && tokens[place - 1].isJoined
      return (hasArticle ? place - 2 : place - 1, part)
    default: return (index, .whole)
    }
  }

  /// Last, next, this.
  private func readChoice(_ date: inout MonthDate, _ index: Int) {
    guard date.year == nil, date.first <= index else { return }
    let place = date.first - 1
    guard place >= limit, tokens[date.first].isJoined else { return }
    switch tokens[place].kind {
    case .last, .previous, .past: date.direction = .past
    case .next, .coming: date.direction = .future
    case .this: break
    default: return
    }
    date.first = place
    let isPast = tokens[place].kind == .past || tokens[place].kind == .coming
    if isPast, isFree(place - 1, .this), tokens[place].isJoined { date.first -= 1 }
    if date.day == nil, date.part == .whole { readPart(&date, allowsIn: true) }
    if tokens[place].kind == .this, date.day == nil { date.year = reference.year }
  }

  private func draft(_ date: MonthDate, _ weekday: Int?) -> DraftDate? {
    let range = date.first..<date.end
    let given = date.hasOddYear ? nil : date.year
    var year = given
    if year == nil, !date.hasOddYear {
      year =
        weekday.flatMap { self.year(of: date.month, date.day, on: $0) }
        ?? self.year(of: date.month, day: date.day, around: range, date.direction)
    }
    guard let day = date.day else {
      let value: TimexValue =
        year.map { .month(year: $0, month: date.month) } ?? .recurring(month: date.month, day: nil)
      var draft = DraftDate(range, .date, value, part: date.part)
      draft.yearGiven = given != nil ? 1 : date.direction == nil && !date.hasOddYear ? -1 : 0
      return draft
    }
    guard day <= Day.days(inMonth: date.month, of: year ?? 2000) else {
      // The 30th of February 2012: of what is said, month and year can be.
      return given.map { DraftDate(range, .date, .month(year: $0, month: date.month)) }
    }
    var draft = DraftDate(range, .date, .recurring(month: date.month, day: day))
    draft.yearGiven = given != nil ? 1 : date.direction == nil && !date.hasOddYear ? -1 : 0
    guard let year else { return draft }
    guard let first = Day(year: year, month: date.month, day: day) else { return nil }
    draft.value = .day(first)
    if let lastDay = date.lastDay, let last = Day(year: year, month: date.month, day: lastDay) {
      draft.value = .days(first, last)
    }
    return draft
  }
}
