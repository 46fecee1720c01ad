/// The French elision: a short word that lost its vowel before another one (`l'armée`, `qu'il`).
///
/// Profile `news` reads it as two words. The short words are l d j m t s c qu jusqu lorsqu puisqu quoiqu, in
/// any case, and n in lower case before a vowel or h: so `n'est` is two words, while `N'Djamena` and
/// `n'djamena` are one.
enum Elision {
  /// A word that begins with an elided one.
  struct Split {
    /// The elided word without the apostrophe.
    var prefix: Range<Int>
    /// What follows the apostrophe.
    var rest: Range<Int>
  }

  /// The first elision of a word, if it begins with one.
  ///
  /// O(1) but for finding the apostrophe.
  static func first(of word: Range<Int>, in text: Span<UInt8>) -> Split? {
    let limit = min(word.upperBound, word.lowerBound + longestPrefix + 1)
    var index = word.lowerBound
    var length = 0
    while index < limit {
      length = Apostrophe.length(at: index, in: text)
      if length > 0 { break }
      index += 1
    }
    let prefix = word.lowerBound..<index
    let rest = index + length
    guard length > 0, rest < word.upperBound else { return nil }
    guard ICUCharacters.startsWithLetter(text.extracting(rest..<word.upperBound)) else {
      return nil
    }
    guard isPrefix(prefix, of: text) || isNe(prefix, rest, in: text) else { return nil }
    return Split(prefix: prefix, rest: rest..<word.upperBound)
  }

  /// Whether the bytes are an elided word other than `n`.
  static func isPrefix(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard range.count > 0, range.count <= longestPrefix else { return false }
    var number: UInt64 = 0
    for index in range { number = number << 8 | UInt64(text[index] | 0x20) }
    return prefixes.contains(number)
  }

  private static let longestPrefix = 6

  private static let prefixes: [UInt64] = [
    "l", "d", "j", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
  ].map { word in word.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Whether `n'` stands before a vowel or h.
  private static func isNe(_ prefix: Range<Int>, _ rest: Int, in text: Span<UInt8>) -> Bool {
    guard prefix.count == 1, text[prefix.lowerBound] == UInt8(ascii: "n") else { return false }
    switch text[rest] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"), UInt8(ascii: "h"):
      return text[rest] < 0x80
    default: return isAccentedVowel(rest, in: text)
    }
  }

  /// À to Ý without Ç, Ð, Ñ and ×, and Œ, in either case.
  private static func isAccentedVowel(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard index + 1 < text.count else { return false }
    if text[index] == 0xC5 { return text[index + 1] | 1 == 0x93 }
    guard text[index] == 0xC3 else { return false }
    switch text[index + 1] & 0xDF {
    case 0x87, 0x90, 0x91, 0x97, 0x9E, 0x9F: return false
    default: return text[index + 1] & 0xC0 == 0x80
    }
  }
}
