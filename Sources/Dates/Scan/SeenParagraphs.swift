import Bytes

/// The paragraphs of an article that hold dates, to tell those that stood in it before.
///
/// Dates come in order, so that each paragraph is read once.
struct SeenParagraphs: ~Copyable {
  /// The tokens of the paragraph that was read last.
  private var paragraph = 0..<0
  private var isKnownRepeat = false
  /// Hashes of the paragraphs before.
  private var seen: Set<UInt64> = []

  /// Shorter paragraphs say the same by chance.
  private static let leastBytes = 40
  /// Paragraphs of an article whose memory is kept.
  private static let mostKept = 1 << 12

  mutating func removeAll() {
    paragraph = 0..<0
    if seen.capacity > Self.mostKept { seen = [] } else { seen.removeAll(keepingCapacity: true) }
  }

  /// Goes to the paragraph around a token; returns whether it repeats an earlier one with a date.
  ///
  /// - Parameter text: the text that the token is of.
  mutating func isRepeated(
    at token: Int, of text: Span<UInt8>, in tokens: borrowing DateTokens
  ) -> Bool {
    if paragraph.contains(token) { return isKnownRepeat }
    paragraph = tokens.paragraph(around: token, notBefore: paragraph.upperBound)
    isKnownRepeat = false
    let bytes =
      Int(tokens[paragraph.lowerBound].start)..<Int(tokens[paragraph.upperBound - 1].end)
    guard bytes.count >= Self.leastBytes, bytes.upperBound <= text.count else { return false }
    isKnownRepeat = !seen.insert(Checksum.xxh3(text.extracting(bytes))).inserted
    return isKnownRepeat
  }
}
