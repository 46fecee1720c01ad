import Calendar

/// Units of time: durations, sets, and times that are counted from another one.
extension ArticleDates {
  /// What a unit is part of: "two years ago", "the past three months", "every day", "last week".
  func unit(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard let unit = unit(of: token) else { return nil }
    let isPlural = token.detail == 1
    if unit == .second, !isPlural { return nil }
    if isOld(index) { return nil }
    if let draft = compound(at: index, unit) { return draft }
    if let draft = quarter(at: index, unit) ?? year(at: index, unit) { return draft }
    if isPartOfQuarter(index) { return nil }
    if unit == .week, !isPlural,
      let draft = nth(at: index, weekday: nil) ?? numberedWeek(at: index)
    {
      return draft
    }
    if unit == .century, !isPlural, let draft = century(at: index) { return draft }
    var before = index - 1
    var isFiscal = false
    if token.isLinked {
      while before >= limit, tokens[before].isLinked,
        [.filler, .full, .fiscal].contains(tokens[before].kind)
      {
        isFiscal = isFiscal || tokens[before].kind == .fiscal
        before -= 1
      }
      if !isPlural, !isFiscal, let draft = nthUnit(at: index, before, unit) { return draft }
      if let quantity = quantity(endingAt: before) {
        return counted(quantity, index, unit)
      }
    } else {
      before = -1
    }
    return chosen(before, index, unit)
  }

  /// Decade-long, without a number; the week-end.
  private func compound(at index: Int, _ unit: TimexUnit) -> DraftDate? {
    let next = tokens[index + 1]
    guard tokens[index].detail == 0, next.gap == .hyphen else { return nil }
    if next.kind == .measured, next.end - next.start == 4, tokens[index].isJoined,
      quantity(endingAt: index - 1)?.isArticle ?? true
    {
      return DraftDate(index..<index + 2, .duration, Self.duration(10, unit))
    }
    guard unit == .week, next.kind == .end,
      var draft = chosen(tokens[index].isJoined ? index - 1 : -1, index, .weekend),
      draft.end == index + 1
    else { return nil }
    draft.end += 1
    return draft
  }

  private func unit(of token: DateToken) -> TimexUnit? {
    token.kind == .fortnight ? .week : TimexUnit(rawValue: UInt8(clamping: token.value))
  }

  /// 35-year-old, six years old.
  private func isOld(_ index: Int) -> Bool {
    let next = tokens[index + 1]
    if next.kind == .old, next.value == 0, next.isLinked { return true }
    let behind = tokens[index + 2]
    return next.kind == .of && next.isJoined && behind.kind == .old && behind.isJoined
  }

  /// Whether the quarter's own rule takes it: this year's third quarter, the year-ago third quarter.
  private func isPartOfQuarter(_ index: Int) -> Bool {
    let next = tokens[index + 1]
    if next.gap == .hyphen, next.kind == .ago || next.kind == .earlier { return true }
    guard next.gap == .possessive else { return false }
    let isOrdinal = next.kind == .ordinal || next.kind == .unit && next.value == 0
    let quarter = isOrdinal || next.kind == .fiscal ? tokens[index + 2] : next
    return quarter.kind == .half || quarter.kind == .ordinal
      || quarter.kind == .unit && quarter.value == Int(TimexUnit.quarter.rawValue)
  }

  // MARK: Counted

  private func counted(_ quantity: Quantity, _ index: Int, _ unit: TimexUnit) -> DraftDate? {
    let isPlural = tokens[index].detail == 1
    // Year 2012 is no number of years; "a days" is nothing.
    if quantity.isArticle {
      if isPlural { return nil }
      if tokens[index + 1].gap == .hyphen { return nil }
    }
    if !isPlural, tokens[index].isJoined, !quantity.isArticle, (quantity.tenths ?? 0) > 10,
      tokens[quantity.first].kind == .number, tokens[quantity.first].detail == 4
    {
      return nil
    }
    var tenths = quantity.tenths
    if tokens[index].kind == .fortnight { tenths = tenths.map { $0 * 2 } }
    var end = index + 1
    if let half = halfBehind(end) {
      end = half
      tenths = tenths.map { $0 + 5 }
    }
    let value = Self.duration(tenths, unit)
    if unit == .quarter, quantity.isArticle || tokens[index].gap == .hyphen && isPlural {
      return nil
    }
    let first = rangeStart(quantity.first)
    if let draft = related(first, end, tenths, unit) { return draft }
    if quantity.isArticle, let rate = rate(quantity.first, end, unit) { return rate }
    end = orSoEnd(end)
    if isFree(first - 1, .each), tokens[first].isJoined {
      return DraftDate(first - 1..<end, .set, value)
    }
    let start = approximation(before: chooser(before: first, isPlural: isPlural))
    return DraftDate(start..<end, .duration, value)
  }

  /// Quarters are counted in months.
  static func duration(_ tenths: Int?, _ unit: TimexUnit) -> TimexValue {
    let isQuarter = unit == .quarter
    guard let tenths else { return .durationOf(isQuarter ? .month : unit) }
    return .duration(tenths: isQuarter ? tenths * 3 : tenths, isQuarter ? .month : unit)
  }

  /// Or so: where it ends.
  func orSoEnd(_ end: Int) -> Int {
    let isOrSo =
      tokens[end].kind == .or && tokens[end].isJoined && tokens[end + 1].kind == .or_so
      && tokens[end + 1].isJoined
    return isOrSo ? end + 2 : end
  }

  /// And a half: where it ends.
  private func halfBehind(_ end: Int) -> Int? {
    guard tokens[end].kind == .and, tokens[end].isJoined, tokens[end + 1].kind == .a,
      tokens[end + 1].isJoined, tokens[end + 2].kind == .half, tokens[end + 2].isJoined
    else { return nil }
    return end + 3
  }

  /// 55 cents a share, three times a week: a set.
  private func rate(_ first: Int, _ end: Int, _ unit: TimexUnit) -> DraftDate? {
    guard tokens[first].isJoined else {
      return tokens[first].gap == .currency
        ? DraftDate(first..<end, .set, .duration(tenths: 10, unit)) : nil
    }
    switch tokens[first - 1].kind {
    case .rated, .number, .grouped, .decimal, .scale, .counted:
      return DraftDate(first..<end, .set, .duration(tenths: 10, unit))
    case .plain, .unit:
      // Four flights a week.
      guard tokens[first - 1].isJoined else { return nil }
      switch tokens[first - 2].kind {
      case .number, .grouped, .digitUnit, .teen, .ten, .scale:
        return DraftDate(first..<end, .set, .duration(tenths: 10, unit))
      default: return nil
      }
    default: return nil
    }
  }

  /// Two to four weeks: the first number belongs to it.
  private func rangeStart(_ first: Int) -> Int {
    let place = first - 1
    guard place > limit else { return first }
    let isRange =
      tokens[first].isJoined && tokens[place].isJoined
      && (tokens[place].kind == .to || tokens[place].kind == .or)
    if isRange, let other = quantity(endingAt: place - 1), !other.isArticle { return other.first }
    if tokens[first].gap == .hyphen, let other = quantity(endingAt: place), !other.isArticle {
      return other.first
    }
    return first
  }

  /// Ago, earlier, later, from now.
  private func related(
    _ first: Int, _ end: Int, _ tenths: Int?, _ unit: TimexUnit
  ) -> DraftDate? {
    let end = orSoEnd(end)
    let next = tokens[end]
    guard next.isLinked else { return nil }
    let start = approximation(before: first)
    switch next.kind {
    case .ago:
      let range = start..<end + 1
      guard let tenths else { return DraftDate(range, .date, .pastReference) }
      return counted(from: reference.day, -tenths, unit, range)
    case .hence:
      guard let tenths else { return DraftDate(start..<end + 1, .date, .futureReference) }
      return counted(from: reference.day, tenths, unit, start..<end + 1)
    case .from where tokens[end + 1].kind == .now && tokens[end + 1].isJoined:
      guard let tenths else { return DraftDate(start..<end + 2, .date, .futureReference) }
      return counted(from: reference.day, tenths, unit, start..<end + 2)
    case .earlier, .previous:
      guard let tenths, !unit.isOfClock else { return nil }
      if next.gap == .hyphen { return yearAgo(start..<end + 1, unit) }
      return counted(from: antecedent(unit), -tenths, unit, start..<end + 1)
    case .later:
      // "A year later than it said" counts from something else.
      guard let tenths, !unit.isOfClock, tokens[end + 1].kind != .than else { return nil }
      return countedOn(tenths, unit, start..<end + 1)
    case .before, .after:
      // "A day after" what was spoken of, at the end of a clause.
      let behind = tokens[end + 1]
      let isEnd = behind.gap.contains(.comma) || behind.beginsSentence(after: next)
      guard isEnd, let tenths, !unit.isOfClock else { return nil }
      return countedOn(next.kind == .before ? -tenths : tenths, unit, start..<end + 1)
    default: return nil
    }
  }

  /// So many units from what was spoken of last, which need not be more exact than the unit.
  private func countedOn(_ tenths: Int, _ unit: TimexUnit, _ range: Range<Int>) -> DraftDate? {
    let isCompared = unit == .year && tenths == -10 && antecedents.quarter != nil
    if tenths % 10 == 0, unit == .year || unit == .month, !isCompared,
      let draft = fromAntecedent(range, tenths / 10, unit, .whole), draft.value != .any(unit)
    {
      return draft
    }
    return counted(from: antecedents.day, tenths, unit, range)
  }

  /// What "earlier" counts from: what was spoken of last, or the publication.
  private func antecedent(_ unit: TimexUnit) -> Day? {
    unit == .day ? antecedents.day : antecedents.day ?? reference.day
  }

  /// So many units before or behind a day.
  private func counted(
    from day: Day?, _ tenths: Int, _ unit: TimexUnit, _ range: Range<Int>
  ) -> DraftDate? {
    if unit == .year, tenths == -10, let quarter = antecedents.quarter {
      var draft = DraftDate(
        range, .date, .quarter(year: quarter.year - 1, quarter: quarter.quarter))
      draft.isAntecedent = false
      return draft
    }
    let value = day.flatMap { steps(from: $0, tenths, unit) } ?? coarse(tenths, unit)
    return DraftDate(range, .date, value ?? .any(unit))
  }

  private func steps(from day: Day, _ tenths: Int, _ unit: TimexUnit) -> TimexValue? {
    if unit == .decade, abs(tenths) == 10 { return CalendarSteps.value(day, plus: tenths, .year) }
    if tenths % 10 == 0 { return CalendarSteps.value(day, plus: tenths / 10, unit) }
    switch unit {
    case .year: return CalendarSteps.value(day, plus: tenths * 12 / 10, .month)
    case .decade: return CalendarSteps.value(day, plus: tenths, .year)
    case .century: return CalendarSteps.value(day, plus: tenths * 10, .year)
    case .month: return CalendarSteps.value(day, plus: tenths * 3, .day)
    case .week: return CalendarSteps.value(day, plus: tenths * 7 / 10, .day)
    default: return CalendarSteps.value(day, plus: tenths / 10, unit)
    }
  }

  /// Where the publication is known to a month or year only.
  private func coarse(_ tenths: Int, _ unit: TimexUnit) -> TimexValue? {
    guard reference.day == nil, tenths % 10 == 0, let year = reference.year else { return nil }
    let number = tenths / 10
    switch unit {
    case .month:
      guard let month = reference.month else { return nil }
      let (year, moved) = CalendarSteps.month(month.year, month.month, plus: number)
      return .month(year: year, month: moved)
    case .year: return .year(year + number)
    default: return nil
    }
  }

  /// The, last, next, first before a quantity, with "the" or "these" before them.
  func chooser(before first: Int, isPlural: Bool) -> Int {
    let place = first - 1
    guard place >= limit, tokens[first].isJoined else { return first }
    switch tokens[place].kind {
    case .last, .next, .past, .previous, .coming, .following, .ordinal, .recent, .latest, .current,
      .other, .same:
      let article = place - 1
      let hasArticle =
        article >= limit && tokens[place].isJoined
        && [.the, .this, .that].contains(tokens[article].kind)
      return hasArticle ? article : place
    case .the, .this: return isPlural ? place : first
    default: return first
    }
  }

  /// About, nearly, more than, at least.
  func approximation(before first: Int) -> Int {
    let place = first - 1
    guard place >= limit, tokens[first].isJoined else { return first }
    switch tokens[place].kind {
    case .about, .nearly: return place
    case .over: return tokens[first].kind == .a ? place : first
    case .than:
      guard place - 1 >= limit, tokens[place].isJoined,
        tokens[place - 1].kind == .more || tokens[place - 1].kind == .less
      else { return first }
      return place - 1
    case .least, .more, .less:
      return isFree(place - 1, .at) && tokens[place].isJoined ? place - 1 : first
    case .to: return isFree(place - 1, .up) && tokens[place].isJoined ? place - 1 : first
    default: return first
    }
  }
}
