import Calendar

/// Units that a word before them chooses: "last week", "the same day", "every month".
extension ArticleDates {
  /// - Parameters:
  ///   - before: the token that may choose, before such words as "fiscal"; -1 if there is none.
  ///   - index: the unit.
  func chosen(_ before: Int, _ index: Int, _ unit: TimexUnit) -> DraftDate? {
    let isPlural = tokens[index].detail == 1
    guard before >= limit else { return isPlural ? bare(index, unit) : nil }
    let kind = tokens[before].kind
    let range = before..<index + 1
    if kind == .each { return each(range, unit) }
    if kind == .other, isFree(before - 1, .each), tokens[before].isJoined {
      return DraftDate(before - 1..<index + 1, .set, .duration(tenths: 20, unit))
    }
    if isPlural { return several(before, index, unit) ?? bare(index, unit) }
    switch kind {
    case .last, .past, .previous, .next, .coming, .following, .this, .current, .same, .latest,
      .that, .the:
      return one(kind, range, unit)
    default: return nil
    }
  }

  private func each(_ range: Range<Int>, _ unit: TimexUnit) -> DraftDate {
    DraftDate(range, .set, .duration(tenths: 10, unit))
  }

  /// Recent weeks, the coming days, the past years.
  private func several(_ before: Int, _ index: Int, _ unit: TimexUnit) -> DraftDate? {
    let end = index + 1
    switch tokens[before].kind {
    case .recent, .past, .last, .previous, .coming, .next, .following, .ordinal:
      let hasArticle = isFree(before - 1, .the) && tokens[before].isJoined
      return DraftDate(
        (hasArticle ? before - 1 : before)..<orUnitEnd(end), .duration, Self.duration(nil, unit))
    case .future:
      return DraftDate(before..<end, .date, .futureReference)
    case .this where unit == .day && isThese(before):
      return DraftDate(before..<end, .date, .presentReference)
    case .the:
      return DraftDate(before..<end, .duration, .durationOf(unit))
    default: return nil
    }
  }

  /// Weeks or months, weeks and months: where it ends.
  private func orUnitEnd(_ end: Int) -> Int {
    let isPair =
      (tokens[end].kind == .or || tokens[end].kind == .and) && tokens[end].isJoined
      && tokens[end + 1].kind == .unit && tokens[end + 1].isJoined
      && tokens[end + 1].detail == 1
    return isPair ? end + 2 : end
  }

  private func isThese(_ index: Int) -> Bool { tokens[index].end - tokens[index].start == 5 }

  /// For weeks, within days.
  private func bare(_ index: Int, _ unit: TimexUnit) -> DraftDate? {
    let before = tokens[index - 1]
    guard tokens[index].isJoined, index > limit || before.kind == .the else { return nil }
    if tokens[index + 1].kind == .ago, tokens[index + 1].isJoined {
      return DraftDate(index..<index + 2, .date, .pastReference)
    }
    switch before.kind {
    case .after where tokens[index + 1].kind != .of: return nil
    case .for, .in, .of, .within, .after, .over, .by, .more, .before, .or, .and:
      return DraftDate(index..<orUnitEnd(index + 1), .duration, Self.duration(nil, unit))
    default: return nil
    }
  }

  // MARK: One

  private func one(
    _ kind: DateWord.Kind, _ tokens: Range<Int>, _ unit: TimexUnit
  ) -> DraftDate? {
    var range = tokens
    let before = range.lowerBound - 1
    let isJoined = self.tokens[range.lowerBound].isJoined
    switch kind {
    case .the:
      return article(range, unit)
    case .last, .next, .previous, .following, .current, .latest, .same, .coming, .past:
      var hasThe = false
      if isJoined,
        isFree(before, .the) || isFree(before, .this) || kind == .same && isFree(before, .that)
      {
        range = before..<range.upperBound
        hasThe = self.tokens[before].kind == .the
      }
      return stepped(kind, range, unit, hasThe: hasThe)
    case .this: return stepped(kind, range, unit, hasThe: false)
    case .that: return that(range, unit)
    default: return nil
    }
  }

  /// Last, next, this and so on, counted from the publication or from what was spoken of last.
  private func stepped(
    _ kind: DateWord.Kind, _ range: Range<Int>, _ unit: TimexUnit, hasThe: Bool
  ) -> DraftDate? {
    let (first, part) = early(orPartBefore: range.lowerBound)
    let all = first..<orSoEnd(range.upperBound)
    if unit == .month, part == .whole, let draft = dayOfMonth(kind, range) { return draft }
    if unit == .week, part == .whole, let week = draft(all, 0, unit, part),
      let draft = weekdayBehind(week, all.upperBound, kind)
    {
      return draft
    }
    switch kind {
    case .latest where unit == .quarter:
      guard let quarter = antecedents.quarter else { return draft(all, -1, unit, part) }
      return DraftDate(all, .date, .quarter(year: quarter.year, quarter: quarter.quarter))
    case .this, .current, .latest: return draft(all, 0, unit, part)
    case .past where unit == .decade || unit == .century,
      .last where unit == .decade || unit == .century:
      return DraftDate(range, .duration, .duration(tenths: 10, unit))
    case .last, .past: return draft(all, -1, unit, part)
    case .next, .coming:
      if hasThe, unit == .day || unit == .night { return fromAntecedent(all, 1, unit, part) }
      return draft(all, 1, unit, part)
    case .previous: return fromAntecedent(all, -1, unit, part)
    case .following: return fromAntecedent(all, 1, unit, part)
    case .same: return fromAntecedent(all, 0, unit, part)
    default: return nil
    }
  }

  /// The 15th of this month.
  private func dayOfMonth(_ kind: DateWord.Kind, _ range: Range<Int>) -> DraftDate? {
    let step: Int
    switch kind {
    case .this: step = 0
    case .last: step = -1
    case .next: step = 1
    default: return nil
    }
    let first = range.lowerBound
    guard isFree(first - 1, .of), tokens[first].isJoined, isFree(first - 2, .ordinal),
      tokens[first - 1].isJoined, case .month(let year, let month)? = value(step, .month),
      let day = Day(year: year, month: month, day: tokens[first - 2].value)
    else { return nil }
    let hasThe = isFree(first - 3, .the) && tokens[first - 2].isJoined
    return DraftDate((hasThe ? first - 3 : first - 2)..<range.upperBound, .date, .day(day))
  }

  /// Early, later, the end of; "earlier in".
  func early(orPartBefore index: Int) -> (first: Int, part: PeriodPart) {
    let (first, part) = partBefore(index)
    if part != .whole { return (first, part) }
    var place = index - 1
    guard place >= limit, tokens[index].isJoined else { return (index, .whole) }
    if tokens[place].kind == .in, tokens[place].isJoined { place -= 1 }
    guard place >= limit else { return (index, .whole) }
    switch tokens[place].kind {
    case .earlier, .later, .sometime: return (place, .whole)
    default: return (index, .whole)
    }
  }

  /// The unit that is so many from that of the publication.
  private func draft(
    _ range: Range<Int>, _ step: Int, _ unit: TimexUnit, _ part: PeriodPart
  ) -> DraftDate? {
    if unit.isOfClock || unit == .season { return nil }
    return DraftDate(range, .date, value(step, unit) ?? .any(unit), part: part)
  }

  private func value(_ step: Int, _ unit: TimexUnit) -> TimexValue? {
    if let day = reference.day { return CalendarSteps.value(day, plus: step, unit) }
    switch unit {
    case .month:
      guard let month = reference.month else { return nil }
      let moved = CalendarSteps.month(month.year, month.month, plus: step)
      return .month(year: moved.year, month: moved.month)
    case .week:
      guard let week = reference.week, step == 0 else { return nil }
      return .week(year: week.year, week: week.week)
    case .quarter:
      guard let quarter = reference.quarter else { return nil }
      let moved = CalendarSteps.quarter(quarter.year, quarter.quarter, plus: step)
      return .quarter(year: moved.year, quarter: moved.quarter)
    case .year: return reference.year.map { .year($0 + step) }
    case .decade: return reference.decade.map { .decade($0 + step) }
    case .century: return reference.century.map { .century($0 + step) }
    default: return nil
    }
  }

  /// The unit that is so many from that of what was spoken of last.
  func fromAntecedent(
    _ range: Range<Int>, _ step: Int, _ unit: TimexUnit, _ part: PeriodPart
  ) -> DraftDate? {
    if unit.isOfClock { return nil }
    let value: TimexValue?
    switch unit {
    case .year: value = antecedents.year.map { .year($0 + step) }
    case .month:
      value = antecedents.month.map {
        let month = CalendarSteps.month($0.year, $0.month, plus: step)
        return .month(year: month.year, month: month.month)
      }
    case .quarter:
      value = antecedents.quarter.map {
        let quarter = CalendarSteps.quarter($0.year, $0.quarter, plus: step)
        return .quarter(year: quarter.year, quarter: quarter.quarter)
      }
    default: value = antecedents.day.flatMap { CalendarSteps.value($0, plus: step, unit) }
    }
    return DraftDate(range, .date, value ?? .any(unit), part: part)
  }

  /// That day, that year: what was spoken of last.
  private func that(_ range: Range<Int>, _ unit: TimexUnit) -> DraftDate? {
    guard unit == .year || unit == .month || unit == .day || unit == .week || unit == .quarter
    else { return nil }
    let (first, part) = early(orPartBefore: range.lowerBound)
    return fromAntecedent(first..<range.upperBound, 0, unit, part)
  }

  /// The year, the quarter, the weekend.
  private func article(_ range: Range<Int>, _ unit: TimexUnit) -> DraftDate? {
    let (first, part) = early(orPartBefore: range.lowerBound)
    let all = first..<range.upperBound
    let next = tokens[range.upperBound]
    switch unit {
    case .year:
      if next.isJoined, next.kind == .number, next.detail == 4 { return nil }
      // The year ended in September is no calendar year.
      if next.isJoined, next.kind == .ended || next.kind == .to {
        return DraftDate(range, .duration, .duration(tenths: 10, .year))
      }
      return draft(all, 0, unit, part)
    case .quarter:
      let ended = quarterEnded(range.upperBound)
      if let quarter = ended ?? antecedents.quarter {
        var draft = DraftDate(
          all, .date, .quarter(year: quarter.year, quarter: quarter.quarter))
        // A fiscal quarter that was named before keeps its number.
        draft.isAntecedent = ended == nil || antecedents.quarter == nil
        return draft
      }
      return draft(all, -1, unit, part)
    case .weekend: return draft(all, weekendStep(all), unit, part)
    case .month, .week, .decade, .century:
      guard first < range.lowerBound || next.kind != .of else { return nil }
      return draft(all, 0, unit, part)
    default: return nil
    }
  }

  /// The quarter that "ended in June" gives, from its last month.
  private func quarterEnded(_ index: Int) -> (year: Int, quarter: Int)? {
    guard tokens[index].kind == .ended, tokens[index].isJoined, tokens[index + 1].kind == .month,
      tokens[index + 1].isJoined, let days = month(at: index + 1)?.meaning.days
    else { return nil }
    let (year, month, _) = days.first.parts
    return month % 3 == 0 ? (year, month / 3) : nil
  }

  /// The weekend before, on Monday to Friday; the coming one where the clause says so.
  private func weekendStep(_ range: Range<Int>) -> Int {
    guard let day = reference.day, day.weekday < 6 else { return 0 }
    return direction(of: range) == .future ? 0 : -1
  }
}
