/// What the fast path knows about characters, from ICU's properties: one table lookup per byte.
struct WordTables {
  // Bits of the class of a byte. Zero: an ASCII character that is no part of a word.
  /// A letter, digit, `_` or `@`.
  static let word: UInt8 = 0x80
  /// Part of a character of two bytes or more; in a word, a letter or digit of two bytes.
  static let multi: UInt8 = 0x40
  /// An ASCII capital.
  ///
  /// The bit is what its lower-case letter has besides.
  static let upper: UInt8 = 0x20
  static let lower: UInt8 = 0x10
  static let digit: UInt8 = 0x08
  /// `_` or `@`, which make no word alone.
  static let joiner: UInt8 = 0x04
  /// Joins its neighbours if both are letters or both are digits, or only in one of these cases.
  static let middle: UInt8 = 0x02
  /// Such a character of more than one byte.
  static let wideMiddle: UInt8 = 0x01

  /// What UAX #29 sees in a character; the values are those of `CICU`.
  enum Class {
    static let other: UInt8 = 0
    static let letter: UInt8 = 1
    static let numeric: UInt8 = 2
    static let extendNumLet: UInt8 = 3
    static let midLetter: UInt8 = 4
    static let midNum: UInt8 = 5
    static let midNumLet: UInt8 = 6
    /// Left to ICU.
    static let special: UInt8 = 7
  }

  /// A class and the length in bytes of the character that has it.
  struct Character {
    var kind: UInt8
    var length: Int
  }

  /// Bits by byte.
  let bits: [UInt8]
  /// Whether `WordRuns` sees the same words in ASCII.
  let agreeWithRuns: Bool
  /// Classes of U+0000 to U+07FF.
  private let low: [UInt8]
  /// Classes of U+2000 to U+21FF: punctuation, currency signs and the like.
  private let high: [UInt8]

  private static let highStart = 0x2000

  /// - Parameter oneApostrophe: whether all of `Apostrophe` have the class of the ASCII one.
  init(oneApostrophe: Bool) {
    var low = ICUCharacters.wordClasses(from: 0, count: 0x800)
    // Letters among punctuation are rare, and left to ICU.
    var high = ICUCharacters.wordClasses(from: Self.highStart, count: 0x200).map { kind in
      Class.letter...Class.extendNumLet ~= kind ? Class.special : kind
    }
    // Special beside Hebrew letters only, which are special themselves.
    low[0x22] = Class.other
    if oneApostrophe {
      low[0x2BC] = Class.midNumLet
      high[0x2032 - Self.highStart] = Class.midNumLet
    }
    self.low = low
    self.high = high
    let bits = (0..<256).map {
      Self.bits(of: UInt8($0), kind: $0 < 0x80 ? low[$0] : Class.special)
    }
    self.bits = bits
    agreeWithRuns = WordRuns.agree(with: bits)
  }

  private static func bits(of byte: UInt8, kind: UInt8) -> UInt8 {
    switch byte {
    case 0x80...: multi
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word | upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): word | lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): word | digit
    default:
      switch kind {
      case Class.other: 0
      case Class.letter, Class.extendNumLet: word | joiner
      default: middle
      }
    }
  }

  /// The character at `index`, which must be within `text`.
  ///
  /// Ill-formed bytes and characters that the tables do not hold are special.
  @inline(__always)
  func character(at index: Int, in text: Span<UInt8>) -> Character {
    let first = text[index]
    if first < 0x80 { return Character(kind: low[Int(first)], length: 1) }
    if first >= 0xC2, first < 0xE0, index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 {
      let code = Int(first & 0x1F) << 6 | Int(text[index + 1] & 0x3F)
      return Character(kind: low[code], length: 2)
    }
    guard first == 0xE2, index + 2 < text.count else {
      return Character(kind: Class.special, length: 1)
    }
    let second = text[index + 1]
    let third = text[index + 2]
    guard second & 0xF8 == 0x80, third & 0xC0 == 0x80 else {
      return Character(kind: Class.special, length: 1)
    }
    return Character(kind: high[Int(second & 0x07) << 6 | Int(third & 0x3F)], length: 3)
  }

  /// A word that begins at some place, or a place that only ICU can judge.
  struct Word {
    var end: Int
    /// All bits of its bytes.
    var bits: UInt8
    /// Whether a special character is part of it or touches it.
    ///
    /// Then `end` is where that stands.
    var isSpecial: Bool
  }

  /// The word that begins at `start` with a letter, a digit or `_`, by rules WB5 to WB13b of UAX #29.
  ///
  /// O(its length).
  func word(at start: Int, in text: Span<UInt8>) -> Word {
    var index = start
    var found: UInt8 = 0
    while index < text.count {
      let bits = self.bits[Int(text[index])]
      if bits & Self.word != 0 {
        found |= bits
        index += 1
        continue
      }
      if bits == 0 { break }
      let character = character(at: index, in: text)
      switch character.kind {
      case Class.letter, Class.numeric: found |= Self.multi
      case Class.other: return Word(end: index, bits: found, isSpecial: false)
      case Class.special: return Word(end: index, bits: found, isSpecial: true)
      default:
        switch isJoined(by: character, at: index, from: start, in: text) {
        case .no: return Word(end: index, bits: found, isSpecial: false)
        case .special: return Word(end: index, bits: found, isSpecial: true)
        case .yes: found |= character.length == 1 ? Self.middle : Self.middle | Self.wideMiddle
        }
      }
      index += character.length
    }
    return Word(end: index, bits: found, isSpecial: false)
  }

  private enum Joined {
    case no
    case yes
    case special
  }

  /// Whether what stands before and after `middle` makes one word with it (WB6, WB7, WB11, WB12).
  private func isJoined(
    by middle: Character, at index: Int, from start: Int, in text: Span<UInt8>
  ) -> Joined {
    let next = index + middle.length
    guard next < text.count else { return .no }
    let after = character(at: next, in: text).kind
    if after == Class.special { return .special }
    let before = kind(before: index, in: text)
    switch (before, middle.kind, after) {
    case (Class.letter, Class.midLetter, Class.letter),
      (Class.letter, Class.midNumLet, Class.letter),
      (Class.numeric, Class.midNum, Class.numeric), (Class.numeric, Class.midNumLet, Class.numeric):
      return .yes
    default: return .no
    }
  }

  /// The class of the character of one or two bytes that ends before `end`.
  private func kind(before end: Int, in text: Span<UInt8>) -> UInt8 {
    let isShort = text[end - 1] < 0x80
    return character(at: isShort ? end - 1 : end - 2, in: text).kind
  }
}
