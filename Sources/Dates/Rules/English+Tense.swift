import Calendar

/// Whether a time lies before or after the publication.
enum Direction {
  case past
  case unknown
  case future
}

extension ArticleDates {
  /// How far a clause is looked at, in tokens.
  private static let clause = 24

  /// What verbs and other words of the clause around tokens say of when they are.
  ///
  /// The nearest word before counts; only where there is none, those behind.
  func direction(of range: Range<Int>) -> Direction {
    var index = range.lowerBound - 1
    let least = max(0, range.lowerBound - Self.clause)
    while index >= least {
      if tokens[index + 1].beginsSentence(after: tokens[index]) { break }
      if let direction = direction(at: index) { return direction }
      index -= 1
    }
    return directionBehind(range.upperBound)
  }

  private func direction(at index: Int) -> Direction? {
    let token = tokens[index]
    switch token.kind {
    case .willBe, .coming, .next, .until: return .future
    case .by: return .future
    case .wasDone, .ago: return .past
    case .since: return .past
    case .plain where token.marks.contains(.ed): return .past
    default: return nil
    }
  }

  private func directionBehind(_ end: Int) -> Direction {
    for index in end..<end + 8 {
      let token = tokens[index]
      if token.beginsSentence(after: tokens[index - 1]) { return .unknown }
      switch token.kind {
      case .willBe: return .future
      case .wasDone: return .past
      case .plain where token.marks.contains(.ed): return .past
      default: continue
      }
    }
    return .unknown
  }

  /// The year of a month, or day of a month, that is given without one; nil where nothing tells.
  ///
  /// The last one before the publication, or the next one where the clause speaks of what is to come.
  func year(of month: Int, day: Int?, around range: Range<Int>, _ given: Direction?) -> Int? {
    guard reference.month != nil else { return nil }
    return year(of: month, day: day, given ?? direction(of: range), isForced: given != nil)
  }

  /// As above, in a direction; `isForced` if the expression itself says it.
  func year(of month: Int, day: Int?, _ direction: Direction, isForced: Bool) -> Int? {
    guard let reference = reference.month else { return nil }
    let year = reference.year
    guard let day, let today = self.reference.day?.parts.day else {
      return self.year(of: month, given: direction, isForced: isForced)
    }
    let isLater = (month, day) > (reference.month, today)
    if direction == .future {
      return isLater || (month, day) == (reference.month, today) ? year : year + 1
    }
    guard isLater else { return year }
    // Without a verb in the past, a day that is near is one to come.
    let distance = (month - reference.month) * 30 + day - today
    return direction == .unknown && distance <= 75 ? year : year - 1
  }

  private func year(of month: Int, given direction: Direction, isForced: Bool) -> Int? {
    guard let reference = reference.month else { return nil }
    let year = reference.year
    if direction == .future {
      let isLater = isForced ? month > reference.month : month >= reference.month
      return isLater ? year : year + 1
    }
    if isForced, direction == .past { return month < reference.month ? year : year - 1 }
    if month <= reference.month { return year }
    return direction == .unknown && month - reference.month <= 3 ? year : year - 1
  }

  /// The day of a weekday without more: the last one up to the publication, or the next one where the clause speaks of
  /// what is to come.
  func day(ofWeekday weekday: Int, around range: Range<Int>) -> Day? {
    guard let today = reference.day else { return nil }
    let back = (today.weekday - weekday + 7) % 7
    if direction(of: range) == .future { return today + (back == 0 ? 0 : 7 - back) }
    return today + -back
  }
}
