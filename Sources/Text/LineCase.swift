/// Whether the line around a place in a text has a lower-case letter.
///
/// Lines end at LF or CR. Most questions are answered by a letter nearby; only a line without ASCII lower-case
/// letters is read as a whole, once.
struct LineCase {
  private var known: Range<Int> = 0..<0
  private var knownAnswer = false

  /// Answers for the line that holds the byte at `index`.
  ///
  /// O(length of the line) at worst.
  mutating func hasLower(around index: Int, in text: Span<UInt8>) -> Bool {
    if known.contains(index) { return knownAnswer }
    var start = index
    while start > 0, !Self.isLineBreak(text[start - 1]) {
      start -= 1
      if Self.isLower(text[start]) { return true }
    }
    var end = index
    while end < text.count, !Self.isLineBreak(text[end]) {
      if Self.isLower(text[end]) { return true }
      end += 1
    }
    known = start..<end
    knownAnswer = ICUCharacters.hasLower(text.extracting(known))
    return knownAnswer
  }

  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
