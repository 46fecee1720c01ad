/// The bytes in which a date is read, and how far they are read.
///
/// A copy of them, which stays on the stack; beyond the end stand NULs.
struct DateText {
  private let bytes: InlineArray<88, UInt8>
  /// How many bytes there are.
  let count: Int
  /// The next byte.
  var position = 0
  /// Whether what stood before the start rules out a date of numbers: a digit and a separator.
  let continuesNumber: Bool

  init(_ text: Span<UInt8>, at start: Int) {
    let count = min(text.count - start, WrittenDate.longest + 4)
    bytes = InlineArray { index in index < count ? text[start + index] : 0 }
    self.count = count
    continuesNumber =
      start > 1 && DateText.isDigit(text[start - 2]) && DateText.isSeparator(text[start - 1])
  }

  /// Whether a date may begin at a byte: a letter or digit, and none before it.
  static func mayBegin(_ text: Span<UInt8>, at start: Int) -> Bool {
    guard isDigit(text[start]) || isLetter(text[start]) || text[start] >= 0xC3 else { return false }
    guard start > 0 else { return true }
    let before = text[start - 1]
    return before < 0x80
      ? !isDigit(before) && !isLetter(before) : isPunctuation(text, before: start)
  }

  /// Whether the character before a byte is one of the blocks of signs beyond ASCII: no-break space, dashes, full-width.
  private static func isPunctuation(_ text: Span<UInt8>, before start: Int) -> Bool {
    if start > 1, text[start - 2] == 0xC2 { return true }
    guard start > 2 else { return false }
    let (lead, second) = (text[start - 3], text[start - 2])
    return (lead == 0xE2 || lead == 0xE3) && second == 0x80 || lead == 0xEF && second == 0xBC
  }

  /// A byte so far on.
  subscript(ahead: Int) -> UInt8 {
    let index = position + ahead
    return index < count ? bytes[index] : 0
  }

  var next: UInt8 { self[0] }
  var isAtEnd: Bool { position >= count }
  var isAtDigit: Bool { Self.isDigit(next) }
  var isAtLetter: Bool { Self.isLetter(next) || next >= 0xC3 }

  /// How many digits follow here.
  var digitsAhead: Int {
    var length = 0
    while Self.isDigit(self[length]) { length += 1 }
    return length
  }

  /// Takes a byte if it is the next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte, !isAtEnd else { return false }
    position += 1
    return true
  }

  /// Takes some bytes if they are the next.
  mutating func take(_ text: [UInt8]) -> Bool {
    for offset in text.indices where self[offset] != text[offset] { return false }
    position += text.count
    return true
  }

  /// Takes spaces, also no-break ones; whether there were any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = position
    while !isAtEnd {
      if next == 0x20 || (next >= 0x09 && next <= 0x0D) {
        position += 1
      } else if next == 0xC2, self[1] == 0xA0 {
        position += 2
      } else if next == 0xE2, self[1] == 0x80, self[2] == 0xAF {
        position += 3
      } else {
        break
      }
    }
    return position > start
  }

  /// The number that stands here, if it has so many digits; takes nothing else.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let length = digitsAhead
    guard digits.contains(length) else { return nil }
    return taking(length)
  }

  /// The next so many digits as a number; they must be there.
  mutating func taking(_ digits: Int) -> Int {
    var value = 0
    for _ in 0..<digits {
      value = value &* 10 &+ Int(next & 0x0F)
      position += 1
    }
    return value
  }

  /// The letters that follow, as one number; nil if there are none, or too many for a name.
  ///
  /// Takes them.
  mutating func word() -> UInt64? {
    let (code, length) = CalendarWords.code { self[$0] }
    guard let code else { return nil }
    position += length
    return code
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }
  static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2E || byte == 0x2F }
}
