import Calendar

/// Times without limits, and what recurs.
extension ArticleDates {
  /// Now, recently, the past, the future, at the moment, some time.
  func vague(at index: Int) -> DraftDate? {
    let token = tokens[index]
    switch token.kind {
    case .now:
      let hasRight = isFree(index - 1, .right) && token.isJoined
      return DraftDate((hasRight ? index - 1 : index)..<index + 1, .date, .presentReference)
    case .recently:
      let hasMore = isFree(index - 1, .more) && token.isJoined
      return DraftDate((hasMore ? index - 1 : index)..<index + 1, .date, .pastReference)
    case .past:
      guard isFree(index - 1, .the), token.isJoined, !isFollowedByUnit(index) else { return nil }
      return DraftDate(index - 1..<index + 1, .date, .pastReference)
    case .future: return future(at: index)
    default: return nil
    }
  }

  private func isFollowedByUnit(_ index: Int) -> Bool {
    for place in index + 1...index + 3 {
      let token = tokens[place]
      guard token.isLinked else { return false }
      switch token.kind {
      case .unit, .season, .weekday, .month, .fortnight, .half, .decade, .number: return true
      default: continue
      }
    }
    return false
  }

  private func future(at index: Int) -> DraftDate? {
    var first = index
    if tokens[index + 1].kind == .unit, tokens[index + 1].isJoined { return nil }
    if tokens[index].isJoined {
      if isFree(index - 1, .the) {
        first = index - 1
      } else if tokens[index - 1].kind == .plain, index - 1 >= limit, isFree(index - 2, .the),
        tokens[index - 1].isJoined
      {
        // Near, foreseeable, distant.
        first = index - 2
      }
    }
    guard first < index else { return nil }
    return DraftDate(first..<index + 1, .date, .futureReference)
  }

  /// Daily, annually.
  func frequency(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard let unit = TimexUnit(rawValue: UInt8(clamping: token.value)) else { return nil }
    let next = tokens[index + 1]
    // Daily News, Weekly Standard
    if token.isCapital, next.isCapital, next.isJoined { return nil }
    if token.detail == 1 { return nil }
    return DraftDate(index..<index + 1, .set, .duration(tenths: 10, unit))
  }
}
