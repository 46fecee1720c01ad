/// What stands around digits and words and makes them no cardinal.
extension NumberReader {
  /// Whether what follows makes the number an ordinal or a fraction: "twenty-first", "two thirds".
  func isOrdinal(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let next = range.upperBound
    let following = word(next)
    guard !following.isDisjoint(with: [.ordinal, .fractionOfOne, .and]), isJoined(next - 1, text)
    else { return false }
    if let gap = gap(after: next - 1), isHyphen(gap, text), following.contains(.ordinal) {
      return true
    }
    if !following.isDisjoint(with: [.ordinalScale, .fraction]) { return true }
    let last = word(next - 1)
    if last.contains(.ten), following.contains(.ordinalUnit) { return true }
    if range.count == 1, last.contains(.one), following.contains(.fractionOfOne) { return true }
    // "one hundred and first"
    return !last.isDisjoint(with: [.hundred, .scale]) && following.contains(.and)
      && isJoined(next, text) && word(next + 1).contains(.ordinal)
  }

  /// Whether a number in words is the beginning of a year: "nineteen eighty-four", "twenty thirteen".
  func isYearInWords(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let next = range.upperBound
    if range.count == 1, isJoined(next - 1, text) {
      let (first, second) = (word(next - 1), word(next))
      if first.contains(.twenty), second.contains(.teen) { return true }
      if first.contains(.teen), !second.isDisjoint(with: [.ten, .teen]) { return true }
    }
    return isEndOfYear(range, text)
  }

  private func isEndOfYear(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let first = word(range.lowerBound)
    guard !first.isDisjoint(with: [.ten, .teen]), isJoined(range.lowerBound - 1, text) else {
      return false
    }
    let before = word(range.lowerBound - 1)
    return before.contains(.teen) || first.contains(.teen) && before.contains(.twenty)
  }

  /// Whether "one" is no number: "no one", "one another".
  func isPronoun(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    guard range.count == 1, word(range.lowerBound).contains(.one) else { return false }
    return word(range.upperBound).contains(.afterPronoun)
      || word(range.lowerBound - 1).contains(.beforePronoun)
        && isJoined(range.lowerBound - 1, text)
  }

  /// Whether only a part is meant of a number that begins with an article: "half a million".
  func isHalved(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    word(range.lowerBound).contains(.article) && isJoined(range.lowerBound - 1, text)
      && word(range.lowerBound - 1).contains(.half)
  }

  /// Whether a number in words is a name: "number five".
  func isLabelledInWords(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    isJoined(range.lowerBound - 1, text) && word(range.lowerBound - 1).contains(.labelInWords)
  }

  // MARK: Digits

  /// Whether digits are a name: "No 5", "number 5".
  func isLabelled(_ index: Int, _ text: Span<UInt8>) -> Bool {
    guard word(index - 1).contains(.label), let gap = gap(after: index - 1),
      gap.upperBound <= text.count
    else { return false }
    // The dot of "No." ends no sentence.
    let isDotted =
      tokens.termRange(index - 1).count <= 3 && !gap.isEmpty && text[gap.lowerBound] == 0x2E
    if isDotted { return isBlank((gap.lowerBound + 1)..<gap.upperBound, text) }
    return isJoined(index - 1, text)
  }

  private func byte(_ place: Int, _ text: Span<UInt8>) -> UInt8 {
    place >= 0 && place < text.count ? text[place] : 0x20
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  /// Whether digits are a part of something longer: a time, a fraction, a date, a name, the short form of a year.
  func isPart(_ index: Int, _ text: Span<UInt8>) -> Bool {
    let (start, end) = (Int(tokens.tokens[index].start), Int(tokens.tokens[index].end))
    let (before, beforeThat) = (byte(start - 1, text), byte(start - 2, text))
    let (after, afterThat) = (byte(end, text), byte(end + 1, text))
    switch before {
    case 0x3A, 0x2E, 0x2C: if isDigit(beforeThat) { return true }
    case 0x2F: if isDigit(beforeThat) || isLetter(beforeThat) { return true }
    case 0x27, 0x60: return true
    case 0x99 where beforeThat == 0x80: return true
    case 0x2D: if isLetter(beforeThat) { return true }
    default: break
    }
    switch after {
    case 0x3A: if isDigit(afterThat) { return true }
    case 0x2F: if isDigit(afterThat) || isLetter(afterThat) { return true }
    default: break
    }
    return isInChain(index, text)
  }

  /// Whether digits hang together with others by hyphens as dates and numbers of telephones do, or with a year.
  private func isInChain(_ index: Int, _ text: Span<UInt8>) -> Bool {
    var (first, last) = (index, index)
    while isHyphenated(first - 1, text), index - first < 3 { first -= 1 }
    while isHyphenated(last, text), last - index < 3 { last += 1 }
    guard last > first else { return false }
    return last - first >= 2 || isYear(first) || isYear(last)
  }

  /// Whether only a hyphen is between digits and the next ones.
  private func isHyphenated(_ index: Int, _ text: Span<UInt8>) -> Bool {
    guard isDigits(index), isDigits(index + 1), let gap = gap(after: index),
      gap.upperBound <= text.count
    else { return false }
    return isHyphen(gap, text)
  }

  /// Whether the hour of the day is meant: "10 a.m.", "1430 GMT".
  func isTime(_ index: Int, _ text: Span<UInt8>) -> Bool {
    word(index + 1).contains(.time) && isJoined(index, text)
  }

  /// Whether a day of the month is meant: "Jan 26", "26 January", "Jan 26-27".
  func isDate(_ index: Int, _ text: Span<UInt8>) -> Bool {
    guard isDay(index) else { return false }
    if isMonth(before: index, text) || isMonth(after: index, text) { return true }
    if isHyphenated(index - 1, text), isDay(index - 1), isMonth(before: index - 1, text) {
      return true
    }
    return isHyphenated(index, text) && isDay(index + 1) && isMonth(after: index + 1, text)
  }

  /// Whether a token is a number from 1 to 31.
  private func isDay(_ index: Int) -> Bool {
    let range = tokens.termRange(index)
    guard range.count <= 2 else { return false }
    var day = 0
    for place in range {
      guard isDigit(tokens.terms[place]) else { return false }
      day = 10 * day + Int(tokens.terms[place] - 0x30)
    }
    return day >= 1 && day <= 31
  }

  private func isMonth(before index: Int, _ text: Span<UInt8>) -> Bool {
    guard isMonth(index - 1, text), let gap = gap(after: index - 1), gap.upperBound <= text.count
    else { return false }
    // A short form may have a dot, which ends no sentence.
    let isShort = tokens.termRange(index - 1).count <= 4
    let isDotted = isShort && !gap.isEmpty && text[gap.lowerBound] == 0x2E
    return isBlank((gap.lowerBound + (isDotted ? 1 : 0))..<gap.upperBound, text)
  }

  private func isMonth(after index: Int, _ text: Span<UInt8>) -> Bool {
    guard isMonth(index + 1, text), let gap = gap(after: index), gap.upperBound <= text.count else {
      return false
    }
    return isBlank(gap, text)
  }

  private func isBlank(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    for place in range where text[place] != 0x20 && text[place] != 0x0A { return false }
    return range.count <= 2
  }

  /// Whether a token is a month: with a capital, since one may march and may.
  private func isMonth(_ index: Int, _ text: Span<UInt8>) -> Bool {
    word(index).contains(.month) && byte(Int(tokens.tokens[index].start), text) &- 0x41 < 26
  }
}
