/// The characters that profile `news` reads as an apostrophe, in UTF-8.
///
/// They are ' (U+0027), ʼ (U+02BC), ’ (U+2019) and ′ (U+2032), and besides ‘ (U+2018) and ＇ (U+FF07): between
/// letters, where alone it matters, a left quotation mark is a mistyped apostrophe.
enum Apostrophe {
  static let ascii = UInt8(ascii: "'")

  /// Number of bytes of the apostrophe that begins at `index`, or 0.
  static func length(at index: Int, in text: Span<UInt8>) -> Int {
    guard index < text.count else { return 0 }
    switch text[index] {
    case ascii: return 1
    case 0xCA where index + 1 < text.count: return text[index + 1] == 0xBC ? 2 : 0
    case 0xE2, 0xEF:
      guard index + 2 < text.count else { return 0 }
      return isThreeByte(text[index], text[index + 1], text[index + 2]) ? 3 : 0
    default: return 0
    }
  }

  /// Number of bytes of the apostrophe that ends before `end`, or 0.
  static func length(before end: Int, in text: Span<UInt8>) -> Int {
    guard end >= 1 else { return 0 }
    if text[end - 1] == ascii { return 1 }
    if end >= 2, length(at: end - 2, in: text) == 2 { return 2 }
    if end >= 3, length(at: end - 3, in: text) == 3 { return 3 }
    return 0
  }

  private static func isThreeByte(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    if first == 0xEF { return second == 0xBC && third == 0x87 }
    return second == 0x80 && (third == 0x98 || third == 0x99 || third == 0xB2)
  }
}
