import Calendar

/// French decades, centuries, quarters, halves and seasons.
extension ArticleDates {
  /// `années 1990`, `années 90`, `années soixante`, `an 2000`.
  func frenchDecade(at index: Int) -> DraftDate? {
    let next = tokens[index + 1]
    guard next.isJoined else { return nil }
    let (first, part) = frenchPartBefore(isBefore(index - 1, .frenchOf) ? index - 1 : index)
    let begin = part == .whole ? index : first
    if next.kind == .number {
      if tokens[index].detail == 0 {
        guard next.detail == 4, (1000...2199).contains(next.value) else { return nil }
        return DraftDate(begin..<index + 2, .date, .year(next.value), part: part)
      }
      if next.detail == 4, next.value % 10 == 0, (1000...2090).contains(next.value) {
        return DraftDate(begin..<index + 2, .date, .decade(next.value / 10), part: part)
      }
      guard next.detail == 2, next.value % 10 == 0, next.value >= 20 else { return nil }
      return DraftDate(
        begin..<index + 2, .date, .decade(decade(ofDigit: next.value / 10)), part: part)
    }
    guard next.kind == .frenchNumber, tokens[index].detail == 1,
      (20...100).contains(next.value),
      let count = frenchSpelledDecade(index + 1)
    else { return nil }
    return DraftDate(
      begin..<count.end, .date, .decade(decade(ofDigit: count.value / 10)), part: part)
  }

  /// `vingt`, `soixante`, `soixante-dix`, `quatre-vingts`, `quatre-vingt-dix`.
  private func frenchSpelledDecade(_ index: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while end < index + 3, end == index || followsClosely(end), tokens[end].kind == .frenchNumber {
      value = tokens[end].value == 20 && value == 4 ? 80 : value + tokens[end].value
      end += 1
    }
    return value % 10 == 0 && (20...90).contains(value) ? (value, end) : nil
  }

  /// `XXe siècle`, `19e siècle`, `début du XXe siècle`.
  func frenchCentury(at index: Int) -> DraftDate? {
    let number = tokens[index - 1]
    guard index - 1 >= limit, tokens[index].isJoined,
      number.kind == .frenchRoman || number.kind == .frenchOrdinal,
      (1...21).contains(number.value)
    else { return nil }
    let (first, part) = frenchPartBefore(isBefore(index - 2, .frenchOf) ? index - 2 : index - 1)
    return DraftDate(
      (part == .whole ? index - 1 : first)..<index + 1, .date, .century(number.value - 1),
      part: part)
  }

  /// `premier trimestre 2013`, `second semestre de 2011`, `premier semestre`.
  ///
  /// - Parameter unit: nil for half a year.
  func frenchPartOfYear(at index: Int, _ unit: TimexUnit?) -> DraftDate? {
    guard index - 1 >= limit, followsClosely(index), let number = frenchPartNumber(index - 1, unit)
    else {
      return nil
    }
    let year: Int?
    var end = index + 1
    if let written = frenchYear(from: end) {
      (year, end) = written
    } else {
      year = frenchYear(
        of: unit == nil ? number * 6 - 5 : number * 3 - 2, day: nil, around: index - 1..<end)
    }
    let value: TimexValue
    switch (unit, year) {
    case (nil, let year?): value = .half(year: year, half: number)
    case (nil, nil): value = .anyHalf(number)
    case (_, let year?): value = .quarter(year: year, quarter: number)
    case (_, nil): value = .anyQuarter(number)
    }
    return DraftDate(index - 1..<end, .date, value)
  }

  /// Which quarter or half a word before says.
  private func frenchPartNumber(_ index: Int, _ unit: TimexUnit?) -> Int? {
    let token = tokens[index]
    switch token.kind {
    case .frenchOrdinal: return token.value <= (unit == nil ? 2 : 4) ? token.value : nil
    // "Second", an English unit.
    case .unit where token.value == Int(TimexUnit.second.rawValue): return 2
    case .ordinal where token.value == 2: return 2
    case .frenchLast where unit != nil && frenchYear(from: index + 2) != nil: return 4
    default: return nil
    }
  }

  /// A year that follows, with `de` or without, and where it ends.
  func frenchYear(from index: Int) -> (year: Int?, end: Int)? {
    let isOf = isNext(index, .frenchOf)
    let place = isOf ? index + 1 : index
    if isOf, let (year, end) = frenchRelativeYear(place) { return (year, end) }
    let token = tokens[place]
    guard token.kind == .number, token.detail == 4, (1000...2199).contains(token.value),
      token.isJoined
    else {
      return nil
    }
    return (token.value, place + 1)
  }

  /// `été 2012`, `été dernier`, `cet hiver`, `au printemps`; été is a participle more often than a season.
  func frenchSeason(at index: Int) -> DraftDate? {
    guard let season = Season(rawValue: UInt8(clamping: tokens[index].value)),
      season != .summer || isFrenchSummer(index)
    else { return nil }
    if let (year, end) = frenchYear(from: index + 1) {
      let value = year.map { TimexValue.season(year: $0, season) } ?? .anySeason(season)
      return DraftDate(index..<end, .date, value)
    }
    let next = tokens[index + 1]
    if next.isJoined, next.kind == .frenchLast || next.kind == .frenchNext {
      let year = frenchSeason(season, next.kind == .frenchLast ? .past : .future)
      return DraftDate(
        index..<index + 2, .date, year.map { .season(year: $0, season) } ?? .anySeason(season))
    }
    if isThisBefore(index) {
      let value = reference.year.map { TimexValue.season(year: $0, season) }
      return DraftDate(index - 1..<index + 1, .date, value ?? .anySeason(season))
    }
    return nil
  }

  /// The year of the last season that has ended, or of the first that has not begun.
  private func frenchSeason(_ season: Season, _ direction: Direction) -> Int? {
    guard let (year, month) = reference.month else { return nil }
    if direction == .future { return month < season.firstMonth ? year : year + 1 }
    return month > season.firstMonth + 2 ? year : year - 1
  }

  private func isFrenchSummer(_ index: Int) -> Bool {
    guard followsClosely(index) else { return false }
    if isThisBefore(index) { return true }
    switch tokens[index - 1].kind {
    case .frenchThe, .frenchPart, .frenchIn: return true
    case .frenchOf: return tokens[index].gap == .apostrophe
    default: return false
    }
  }
}
