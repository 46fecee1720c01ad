/// Reads a number that may begin at a token.
struct NumberReader {
  let tokens: TokenBuffer
  /// The numbers of their terms, if they have any.
  private let terms: [UInt32]
  /// What the terms are, or the tokens.
  private let codes: [UInt8]
  /// What the codes mean.
  private let words: [NumberWord]

  /// - Parameters:
  ///   - terms: the numbers of the tokens' terms, or none.
  ///   - codes: what the terms are by their numbers, or the tokens, as codes of `table`.
  init(_ tokens: TokenBuffer, terms: [UInt32] = [], codes: [UInt8], _ table: NumberWord.Table) {
    self.tokens = tokens
    self.terms = terms
    self.codes = codes
    words = table.byCode
  }

  /// The number at a token, without tokens if there is none up to its end; nil if nothing begins here.
  ///
  /// - Parameter limit: tokens before belong to another number.
  func run(at index: Int, notBefore limit: Int, of text: Span<UInt8>) -> NumberRun? {
    if isDigits(index) {
      let end = digitsEnd(index, text)
      let isNumber =
        isCardinal(index) && !isPart(index, text) && !isLabelled(index, text)
        && (end > index + 1 || !isYear(index) && !isDate(index, text) && !isTime(index, text))
        && !isOrdinal(index..<end, text)
      return NumberRun(first: index, tokens: isNumber ? end - index : 0)
    }
    let word = word(index)
    if !word.isDisjoint(with: .belowHundred) {
      return wordsEnd(index, text).map { checked(index..<$0, text) }
    }
    // "a hundred": the article belongs to the number.
    guard !word.isDisjoint(with: .multiplier), index > limit,
      self.word(index - 1).contains(.article), isJoined(index - 1, text)
    else { return nil }
    return wordsEnd(index - 1, text).map { checked((index - 1)..<$0, text) }
  }

  /// The number in words, or an empty one at its end if it is none.
  private func checked(_ range: Range<Int>, _ text: Span<UInt8>) -> NumberRun {
    if isOrdinal(range, text) || isYearInWords(range, text) || isPronoun(range, text)
      || isHalved(range, text) || isLabelledInWords(range, text)
    {
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
        if word(next).contains(.and), isJoined(next, text) { next += 1 }
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
    let isArticle = word(start).contains(.article)
    guard var end = isArticle ? start + 1 : belowHundredEnd(start, text) else { return nil }
    let next = isJoined(end - 1, text) ? word(end) : []
    if next.contains(.dozen) { return end + 1 }
    guard next.contains(.hundred) else {
      return isArticle && !next.contains(.scale) ? nil : end
    }
    end += 1
    guard isJoined(end - 1, text) else { return end }
    let rest = word(end).contains(.and) && isJoined(end, text) ? end + 1 : end
    guard let restEnd = belowHundredEnd(rest, text) else { return end }
    // "one hundred and two hundred" are two numbers.
    let isOther =
      isJoined(restEnd - 1, text) && !word(restEnd).isDisjoint(with: [.hundred, .dozen])
    return isOther ? end : restEnd
  }

  private func belowHundredEnd(_ start: Int, _ text: Span<UInt8>) -> Int? {
    let word = word(start)
    if word.isDisjoint(with: .belowHundred) { return nil }
    let isCompound =
      word.contains(.ten) && isJoined(start, text) && self.word(start + 1).contains(.unit)
    return isCompound ? start + 2 : start + 1
  }

  /// Where the scales behind a group end, and the power of the smallest one; 0 if there is none.
  private func scalesEnd(_ start: Int, _ text: Span<UInt8>) -> (end: Int, power: Int) {
    var (end, power) = (start, 0)
    while isJoined(end - 1, text), case let next = word(end), next.contains(.scale) {
      power = power == 0 ? next.power : min(power, next.power)
      end += 1
    }
    return (end, power)
  }

  // MARK: Digits

  /// Where a number ends that begins with digits: behind scales.
  private func digitsEnd(_ start: Int, _ text: Span<UInt8>) -> Int {
    var end = start + 1
    while !word(end).isDisjoint(with: .multiplier), isJoined(end - 1, text) { end += 1 }
    return end
  }

  /// Whether a token that begins with a digit is a number: no zeros before others, groups of three.
  private func isCardinal(_ index: Int) -> Bool {
    let range = tokens.termRange(index)
    var (whole, group, fraction) = (0, 0, 0)
    var hasComma = false
    var hasPoint = false
    for place in range {
      switch tokens.terms[place] {
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
      !hasComma || group == 3 || group < 3 && group > 0 && range.count == whole + group + 1
    let isPlain = whole == 1 || tokens.terms[range.lowerBound] != 0x30
    return isGrouped && isPlain && whole <= 15 && (!hasPoint || fraction > 0)
  }

  /// A year from 1900 to 2099, the only digits of its number.
  func isYear(_ index: Int) -> Bool {
    let range = tokens.termRange(index)
    guard range.count == 4 else { return false }
    var year = 0
    for place in range {
      guard tokens.terms[place] &- 0x30 < 10 else { return false }
      year = 10 * year + Int(tokens.terms[place] &- 0x30)
    }
    return year / 100 == 19 || year / 100 == 20
  }

  // MARK: Tokens

  /// Whether a token begins with a digit, which no table needs to say.
  func isDigits(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let range = tokens.termRange(index)
    return !range.isEmpty && tokens.terms[range.lowerBound] &- 0x30 < 10
  }

  /// What a token is to numbers.
  func word(_ index: Int) -> NumberWord {
    guard index >= 0, index < tokens.count else { return [] }
    return words[Int(codes[terms.isEmpty ? index : Int(terms[index])])]
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
