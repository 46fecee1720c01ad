import Calendar

/// Full dates that a text speaks of as past: "since 22 March 2012", "was killed on March 3, 2013".
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
      if !date.isAmbiguous, isPast(text, before: index) {
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
    guard word.count > 3, text.holds(ed, at: word.upperBound - 2) else { return false }
    return !plans.contains { $0.count == word.count && text.holds($0, at: word.lowerBound) }
  }

  private static func lastWord(_ text: Span<UInt8>, before index: Int) -> Range<Int> {
    var end = index
    while end > 0, text[end - 1].isWhiteSpace { end -= 1 }
    var start = end
    while start > 0, (0x61...0x7A).contains(text[start - 1] | 0x20) { start -= 1 }
    return start..<end
  }

  private static let on = Array("on".utf8)
  private static let since = Array("since".utf8)
  private static let ed = Array("ed".utf8)
  private static let plans = [
    "scheduled", "planned", "expected", "slated", "postponed", "delayed", "proposed", "fixed",
    "extended", "need", "called", "rescheduled", "timed",
  ].map { Array($0.utf8) }
}
