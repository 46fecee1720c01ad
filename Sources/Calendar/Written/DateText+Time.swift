extension DateText {
  /// The time of day behind a date, in seconds, with the sign or word before it and the zone; takes them.
  ///
  /// nil and nothing taken where there is none.
  mutating func timeAfterDate() -> Int? {
    let start = position
    if next | 0x20 == UInt8(ascii: "t"), Self.isDigit(self[1]) {
      position += 1
      if let seconds = timeOfDay(afterT: true) { return seconds }
      position = start
      return nil
    }
    _ = take(UInt8(ascii: ","))
    skipSpace()
    if isAtLetter || next >= 0xC3 {
      smallWord(Self.atWords)
    } else if [UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":")].contains(next) {
      position += 1
      skipSpace()
    }
    guard position > start, let seconds = timeOfDay() else {
      position = start
      return nil
    }
    return seconds
  }

  /// `10:20`, `10:20:30.5`, `1:26pm`, `10h30`, `10 a.m.`, with the zone behind; may have taken something where nil.
  mutating func timeOfDay(afterT: Bool = false) -> Int? {
    guard let hour = hour(afterT) else { return nil }
    var (minute, second) = (0, 0)
    var isTime = afterT
    if take(UInt8(ascii: ":")) {
      guard let value = number(2...2), value < 60 else { return nil }
      (minute, isTime) = (value, true)
      if next == UInt8(ascii: ":") {
        guard let value = secondsOfMinute() else { return nil }
        second = value
      }
    } else if afterT, isAtDigit {
      guard let value = compactMinutes() else { return nil }
      (minute, second) = value
    } else if let value = minutesAfterLetter() {
      (minute, isTime) = (value, true)
    } else if let value = dottedMinutes() {
      minute = value
    }
    let place = position
    if let half = halfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      zone()
      return min((hour % 12 + half) * 3600 + minute * 60 + second, 86_399)
    }
    position = place
    guard isTime, hour < 24 else { return nil }
    guard zone(), !isAtDigit, !isAtLetter else { return nil }
    return min(hour * 3600 + minute * 60 + second, 86_399)
  }

  private mutating func hour(_ afterT: Bool) -> Int? {
    if afterT, digitsAhead == 4 || digitsAhead == 6 { return taking(2) }
    return number(afterT ? 2...2 : 1...2)
  }

  /// `:30.123`; 60 in a leap second.
  private mutating func secondsOfMinute() -> Int? {
    position += 1
    guard let value = number(2...2), value <= 60 else { return nil }
    if next == UInt8(ascii: ".") || next == UInt8(ascii: ","), Self.isDigit(self[1]) {
      position += 1
      while isAtDigit { position += 1 }
    }
    return next == UInt8(ascii: ".") && isAtEnd ? nil : value
  }

  /// `20` and `2030` of `T102030`.
  private mutating func compactMinutes() -> (Int, Int)? {
    let length = digitsAhead
    guard length == 2 || length == 4 else { return nil }
    let minute = taking(2)
    let second = length == 4 ? taking(2) : 0
    if next == UInt8(ascii: "."), Self.isDigit(self[1]) {
      position += 1
      while isAtDigit { position += 1 }
    }
    return minute < 60 && second <= 60 ? (minute, second) : nil
  }

  /// `h30` and `h`, as in French.
  private mutating func minutesAfterLetter() -> Int? {
    let start = position
    skipSpace()
    if take(UInt8(ascii: "h")) {
      skipSpace()
      if let minute = number(2...2), minute < 60 { return minute }
      if !isAtLetter, !isAtDigit { return 0 }
    }
    position = start
    return nil
  }

  /// `.30` of `10.30am`.
  private mutating func dottedMinutes() -> Int? {
    let start = position
    if take(UInt8(ascii: ".")), let minute = number(2...2), minute < 60 { return minute }
    position = start
    return nil
  }

  /// 0 for `am`, 12 for `p.m.`; takes it, and a space before it.
  private mutating func halfOfDay() -> Int? {
    skipSpace()
    let letter = next | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    position += 1
    let dot = take(UInt8(ascii: "."))
    guard next | 0x20 == UInt8(ascii: "m") else { return nil }
    position += 1
    if dot { _ = take(UInt8(ascii: ".")) }
    return isAtLetter || isAtDigit ? nil : letter == UInt8(ascii: "a") ? 0 : 12
  }

  /// `Z`, `+02:00`, `-0500`, `GMT`, `UTC+1`, `(CET)`, with a space before it; takes it.
  ///
  /// False only for what begins as an offset and is none.
  @discardableResult
  private mutating func zone() -> Bool {
    let start = position
    skipSpace()
    if isAtLetter {
      let word = position
      while Self.isLetter(next) { position += 1 }
      let length = position - word
      guard length <= 5, isAtEnd || isUppercase(from: word), !isHalf(from: word) else {
        position = start
        return true
      }
    }
    if next == UInt8(ascii: "+") || next == UInt8(ascii: "-"), Self.isDigit(self[1]) {
      position += 1
      guard let hours = number(1...4), hours <= 1500 else { return false }
      if take(UInt8(ascii: ":")), number(2...2) == nil { return false }
    }
    comment()
    if position > start, self[-1] == 0x20 { position = start }
    return true
  }

  private func isUppercase(from start: Int) -> Bool {
    for offset in (start - position)..<0 where self[offset] & 0x20 != 0 { return false }
    return true
  }

  private func isHalf(from start: Int) -> Bool {
    guard position - start == 2, self[-1] | 0x20 == UInt8(ascii: "m") else { return false }
    return [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(self[-2] | 0x20)
  }

  /// Mail programs write the zone a second time in parentheses, Java its name in brackets.
  private mutating func comment() {
    let start = position
    skipSpace()
    guard take(UInt8(ascii: "(")) || take(UInt8(ascii: "[")) else {
      position = start
      return
    }
    while Self.isLetter(next) || [0x20, 0x2F, 0x5F].contains(next) { position += 1 }
    if !take(UInt8(ascii: ")")), !take(UInt8(ascii: "]")) { position = start }
  }

  private static let atWords = Set(
    ["at", "a", "um", "on", "le", "alle", "as", "las"].map(CalendarWords.code))
}
