import Calendar
import Dates
import Indexing
import Text

/// Finds dates that tests write as single words, so that an index holds exactly those that a test means.
///
/// `y2008`, `m200809`, `d20080915`, `w200837` (week), `i2008091520081003` (from, to), `c20` (century), `r08` and `r0815`
/// (recurring), `unresolved`; `today`, `yesterday` and `tomorrow` count from the first day of publication, and are unresolved
/// without one; `lasting` is a duration, which is not posted.
package struct WordDates: DateFinder {
  package init() {}

  /// How a build finds them.
  package static var finding: DateFinding { DateFinding { _ in WordDates() } }

  package func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    terms: TokenTerms, published: DayInterval?, into expressions: inout [DateExpression]
  ) {
    expressions.removeAll()
    for (tokens, isInTitle) in [(titleTokens, true), (bodyTokens, false)] {
      for index in 0..<tokens.count {
        guard let meaning = Self.meaning(tokens.term(index), published: published) else { continue }
        let token = tokens.tokens[index]
        expressions.append(
          DateExpression(
            kind: meaning == .none ? .duration : .date, meaning: meaning, value: .presentReference,
            isInTitle: isInTitle, start: token.start, end: token.end, position: token.position,
            length: 1, isRepeated: false))
      }
    }
  }

  /// What a word means; nil if it is no date.
  package static func meaning(
    _ word: String, published: DayInterval?
  ) -> DateExpression.Meaning? {
    let relative = ["today": 0, "yesterday": -1, "tomorrow": 1]
    if let distance = relative[word] {
      return published.map { .days(DayInterval($0.first + distance)) } ?? .unresolved
    }
    if word == "unresolved" { return .unresolved }
    if word == "lasting" { return DateExpression.Meaning.none }
    let digits = word.dropFirst().compactMap(\.wholeNumberValue)
    guard let letter = word.first, digits.count == word.count - 1, !digits.isEmpty else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int {
      digits.count < range.upperBound ? 0 : digits[range].reduce(0) { 10 * $0 + $1 }
    }
    func day(_ start: Int) -> Day? {
      Day(
        year: number(start..<start + 4), month: number(start + 4..<start + 6),
        day: number(start + 6..<start + 8))
    }
    let interval: DayInterval? =
      switch (letter, digits.count) {
      case ("c", 2): DayInterval(years: 100 * number(0..<2)...100 * number(0..<2) + 99)
      case ("y", 4): DayInterval(year: number(0..<4))
      case ("m", 6): DayInterval(year: number(0..<4), month: number(4..<6))
      case ("w", 6): DayInterval(year: number(0..<4), week: number(4..<6))
      case ("d", 8): day(0).map { DayInterval($0) }
      case ("i", 16): day(0).flatMap { first in day(8).flatMap { DayInterval(first, $0) } }
      default: nil
      }
    if letter == "r", digits.count == 2 || digits.count == 4 {
      return .recurring(
        month: number(0..<2), day: digits.count == 4 ? number(2..<4) : nil)
    }
    return interval.map { .days($0) }
  }
}
