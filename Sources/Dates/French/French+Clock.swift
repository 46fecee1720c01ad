import Calendar

/// French times of the day.
extension ArticleDates {
  /// `10h30`, `10 h 30`, `20H00 GMT`.
  func frenchClock(at index: Int) -> DraftDate? {
    if tokens[index].kind == .frenchClock {
      if let half = halfCode(at: index) { return half }
      guard isFrenchTime(index), !isHalfAndYear(index) else { return nil }
      return frenchClock(index..<index + 1, tokens[index].value)
    }
    let hour = tokens[index - 1]
    guard isFree(index - 1, .number), hour.detail <= 2, (0...24).contains(hour.value),
      tokens[index].isJoined,
      isFrenchTime(index - 1)
    else { return nil }
    let minute = tokens[index + 1]
    guard minute.kind == .number, minute.detail == 2, minute.value < 60,
      minute.isJoined || minute.gap == .glued
    else { return frenchClock(index - 1..<index + 1, hour.value * 60) }
    return frenchClock(index - 1..<index + 2, hour.value * 60 + minute.value)
  }

  /// 1H 2012, which is no time: an hour has no year behind it.
  private func halfCode(at index: Int) -> DraftDate? {
    let (token, year) = (tokens[index], tokens[index + 1])
    guard token.end - token.start == 2, token.value == 60 || token.value == 120,
      year.kind == .number, year.detail == 4, (1900...2099).contains(year.value), year.isJoined
    else { return nil }
    return DraftDate(
      index..<index + 2, .date, .half(year: year.value, half: token.value / 60))
  }

  /// Whether it may be the half of a year, 2H12, as English has it.
  private func isHalfAndYear(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start == 4 && (60..<180).contains(token.value)
      && frenchSurplus(index) < 0
  }

  /// `à 10 heures`, `vers 5 heures 30`; without such a word, a length.
  func frenchHours(at index: Int) -> DraftDate? {
    guard let count = frenchCount(before: index), let hour = count.value, (0...24).contains(hour),
      isFrenchTime(count.first), isTimeAnnounced(count.first), !isLength(index + 1)
    else { return nil }
    let minute = tokens[index + 1]
    if minute.kind == .number, minute.detail == 2, minute.value < 60, minute.isJoined,
      tokens[index + 2].kind != .counted
    {
      return frenchClock(count.first..<index + 2, hour * 60 + minute.value)
    }
    return frenchClock(count.first..<index + 1, hour * 60)
  }

  /// `midi`, `minuit`: behind `à`, `vers` and the like, for `le Midi` is a region.
  func frenchNoon(at index: Int) -> DraftDate? {
    guard !tokens[index].isCapital, isTimeAnnounced(index) else { return nil }
    return frenchClock(index..<index + 1, tokens[index].value)
  }

  /// Whether no digits or signs stand before that make it part of something else.
  private func isFrenchTime(_ index: Int) -> Bool {
    tokens[index].marks.isDisjoint(with: [.currency, .slash, .colon, .glued])
  }

  private func isTimeAnnounced(_ index: Int) -> Bool {
    guard followsClosely(index) else { return false }
    switch tokens[index - 1].kind {
    // "à", which has two bytes.
    case .a: return tokens[index - 1].end - tokens[index - 1].start == 2
    case .frenchAbout: return tokens[index - 1].value == 1
    case .frenchUntil, .frenchBefore, .frenchSince, .frenchTo: return true
    case .frenchAfter: return tokens[index].kind != .frenchNoon
    default: return false
    }
  }

  /// A time of the day that was named beside it, else of the publication.
  private func frenchClock(_ range: Range<Int>, _ minute: Int) -> DraftDate {
    let isZone = tokens[range.upperBound].kind == .zone && tokens[range.upperBound].isJoined
    var (minute, end) = (minute, isZone ? range.upperBound + 1 : range.upperBound)
    if let (part, partEnd) = frenchPart(of: end) {
      if part != .morning, minute <= 720, minute > 0 { minute = (minute + 720) % 1440 }
      end = partEnd
    }
    let value: TimexValue =
      if let day = frenchDayBeside(range) ?? reference.day { .clock(day, minute: minute) } else {
        .time(minute: minute)
      }
    return DraftDate(range.lowerBound..<end, .time, value)
  }

  /// `du matin`, `de l'après-midi`, `du soir` behind a time, and where that ends.
  private func frenchPart(of index: Int) -> (part: DayPart, end: Int)? {
    guard isNext(index, .frenchOf), followsClosely(index + 1) else { return nil }
    let isElided = tokens[index + 1].kind == .frenchThe
    guard let (part, end) = frenchPartBehind(isElided ? index + 2 : index + 1) else { return nil }
    return part == .night || part == .midday ? nil : (part, end)
  }

  /// Whether `de` follows and no part of a day: `quatre heures de route`.
  private func isLength(_ index: Int) -> Bool {
    isNext(index, .frenchOf) && frenchPart(of: index) == nil
  }

  /// The day named up to five words before in the same sentence.
  private func frenchDayBeside(_ range: Range<Int>) -> Day? {
    guard let last = drafts.last, last.end + 5 >= range.lowerBound else { return nil }
    for index in last.end...range.lowerBound
    where tokens[index].beginsSentence(after: tokens[index - 1]) {
      return nil
    }
    switch last.value {
    case .day(let day), .dayPart(let day, _), .clock(let day, _): return day
    default: return nil
    }
  }
}
