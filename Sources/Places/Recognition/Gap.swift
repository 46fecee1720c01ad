/// What stands between two tokens; empty for white space alone.
struct Gap: OptionSet {
  var rawValue: UInt16

  /// A line ends here, and so does what was said in it.
  static let newline = Gap(rawValue: 1 << 0)
  /// A line ends here only because it is full.
  static let wrap = Gap(rawValue: 1 << 1)
  /// A full stop right behind the token before: the end of a sentence or of an abbreviation.
  static let period = Gap(rawValue: 1 << 2)
  /// Another end of a sentence or clause, such as ! or ;.
  static let stop = Gap(rawValue: 1 << 3)
  static let comma = Gap(rawValue: 1 << 4)
  /// A hyphen that joins the tokens.
  static let hyphen = Gap(rawValue: 1 << 5)
  static let dash = Gap(rawValue: 1 << 6)
  static let slash = Gap(rawValue: 1 << 7)
  static let opening = Gap(rawValue: 1 << 8)
  static let closing = Gap(rawValue: 1 << 9)
  static let quote = Gap(rawValue: 1 << 10)
  /// The token before is a possessive.
  static let possessive = Gap(rawValue: 1 << 11)
  static let other = Gap(rawValue: 1 << 12)
  /// A text begins or ends.
  static let boundary = Gap(rawValue: 1 << 13)
  /// An apostrophe that joins the tokens: Côte d'Ivoire.
  static let elision = Gap(rawValue: 1 << 14)
  /// A dollar sign: US$, $US.
  static let currency = Gap(rawValue: 1 << 15)

  /// Whether a sentence or the like begins behind it, whatever the word before was.
  var beginsSentence: Bool {
    !isDisjoint(with: [.newline, .stop, .quote, .boundary, .dash, .opening])
  }

  /// Whether a name may go on behind it.
  var joinsName: Bool {
    isSubset(of: [.wrap, .hyphen, .elision, .period])
  }

}

extension Gap {
  /// Reads what stands at `range` of `text`.
  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    self.init(rawValue: 0)
    if range.count == 1, text[range.lowerBound] == UInt8(ascii: "-") {
      self = .hyphen
      return
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        insert(byte, at: index, of: text, in: range)
        index += 1
      } else {
        index += insertSymbol(at: index, of: text, in: range)
      }
    }
  }

  private mutating func insert(
    _ byte: UInt8, at index: Int, of text: Span<UInt8>, in range: Range<Int>
  ) {
    switch byte {
    case 0x20, 0x09:
      // An indented line begins a paragraph.
      if contains(.wrap), index > range.lowerBound, text[index - 1] == 0x20 { insert(.newline) }
    case 0x0A: insert(contains(.wrap) ? .newline : .wrap)
    case 0x0D:
      if index + 1 == range.upperBound || text[index + 1] != 0x0A {
        insert(contains(.wrap) ? .newline : .wrap)
      }
    case UInt8(ascii: "."): insert(index == range.lowerBound ? .period : .stop)
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"): insert(.stop)
    case UInt8(ascii: ","): insert(.comma)
    case UInt8(ascii: "-"): insert(.dash)
    case UInt8(ascii: "/"): insert(.slash)
    case UInt8(ascii: "("), UInt8(ascii: "["): insert(.opening)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): insert(.closing)
    case UInt8(ascii: "\""): insert(.quote)
    case UInt8(ascii: "$"): insert(.currency)
    case UInt8(ascii: "'"): insertApostrophe(at: index, length: 1, in: range)
    case 0x41...0x5A, 0x61...0x7A: break
    default: insert(.other)
    }
  }

  /// One apostrophe joins what was elided to its word (d'Ivoire); right behind a token it is a possessive's, right
  /// before one perhaps a quotation's.
  private mutating func insertApostrophe(at index: Int, length: Int, in range: Range<Int>) {
    if range.count == length {
      insert(.elision)
    } else {
      insert(index == range.lowerBound ? .possessive : .quote)
    }
  }

  /// A character beyond ASCII; returns its bytes.
  private mutating func insertSymbol(at index: Int, of text: Span<UInt8>, in range: Range<Int>)
    -> Int
  {
    let byte = text[index]
    if byte == 0xC2, index + 1 < range.upperBound {
      switch text[index + 1] {
      case 0xA0: break
      case 0xAB, 0xBB: insert(.quote)
      default: insert(.other)
      }
      return 2
    }
    guard byte == 0xE2, index + 2 < range.upperBound, text[index + 1] == 0x80 else {
      insert(.other)
      return 1
    }
    switch text[index + 2] {
    case 0x90, 0x91: insert(range.count == 3 ? .hyphen : .dash)
    case 0x92...0x95: insert(.dash)
    case 0x99: insertApostrophe(at: index, length: 3, in: range)
    case 0x98, 0x9A...0x9F: insert(.quote)
    case 0xA6: insert(.stop)
    case 0x80...0x8F, 0xA8...0xAF: break
    default: insert(.other)
    }
    return 3
  }
}
