/// Four digits that count or number something.
extension ArticleDates {
  /// "Has 2012 goats": a verb or "over" before digits, and the plural of what hardly has a year behind them.
  func isCount(_ index: Int) -> Bool {
    let (token, before) = (tokens[index], tokens[index - 1])
    guard tokens[index + 1].isPlural, tokens[index + 1].isJoined, token.isJoined else {
      return false
    }
    switch before.kind {
    case .isDone, .over, .several: return true
    case .wasDone: return before.value != 4
    case .plain: return before.marks.contains(.ed)
    case .and, .or, .frenchAnd:
      return tokens[index - 2].isPlural && tokens[index - 3].kind == .number
    default: return false
    }
  }

  /// "Fell to 2012", "rose by 1150".
  func isAmount(_ index: Int) -> Bool {
    let (before, verb) = (tokens[index - 1], tokens[index - 2])
    return (before.kind == .to || before.kind == .by) && tokens[index].isJoined && before.isJoined
      && verb.kind == .wasDone && verb.value == 3
  }

  /// "2012 Main Street", "1999 Broadway".
  func isAddress(_ index: Int) -> Bool {
    switch tokens[index - 1].kind {
    case .in, .since, .the, .month, .number, .until, .during, .by: return false
    default: break
    }
    for place in index + 1...index + 3 {
      let token = tokens[place]
      guard token.isJoined, token.isCapital else { return false }
      if token.kind == .street { return true }
    }
    return false
  }

  /// "The Mars 2020 mission".
  func isMission(_ index: Int) -> Bool {
    let name = tokens[index - 1]
    return name.kind == .frenchMonth && name.isCapital && tokens[index].isJoined
      && frenchSurplus(index) < 0
  }
}
