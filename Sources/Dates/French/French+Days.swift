import Calendar

/// French days by name, beside today or another day, and parts of days.
extension ArticleDates {
  // MARK: Weekdays

  /// `jeudi`, `lundi dernier`, `mercredi soir`, `tous les lundis`, `vendredi 15 mai 2015`.
  func frenchWeekday(at index: Int) -> DraftDate? {
    let weekday = tokens[index].value
    if let draft = frenchEachWeekday(index) { return draft }
    if tokens[index].detail == 1 { return nil }
    // "Un lundi" is any Monday.
    if isDayOfMonth(index + 1) || isBefore(index - 1, .frenchOne) { return nil }
    let next = tokens[index + 1]
    if next.isJoined, next.kind == .frenchLast || next.kind == .frenchNext {
      let isLast = next.kind == .frenchLast
      return frenchDayAndPart(
        index..<index + 2,
        frenchDay(ofWeekday: weekday, around: index..<index + 2, isLast ? .past : .future),
        weekday)
    }
    return frenchDayAndPart(
      index..<index + 1, frenchDay(ofWeekday: weekday, around: index..<index + 1, nil), weekday)
  }

  /// Whether digits and a month follow, to which a weekday belongs.
  private func isDayOfMonth(_ index: Int) -> Bool {
    let token = tokens[index]
    return (token.kind == .number && token.detail <= 2 || token.kind == .frenchOrdinal)
      && token.gap.subtracting(.comma).isEmpty && tokens[index + 1].kind == .frenchMonth
  }

  private func frenchEachWeekday(_ index: Int) -> DraftDate? {
    let first: Int
    if isBefore(index - 1, .frenchEach) {
      first = index - 1
    } else if isBefore(index - 1, .frenchThe), isBefore(index - 2, .frenchAll) {
      first = index - 2
    } else {
      return nil
    }
    let weekday = tokens[index].value
    guard let (part, end) = frenchPartBehind(index + 1) else {
      return DraftDate(first..<index + 1, .set, .weekday(weekday))
    }
    return DraftDate(first..<end, .set, .weekdayPart(weekday, part))
  }

  /// The last such day up to the publication, or the next one where the clause speaks of what is to come.
  private func frenchDay(ofWeekday weekday: Int, around range: Range<Int>, _ given: Direction?)
    -> Day?
  {
    guard let today = reference.day else { return nil }
    let back = (today.weekday - weekday + 7) % 7
    switch given ?? frenchDirection(of: range) {
    case .future: return today + (back == 0 && given == nil ? 0 : 7 - back)
    case .past where given != nil: return today + -(back == 0 ? 7 : back)
    case .past, .unknown: return today + -back
    }
  }

  /// A day with the part of it that follows: `mercredi soir`, `hier matin`, `jeudi après-midi`.
  private func frenchDayAndPart(_ range: Range<Int>, _ day: Day?, _ weekday: Int?) -> DraftDate {
    if let (part, end) = frenchPartBehind(range.upperBound) {
      let value: TimexValue =
        if let day { .dayPart(day, part) } else if let weekday { .weekdayPart(weekday, part) } else
        { .part(part) }
      return DraftDate(range.lowerBound..<end, .time, value)
    }
    let value: TimexValue =
      if let day { .day(day) } else if let weekday { .weekday(weekday) } else { .any(.day) }
    return DraftDate(range, .date, value)
  }

  func frenchPartBehind(_ index: Int) -> (part: DayPart, end: Int)? {
    guard tokens[index].isJoined || tokens[index].gap == .apostrophe else { return nil }
    if tokens[index].kind == .frenchDayPart,
      let part = DayPart(rawValue: UInt8(clamping: tokens[index].value))
    {
      return (part, index + 1)
    }
    if tokens[index].kind == .frenchNoon, tokens[index].value == 720 { return (.midday, index + 1) }
    return isAfternoon(index + 1) ? (.afternoon, index + 2) : nil
  }

  /// Whether a token is the `midi` of `après-midi`.
  func isAfternoon(_ index: Int) -> Bool {
    tokens[index].kind == .frenchNoon && tokens[index].value == 720
      && tokens[index - 1].kind == .frenchAfter
      && followsClosely(index)
  }

  // MARK: Beside today

  /// `hier`, `avant-hier`, `après-demain`, `demain matin`.
  func frenchToday(at index: Int) -> DraftDate? {
    var (first, step) = (index, tokens[index].value)
    if step == -1, isFree(index - 1, .frenchBefore), tokens[index].gap == .hyphen {
      (first, step) = (index - 1, -2)
    } else if step == 1, isFree(index - 1, .frenchAfter), tokens[index].gap == .hyphen {
      (first, step) = (index - 1, 2)
    }
    return frenchDayAndPart(first..<index + 1, reference.day.map { $0 + step }, nil)
  }

  /// `veille`, `lendemain`, where they refer to a day before: not `la veille du scrutin`.
  func frenchBeside(at index: Int) -> DraftDate? {
    guard isBefore(index - 1, .frenchThe) || isFree(index - 1, .frenchTo),
      !isNext(index + 1, .frenchOf)
    else {
      return nil
    }
    let draft = frenchAntecedent(index..<index + 1, .day, tokens[index].value)
    guard let draft, case .day(let day) = draft.value else {
      return frenchDayAndPart(index..<index + 1, nil, nil)
    }
    return frenchDayAndPart(index..<index + 1, day, nil)
  }

  // MARK: Parts of days

  /// `ce matin`, `cette nuit`, `nuit de samedi à dimanche`, `soirée de jeudi`, `midi`.
  func frenchDayPart(at index: Int) -> DraftDate? {
    let isAfternoon = isAfternoon(index)
    if tokens[index].kind == .frenchNoon, !isAfternoon { return frenchNoon(at: index) }
    let first = isAfternoon ? index - 1 : index
    guard first >= limit, !tokens[index].isCapital || !isAfternoon && tokens[index].value == 4,
      let part = isAfternoon ? .afternoon : DayPart(rawValue: UInt8(clamping: tokens[index].value))
    else { return nil }
    if isThisBefore(first) {
      return DraftDate(
        first - 1..<index + 1, .time, reference.day.map { .dayPart($0, part) } ?? .part(part))
    }
    if let draft = frenchPartOfDay(first, index + 1, part) { return draft }
    // "Dans la nuit", "dans la soirée": of the day that was spoken of last.
    guard isBefore(first - 1, .frenchThe),
      isBefore(first - 2, .frenchWithin) || isBefore(first - 2, .frenchDuring)
    else { return nil }
    let day = antecedents.day ?? reference.day
    return DraftDate(first..<index + 1, .time, day.map { .dayPart($0, part) } ?? .part(part))
  }

  /// `nuit de samedi à dimanche`, `nuit du 3 au 4 mai`, `matinée d'hier`, `soirée de jeudi`.
  private func frenchPartOfDay(_ first: Int, _ index: Int, _ part: DayPart) -> DraftDate? {
    guard isNext(index, .frenchOf), followsClosely(index + 1) else { return nil }
    let day: DraftDate?
    switch tokens[index + 1].kind {
    case .frenchWeekday where tokens[index + 1].detail == 0:
      day = isDayOfMonth(index + 2) ? frenchNumber(at: index + 2) : frenchWeekday(at: index + 1)
    case .number, .frenchOrdinal: day = french(at: index + 1)
    case .frenchToday: day = frenchToday(at: index + 1)
    default: day = nil
    }
    guard let day, day.kind == .date else { return nil }
    let end = frenchSecondDay(day.end)
    switch day.value {
    case .day(let found): return DraftDate(first..<end, .time, .dayPart(found, part))
    case .weekday(let weekday): return DraftDate(first..<end, .time, .weekdayPart(weekday, part))
    case .recurring: return DraftDate(first..<end, .time, day.value)
    default: return nil
    }
  }

  /// Where `à dimanche`, `au 4 mai`, `au dimanche 4 mai` ends that a night goes on to.
  private func frenchSecondDay(_ index: Int) -> Int {
    guard isNext(index, .a) || isNext(index, .frenchTo), followsClosely(index + 1) else {
      return index
    }
    var end = index + 1
    if tokens[end].kind == .frenchWeekday { end += 1 }
    if tokens[end].kind == .number || tokens[end].kind == .frenchOrdinal, tokens[end].isJoined,
      let day = french(at: end)
    {
      return day.end
    }
    return end > index + 1 ? end : index
  }
}
