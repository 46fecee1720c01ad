import Text

extension DateToken.Marks {
  /// Marks how a word ends that is in no table: as English verbs in the past, or French ones in the future and
  /// participles do.
  ///
  /// - Parameters:
  ///   - terms, end: the word as it is normalized, which ends before `end` and is of `length` bytes, four or more.
  ///   - text, token: where it stands; a participle shows by its accent.
  @inline(__always)
  mutating func insertEnding(
    _ terms: Span<UInt8>, _ end: Int, _ text: Span<UInt8>, _ token: TokenBuffer.Token, _ length: Int
  ) {
    switch terms[end &- 1] {
    case UInt8(ascii: "d"):
      if terms[end &- 2] == UInt8(ascii: "e"), terms[end &- 3] != UInt8(ascii: "e"),
        !contains(.capital)
      {
        insert(.ed)
      }
    case UInt8(ascii: "a"):
      if terms[end &- 2] == UInt8(ascii: "r") { insert(.future) }
    case UInt8(ascii: "t"):
      if terms[end &- 2] == UInt8(ascii: "n"), terms[end &- 3] == UInt8(ascii: "o"),
        terms[end &- 4] == UInt8(ascii: "r")
      {
        insert(.future)
      }
    case UInt8(ascii: "e"), UInt8(ascii: "s"):
      if Int(token.end &- token.start) != length, Self.endsInParticiple(text, token) {
        insert(.participle)
      }
    default: break
    }
  }

  /// Whether é, ée, és or ées ends the word.
  private static func endsInParticiple(_ text: Span<UInt8>, _ token: TokenBuffer.Token) -> Bool {
    var end = Int(token.end)
    let start = Int(token.start)
    if end > start, text[end - 1] | 0x20 == UInt8(ascii: "s") { end -= 1 }
    if end > start, text[end - 1] | 0x20 == UInt8(ascii: "e") { end -= 1 }
    return end - start >= 2 && text[end - 1] == 0xA9 && text[end - 2] == 0xC3
  }
}
