/// What stands around digits and words and makes them no cardinal.
extension NumberReader {
  private static let ordinalUnits: Set = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
  ]
  private static let ordinals: Set = ordinalUnits.union([
    "tenth", "eleventh", "twelfth", "thirteenth", "twentieth", "thirtieth", "fortieth", "fiftieth",
    "hundredth", "thousandth", "millionth", "billionth", "thirds", "fourths", "fifths", "sixths",
    "sevenths", "eighths", "ninths", "tenths", "half", "halves", "quarter", "quarters",
  ])
  private static let ordinalScales: Set = ["hundredth", "thousandth", "millionth", "billionth"]
  private static let fractions: Set = [
    "thirds", "fourths", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths",
    "hundredths", "thousandths",
  ]
  private static let fractionsOfOne: Set = ["third", "fourth", "fifth", "tenth", "half", "quarter"]

  /// Whether what follows makes the number an ordinal or a fraction: "twenty-first", "two thirds".
  func isOrdinal(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let next = range.upperBound
    guard isJoined(next - 1, text) else { return false }
    if let gap = gap(after: next - 1), isHyphen(gap, text), isForm(next, in: Self.ordinals) {
      return true
    }
    if isForm(next, in: Self.ordinalScales) || isForm(next, in: Self.fractions) { return true }
    let last = word(next - 1)
    if last == .ten, isForm(next, in: Self.ordinalUnits) { return true }
    if range.count == 1, isForm(next - 1, "one"), isForm(next, in: Self.fractionsOfOne) {
      return true
    }
    // "one hundred and first"
    let isLarge: Bool
    switch last {
    case .hundred, .scale: isLarge = true
    default: isLarge = false
    }
    return isLarge && isForm(next, "and") && isJoined(next, text)
      && isForm(next + 1, in: Self.ordinals)
  }

  /// Whether a number in words is the beginning of a year: "nineteen eighty-four", "twenty thirteen".
  func isYearInWords(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let next = range.upperBound
    guard range.count == 1, isJoined(next - 1, text) else { return isEndOfYear(range, text) }
    if isForm(next - 1, "twenty"), word(next) == .teen { return true }
    let isCentury = word(next - 1) == .teen
    return isCentury && (word(next) == .ten || word(next) == .teen) || isEndOfYear(range, text)
  }

  private func isEndOfYear(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let before = range.lowerBound - 1
    guard before >= 0, isJoined(before, text) else { return false }
    let first = word(range.lowerBound)
    guard first == .ten || first == .teen else { return false }
    return word(before) == .teen || first == .teen && isForm(before, "twenty")
  }

  /// Whether "one" is no number: "no one", "one another".
  func isPronoun(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    guard range.count == 1, isForm(range.lowerBound, "one") else { return false }
    let before = range.lowerBound - 1
    return isForm(range.upperBound, "another")
      || before >= 0 && isJoined(before, text)
        && isForm(before, in: ["no", "any", "every", "some", "this", "that", "each"])
  }

  // MARK: Digits

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

  private static let timeWords: Set = ["am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock"]

  /// Whether the hour of the day is meant: "10 a.m.", "1430 GMT".
  func isTime(_ index: Int, _ text: Span<UInt8>) -> Bool {
    isJoined(index, text) && isForm(index + 1, in: Self.timeWords)
  }

  /// Whether a day of the month is meant: "Jan. 26", "26 January", "Jan 26-27".
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
    let form = tokens.terms[tokens.termRange(index)]
    guard form.count <= 2, form.allSatisfy({ isDigit($0) }) else { return false }
    let day = form.reduce(0) { $0 * 10 + Int($1 - 0x30) }
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

  private static let months: Set = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
  ]

  /// Whether a token is a month: with a capital, since one may march and may.
  private func isMonth(_ index: Int, _ text: Span<UInt8>) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let count = tokens.termRange(index).count
    guard count >= 3, count <= 9, byte(Int(tokens.tokens[index].start), text) &- 0x41 < 26 else {
      return false
    }
    return isForm(index, in: Self.months)
  }
}
