import Text

extension DateToken.Marks {
  /// Marks how a word ends that is in no table.
  ///
  /// - Parameters:
  ///   - length: the bytes of its normalized form.
  ///   - text, token: where it stands; a participle shows by its accent, a name by its capital.
  @inline(__always)
  mutating func insert(
    _ ending: TermDate.Ending, _ length: Int, _ text: Span<UInt8>, _ token: TokenBuffer.Token
  ) {
    if ending.contains(.past) {
      if !contains(.capital) { insert(.ed) }
    } else if ending.contains(.future) {
      insert(.future)
    } else if Int(token.end &- token.start) != length, Self.endsInParticiple(text, token) {
      insert(.participle)
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
