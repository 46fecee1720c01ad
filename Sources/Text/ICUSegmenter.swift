/// The words of a stretch of text as ICU finds them: the specification of what a word is.
struct ICUSegmenter {
  private let breaks: ICUBreaks
  private let oneApostrophe: Bool
  /// A batch of segments, (start, end) each, relative to `base`.
  private var pairs = [UInt32](repeating: 0, count: 512)
  private var available = 0
  private var next = 0
  private var base = 0

  /// - Parameter oneApostrophe: whether all of `Apostrophe` count as the ASCII one.
  init(oneApostrophe: Bool) throws(TextError) {
    breaks = try ICUBreaks(.words)
    self.oneApostrophe = oneApostrophe
  }

  /// Goes to a stretch, whose ends must be borders that no word and no rule crosses.
  mutating func begin(_ stretch: Range<Int>, of text: Span<UInt8>) throws(TextError) {
    try breaks.setText(text.extracting(stretch), oneApostrophe: oneApostrophe)
    base = stretch.lowerBound
    next = 0
    available = 0
  }

  /// The next word of the stretch as bytes of the text.
  mutating func nextWord() throws(TextError) -> Range<Int>? {
    if next == available {
      available = try breaks.read(into: &pairs)
      next = 0
      if available == 0 { return nil }
    }
    let pair = 2 * next
    next += 1
    return base + Int(pairs[pair])..<base + Int(pairs[pair + 1])
  }
}

/// Places at which a text can be cut without a change of its words.
enum Stretch {
  /// The first place at or after `index` before a character that joins nothing, or the end of the text.
  ///
  /// Such characters are ASCII white space, controls, and punctuation without a part in UAX #29, and the
  /// ideographic comma and full stop. No rule of segmentation looks across the border before one of
  /// them. O(distance).
  static func end(from index: Int, in text: Span<UInt8>) -> Int {
    var index = index
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 ? joinsNothing(byte) : isIdeographicStop(at: index, in: text) { break }
      index += 1
    }
    return index
  }

  /// As `end(from:in:)`, but goes on over further words in letters of three bytes or more.
  ///
  /// Starting ICU anew costs as much as some words.
  static func specialEnd(from index: Int, in text: Span<UInt8>) -> Int {
    var end = end(from: index, in: text)
    while end - index < longestSpecial {
      var next = end
      while next < text.count, joinsNothing(text[next]) { next += 1 }
      guard next < text.count, text[next] >= 0xE0, text[next] != 0xE2 else { return end }
      end = Self.end(from: next + 1, in: text)
    }
    return end
  }

  private static let longestSpecial = 4096

  /// The end of the piece of text that ICU gets at once, from `start` on: at the first place to cut after
  /// `bytes`.
  ///
  /// Where there is none within `longestPiece` bytes, which is no news, the cut is between two characters.
  static func pieceEnd(from start: Int, bytes: Int, in text: Span<UInt8>, limit: Int) -> Int {
    let last = min(start + longestPiece, limit)
    let end = min(end(from: min(start + bytes, last), in: text), limit)
    return end <= last ? end : characterStart(before: last, in: text)
  }

  /// Longest piece of text in bytes that ICU gets at once: it bounds an analyzer's memory.
  static let longestPiece = 1 << 20

  /// The start of the character that holds or begins at `index`.
  static func characterStart(before index: Int, in text: Span<UInt8>) -> Int {
    var start = index
    while start > index - 4, start > 0, start < text.count, text[start] & 0xC0 == 0x80 {
      start -= 1
    }
    return start
  }

  /// Whether an ASCII character joins nothing: not letters, digits, `_ @`, and `. ' , ; "`.
  static func joinsNothing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x40...0x5A, 0x5F, 0x61...0x7A: false
    case 0x22, 0x27, 0x2C, 0x2E, 0x3B: false
    default: byte < 0x80
    }
  }

  private static func isIdeographicStop(at index: Int, in text: Span<UInt8>) -> Bool {
    guard text[index] == 0xE3, index + 2 < text.count, text[index + 1] == 0x80 else { return false }
    return text[index + 2] == 0x81 || text[index + 2] == 0x82
  }
}
