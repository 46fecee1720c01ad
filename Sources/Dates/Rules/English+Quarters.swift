import Calendar

/// Quarters and halves of years, as companies report them, and seasons.
extension ArticleDates {
  /// The third quarter of 1989, third-quarter, this year's third quarter, the year-ago quarter.
  func quarter(at index: Int, _ unit: TimexUnit) -> DraftDate? {
    guard unit == .quarter, tokens[index].detail == 0, tokens[index].isLinked else {
      return nil
    }
    var place = index - 1
    if isFree(place, .fiscal), tokens[place].isLinked { place -= 1 }
    if let number = ordinal(endingAt: place) {
      guard (1...4).contains(number) else { return nil }
      return numbered(number, place, index, isHalf: false)
    }
    if place == index - 1, isYearAgo(place) { return comparedQuarter(place, index) }
    if let year = ownedYear(endingAt: place, index), let quarter = antecedents.quarter {
      return DraftDate(
        year.first..<index + 1, .date, .quarter(year: year.year, quarter: quarter.quarter))
    }
    return nil
  }

  /// The first half, the second half of 1989.
  func half(at index: Int) -> DraftDate? {
    guard tokens[index].isLinked, let number = ordinal(endingAt: index - 1), number <= 2,
      index - 1 >= limit
    else { return nil }
    // Football has halves too.
    let next = tokens[index + 1]
    let hasYear =
      tokens[index].gap == .hyphen || next.kind == .of && next.isJoined
      || isYear(index + 1, behindComma: false)
      || ownedYear(endingAt: index - 2, index - 1) != nil
    guard hasYear else { return nil }
    let draft = numbered(number, index - 1, index, isHalf: true)
    return draft.end > index + 1 || draft.first < index - 2 ? draft : nil
  }

  private func ordinal(endingAt index: Int) -> Int? {
    guard index >= limit else { return nil }
    let token = tokens[index]
    if token.kind == .ordinal { return token.value == 99 ? 4 : token.value }
    // The last half of a year.
    if token.kind == .last, tokens[index + 1].isJoined, tokens[index + 2].kind == .of {
      return tokens[index + 1].kind == .half ? 2 : 4
    }
    return token.kind == .unit && token.value == 0 && token.detail == 0 ? 2 : nil
  }

  private func numbered(
    _ number: Int, _ place: Int, _ index: Int, isHalf: Bool
  ) -> DraftDate {
    var (first, end) = (place, index + 1)
    if isFree(first - 1, .fiscal), tokens[first].isLinked { first -= 1 }
    var year: Int?
    if let owned = ownedYear(endingAt: first - 1, first) {
      (year, first) = (owned.year, owned.first)
    } else if isYearAgo(first - 1), tokens[first].isJoined {
      first -= 1
      if isFree(first - 1, .unit) { first -= 1 }
      year = reference.year.map { $0 - 1 }
    }
    let isAdjective = tokens[index].gap == .hyphen && year == nil
    if !isAdjective, isFree(first - 1, .the), tokens[first].isJoined { first -= 1 }
    if year == nil, let behind = yearBehind(end) { (year, end) = behind }
    let range = first..<end
    if year == nil { year = reportedYear(number, range, isHalf: isHalf) }
    guard let year else {
      return DraftDate(range, .date, isHalf ? .anyHalf(number) : .anyQuarter(number))
    }
    return DraftDate(
      range, .date,
      isHalf ? .half(year: year, half: number) : .quarter(year: year, quarter: number))
  }

  /// The year that an owner before a quarter names: this year's, 1989's, the 1989.
  private func ownedYear(endingAt index: Int, _ next: Int) -> (year: Int, first: Int)? {
    guard index >= limit else { return nil }
    let token = tokens[index]
    let gap = tokens[next].gap
    guard gap.isEmpty || gap == .possessive else { return nil }
    if token.kind == .number, token.detail == 4, (1900...2099).contains(token.value) {
      let hasThe = isFree(index - 1, .the) && token.isJoined
      return (token.value, hasThe ? index - 1 : index)
    }
    guard token.kind == .unit, token.value == Int(TimexUnit.year.rawValue), gap == .possessive,
      let year = reference.year, index - 1 >= limit, token.isJoined
    else { return nil }
    switch tokens[index - 1].kind {
    case .last: return (year - 1, index - 1)
    case .this: return (year, index - 1)
    case .next: return (year + 1, index - 1)
    default: return nil
    }
  }

  /// Of 1989, of last year, of the year, 1989.
  private func yearBehind(_ end: Int) -> (year: Int, end: Int)? {
    var place = end
    guard tokens[place].isJoined || tokens[place].gap == .comma else { return nil }
    if tokens[place].kind == .of {
      place += 1
      guard tokens[place].isJoined else { return nil }
    }
    if tokens[place].kind == .fiscal, tokens[place].isJoined { place += 1 }
    let token = tokens[place]
    if token.kind == .number, token.detail == 4, (1900...2099).contains(token.value) {
      return (token.value, place + 1)
    }
    guard let year = reference.year, tokens[place + 1].kind == .unit,
      tokens[place + 1].value == Int(TimexUnit.year.rawValue), tokens[place + 1].isJoined,
      tokens[place + 1].detail == 0
    else { return nil }
    switch token.kind {
    case .last: return (year - 1, place + 2)
    case .this: return (year, place + 2)
    case .next: return (year + 1, place + 2)
    case .the where place > end: return (year, place + 2)
    default: return nil
    }
  }

  /// The year of a quarter that companies report without one: the last such quarter that has begun.
  private func reportedYear(_ number: Int, _ range: Range<Int>, isHalf: Bool) -> Int? {
    guard let year = reference.year, let month = reference.days?.first.parts.month else {
      return nil
    }
    let current = isHalf ? (month - 1) / 6 + 1 : (month - 1) / 3 + 1
    if reference.month == nil { return nil }
    guard number > current else { return year }
    if direction(of: range) == .past { return year - 1 }
    // The next one is spoken of as often as the one a year ago.
    return direction(of: range) == .future || number == current + 1 && !isHalf && number < 4
      ? year : year - 1
  }

  // MARK: Comparisons

  /// Whether year-ago, year-earlier ends at `index`.
  private func isYearAgo(_ index: Int) -> Bool {
    guard index - 1 >= limit, tokens[index].isLinked,
      tokens[index].kind == .ago || tokens[index].kind == .earlier
    else { return false }
    let year = tokens[index - 1]
    return year.kind == .unit && year.value == Int(TimexUnit.year.rawValue)
  }

  private func comparedQuarter(_ place: Int, _ index: Int) -> DraftDate {
    var first = place - 1
    if isFree(first - 1, .the), tokens[first].isJoined { first -= 1 }
    return compared(first..<index + 1)
  }

  /// The same quarter of the year before.
  private func compared(_ range: Range<Int>) -> DraftDate {
    if let quarter = antecedents.quarter {
      var draft = DraftDate(
        range, .date, .quarter(year: quarter.year - 1, quarter: quarter.quarter))
      draft.isAntecedent = false
      return draft
    }
    return DraftDate(range, .date, reference.year.map { .year($0 - 1) } ?? .any(.year))
  }

  /// Year-ago results, a year earlier without a count of it; the year-end.
  func year(at index: Int, _ unit: TimexUnit) -> DraftDate? {
    guard unit == .year, tokens[index].detail == 0 else { return nil }
    let next = tokens[index + 1]
    if next.kind == .end, next.isLinked || next.gap == .possessive { return yearEnd(index) }
    guard next.gap == .hyphen, next.kind == .ago || next.kind == .earlier else {
      return spelledYear(behind: index)
    }
    let behind = tokens[index + 2]
    let hasNoun =
      behind.isJoined && (behind.kind == .period || behind.kind == .unit && behind.value == 8)
    if behind.isJoined, behind.kind == .ordinal || behind.kind == .unit && behind.value == 0 {
      return nil
    }
    let hasThe = isFree(index - 1, .the) && tokens[index].isJoined && hasNoun
    return compared((hasThe ? index - 1 : index)..<(hasNoun ? index + 3 : index + 2))
  }

  /// The year two thousand; the year 2012 is a year's own rule.
  private func spelledYear(behind index: Int) -> DraftDate? {
    guard tokens[index + 1].isJoined, tokens[index + 1].kind != .number,
      let (value, end) = yearNumber(at: index + 1)
    else { return nil }
    return year(value, index + 1..<end)
  }

  private func yearEnd(_ index: Int) -> DraftDate? {
    let range = index..<index + 2
    guard let year = reference.year else { return DraftDate(range, .date, .any(.year)) }
    let isPast = tokens[index - 1].kind == .since
    guard let day = Day(year: isPast ? year - 1 : year, month: 12, day: 31) else { return nil }
    return DraftDate(range, .date, .day(day))
  }

  func yearAgo(_ range: Range<Int>, _ unit: TimexUnit) -> DraftDate? {
    unit == .year ? compared(range) : nil
  }

  /// The latest period, the 1988 period: a quarter, where an article reports one.
  func period(at index: Int) -> DraftDate? {
    guard tokens[index].isJoined, index - 1 >= limit else { return nil }
    let before = tokens[index - 1]
    var first = index - 1
    var step = 0
    switch before.kind {
    case .latest: break
    case .number where before.detail == 4 && (1900...2099).contains(before.value):
      let hasThe = isFree(first - 1, .the) && before.isJoined
      guard hasThe else { return nil }
      let value: TimexValue =
        antecedents.quarter.map { .quarter(year: before.value, quarter: $0.quarter) }
        ?? .year(before.value)
      return DraftDate(first - 1..<index + 1, .date, value)
    default: return nil
    }
    guard let quarter = antecedents.quarter else { return nil }
    if isFree(first - 1, .the), tokens[first].isJoined { first -= 1 }
    step = 0
    return DraftDate(
      first..<index + 1, .date, .quarter(year: quarter.year + step, quarter: quarter.quarter))
  }

  /// The 1988 quarter, the 1988 second quarter, the 1988 period: nil if the year stands by itself.
  func yearAndQuarter(_ index: Int) -> DraftDate? {
    let next = tokens[index + 1]
    guard next.isJoined || next.gap == .possessive else { return nil }
    let isQuarter = next.kind == .unit && next.value == Int(TimexUnit.quarter.rawValue)
    if isQuarter, next.detail == 0 { return quarter(at: index + 1, .quarter) }
    if next.kind == .period { return period(at: index + 1) }
    let behind = tokens[index + 2]
    if behind.isLinked, behind.kind == .unit, behind.value == Int(TimexUnit.quarter.rawValue) {
      return quarter(at: index + 2, .quarter)
    }
    if behind.isLinked, behind.kind == .half { return half(at: index + 2) }
    return nil
  }

  /// Such as Q3 2012.
  func quarterCode(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard token.isCapital else { return nil }
    if token.value > 1000 { return year(token.value, index..<index + 1) }
    let (number, isHalf) = (token.value % 10, token.value > 10)
    let behind = yearBehind(index + 1)
    if isHalf, behind == nil { return nil }
    let range = index..<(behind?.end ?? index + 1)
    guard let year = behind?.year ?? reportedYear(number, range, isHalf: isHalf) else {
      return DraftDate(range, .date, isHalf ? .anyHalf(number) : .anyQuarter(number))
    }
    return DraftDate(
      range, .date,
      isHalf ? .half(year: year, half: number) : .quarter(year: year, quarter: number))
  }
}
