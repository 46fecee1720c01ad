/// Reads a number that may begin at a token.
struct NumberReader {
  let tokens: TokenBuffer

  init(_ tokens: TokenBuffer) { self.tokens = tokens }

  /// The number at a token, without tokens if there is none up to its end; nil if nothing begins here.
  ///
  /// - Parameter limit: tokens before belong to another number.
  func run(at index: Int, notBefore limit: Int, of text: Span<UInt8>) -> NumberRun? {
    if isDigits(index) {
      let end = digitsEnd(index, text)
      let isNumber =
        isCardinal(index) && !isPart(index, text) && !isOrdinal(index..<end, text)
        && (end > index + 1 || !isYear(index) && !isDate(index, text) && !isTime(index, text))
      return NumberRun(first: index, tokens: isNumber ? end - index : 0)
    }
    guard let word = word(index) else { return nil }
    switch word {
    case .hundred, .scale, .dozen:
      // "a hundred": the article belongs to the number.
      guard index > limit, isForm(index - 1, "a"), isJoined(index - 1, text) else { return nil }
      guard let end = wordsEnd(index - 1, text) else { return nil }
      return checked((index - 1)..<end, text)
    case .zero, .unit, .teen, .ten:
      guard let end = wordsEnd(index, text) else { return nil }
      return checked(index..<end, text)
    }
  }

  /// The number in words, or an empty one at its end if it is none.
  private func checked(_ range: Range<Int>, _ text: Span<UInt8>) -> NumberRun {
    if isOrdinal(range, text) || isYearInWords(range, text) || isPronoun(range, text) {
      return NumberRun(first: range.upperBound, tokens: 0)
    }
    return NumberRun(first: range.lowerBound, tokens: range.count)
  }

  // MARK: Words

  /// Where a number in words ends that begins at `start`; nil if none does.
  ///
  /// Grammar: `number := group scale* (and? number)?`, the scales of what follows below those before;
  /// `group := below hundred? (and? below)?`, the second part only behind a hundred.
  private func wordsEnd(_ start: Int, _ text: Span<UInt8>) -> Int? {
    var end = start
    var scale = Int.max
    while true {
      var next = end
      if next > start {
        guard isJoined(next - 1, text) else { return end }
        if isForm(next, "and"), isJoined(next, text) { next += 1 }
      }
      guard let group = groupEnd(next, text) else { return end > start ? end : nil }
      let (groupEnd, own) = scalesEnd(group, text)
      // "one million and two million" are two numbers, and so are "two three".
      guard end == start || own < scale && (own > 0 || scale > 0) else { return end }
      end = groupEnd
      guard own > 0 else { return end }
      scale = own
    }
  }

  /// Where a number below a thousand ends.
  private func groupEnd(_ start: Int, _ text: Span<UInt8>) -> Int? {
    let isArticle = isForm(start, "a")
    guard var end = isArticle ? start + 1 : belowHundredEnd(start, text) else { return nil }
    guard isJoined(end - 1, text), let word = word(end) else { return isArticle ? nil : end }
    if word == .dozen { return end + 1 }
    guard word == .hundred else {
      if case .scale = word { return end }
      return isArticle ? nil : end
    }
    end += 1
    guard isJoined(end - 1, text) else { return end }
    let next = isForm(end, "and") && isJoined(end, text) ? end + 1 : end
    guard let rest = belowHundredEnd(next, text) else { return end }
    // "one hundred and two hundred" are two numbers.
    let isOther =
      isJoined(rest - 1, text) && (self.word(rest) == .hundred || self.word(rest) == .dozen)
    return isOther ? end : rest
  }

  private func belowHundredEnd(_ start: Int, _ text: Span<UInt8>) -> Int? {
    switch word(start) {
    case .zero, .unit, .teen: return start + 1
    case .ten:
      return isJoined(start, text) && word(start + 1) == .unit ? start + 2 : start + 1
    default: return nil
    }
  }

  /// Where the scales behind a group end, and the power of the smallest one; 0 if there is none.
  private func scalesEnd(_ start: Int, _ text: Span<UInt8>) -> (end: Int, power: Int) {
    var (end, power) = (start, 0)
    while isJoined(end - 1, text), case .scale(let next) = word(end) {
      power = power == 0 ? next : min(power, next)
      end += 1
    }
    return (end, power)
  }

  // MARK: Digits

  /// Where a number ends that begins with digits: behind scales.
  private func digitsEnd(_ start: Int, _ text: Span<UInt8>) -> Int {
    var end = start + 1
    while isJoined(end - 1, text), let word = word(end) {
      switch word {
      case .hundred, .scale, .dozen: end += 1
      default: return end
      }
    }
    return end
  }

  /// Whether a token that begins with a digit is a number: no zeros before others, groups of three.
  private func isCardinal(_ index: Int) -> Bool {
    let form = tokens.terms[tokens.termRange(index)]
    var (whole, group, fraction) = (0, 0, 0)
    var hasComma = false
    var hasPoint = false
    for byte in form {
      switch byte {
      case 0x30...0x39:
        if hasPoint {
          fraction += 1
        } else if hasComma {
          group += 1
        } else {
          whole += 1
        }
      case 0x2C where !hasPoint && whole > 0 && (hasComma ? group == 3 : whole <= 3):
        (hasComma, group) = (true, 0)
      case 0x2E where !hasPoint && (!hasComma || group == 3): hasPoint = true
      default: return false
      }
    }
    // A comma may also be a decimal one.
    let isGrouped =
      !hasComma || group == 3 || group < 3 && group > 0 && form.count == whole + group + 1
    let isPlain = whole == 1 || form.first != 0x30
    return isGrouped && isPlain && whole <= 15 && (!hasPoint || fraction > 0)
  }

  /// A year from 1900 to 2099, the only digits of its number.
  func isYear(_ index: Int) -> Bool {
    let form = Array(tokens.terms[tokens.termRange(index)])
    guard form.count == 4, form.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    return form[0] == 0x31 && form[1] == 0x39 || form[0] == 0x32 && form[1] == 0x30
  }

  // MARK: Tokens

  func isDigits(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let range = tokens.termRange(index)
    return !range.isEmpty && tokens.terms[range.lowerBound] &- 0x30 < 10
  }

  /// What a token is among the words of numbers.
  func word(_ index: Int) -> NumberWord? {
    guard index >= 0, index < tokens.count else { return nil }
    return NumberWord(tokens.terms[tokens.termRange(index)])
  }

  func isForm(_ index: Int, _ form: String) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    return tokens.terms[tokens.termRange(index)].elementsEqual(form.utf8)
  }

  /// Whether a token is one of some words.
  func isForm(_ index: Int, in forms: Set<String>) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    return forms.contains(tokens.term(index))
  }

  /// The bytes between a token and the next one.
  func gap(after index: Int) -> Range<Int>? {
    guard index >= 0, index + 1 < tokens.count else { return nil }
    let (start, end) = (Int(tokens.tokens[index].end), Int(tokens.tokens[index + 1].start))
    return start <= end ? start..<end : nil
  }

  /// Whether the next token goes on with what a token begins: only white space or a hyphen is between.
  func isJoined(_ index: Int, _ text: Span<UInt8>) -> Bool {
    guard let gap = gap(after: index), !gap.isEmpty, gap.upperBound <= text.count else {
      return false
    }
    if isHyphen(gap, text) { return true }
    var lines = 0
    for place in gap {
      switch text[place] {
      case 0x20, 0x09, 0x0D, 0xC2, 0xA0: continue
      case 0x0A: lines += 1
      default: return false
      }
    }
    return lines <= 1
  }

  func isHyphen(_ gap: Range<Int>, _ text: Span<UInt8>) -> Bool {
    gap.count == 1 && text[gap.lowerBound] == 0x2D
  }
}
