import Calendar

/// French units of time: lengths, and times so many units away.
extension ArticleDates {
  func frenchUnit(at index: Int) -> DraftDate? {
    guard let unit = TimexUnit(rawValue: UInt8(clamping: tokens[index].value)) else { return nil }
    switch unit {
    case .hour: if let draft = frenchHours(at: index) { return draft }
    case .year: if let draft = frenchDecade(at: index) { return draft }
    case .century: if let draft = frenchCentury(at: index) { return draft }
    case .quarter: if let draft = frenchPartOfYear(at: index, unit) { return draft }
    default: break
    }
    return frenchUnit(index, index + 1, unit)
  }

  /// `week-end`, which English has too.
  func frenchWeekend(at index: Int) -> DraftDate? {
    guard tokens[index].value == Int(TimexUnit.week.rawValue), tokens[index].detail == 0,
      tokens[index + 1].kind == .end, tokens[index + 1].gap == .hyphen
    else { return nil }
    return frenchBeside(index, index + 2, .weekend)
  }

  /// `un an`, which ends in an English article.
  func frenchOneYear(at index: Int) -> DraftDate? {
    guard tokens[index + 1].kind == .a, frenchIsYear(index + 1) else { return nil }
    return frenchUnit(index + 1, index + 2, .year)
  }

  /// `l'an dernier`.
  func frenchYearBeside(at index: Int) -> DraftDate? {
    guard tokens[index - 1].kind == .a, frenchIsYear(index - 1), tokens[index].isJoined else {
      return nil
    }
    return frenchBeside(index - 1, index, .year)
  }

  /// `par an`, `chaque an`.
  func frenchEachYear(at index: Int) -> DraftDate? {
    guard tokens[index + 1].kind == .a, frenchIsYear(index + 1), isInFrench(index) else {
      return nil
    }
    return DraftDate(index..<index + 2, .set, .duration(tenths: 10, .year))
  }

  private func frenchUnit(_ index: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    frenchBeside(index, end, unit) ?? frenchSet(index, end, unit) ?? frenchCounted(index, end, unit)
  }

  // MARK: Beside this one

  /// `semaine dernière`, `mois prochain`, `cette année`, `ce mois-ci`, `même jour`, `année en cours`.
  private func frenchBeside(_ index: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    let next = tokens[end]
    let isPlural = tokens[index].detail == 1 && tokens[index].kind != .a
    if !isPlural, next.isJoined, next.kind == .frenchLast || next.kind == .frenchNext {
      let step = next.kind == .frenchLast ? -1 : 1
      let (first, part) = frenchPeriodStart(index)
      return frenchReference(first..<end + 1, unit, step, part)
    }
    if !isPlural, isNext(end, .frenchIn), isNext(end + 1, .frenchCourse) {
      return frenchReference(frenchPeriodStart(index).first..<end + 2, unit, 0, .whole)
    }
    if !isPlural, next.kind == .frenchFollowing, next.isJoined {
      return frenchAntecedent(index..<end + 1, unit, next.value)
    }
    if isBefore(index - 1, .frenchSame) { return frenchAntecedent(index - 1..<end, unit, 0) }
    return isPlural ? nil : frenchThis(index, end, unit) ?? frenchPartOfThis(index, end, unit)
  }

  /// `cette semaine`, `ce mois-ci`, `ce jour-là`.
  private func frenchThis(_ index: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    guard isBefore(index - 1, .frenchThis) else { return nil }
    if tokens[end].kind == .frenchThe, tokens[end].gap == .hyphen {
      return frenchAntecedent(index - 1..<end + 1, unit, 0)
    }
    let hasHere = tokens[end].kind == .frenchHere && tokens[end].gap == .hyphen
    guard hasHere || unit != .day && unit != .second && unit != .hour else { return nil }
    return frenchReference(index - 1..<(hasHere ? end + 1 : end), unit, 0, .whole)
  }

  /// Where `fin du mois dernier` begins: with the part, else with the unit.
  private func frenchPeriodStart(_ index: Int) -> (first: Int, part: PeriodPart) {
    if isBefore(index - 1, .frenchThe) || isBefore(index - 1, .frenchOf) {
      let (first, part) = frenchPartBefore(isBefore(index - 2, .frenchOf) ? index - 1 : index)
      if first < index - 1, part != .whole { return (first, part) }
    }
    return (index, .whole)
  }

  /// So many units from the publication.
  func frenchReference(_ range: Range<Int>, _ unit: TimexUnit, _ step: Int, _ part: PeriodPart)
    -> DraftDate?
  {
    DraftDate(range, .date, frenchValue(unit, step) ?? .any(unit), part: part)
  }

  private func frenchValue(_ unit: TimexUnit, _ step: Int) -> TimexValue? {
    if let day = reference.day { return CalendarSteps.value(day, plus: step, unit) }
    guard let first = reference.days?.first, let known = frenchReferenceUnit,
      known.rawValue <= unit.rawValue,
      unit.rawValue >= TimexUnit.week.rawValue
    else { return nil }
    return CalendarSteps.value(first, plus: step, unit)
  }

  /// The smallest unit that the publication is known to.
  private var frenchReferenceUnit: TimexUnit? {
    if reference.week != nil { return .week }
    if reference.month != nil { return .month }
    if reference.quarter != nil { return .quarter }
    if reference.year != nil { return .year }
    return reference.decade != nil ? .decade : nil
  }

  /// So many units from what was spoken of last.
  func frenchAntecedent(_ range: Range<Int>, _ unit: TimexUnit, _ step: Int) -> DraftDate? {
    DraftDate(range, .date, frenchAntecedentValue(unit, step) ?? .any(unit))
  }

  private func frenchAntecedentValue(_ unit: TimexUnit, _ step: Int) -> TimexValue? {
    switch unit {
    case .day, .night, .week, .weekend:
      return antecedents.day.flatMap { CalendarSteps.value($0, plus: step, unit) }
    case .month, .quarter:
      guard let (year, month) = antecedents.month, let day = Day(year: year, month: month, day: 1)
      else {
        return nil
      }
      return CalendarSteps.value(day, plus: step, unit)
    case .year, .decade, .century:
      guard let year = antecedents.year, let day = Day(year: year, month: 1, day: 1) else {
        return nil
      }
      return CalendarSteps.value(day, plus: step, unit)
    default: return nil
    }
  }

  // MARK: What recurs

  /// `chaque année`, `tous les deux ans`, `par mois`.
  private func frenchSet(_ index: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    if isBefore(index - 1, .frenchEach) || isBefore(index - 1, .frenchPer) {
      guard tokens[index].detail == 0 || tokens[index].kind == .a else { return nil }
      return DraftDate(index - 1..<end, .set, .duration(tenths: 10, unit))
    }
    let count = frenchCount(before: index)
    let first = count?.first ?? index
    guard isBefore(first - 1, .frenchThe), isBefore(first - 2, .frenchAll) else { return nil }
    let number = count?.value ?? 1
    return DraftDate(first - 2..<end, .set, .duration(tenths: 10 * number, unit))
  }

  // MARK: So many

  private func frenchCounted(_ index: Int, _ unitEnd: Int, _ unit: TimexUnit) -> DraftDate? {
    // "Ces trois derniers mois", "les prochains jours".
    let isBesideNow = isFree(index - 1, .frenchLast) || isFree(index - 1, .frenchNext)
    let noun = isBesideNow && followsClosely(index) ? index - 1 : index
    let isPlural = tokens[index].detail == 1 || unit == .month
    guard let count = frenchCount(before: noun) else {
      if noun < index { return frenchFewUnits(noun..<unitEnd, unit, isPlural) }
      return isPlural ? frenchSome(index, unitEnd, unit) : nil
    }
    var (end, halves) = (unitEnd, count.value.map { $0 * 2 })
    // "Un an et demi".
    if isNext(end, .frenchAnd), isNext(end + 1, .frenchHalfMore), halves != nil {
      halves? += 1
      end += 2
    }
    let range = count.first..<end
    if noun == index, let draft = frenchAway(range, halves, unit) { return draft }
    if unit == .year && isAge(range) || unit == .day && isOneDay(range) { return nil }
    guard let halves else { return DraftDate(range, .duration, .durationOf(unit)) }
    return DraftDate(range, .duration, .duration(tenths: 5 * halves, unit))
  }

  /// `début de l'année`, `fin du mois`, `fin d'année`.
  private func frenchPartOfThis(_ index: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    if isNext(end, .frenchOf), isNext(end + 1, .frenchMonth) { return nil }
    let hasArticle = isBefore(index - 1, .frenchThe)
    let (first, part) = frenchPartBefore(hasArticle ? index - 1 : index)
    guard first < index - 1, part != .whole,
      unit == .year || unit == .month || unit == .week || unit == .decade
    else { return nil }
    return frenchReference(first..<end, unit, 0, part)
  }

  /// `ces derniers jours`, `les prochaines semaines`.
  private func frenchFewUnits(_ range: Range<Int>, _ unit: TimexUnit, _ isPlural: Bool)
    -> DraftDate?
  {
    let first =
      isBefore(range.lowerBound - 1, .frenchThis) ? range.lowerBound - 1 : range.lowerBound
    let isListed =
      isBefore(range.lowerBound - 1, .frenchThe) || isBefore(range.lowerBound - 1, .frenchOf)
    guard isPlural, first < range.lowerBound || isListed else { return nil }
    return DraftDate(first..<range.upperBound, .duration, .durationOf(unit))
  }

  /// `depuis des années`, `pendant des mois`.
  private func frenchSome(_ index: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    if isBefore(index - 1, .frenchOf), isBefore(index - 2, .a), isBefore(index - 3, .frenchY) {
      let first = isBefore(index - 4, .frenchIl) ? index - 4 : index - 3
      return DraftDate(first..<end, .date, .pastReference)
    }
    guard isBefore(index - 1, .frenchOf), tokens[index - 1].end - tokens[index - 1].start == 3,
      isBefore(index - 2, .frenchSince) || isBefore(index - 2, .frenchDuring)
    else { return nil }
    return DraftDate(index..<end, .duration, .durationOf(unit))
  }

  /// `il y a deux jours`, `dans trois mois`, `deux jours après`, `trois ans plus tard`.
  private func frenchAway(_ range: Range<Int>, _ halves: Int?, _ unit: TimexUnit) -> DraftDate? {
    let (first, end) = (range.lowerBound, range.upperBound)
    let about = frenchAboutBefore(first)
    if isBefore(about - 1, .a), isBefore(about - 2, .frenchY) {
      let begin = isBefore(about - 3, .frenchIl) ? about - 3 : about - 2
      return frenchAway(begin..<end, halves, unit, -1)
    }
    if isBefore(about - 1, .frenchWithin), !tokens[first].marks.contains(.opening) {
      return frenchAway(about - 1..<end, halves, unit, 1)
    }
    let next = tokens[end]
    guard next.isJoined else { return nil }
    switch next.kind {
    case .frenchAfter where !frenchHasObject(end + 1):
      return frenchFromLast(first..<end + 1, halves, unit, 1)
    case .frenchBefore where !frenchHasObject(end + 1):
      return frenchFromLast(first..<end + 1, halves, unit, -1)
    case .frenchMore where tokens[end + 1].kind == .frenchLater:
      return frenchFromLast(first..<end + 2, halves, unit, tokens[end + 1].value)
    default: return nil
    }
  }

  /// Where `environ`, `plus de` or `près de` before a number begins.
  private func frenchAboutBefore(_ index: Int) -> Int {
    if isBefore(index - 1, .frenchAbout) { return index - 1 }
    guard isBefore(index - 1, .frenchOf),
      isBefore(index - 2, .frenchMore) || isBefore(index - 2, .frenchAbout)
    else { return index }
    return index - 2
  }

  /// So long before or after the publication; a coarse unit gives a coarse time.
  private func frenchAway(_ range: Range<Int>, _ halves: Int?, _ unit: TimexUnit, _ sign: Int)
    -> DraftDate?
  {
    guard let halves else {
      return DraftDate(range, .date, sign < 0 ? .pastReference : .futureReference)
    }
    if unit.isOfClock { return DraftDate(range, .duration, .duration(tenths: 5 * halves, unit)) }
    let isExact = halves % 2 == 0
    return frenchReference(
      range, isExact || unit != .year ? unit : .month, sign * (isExact ? halves / 2 : halves * 6),
      .whole)
  }

  private func frenchFromLast(_ range: Range<Int>, _ halves: Int?, _ unit: TimexUnit, _ sign: Int)
    -> DraftDate?
  {
    guard let halves, halves % 2 == 0, !unit.isOfClock else {
      return DraftDate(range, .date, .any(unit))
    }
    return frenchAntecedent(range, unit, sign * halves / 2)
  }

  /// Whether `après` and `avant` govern what follows: then the length says nothing of what was spoken of last.
  private func frenchHasObject(_ index: Int) -> Bool {
    followsClosely(index) && tokens[index].kind != .frenchIl
  }

  /// Whether it is `un jour`, which is some day, where nothing says that it is a length.
  private func isOneDay(_ range: Range<Int>) -> Bool {
    guard tokens[range.lowerBound].kind == .frenchOne, range.count == 2 else { return false }
    switch tokens[range.lowerBound - 1].kind {
    case .frenchDuring, .frenchIn, .frenchWithin, .frenchSince, .frenchOf, .frenchAfter,
      .frenchBefore:
      return false
    default: return true
    }
  }

  /// Whether so many years are an age: `âgé de 45 ans`, `un homme de 45 ans`.
  private func isAge(_ range: Range<Int>) -> Bool {
    isBefore(range.lowerBound - 1, .frenchOf)
      && (isFree(range.lowerBound - 2, .frenchAged) || isFree(range.lowerBound - 3, .frenchAged))
  }
}
