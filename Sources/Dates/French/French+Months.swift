import Calendar

/// French months and days of months.
extension ArticleDates {
  // MARK: From digits

  /// Digits: a day before a month (`27 janvier`, `3 au 5 mai`, `3 et 4 mai`), or a year behind a word such as `en`.
  func frenchNumber(at index: Int) -> DraftDate? {
    let token = tokens[index]
    if token.detail == 4 { return frenchAnnouncedYear(at: index) }
    guard token.detail <= 2, (1...31).contains(token.value), !token.marks.contains(.currency)
    else { return nil }
    return frenchDay(at: index)
  }

  /// `1er mars`; `19e siècle` and `2e trimestre` are found by their second word.
  func frenchOrdinal(at index: Int) -> DraftDate? {
    tokens[index].value == 1 && tokens[index].detail == 1 ? frenchDay(at: index) : nil
  }

  /// A day of a month that follows it, or follows the days behind it.
  private func frenchDay(at index: Int) -> DraftDate? {
    var place = index + 1
    // "3 au 5 mai", "3, 4 et 5 mai", "3-5 mai".
    while place < index + 8, !isMonthInFrench(place) {
      let isLink =
        isNext(place, .frenchTo) || isNext(place, .frenchAnd) || isNext(place, .frenchThe)
      let isComma =
        tokens[place].gap == .comma || tokens[place].gap == .hyphen || tokens[place].gap.isEmpty
      let isNumber =
        tokens[place].kind == .number && tokens[place].detail <= 2
        && (tokens[place - 1].kind != .number || !tokens[place].gap.isEmpty)
      guard isLink || isNumber && isComma else { return nil }
      place += 1
    }
    guard isMonthInFrench(place), tokens[place].isJoined || tokens[place].gap == .dot,
      tokens[place - 1].kind == .number || tokens[place - 1].kind == .frenchOrdinal
    else { return nil }
    let isLast = place == index + 1
    let (year, yearEnd) = frenchYearBehind(place)
    var (first, end) = (index, yearEnd)
    if isLast, isFree(index - 1, .frenchWeekday), tokens[index].gap.subtracting(.comma).isEmpty {
      first -= 1
    }
    let (month, day) = (tokens[place].value, tokens[index].value)
    if year == nil, isAmbiguousMonth(month),
      frenchSurplus(place) < (tokens[place].isCapital ? 1 : 0)
    {
      return nil
    }
    var value = year.map { frenchMonthDay(month, day, of: $0) } ?? nil
    if year == nil {
      let given = frenchDirectionBehind(end)
      if given != nil { end += 1 }
      value = frenchMonthDay(month, day, around: index..<end, given)
    }
    guard let value else { return nil }
    var draft = DraftDate(first..<(isLast ? end : index + 1), .date, value)
    draft.yearGiven = year == nil ? -1 : 1
    return draft
  }

  /// Mars and mai, which are words of other languages, too.
  private func isAmbiguousMonth(_ month: Int) -> Bool { month == 3 || month == 5 }

  /// What `dernier` and `prochain` say.
  private func frenchDirectionBehind(_ index: Int) -> Direction? {
    if isNext(index, .frenchLast) { return .past }
    return isNext(index, .frenchNext) ? .future : nil
  }

  /// A French month, or `sept.`, `oct.`, `nov.` and `dec.`, which English has too.
  private func isMonthInFrench(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .frenchMonth { return true }
    return token.kind == .month && token.value >= 9 && token.end - token.start <= 5
      && !token.isCapital
      && isInFrench(index)
  }

  /// The year that follows a month, and where that ends; the token behind the month where none does.
  private func frenchYearBehind(_ month: Int) -> (year: Int?, end: Int) {
    let next = tokens[month + 1]
    let isJoined =
      next.isJoined || tokens[month].detail == 1 && next.gap == .dot
      || tokens[month].end - tokens[month].start <= 4 && next.gap == .dot
    if next.kind == .number, next.detail == 4, (1000...2199).contains(next.value), isJoined {
      return (next.value, month + 2)
    }
    // "De l'an dernier", "de cette année", "de l'année suivante".
    guard isNext(month + 1, .frenchOf), let (year, end) = frenchRelativeYear(month + 2) else {
      return (nil, month + 1)
    }
    return (year, end)
  }

  /// `l'an dernier`, `cette année`, `l'année prochaine`: the year, and where that ends.
  func frenchRelativeYear(_ index: Int) -> (year: Int, end: Int)? {
    guard let reference = reference.year else { return nil }
    if isNext(index, .frenchThis), frenchIsYear(index + 1) { return (reference, index + 2) }
    guard isNext(index, .frenchThe), frenchIsYear(index + 1) else { return nil }
    if isNext(index + 2, .frenchLast) { return (reference - 1, index + 3) }
    if isNext(index + 2, .frenchNext) { return (reference + 1, index + 3) }
    return nil
  }

  /// `an` or `année`.
  func frenchIsYear(_ index: Int) -> Bool {
    guard followsClosely(index) else { return false }
    let token = tokens[index]
    return token.kind == .frenchUnit && token.value == Int(TimexUnit.year.rawValue)
      || token.kind == .a && token.detail == 1
  }

  // MARK: From the month

  /// A month without a day: `mars 2013`, `fin juin`, `en août`, `janvier dernier`.
  func frenchMonth(at index: Int) -> DraftDate? {
    let month = tokens[index].value
    let (year, end) = frenchYearBehind(index)
    let (first, part) = frenchPartBefore(frenchMonthStart(index))
    if let year {
      // A planet, where the text is English.
      if month == 3, first == index, isMission(index + 1) { return nil }
      var draft = DraftDate(first..<end, .date, .month(year: year, month: month), part: part)
      draft.yearGiven = 1
      return draft
    }
    if let draft = frenchMonthBeside(index, first, part) { return draft }
    guard isFrenchMonth(index), let value = frenchMonthDay(month, nil, around: first..<end) else {
      return nil
    }
    var draft = DraftDate(first..<end, .date, value, part: part)
    draft.yearGiven = -1
    return draft
  }

  /// The `mois` of `début du mois d'avril`, or the month itself.
  private func frenchMonthStart(_ index: Int) -> Int {
    guard isBefore(index - 1, .frenchOf), isBefore(index - 2, .frenchUnit),
      isBefore(index - 3, .frenchOf),
      isBefore(index - 4, .frenchPart)
    else { return index }
    return index - 2
  }

  /// `janvier dernier`, `mars prochain`.
  private func frenchMonthBeside(_ index: Int, _ first: Int, _ part: PeriodPart) -> DraftDate? {
    guard let direction = frenchDirectionBehind(index + 1) else { return nil }
    let month = tokens[index].value
    let value = frenchMonthDay(month, nil, around: first..<index + 2, direction)
    return DraftDate(
      first..<index + 2, .date, value ?? .recurring(month: month, day: nil), part: part)
  }

  /// Whether a word that is spelled like a month is one: names are written with a capital, and what is short needs a
  /// word before that goes with months.
  private func isFrenchMonth(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.detail == 0 else { return false }
    let before = tokens[index - 1]
    let isAnnounced: Bool
    switch before.kind {
    case .frenchIn, .frenchOf, .frenchSince, .frenchPart, .frenchUntil, .frenchBefore, .frenchAfter,
      .frenchBetween,
      .frenchAnd, .frenchDuring, .frenchTo, .frenchHere:
      isAnnounced = followsClosely(index)
    // "D'ici mars", "à mars".
    case .frenchMonth: isAnnounced = true
    default:
      isAnnounced = before.kind == .a && before.end - before.start == 2 && followsClosely(index)
    }
    if token.isCapital {
      return isAnnounced && isInFrench(index) && !isAmbiguousMonth(token.value)
    }
    return isAmbiguousMonth(token.value) ? isAnnounced && isInFrench(index) : true
  }

  // MARK: Years

  /// A year behind a French word that goes with one: `en 2012`, `depuis 2010`, `fin 2012`, `mi-2014`.
  private func frenchAnnouncedYear(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard (1000...2199).contains(token.value), followsClosely(index),
      !token.marks.contains(.currency)
    else {
      return nil
    }
    switch tokens[index - 1].kind {
    case .frenchPart:
      let (first, part) = frenchPartBefore(index)
      return DraftDate(first..<index + 1, .date, .year(token.value), part: part)
    case .frenchIn, .frenchSince, .frenchAbout, .frenchHere: break
    // "D'ici à 2040", "l'an 1200".
    case .a where tokens[index - 2].kind == .frenchHere || tokens[index - 1].detail == 1: break
    default: return nil
    }
    guard frenchCountsNothing(index + 1), tokens[index + 1].gap.isDisjoint(with: [.hyphen, .slash])
    else {
      return nil
    }
    return DraftDate(index..<index + 1, .date, .year(token.value))
  }

  /// Whether what follows digits is nothing that they count.
  private func frenchCountsNothing(_ next: Int) -> Bool {
    let token = tokens[next]
    guard token.isJoined else { return true }
    switch token.kind {
    case .counted, .frenchUnit, .frenchAged, .number, .scale: return false
    default: return true
    }
  }
}
