import Calendar
import Dates
import Text

/// Days in words, as an article would speak of them.
struct RelativeDate {
  private let words: [UInt8]

  /// - Parameter words: for `last-week` and `last_week` the same as "last week".
  init(_ words: ArraySlice<UInt8>) {
    self.words = words.map {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0
    }
  }

  /// What an article of that day means by it; nil where that is no date, or more than one.
  func when(today: Day) throws(QueryError) -> Query.Date.When? {
    switch String(decoding: words, as: UTF8.self).lowercased() {
    case "today": return .days(DayInterval(today))
    case "yesterday": return .days(DayInterval(today + -1))
    case "tomorrow": return .days(DayInterval(today + 1))
    default: break
    }
    do throws(TextError) {
      return try tagged(today)
    } catch {
      throw QueryError("This cannot be cut into words: \(error)", at: 0..<0)
    }
  }

  private func tagged(_ today: Day) throws(TextError) -> Query.Date.When? {
    let analyzer = try Analyzer(Analysis(profile: .news))
    var tokens = TokenBuffer()
    _ = try analyzer.append(words.span, to: &tokens, firstPosition: 0)
    var found: [DateExpression] = []
    let none: [UInt8] = []
    DateTagger().tag(
      title: none.span, titleTokens: TokenBuffer(), body: words.span, bodyTokens: tokens,
      published: DayInterval(today), into: &found)
    guard found.count == 1, found[0].position == 0, Int(found[0].length) == tokens.count else {
      return nil
    }
    return switch found[0].meaning {
    case .days(let days): .days(days)
    case .recurring(let month, let day): .recurring(month: month, day: day)
    case .unresolved, .none: nil
    }
  }
}
