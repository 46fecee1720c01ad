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
    let before = tokens[range.lowerBound - 1]
    if before.kind == .since { return .past }
    let verb = before.kind == .on ? tokens[range.lowerBound - 2] : before
    if verb.kind == .willBe, verb.value == 3 { return .future }
    if before.kind == .until, before.value == 1, !before.isCapital { return .future }
    var index = range.lowerBound - 1
    let least = max(0, range.lowerBound - Self.clause)
    while index >= least {
      if tokens[index + 1].beginsSentence(after: tokens[index]) { break }
      if let direction = direction(at: index) { return direction }
      index -= 1
    }
    let behind = directionBehind(range.upperBound)
    if behind != .unknown { return behind }
    switch tokens[range.lowerBound - 1].kind {
    case .by, .until: return .future
    default: return .unknown
    }
  }

  private func direction(at index: Int) -> Direction? {
    let token = tokens[index]
    switch token.kind {
    case .willBe:
      if token.value == 3 { return nil }
      if token.value == 2, tokens[index + 1].kind != .to {
        return token.end - token.start > 5 && token.marks.contains(.ed) ? .past : nil
      }
      // What had been planned is over.
      let isOver = (index - 6..<index).contains {
        tokens[$0].kind == .wasDone && tokens[$0].value == 1
      }
      return isOver ? .past : .future
    case .month where !token.isCapital: return .future
    case .be where tokens[index - 1].kind == .to: return .future
    case .isDone where tokens[index + 1].kind == .to: return .future
    case .coming: return .future
    case .ago: return .past
    case .wasDone where token.value != 5: return isPassive(index) ? nil : .past
    case .plain where token.marks.contains(.ed): return isPassive(index) ? nil : .past
    default: return nil
    }
  }

  /// Whether "be" stands before a participle, so that what stands before that tells the tense.
  private func isPassive(_ index: Int) -> Bool {
    tokens[index - 1].kind == .be || tokens[index - 2].kind == .be
  }

  private func directionBehind(_ end: Int) -> Direction {
    for index in end..<end + 8 {
      let token = tokens[index]
      if token.beginsSentence(after: tokens[index - 1]) { return .unknown }
      switch token.kind {
      case .willBe where token.value == 0: return .future
      case .isDone where tokens[index + 1].kind == .to: return .future
      case .wasDone where token.value != 5: return .past
      case .plain where token.marks.contains(.ed): return .past
      default: continue
      }
    }
    return .unknown
  }

  /// The year of a month, or day of a month, that is given without one; nil where nothing tells.
  ///
  /// The next one and the last one compete: the nearer it is, the less need the clause speak of what is to come. Who
  /// means a time almost a year ago says so.
  ///
  /// - Parameter given: what a word such as "last" says.
  func year(of month: Int, day: Int?, around range: Range<Int>, _ given: Direction?) -> Int? {
    guard reference.month != nil else { return nil }
    return year(
      of: month, day: day, given ?? direction(of: range), isForced: given != nil,
      isSince: tokens[range.lowerBound - 1].kind == .since)
  }

  /// As above, in a direction.
  ///
  /// - Parameters:
  ///   - isForced: whether the expression itself says the direction.
  ///   - isSince: whether "since" stands before.
  func year(
    of month: Int, day: Int?, _ direction: Direction, isForced: Bool, isSince: Bool = false
  ) -> Int? {
    guard let reference = reference.month else { return nil }
    let year = reference.year
    if let day, let today = self.reference.day {
      guard let date = Day(year: year, month: month, day: min(day, 28)) else { return nil }
      let ahead = Int(date.number) - Int(today.number)
      if date == today || month == reference.month && day == today.parts.day { return year }
      let next = ahead > 0 ? ahead : ahead + 365
      let isNext =
        switch direction {
        case .future: isForced || next <= 300
        case .unknown: next <= 100
        case .past: !isForced && !isSince && next <= 60
        }
      return isNext ? (ahead > 0 ? year : year + 1) : ahead > 0 ? year - 1 : year
    }
    let ahead = month - reference.month
    if ahead == 0 {
      return !isForced
        ? year : direction == .past ? year - 1 : direction == .future ? year + 1 : year
    }
    let next = ahead > 0 ? ahead : ahead + 12
    let isNext =
      switch direction {
      case .future: true
      case .unknown: next <= 3
      case .past: !isForced && !isSince && next <= 2
      }
    return isNext ? (ahead > 0 ? year : year + 1) : ahead > 0 ? year - 1 : year
  }

  /// The year next to the publication's in which a day of a month is such a weekday.
  func year(of month: Int, _ day: Int?, on weekday: Int) -> Int? {
    guard let day, let days = reference.days else { return nil }
    let middle = days.first + (days.count / 2)
    var best: (year: Int, distance: Int)?
    for year in middle.parts.year - 3...middle.parts.year + 3 {
      guard let date = Day(year: year, month: month, day: day), date.weekday == weekday else {
        continue
      }
      let distance = abs(Int(date.number) - Int(middle.number))
      if distance < 500, distance < best?.distance ?? .max { best = (year, distance) }
    }
    return best?.year
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
