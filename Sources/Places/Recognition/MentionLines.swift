import Bytes

/// The line around a mention: whether it is a picture's caption, and whether it stood in the article before.
///
/// Mentions come in order, so that each line is read once.
struct MentionLines: ~Copyable {
  private var line = 0..<0
  private var isInTitle = false
  private var hash: UInt64 = 0
  private var isKnownRepeat = false
  private(set) var isCaption = false
  private var seen: [Seen] = []

  private struct Seen {
    var hash: UInt64
    var start: Int
    var isInTitle: Bool
  }

  /// Shorter lines say the same by chance.
  private static let leastBytes = 40

  mutating func removeAll() {
    line = 0..<0
    seen.removeAll(keepingCapacity: true)
  }

  /// Goes to the line around a byte of the text; returns whether it repeats an earlier line.
  mutating func isRepeated(at byte: Int, of text: Span<UInt8>, isInTitle: Bool) -> Bool {
    if line.contains(byte), self.isInTitle == isInTitle { return isKnownRepeat }
    self.isInTitle = isInTitle
    line = Self.line(around: byte, in: text)
    isCaption = Self.endsWithCredit(text.extracting(line))
    guard line.count >= Self.leastBytes else {
      isKnownRepeat = false
      return false
    }
    let hash = Checksum.xxh3(text.extracting(line))
    isKnownRepeat = seen.contains { $0.hash == hash }
    if !isKnownRepeat {
      seen.append(Seen(hash: hash, start: line.lowerBound, isInTitle: isInTitle))
    }
    return isKnownRepeat
  }

  private static func line(around byte: Int, in text: Span<UInt8>) -> Range<Int> {
    var (start, end) = (byte, byte)
    while start > 0, text[start - 1] != 0x0A { start -= 1 }
    while end < text.count, text[end] != 0x0A { end += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    while start < end, text[start] <= 0x20 { start += 1 }
    return start..<max(end, byte + 1)
  }

  /// Whether a line ends with who made the picture: (Michele Cattani / AFP via Getty Images).
  private static func endsWithCredit(_ line: Span<UInt8>) -> Bool {
    guard line.count > 0, line[line.count - 1] == UInt8(ascii: ")") else { return false }
    var start = line.count - 1
    let least = max(0, line.count - 100)
    while start > least, line[start] != UInt8(ascii: "(") { start -= 1 }
    let credit = line.extracting(start..<line.count)
    return agencies.contains { contains($0, credit) }
  }

  private static let agencies = [
    "AFP", "AP", "Getty", "REUTERS", "Reuters", "EPA", "Xinhua", "Photo", "photo", "Images", "ANP",
  ].map { Array($0.utf8) }

  private static func contains(_ word: [UInt8], _ text: Span<UInt8>) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
  }
}
