/// The English possessive: `'s` at the end of a word, which profile `news` drops.
enum Possessive {
  /// A word without its possessive.
  struct Base {
    var range: Range<Int>
    /// Whether the possessive had a capital S.
    ///
    /// Then capitals of the word say nothing (`IT'S`).
    var isShouted = false
  }

  /// Takes `'s` and trailing apostrophes off a word, repeatedly.
  ///
  /// `'S` after an elided word stays (`L'S`, as in the French `L'S&P`).
  static func base(of word: Range<Int>, in text: Span<UInt8>) -> Base {
    var base = Base(range: word)
    var wordStart: Int?
    while true {
      var end = base.range.upperBound
      let last = text[end - 1]
      if last == UInt8(ascii: "s") || last == UInt8(ascii: "S") { end -= 1 }
      let isCapital = last == UInt8(ascii: "S")
      let length = Apostrophe.length(before: end, in: text)
      guard length > 0, end - length > base.range.lowerBound else { return base }
      let shorter = base.range.lowerBound..<end - length
      // "@" alone is no word, so "@'s" cannot lose its end.
      let first = wordStart ?? firstLetterOrDigit(of: word, in: text)
      wordStart = first
      guard first < shorter.upperBound else { return base }
      if isCapital, Elision.isPrefix(shorter, of: text) { return base }
      base.range = shorter
      base.isShouted = base.isShouted || isCapital
    }
  }

  private static func firstLetterOrDigit(of word: Range<Int>, in text: Span<UInt8>) -> Int {
    word.first { index in
      text[index] &- 0x30 < 10 || (text[index] | 0x20) &- 0x61 < 26
        || ICUCharacters.startsWithLetter(text.extracting(index..<word.upperBound))
    } ?? word.upperBound
  }

  /// Whether the segment is the `s` of a possessive that segmentation left alone (`U.N.'s`, `1990's`).
  ///
  /// The apostrophe before it must follow a token, which ends at `lastEnd`, or the end of a sentence,
  /// bracket or quotation.
  static func isStray(_ segment: Range<Int>, of text: Span<UInt8>, after lastEnd: Int) -> Bool {
    guard segment.count == 1, text[segment.lowerBound] | 0x20 == UInt8(ascii: "s") else {
      return false
    }
    let length = Apostrophe.length(before: segment.lowerBound, in: text)
    let apostrophe = segment.lowerBound - length
    guard length > 0, apostrophe > 0 else { return false }
    return lastEnd == apostrophe || isClosing(text, before: apostrophe)
  }

  private static func isClosing(_ text: Span<UInt8>, before end: Int) -> Bool {
    switch text[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "%"):
      return true
    case 0xBB:  // »
      return end >= 2 && text[end - 2] == 0xC2
    case 0x9D:  // ”
      return end >= 3 && text[end - 2] == 0x80 && text[end - 3] == 0xE2
    default: return false
    }
  }
}
