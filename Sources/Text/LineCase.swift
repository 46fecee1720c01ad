/// Whether the line around a place in a text has a lower-case letter.
///
/// Lines end at LF or CR. Most questions are answered by a letter nearby; only a line without ASCII lower-case
/// letters is read as a whole, once.
struct LineCase {
  /// Part of one line, all of it if the answer is no.
  private var known: Range<Int> = 0..<0
  private var knownAnswer = false

  /// Answers for the line that holds the byte at `index`.
  ///
  /// For ascending places, the time spent on a line is O(its length) altogether.
  mutating func hasLower(around index: Int, in text: Span<UInt8>) -> Bool {
    if known.contains(index) { return knownAnswer }
    var start = index
    while start > 0, !Self.isLineBreak(text[start - 1]) {
      start -= 1
      if knownAnswer, known.contains(start) { return remember(known.lowerBound..<index + 1, true) }
      if Self.isLower(text[start]) { return remember(start..<index + 1, true) }
    }
    var end = index
    while end < text.count, !Self.isLineBreak(text[end]) {
      if Self.isLower(text[end]) { return remember(start..<end + 1, true) }
      end += 1
    }
    return remember(start..<end, ICUCharacters.hasLower(text.extracting(start..<end)))
  }

  private mutating func remember(_ range: Range<Int>, _ answer: Bool) -> Bool {
    known = range
    knownAnswer = answer
    return answer
  }

  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
