/// The paragraphs of an article that hold dates, to tell those that stood in it before.
///
/// Dates come in order, so that each paragraph is read once.
struct SeenParagraphs: ~Copyable {
  /// The bytes of the paragraph that was read last, and the text it is of.
  private var paragraph = 0..<0
  private var isOfTitle = false
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

  /// Goes to the paragraph around a byte of `text`; returns whether it repeats an earlier one with a date.
  mutating func isRepeated(at byte: Int, of text: Span<UInt8>, isInTitle: Bool) -> Bool {
    if paragraph.contains(byte), isOfTitle == isInTitle { return isKnownRepeat }
    let from = isOfTitle == isInTitle ? paragraph.upperBound : 0
    (paragraph, isOfTitle) = (Self.paragraph(around: byte, notBefore: from, of: text), isInTitle)
    isKnownRepeat = false
    guard paragraph.count >= Self.leastBytes else { return false }
    isKnownRepeat = !seen.insert(Self.hash(text, paragraph)).inserted
    return isKnownRepeat
  }

  /// The bytes between the ends of lines around a byte.
  private static func paragraph(
    around byte: Int, notBefore least: Int, of text: Span<UInt8>
  ) -> Range<Int> {
    var (start, end) = (byte, byte)
    while start > least, text[start - 1] != 0x0A { start -= 1 }
    while end < text.count, text[end] != 0x0A { end += 1 }
    return start..<max(end, byte + 1)
  }

  /// Eight bytes at a time, each mixed with what came before; two paragraphs count as the same if all 64 bits agree.
  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
    var index = range.lowerBound
    while index < range.upperBound {
      var word: UInt64 = 0
      let end = min(index + 8, range.upperBound)
      for place in index..<end { word = word &<< 8 | UInt64(text[place]) }
      hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash &>> 32
      index = end
    }
    return hash
  }
}
