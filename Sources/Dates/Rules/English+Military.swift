/// Times of the day in four digits.
extension ArticleDates {
  /// Such as 0300 GMT, 1800 hours, and both of 1200 and 1800 GMT; nil where four digits are none.
  func militaryTime(at index: Int) -> DraftDate? {
    let (token, next) = (tokens[index], tokens[index + 1])
    guard token.value < 2400, token.value % 100 < 60,
      token.marks.isDisjoint(with: [.currency, .glued, .colon, .slash, .apostrophe])
    else { return nil }
    let minutes = token.value / 100 * 60 + token.value % 100
    if isZone(index + 1) || isFirstOfTwo(index) { return clock(minutes, index, index + 1) }
    guard next.kind == .unit, next.value == Int(TimexUnit.hour.rawValue), next.detail == 1,
      next.isJoined, token.value < 1000 || isTimeAnnounced(index)
    else { return nil }
    return clock(minutes, index, index + 2)
  }

  /// Whether a zone of time stands there.
  private func isZone(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .zone && token.isJoined && token.isCapital
  }

  /// Whether a second time follows, and the zone of both.
  private func isFirstOfTwo(_ index: Int) -> Bool {
    var place = index + 1
    let next = tokens[place]
    switch next.kind {
    case .and, .or, .to,
      .until where next.isJoined:
      place += 1
    case .number where next.gap == .hyphen || next.gap == .dash: break
    default: return false
    }
    let other = tokens[place]
    return other.kind == .number && other.detail == 4 && other.value < 2400
      && other.value % 100 < 60 && (other.isJoined || place == index + 1) && isZone(place + 1)
  }

  /// Whether the word before hours says that they are a time: "he worked 1800 hours" is none.
  private func isTimeAnnounced(_ index: Int) -> Bool {
    guard tokens[index].isJoined else { return false }
    switch tokens[index - 1].kind {
    case .at, .by, .from, .until, .before, .after, .since, .to, .between, .and: return true
    default: return false
    }
  }
}
