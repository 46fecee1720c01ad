import Calendar

/// Decades, centuries, seasons.
extension ArticleDates {
  /// The early 1990s, the nineties, '60s.
  func decade(at index: Int) -> DraftDate? {
    let token = tokens[index]
    var first = index
    let (begin, part) = partBefore(index)
    first = begin
    let hasThe =
      begin < index ? tokens[begin].kind == .the : isFree(index - 1, .the) && token.isLinked
    if hasThe, begin == index { first = index - 1 }
    let decade: Int
    if token.detail == 0 {
      decade = token.value
    } else {
      // "In his nineties", "temperatures in the 70s".
      let isShort = token.detail == 2
      guard isShort && token.marks.contains(.apostrophe) || hasThe || part != .whole else {
        return nil
      }
      if isShort, !token.marks.contains(.apostrophe), part == .whole { return nil }
      decade = self.decade(ofDigit: token.value)
    }
    return DraftDate(first..<index + 1, .date, .decade(decade), part: part)
  }

  /// The 1800s.
  func centuryInDigits(at index: Int) -> DraftDate? {
    let (begin, part) = partBefore(index)
    let hasThe = begin == index && isFree(index - 1, .the) && tokens[index].isJoined
    return DraftDate(
      (hasThe ? index - 1 : begin)..<index + 1, .date, .century(tokens[index].value), part: part)
  }

  /// The 19th century, the late nineteenth century.
  func century(at index: Int) -> DraftDate? {
    guard tokens[index].isLinked, index - 1 >= limit else { return nil }
    var first = index - 1
    guard tokens[first].kind == .ordinal, tokens[first].value < 99 else { return nil }
    var number = tokens[first].value
    if number < 10, tokens[first].isLinked, isFree(first - 1, .ten) {
      first -= 1
      number += tokens[first].value
    }
    guard (1...30).contains(number) else { return nil }
    let (begin, part) = partBefore(first)
    let hasThe = begin == first && isFree(first - 1, .the) && tokens[first].isJoined
    return DraftDate(
      (hasThe ? first - 1 : begin)..<index + 1, .date, .century(number - 1), part: part)
  }

  // MARK: Seasons

  /// Last summer, the winter of 1994, this fall.
  func season(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard let season = Season(rawValue: UInt8(clamping: token.value)), token.detail != 1,
      token.isLinked
    else { return nil }
    var place = index + 1
    if tokens[place].kind == .of, tokens[place].isJoined { place += 1 }
    if let (year, end) = yearNumber(at: place),
      tokens[place].isJoined || tokens[place].gap == .comma
    {
      return self.season(season, year, index, end)
    }
    if tokens[place].kind == .number, tokens[place].gap == .apostrophe,
      tokens[place].detail == 2
    {
      return self.season(season, fullYear(ofTwoDigits: tokens[place].value), index, place + 1)
    }
    if let (year, end) = relativeYear(at: place) { return self.season(season, year, index, end) }
    guard index - 1 >= limit else { return nil }
    return chosenSeason(season, index)
  }

  private func relativeYear(at place: Int) -> (year: Int, end: Int)? {
    guard tokens[place].isJoined, tokens[place + 1].kind == .unit,
      tokens[place + 1].value == Int(TimexUnit.year.rawValue), let year = reference.year
    else { return nil }
    switch tokens[place].kind {
    case .last: return (year - 1, place + 2)
    case .this: return (year, place + 2)
    case .next: return (year + 1, place + 2)
    default: return nil
    }
  }

  private func season(_ season: Season, _ year: Int, _ index: Int, _ end: Int) -> DraftDate {
    let (begin, part) = partBefore(index)
    let hasThe = begin == index && isFree(index - 1, .the) && tokens[index].isJoined
    return DraftDate(
      (hasThe ? index - 1 : begin)..<end, .date, .season(year: year, season), part: part)
  }

  private func chosenSeason(_ season: Season, _ index: Int) -> DraftDate? {
    let before = tokens[index - 1]
    var first = index - 1
    var step = 0
    switch before.kind {
    case .last, .past, .previous: step = -1
    case .next, .coming: step = 1
    case .this: step = 0
    case .the, .early, .late, .mid, .in, .by, .since, .until:
      let isAmbiguous = tokens[index].detail == 3
      if isAmbiguous, before.kind == .the { return nil }
      return bareSeason(season, index)
    case .each:
      return DraftDate(first..<index + 1, .set, .anySeason(season))
    default: return nil
    }
    if before.isJoined, isFree(first - 1, .this) || isFree(first - 1, .the) { first -= 1 }
    let (begin, part) = early(orPartBefore: first)
    let range = begin..<index + 1
    guard let year = year(of: season, step) else {
      return DraftDate(range, .date, .anySeason(season), part: part)
    }
    return DraftDate(range, .date, .season(year: year, season), part: part)
  }

  /// The summer, in winter, early spring.
  private func bareSeason(_ season: Season, _ index: Int) -> DraftDate? {
    let (begin, part) = partBefore(index)
    var first = begin
    if begin == index, isFree(index - 1, .the), tokens[index].isJoined { first = index - 1 }
    let range = first..<index + 1
    if part == .whole, first == index - 1 {
      switch tokens[first - 1].kind {
      case .in, .over, .during, .by, .since, .until, .for, .of: break
      default: return nil
      }
    }
    guard let reference = reference.month else {
      return DraftDate(range, .date, .anySeason(season), part: part)
    }
    let isFuture = direction(of: range) == .future
    let isOver = reference.month > season.firstMonth + 2
    let isAhead = reference.month < season.firstMonth
    var year = reference.year
    if isFuture, isOver { year += 1 }
    if !isFuture, isAhead { year -= 1 }
    return DraftDate(range, .date, .season(year: year, season), part: part)
  }

  private func year(of season: Season, _ step: Int) -> Int? {
    guard let reference = reference.month else { return nil }
    let (year, month) = (reference.year, reference.month)
    let (first, last) = (season.firstMonth, season.firstMonth + 2)
    switch step {
    case -1:
      return season == .winter ? (month <= 2 ? year - 2 : year - 1) : last < month ? year : year - 1
    case 1: return first > month ? year : year + 1
    default: return season == .winter && month <= 4 ? year - 1 : year
    }
  }
}
