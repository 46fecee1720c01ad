import Calendar

/// Tells whether the first line of a text reads like a headline.
///
/// The first line that is not blank does if it is short, does not end as a sentence or in the middle of
/// one, is followed by more text that is not a continuation of it, and says something: at least two of
/// its words are no dates, numbers, bylines or words of page furniture such as "advertisement".
/// A wrong "no" costs a mark on a line that is found anyhow; so in doubt it is none.
enum Headline {
  private static let longest = 150

  /// How many bytes at the start of the text end with the headline, blank lines before it included; 0 if
  /// there is none.
  static func length(in text: Span<UInt8>) -> Int {
    guard let begin = text.firstNonSpace(in: 0..<text.count) else { return 0 }
    let end = text.firstIndex(of: UInt8(0x0A), from: begin) ?? text.count
    let line = text.trimmed(begin..<end)
    guard line.count <= longest, let next = nextLine(text, from: end),
      !next.continues(text, line: line)
    else { return 0 }
    return readsLikeHeadline(text.extracting(line)) ? line.upperBound : 0
  }

  /// The next line that is not blank.
  private struct NextLine {
    let range: Range<Int>
    let isAdjacent: Bool

    /// Whether it goes on with the sentence of `line`: in lower case, or as hard-wrapped text does.
    func continues(_ text: Span<UInt8>, line: Range<Int>) -> Bool {
      guard isAdjacent else { return false }
      if (0x61...0x7A).contains(text[range.lowerBound]) { return true }
      let wrapped = 45...100
      return wrapped.contains(line.count) && wrapped.contains(range.count)
        && !endsSentence(text.extracting(range))
    }
  }

  private static func nextLine(_ text: Span<UInt8>, from end: Int) -> NextLine? {
    guard let begin = text.firstNonSpace(in: end..<text.count) else { return nil }
    let next = text.firstIndex(of: UInt8(0x0A), from: begin) ?? text.count
    let isAdjacent = text.lineEnds(in: end..<begin) <= 1
    return NextLine(range: text.trimmed(begin..<next), isAdjacent: isAdjacent)
  }

  private static func readsLikeHeadline(_ line: Span<UInt8>) -> Bool {
    guard !endsSentence(line), !isFurniture(line) else { return false }
    let words = words(of: line)
    guard words.first != "by" || !isName(line) else { return false }
    let content = words.filter { !isFiller($0) }
    // Scripts without spaces have one long word.
    return content.count >= 2
      || content.contains { $0.utf8.count >= 12 && !$0.utf8.allSatisfy { $0 < 0x80 } }
  }

  /// Whether the line ends with the end of a sentence or clause, quotes and brackets set aside.
  private static func endsSentence(_ line: Span<UInt8>) -> Bool {
    var end = line.count
    while let mark = closing.first(where: { line.holds($0, at: end - $0.count) }) {
      end -= mark.count
    }
    return sentenceEnds.contains { line.holds($0, at: end - $0.count) }
  }

  /// Whether it is a dateline, an address, or an item of a list or table.
  private static func isFurniture(_ line: Span<UInt8>) -> Bool {
    furniture.contains { line.firstIndex(of: $0, from: 0) != nil }
      || listMarks.contains { line.holds($0, at: 0) }
  }

  /// Whether every word begins with a capital or is a small word, as in "By Jane Doe and John Roe".
  private static func isName(_ line: Span<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    bytes.append(copying: line)
    let small = ["and", "in", "of", "de", "van", "von", "al"]
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .allSatisfy { $0.first?.isLowercase != true || small.contains(String($0)) }
  }

  /// Runs of letters and digits, in lower case.
  private static func words(of line: Span<UInt8>) -> [String] {
    var bytes: [UInt8] = []
    bytes.append(copying: line)
    return String(decoding: bytes, as: UTF8.self).lowercased()
      .split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }.map(String.init)
  }

  private static func isFiller(_ word: String) -> Bool {
    !word.contains(where: \.isLetter) || isOrdinal(word) || fillers.contains(word)
  }

  /// `1st`, `26th`, `10pm`: a number with two letters.
  private static func isOrdinal(_ word: String) -> Bool {
    word.count <= 4 && word.first?.isNumber == true && word.drop(while: \.isNumber).count <= 2
  }

  private static let closing = bytes(["\"", "'", ")", "]", "\u{201D}", "\u{2019}", "\u{00BB}"])
  private static let sentenceEnds = bytes([
    ".", ",", ";", ":", "-", "\u{2013}", "\u{2014}", "\u{2026}", "\u{3002}", "\u{0964}",
  ])
  private static let furniture = bytes([
    ") -", ") \u{2013}", ") \u{2014}", "://", "www.", "@", "|", "\u{00A9}",
  ])
  private static let listMarks = bytes(["-", "*", "\u{2022}", "#", "<", "{"])

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static let fillers: Set<String> = Set(
    (CalendarNames.englishMonths + CalendarNames.englishWeekdays).flatMap {
      [$0, String($0.prefix(3))]
    } + [
      "a", "ad", "ads", "advertisement", "advertising", "afp", "ago", "am", "an", "ap", "at", "bst",
      "by", "cet", "comment", "comments", "continue", "date", "dated", "edt", "email", "est",
      "facebook", "file", "first", "gmt", "home", "hour", "hours", "image", "last", "menu", "min",
      "mins", "minute", "minutes", "modified", "more", "news", "of", "on", "photo", "picture", "pm",
      "posted", "print", "published", "read", "reading", "reuters", "sept", "share", "staff",
      "story",
      "the", "this", "time", "to", "twitter", "updated", "upi", "utc", "video", "whatsapp",
      "writer",
    ])
}
