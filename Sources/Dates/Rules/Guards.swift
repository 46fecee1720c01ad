import Calendar

/// What looks like a date to a rule and is none: last looks at the words around.
extension ArticleDates {
  /// Years after the publication beyond which bare digits are no year.
  private static let farAhead = 30

  /// A draft as it stands among other words; nil where it is no date after all.
  func guarded(_ draft: DraftDate) -> DraftDate? {
    switch draft.value {
    case .year(let year):
      return isBeforeOurEra(draft.end) ? unknown(draft, .year) : guardedYear(draft, year)
    case .years: return isBeforeOurEra(draft.end) ? unknown(draft, .year) : draft
    case .century: return isBeforeOurEra(draft.end) ? unknown(draft, .century) : draft
    case .decade: return isBeforeOurEra(draft.end) ? unknown(draft, .decade) : draft
    case .clock, .time: return isChapterAndVerse(draft) ? nil : draft
    default: return draft
    }
  }

  /// Whether "BC" and the like follow: the calendar begins with year 1.
  private func isBeforeOurEra(_ end: Int) -> Bool {
    if hasEra(end) { return true }
    // "Between 2000 and 1000 BC".
    switch tokens[end].kind {
    case .and, .to, .or, .frenchAnd, .frenchTo, .a:
      return tokens[end + 1].kind == .number && hasEra(end + 2)
    default: return false
    }
  }

  private func hasEra(_ end: Int) -> Bool {
    let (token, next) = (tokens[end], tokens[end + 1])
    guard token.isJoined || token.gap == .opening else { return false }
    if token.kind == .era { return token.value == 0 || next.kind == .era && next.value == 2 }
    return (token.kind == .frenchBefore || token.kind == .before) && next.kind == .era
      && next.value == 2
  }

  private func unknown(_ draft: DraftDate, _ unit: TimexUnit) -> DraftDate {
    var unknown = DraftDate(draft.first..<draft.end, .date, .any(unit))
    unknown.isAntecedent = false
    return unknown
  }

  /// Four digits alone: "a 2000-seat hall" and "2000 strikers" in 1916 are counts.
  private func guardedYear(_ draft: DraftDate, _ year: Int) -> DraftDate? {
    let token = tokens[draft.first]
    guard draft.end == draft.first + 1, token.kind == .number, token.detail == 4 else {
      return draft
    }
    let next = tokens[draft.end]
    if next.kind == .measured, next.gap == .hyphen { return nil }
    if isCount(draft.first) || isAmount(draft.first) || isAddress(draft.first) { return nil }
    if isMission(draft.first) { return nil }
    if let now = reference.year, year > now + Self.farAhead, !isAnnounced(draft.first) {
      return nil
    }
    return draft
  }

  /// Whether a word before goes with years.
  private func isAnnounced(_ index: Int) -> Bool {
    guard tokens[index].isLinked || tokens[index].gap == .apostrophe else { return false }
    switch tokens[index - 1].kind {
    case .in, .since, .until, .by, .from, .to, .and, .before, .after, .during, .of, .unit, .early,
      .mid, .late,
      .frenchIn, .frenchHere, .frenchPart, .frenchUnit, .a, .month, .frenchMonth, .over, .than:
      return true
    default: return false
    }
  }

  /// "John 3:16": a colon between digits behind a name.
  private func isChapterAndVerse(_ draft: DraftDate) -> Bool {
    let (first, before) = (tokens[draft.first], tokens[draft.first - 1])
    return draft.end == draft.first + 2 && tokens[draft.first + 1].gap == .colon && first.isJoined
      && before.kind == .plain && before.isCapital
  }

  // MARK: Short years

  /// Publications whose short years are of this century or the last one.
  private static let modern = 1950...2049

  /// The year that two digits mean: from 31 on of the twentieth century, else of the next, for what appeared in our time;
  /// for older papers one that is at most a few years ahead.
  func fullYear(ofTwoDigits number: Int) -> Int {
    guard let now = reference.year, !Self.modern.contains(now) else {
      return number + (number > 30 ? 1900 : 2000)
    }
    let year = now / 100 * 100 + number
    if year > now + 15 { return year - 100 }
    return year + 100 <= now + 15 ? year + 100 : year
  }

  /// The decade that a digit means, as in "the '60s".
  func decade(ofDigit digit: Int) -> Int {
    guard let now = reference.year, !Self.modern.contains(now) else { return 190 + digit }
    let decade = now / 100 * 10 + digit
    return decade * 10 > now ? decade - 10 : decade
  }
}
