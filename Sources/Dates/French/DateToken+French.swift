import Text

extension DateWord {
  /// How a word ends that is in no table, as its `detail`: as French verbs do in the future, as participles, as plurals
  /// of both languages, or as none of them.
  ///
  /// - Parameters:
  ///   - length: the bytes of its normalized form.
  ///   - text, token: where it stands; a participle shows by its accent.
  @inline(__always)
  static func frenchEnding(
    _ ending: TermDate.Ending, _ length: Int, _ text: Span<UInt8>, _ token: TokenBuffer.Token
  ) -> UInt8 {
    if ending.contains(.future) { return future }
    if Int(token.end &- token.start) != length, endsInParticiple(text, token) { return participle }
    return endsInPlural(text, token) ? plural : 0
  }

  fileprivate static let future: UInt8 = 1
  fileprivate static let participle: UInt8 = 2
  fileprivate static let plural: UInt8 = 3

  /// Whether an s ends the word as it ends plurals.
  private static func endsInPlural(_ text: Span<UInt8>, _ token: TokenBuffer.Token) -> Bool {
    let (start, end) = (Int(token.start), Int(token.end))
    guard end - start > 3, text[end - 1] == UInt8(ascii: "s") else { return false }
    let before = text[end - 2]
    return before != UInt8(ascii: "s") && before != UInt8(ascii: "u") && before != UInt8(ascii: "i")
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

extension DateToken {
  /// Whether it ends as French verbs do in the future.
  var isFrenchFuture: Bool { kind == .plain && detail == DateWord.future }
  /// Whether it ends as plurals do, in small letters.
  var isPlural: Bool { kind == .plain && detail == DateWord.plural && !isCapital }
  /// Whether it ends as French participles do.
  var isFrenchParticiple: Bool { kind == .plain && detail == DateWord.participle }
}
