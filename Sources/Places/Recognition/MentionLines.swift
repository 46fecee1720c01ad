import Bytes

/// The paragraph around a mention: whether it is a picture's caption, and whether it stood in the article before.
///
/// Mentions come in order, so that each paragraph is read once.
struct MentionLines: ~Copyable {
  /// The words of the paragraph.
  private var line = 0..<0
  private var isKnownRepeat = false
  /// The hash of the paragraph, if it is long enough and not among those seen.
  private var unseen: UInt64?
  private(set) var isCaption = false
  /// Hashes of the paragraphs before.
  private var seen: Set<UInt64> = []

  /// Shorter paragraphs say the same by chance.
  private static let leastBytes = 40
  /// Paragraphs of an article whose memory is kept.
  private static let mostKept = 1 << 12

  mutating func removeAll() {
    line = 0..<0
    unseen = nil
    if seen.capacity > Self.mostKept { seen = [] } else { seen.removeAll(keepingCapacity: true) }
  }

  /// Goes to the paragraph around a word of `text`; returns whether it repeats an earlier one with a mention that is
  /// accepted.
  ///
  /// - Parameter isAccepted: whether the mention there is. Doubtful ones are told to some readers only, and must not
  ///   change what the others hear.
  mutating func isRepeated(
    at word: Int, of text: Span<UInt8>, in words: borrowing ArticleWords, isAccepted: Bool
  ) -> Bool {
    if !line.contains(word) { read(words.line(around: word), of: text, in: words) }
    if isAccepted, let hash = unseen {
      seen.insert(hash)
      unseen = nil
    }
    return isKnownRepeat
  }

  private mutating func read(
    _ line: Range<Int>, of text: Span<UInt8>, in words: borrowing ArticleWords
  ) {
    self.line = line
    let bytes = Int(words.start(line.lowerBound))..<Int(words.end(line.upperBound - 1))
    isCaption =
      words.gap(line.upperBound).contains(.closing)
      && PictureCredit.ends(text.extracting(bytes))
    (isKnownRepeat, unseen) = (false, nil)
    guard bytes.count >= Self.leastBytes else { return }
    let hash = Checksum.xxh3(text.extracting(bytes))
    isKnownRepeat = seen.contains(hash)
    unseen = isKnownRepeat ? nil : hash
  }
}

/// Who made a picture, in brackets behind its caption: (Michele Cattani / AFP via Getty Images).
private enum PictureCredit {
  /// Whether a paragraph without its last bracket ends with one.
  static func ends(_ line: Span<UInt8>) -> Bool {
    var start = line.count
    let least = max(0, line.count - longest)
    while start > least, line[start - 1] != UInt8(ascii: "(") { start -= 1 }
    guard start > least else { return false }
    let credit = line.extracting(start..<line.count)
    for index in credit.indices where firstLetters >> UInt64(credit[index] & 63) & 1 == 1 {
      guard index == 0 || credit[index - 1] == 0x20 || credit[index - 1] == 0x2F else { continue }
      if agencies.contains(where: { begins($0, credit, at: index) }) { return true }
    }
    return false
  }

  private static let longest = 100

  private static let agencies = [
    "AFP", "AP", "Getty", "REUTERS", "Reuters", "EPA", "Xinhua", "Photo", "photo", "ANP",
  ].map { Array($0.utf8) }

  /// A bit for each letter that one of them begins with, by its low bits: says of most other letters that they are none.
  private static let firstLetters: UInt64 = agencies.reduce(0) { $0 | 1 << UInt64($1[0] & 63) }

  private static func begins(_ word: [UInt8], _ text: Span<UInt8>, at start: Int) -> Bool {
    guard text[start] == word[0], text.count - start >= word.count else { return false }
    return word.indices.allSatisfy { text[start + $0] == word[$0] }
  }
}
