import Calendar

/// Pairs of French dates.
extension ArticleDates {
  /// The last draft as `du 3 mai au 5 juin 2013` and `entre 2010 et 2012` change it: a year that is given once is that
  /// of both, and the first lasts until the end of the second; nil where they are no pair.
  func frenchPair(_ last: DraftDate, _ draft: DraftDate) -> DraftDate? {
    guard last.kind == .date, draft.kind == .date,
      let isBetween = isFrenchPair(last.end, draft.first)
    else { return nil }
    var last = last
    if last.yearGiven == -1, draft.yearGiven == 1 { last.takeYear(of: draft) }
    let before = tokens[last.first - 1].kind == .frenchThe ? last.first - 2 : last.first - 1
    let opens = tokens[before].kind == (isBetween ? .frenchBetween : .frenchOf)
    if opens, let first = last.meaning.days, let end = draft.meaning.days,
      let days = DayInterval(first.first, end.last)
    {
      last.days = days
    }
    return last
  }

  /// Whether `et` joins two dates, or `au` and the like; nil where neither does.
  private func isFrenchPair(_ end: Int, _ first: Int) -> Bool? {
    guard (1...2).contains(first - end), followsClosely(end), followsClosely(first),
      first == end + 1 || tokens[end + 1].kind == .frenchThe || tokens[end + 1].kind == .frenchTo
    else { return nil }
    switch tokens[end].kind {
    case .frenchAnd: return true
    case .frenchTo, .frenchUntil, .a: return false
    default: return nil
    }
  }
}
