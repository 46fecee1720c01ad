import Calendar

/// Times of the day.
extension ArticleDates {
  /// A time such as 10:30, 10am EST on Tuesday, eight o'clock.
  ///
  /// - Parameter index: the hour where minutes follow, else the word behind it.
  func clock(at index: Int) -> DraftDate? {
    let token = tokens[index]
    switch token.kind {
    case .number: return clockInDigits(at: index)
    case .clock:
      let hour = token.value / 2
      guard (1...12).contains(hour), token.gap != .colon else { return nil }
      return clock(hour % 12 * 60 + token.value % 2 * 720, index, index + 1)
    case .oclock:
      guard token.isLinked, let (hour, first) = hour(endingAt: index - 1) else { return nil }
      let isAfternoon = tokens[index + 1].kind == .meridiem && tokens[index + 1].isJoined
      return clock(
        isAfternoon ? hour % 12 * 60 + tokens[index + 1].value : hour * 60, first,
        isAfternoon ? index + 2 : index + 1)
    default: return clockWithHalf(at: index)
    }
  }

  private func clockInDigits(at index: Int) -> DraftDate? {
    let (hour, minute) = (tokens[index], tokens[index + 1])
    if minute.kind == .clock, minute.detail == 2, (1...12).contains(hour.value) {
      return clock(
        hour.value % 12 * 60 + minute.value / 2 + minute.value % 2 * 720, index, index + 2)
    }
    guard minute.kind == .number, minute.detail == 2, minute.value < 60, hour.value < 24,
      hour.marks.isDisjoint(with: [.currency, .glued, .colon, .slash, .hyphen]),
      tokens[index - 1].kind != .label
    else { return nil }
    var end = index + 2
    if tokens[end].gap == .colon, tokens[end].kind == .number {
      guard tokens[end].detail == 2, tokens[end].value < 60 else { return nil }
      end += 1
    }
    var minutes = hour.value * 60 + minute.value
    if tokens[end].kind == .meridiem, tokens[end].isJoined || tokens[end].gap == .glued {
      guard (1...12).contains(hour.value) else { return nil }
      minutes = hour.value % 12 * 60 + minute.value + tokens[end].value
      end += 1
    } else if end > index + 2, tokens[end].kind != .zone {
      return nil
    }
    return clock(minutes, index, end)
  }

  /// 10 a.m., 10.30 p.m.
  private func clockWithHalf(at index: Int) -> DraftDate? {
    let token = tokens[index]
    guard token.isLinked || token.gap == .glued, index - 1 >= limit else { return nil }
    let before = tokens[index - 1]
    if before.kind == .decimal, before.detail == 2, before.value % 100 < 60 {
      guard (1...12).contains(before.value / 100) else { return nil }
      return clock(
        before.value / 100 % 12 * 60 + before.value % 100 + token.value, index - 1, index + 1)
    }
    guard let (hour, first) = hour(endingAt: index - 1) else { return nil }
    return clock(hour % 12 * 60 + token.value, first, index + 1)
  }

  private func hour(endingAt index: Int) -> (hour: Int, first: Int)? {
    guard index >= limit else { return nil }
    let token = tokens[index]
    guard token.kind == .number || token.kind == .digitUnit || token.kind == .teen,
      (1...12).contains(token.value),
      token.marks.isDisjoint(with: [.currency, .glued, .colon, .slash])
    else { return nil }
    return (token.value, index)
  }

  /// Noon, midnight.
  func clockWord(at index: Int) -> DraftDate? {
    // High Noon is a film.
    let token = tokens[index]
    if token.isCapital, token.isJoined, tokens[index - 1].isCapital { return nil }
    return clock(token.kind == .noon ? 720 : 1440, index, index + 1)
  }

  /// A time with the zone and day behind it.
  func clock(_ minutes: Int, _ first: Int, _ end: Int) -> DraftDate {
    var end = end
    var place = end
    if tokens[place].kind == .zone,
      tokens[place].isJoined || tokens[place].gap == .opening
        || tokens[place].gap == .dot
    {
      place += 1
      end = place
    }
    let behind = day(at: place)
    if let behind { end = behind.end }
    let begin = approximation(before: first)
    let day = behind == nil ? antecedents.day ?? reference.day : behind?.day
    guard let day else { return DraftDate(begin..<end, .time, .time(minute: minutes)) }
    return DraftDate(begin..<end, .time, .clock(day, minute: minutes))
  }

  /// The day that begins at `index`, behind a time: Tuesday, on Tuesday, on March 3, today.
  private func day(at index: Int) -> (day: Day?, end: Int)? {
    var place = index
    let gap = tokens[place].gap
    let isBehindDot = gap == .dot && tokens[place - 1].kind == .meridiem
    guard gap.isEmpty || gap == .comma || isBehindDot || gap == [.comma, .dot] else { return nil }
    if tokens[place].kind == .on, tokens[place + 1].isJoined { place += 1 }
    let draft: DraftDate?
    switch tokens[place].kind {
    case .weekday: draft = weekday(at: place)
    case .month: draft = month(at: place)
    case .today: draft = today(at: place)
    case .number where tokens[place + 1].kind == .month: draft = month(at: place + 1)
    default: draft = nil
    }
    guard let draft, draft.first == place else { return nil }
    switch draft.value {
    case .day(let day): return (day, draft.end)
    case .weekday, .any(.day): return draft.kind == .date ? (nil, draft.end) : nil
    default: return nil
    }
  }
}
