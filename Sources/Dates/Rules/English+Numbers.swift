import Calendar

/// Dates, years and times in digits.
extension ArticleDates {
  /// What digits begin: "2014-03-13", "03/04/2013", "1998", "10:30".
  func number(at index: Int) -> DraftDate? {
    let token = tokens[index]
    if token.marks.contains(.currency) { return nil }
    let next = tokens[index + 1]
    if let draft = yearOfOurEra(at: index) { return draft }
    if token.detail == 4 {
      if let time = militaryTime(at: index) { return time }
      let isWhole =
        next.kind == .number && tokens[index + 2].kind == .number
        && next.gap == tokens[index + 2].gap && (next.gap == .hyphen || next.gap == .slash)
      return isoDate(at: index) ?? (isWhole ? nil : year(at: index))
    }
    guard token.detail <= 2 else { return nil }
    if next.gap == .slash, next.kind == .number { return slashedDate(at: index) }
    if next.gap == .colon, next.kind == .number || next.kind == .clock { return clock(at: index) }
    if token.marks.contains(.apostrophe) { return shortYear(at: index) }
    if next.kind == .weekday || next.kind == .month { return nil }
    return nil
  }

  /// 2014-03-13, 2014/03/13, 2014-03.
  private func isoDate(at index: Int) -> DraftDate? {
    let (year, month) = (tokens[index], tokens[index + 1])
    guard month.kind == .number, month.detail == 2, (1...12).contains(month.value),
      month.gap == .hyphen || month.gap == .slash, !isPartOfNumber(index)
    else { return nil }
    let day = tokens[index + 2]
    if day.gap == month.gap, day.kind == .number {
      guard day.detail == 2,
        let date = Day(year: year.value, month: month.value, day: day.value)
      else { return nil }
      return DraftDate(index..<index + 3, .date, .day(date))
    }
    // 1997-98 is a pair of years.
    guard month.gap == .hyphen, month.value <= year.value % 100 || year.value % 100 > 12,
      month.value != year.value % 100 + 1, (1900...2099).contains(year.value),
      day.gap.isDisjoint(with: [.hyphen, .slash])
    else { return nil }
    return DraftDate(
      index..<index + 2, .date, .month(year: year.value, month: month.value))
  }

  /// 476 AD, AD 410.
  private func yearOfOurEra(at index: Int) -> DraftDate? {
    let (token, before, next) = (tokens[index], tokens[index - 1], tokens[index + 1])
    func isEra(_ token: DateToken) -> Bool {
      token.kind == .era && token.value == 3 && token.isCapital
    }
    guard (1...2199).contains(token.value), token.detail <= 4, !isPartOfNumber(index) else {
      return nil
    }
    if isEra(next), next.isJoined {
      return DraftDate(index..<index + 2, .date, .year(token.value))
    }
    guard isEra(before), index - 1 >= limit, token.isJoined || token.gap == .dot else { return nil }
    return DraftDate(index - 1..<index + 1, .date, .year(token.value))
  }

  /// Whether digits go on with a number or word before them.
  private func isPartOfNumber(_ index: Int) -> Bool {
    let parts: DateToken.Marks = [.hyphen, .slash, .glued, .currency, .colon]
    return !tokens[index].marks.isDisjoint(with: parts)
  }

  /// 03/04/2013, 3/4/13.
  private func slashedDate(at index: Int) -> DraftDate? {
    let (second, year) = (tokens[index + 1], tokens[index + 2])
    guard year.kind == .number, year.gap == .slash, second.detail <= 2,
      year.detail == 4 || year.detail == 2, !isPartOfNumber(index),
      tokens[index + 3].gap != .slash || tokens[index + 3].kind != .number
    else { return nil }
    let number =
      year.detail == 4 ? year.value : fullYear(ofTwoDigits: year.value)
    guard (1000...2199).contains(number) else { return nil }
    return date(tokens[index].value, second.value, number, index..<index + 3)
  }

  /// Such as 13.03.2014.
  func dottedDate(at index: Int) -> DraftDate? {
    let value = tokens[index].value
    if isPartOfNumber(index) { return nil }
    return date(value % 100, value / 100 % 100, value / 10_000, index..<index + 1)
  }

  /// Day and month, or month and day, of a year.
  private func date(_ first: Int, _ second: Int, _ year: Int, _ range: Range<Int>) -> DraftDate? {
    let dayFirst = Day(year: year, month: second, day: first)
    let monthFirst = Day(year: year, month: first, day: second)
    switch (dayFirst, monthFirst) {
    case (let day?, nil), (nil, let day?): return DraftDate(range, .date, .day(day))
    case (let dayFirst?, let monthFirst?):
      if dayFirst == monthFirst { return DraftDate(range, .date, .day(dayFirst)) }
      switch order {
      case .dayFirst: return DraftDate(range, .date, .day(dayFirst))
      case .monthFirst: return DraftDate(range, .date, .day(monthFirst))
      case nil:
        // One of the two: all that is known for sure is what lies around them.
        let days = DayInterval(min(dayFirst, monthFirst), max(dayFirst, monthFirst))
        return DraftDate(range, .date, .year(year), days: days)
      }
    case (nil, nil): return nil
    }
  }

  // MARK: Years

  /// Such as '98.
  private func shortYear(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard token.detail == 2 else { return nil }
    switch tokens[index - 1].kind {
    case .of, .in, .to, .or, .since, .season, .and, .late, .early: break
    default: return nil
    }
    return DraftDate(index..<index + 1, .date, .year(fullYear(ofTwoDigits: token.value)))
  }

  /// A year in four digits, with what belongs to it: "early 1998", "1997-98", "the 1988 period".
  func year(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard isYear(index) else { return nil }
    let end = yearsEnd(index)
    if end > index + 1 {
      let last = tokens[index + 1]
      let number =
        last.detail == 4 ? last.value : token.value / 100 * 100 + last.value
      let (first, _) = partBefore(index)
      return DraftDate(first..<end, .date, .years(token.value, number))
    }
    if let draft = yearAndQuarter(index) { return draft }
    return year(token.value, index..<index + 1)
  }

  /// A year that stands at tokens, with what goes before it.
  func year(_ value: Int, _ range: Range<Int>) -> DraftDate {
    var first = range.lowerBound
    if isFree(first - 1, .unit), tokens[first - 1].value == Int(TimexUnit.year.rawValue),
      tokens[first - 1].detail == 0, tokens[first].isJoined
    {
      first -= 1
      if isFree(first - 1, .the), tokens[first].isJoined { first -= 1 }
    }
    if isFree(first - 1, .fiscal), tokens[first].isJoined { first -= 1 }
    let (begin, part) = partBefore(first)
    return DraftDate(begin..<range.upperBound, .date, .year(value), part: part)
  }

  /// 1997-98, 1939-1945: where the second year ends; `index` + 1 if there is none.
  private func yearsEnd(_ index: Int) -> Int {
    let (token, next) = (tokens[index], tokens[index + 1])
    guard next.kind == .number,
      next.gap == .hyphen || next.gap == .dash || next.gap == .slash,
      tokens[index + 2].gap.isDisjoint(with: [.hyphen, .slash]) || tokens[index + 2].kind != .number
    else { return index + 1 }
    if next.detail == 4, next.value > token.value, next.value < token.value + 200 {
      return index + 2
    }
    if next.detail == 2, next.value > token.value % 100 { return index + 2 }
    return index + 1
  }

  /// Whether digits are a year, and no count, price, number of something or part of one.
  private func isYear(_ index: Int) -> Bool {
    let (token, before, next) = (tokens[index], tokens[index - 1], tokens[index + 1])
    let value = token.value
    guard (1000...2199).contains(value) else { return false }
    if !token.marks.isDisjoint(with: [.currency, .glued, .colon, .slash, .apostrophe]) {
      return false
    }
    if token.gap == .hyphen,
      before.kind != .mid && before.kind != .plain && before.kind != .early
        && before.kind != .late
    {
      return false
    }
    // 202 555 1999 is a telephone's number.
    if before.kind == .number, before.detail > 2, token.isLinked { return false }
    if token.gap == .hyphen, before.kind == .plain, before.end - before.start < 3 { return false }
    if before.kind == .label, token.isLinked || token.gap == .dot { return false }
    if next.isLinked || next.marks.contains(.currency) {
      switch next.kind {
      case .counted where before.isCapital && before.kind == .in || before.kind == .since:
        // "In 2012 rebels took Gao."
        break
      case .counted, .rated, .scale: return next.gap == .hyphen && next.kind == .counted
      case .unit where next.detail == 1: return false
      default: break
      }
      if next.marks.contains(.currency), next.gap == .currency { return false }
    }
    if next.marks.contains(.glued) { return false }
    if next.isJoined, next.kind == .more || next.kind == .less { return isAnnounced(index) }
    if (1900...2035).contains(value) { return isPlausible(index) }
    return isAnnounced(index)
  }

  /// Years of the last century and the next ones are what four digits mean, unless a word says that they are a count.
  private func isPlausible(_ index: Int) -> Bool {
    let before = tokens[index - 1]
    switch before.kind {
    case .about, .nearly, .least, .than: return tokens[index].gap != []
    default: return true
    }
  }

  /// Whether a word before says that digits are a year.
  private func isAnnounced(_ index: Int) -> Bool {
    let (token, before) = (tokens[index], tokens[index - 1])
    guard token.isLinked || token.gap == .opening else { return false }
    switch before.kind {
    case .in, .since, .until, .during, .mid, .early, .late, .fiscal: return true
    case .unit: return before.value == Int(TimexUnit.year.rawValue) && before.detail == 0
    case .by, .from, .before, .after:
      return tokens[index + 1].kind != .plain || !tokens[index + 1].isJoined
    case .and, .to:
      let other = tokens[index - 2]
      return other.kind == .number && other.detail == 4 && (1000...2199).contains(other.value)
    default: return false
    }
  }

  // MARK: Years in words

  /// Nineteen ninety-four, the year two thousand.
  func spelledYear(at index: Int) -> DraftDate? {
    guard index > limit else { return nil }
    let begin = tokens[index].kind == .scale ? index - 1 : index
    guard begin >= limit, let (value, end) = yearInWords(at: begin), end > index else { return nil }
    let before = tokens[begin - 1]
    guard tokens[begin].isJoined else { return nil }
    if tokens[index].kind == .scale {
      guard before.kind == .unit, before.value == Int(TimexUnit.year.rawValue) else { return nil }
    } else if (1...9).contains(value % 100) && value / 100 * 100 == value {
      return nil
    }
    return year(value, begin..<end)
  }

  /// A year in words that begins at `index`: teens and tens, or two thousand and so many.
  func yearInWords(at index: Int) -> (year: Int, end: Int)? {
    let (first, second) = (tokens[index], tokens[index + 1])
    guard second.isLinked else { return nil }
    if first.kind == .digitUnit, first.value == 2, second.kind == .scale, second.value == 1000 {
      var place = index + 2
      if tokens[place].kind == .and, tokens[place].isJoined { place += 1 }
      if tokens[place].isLinked, let (rest, end) = belowHundred(at: place) {
        return (2000 + rest, end)
      }
      return (2000, index + 2)
    }
    let isCentury =
      first.kind == .teen && first.value >= 15 || first.kind == .ten && first.value == 20
    guard isCentury, second.kind == .ten || second.kind == .teen,
      let (rest, end) = belowHundred(at: index + 1), rest >= 10
    else { return nil }
    return (first.value * 100 + rest, end)
  }

  func belowHundred(at index: Int) -> (value: Int, end: Int)? {
    let token = tokens[index]
    switch token.kind {
    case .digitUnit, .teen: return (token.value, index + 1)
    case .ten:
      let unit = tokens[index + 1]
      guard unit.kind == .digitUnit, unit.isLinked else { return (token.value, index + 1) }
      return (token.value + unit.value, index + 2)
    default: return nil
    }
  }
}
