import Calendar

/// Full dates that a text speaks of as past: "since 22 March 2012", "was killed on March 3, 2013", "On 5 June 2013 the army
/// took the town".
///
/// They bound the date of an article from below, for choosing between years; so in doubt there is none.
enum PastDays {
  /// The last of them; nil if there is none.
  static func last(in text: Span<UInt8>) -> Day? {
    var last: Day?
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte),
        let date = WrittenDate.read(text, at: index)
      else {
        index += 1
        continue
      }
      if !date.isAmbiguous,
        isPast(text, before: index) || opensPast(text, index..<index + date.byteCount)
      {
        last = max(last ?? .first, date.interval.last)
      }
      index += date.byteCount
    }
    return last
  }

  /// Whether the word before, "on" set aside, is "since" or a verb in the past.
  private static func isPast(_ text: Span<UInt8>, before index: Int) -> Bool {
    var word = lastWord(text, before: index)
    if word.count == 2, text.holds(on, at: word.lowerBound) {
      word = lastWord(text, before: word.lowerBound)
    }
    if word.count == since.count, text.holds(since, at: word.lowerBound) { return true }
    return isPastVerb(text, word)
  }

  /// Whether a sentence begins with "On" and the date, and its first verb is one of the past.
  private static func opensPast(_ text: Span<UInt8>, _ date: Range<Int>) -> Bool {
    let word = lastWord(text, before: date.lowerBound)
    guard word.count == 2, text.holds(capitalOn, at: word.lowerBound) else { return false }
    var index = date.upperBound
    for _ in 0..<reach {
      while index < text.count, isBetweenWords(text[index]) { index += 1 }
      let start = index
      while index < text.count, isLetter(text[index]) { index += 1 }
      guard index > start else { return false }
      if isPastVerb(text, start..<index) { return true }
      if contains(undecided, text, start..<index) { return false }
    }
    return false
  }

  private static func isPastVerb(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    if contains(pastVerbs, text, word) { return true }
    guard word.count > 3, text.holds(ed, at: word.upperBound - 2) else { return false }
    return !contains(plans, text, word)
  }

  private static func contains(
    _ words: [[UInt8]], _ text: Span<UInt8>, _ word: Range<Int>
  ) -> Bool {
    words.contains { $0.count == word.count && text.holds($0, at: word.lowerBound) }
  }

  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    byte.isWhiteSpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  private static func lastWord(_ text: Span<UInt8>, before index: Int) -> Range<Int> {
    var end = index
    while end > 0, text[end - 1].isWhiteSpace { end -= 1 }
    var start = end
    while start > 0, isLetter(text[start - 1]) { start -= 1 }
    return start..<end
  }

  /// How many words behind a date are looked at.
  private static let reach = 8
  private static let on = Array("on".utf8)
  private static let capitalOn = Array("On".utf8)
  private static let since = Array("since".utf8)
  private static let ed = Array("ed".utf8)
  private static let plans = [
    "scheduled", "planned", "expected", "slated", "postponed", "delayed", "proposed", "fixed",
    "extended", "need", "called", "rescheduled", "timed",
  ].map { Array($0.utf8) }
  private static let pastVerbs = [
    "took", "fell", "began", "left", "came", "went", "died", "fled", "won", "lost", "broke", "met",
    "shot", "struck", "rose",
  ].map { Array($0.utf8) }
  /// Words behind which nothing is known: of the future, the present and plans.
  private static let undecided =
    [
      "will", "would", "shall", "is", "are", "may", "might", "must", "can", "could", "should",
      "has",
      "have", "to", "that", "who", "which", "as", "if", "when",
    ].map { Array($0.utf8) } + plans
}
