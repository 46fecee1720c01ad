import Calendar
import Dates
import Text

/// Dates as tests read them.
enum FoundDates {
  /// A day as `2014-07-16`, `2014-07` or `2014`; nil for an empty string.
  static func published(_ text: String) -> DayInterval? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    switch parts.count {
    case 1: return DayInterval(year: parts[0])
    case 2: return DayInterval(year: parts[0], month: parts[1])
    case 3: return Day(year: parts[0], month: parts[1], day: parts[2]).map { DayInterval($0) }
    default: return nil
    }
  }

  static func expressions(
    _ body: [UInt8], title: [UInt8] = [], published: DayInterval? = nil,
    options: DateOptions = DateOptions()
  ) throws -> [DateExpression] {
    let analyzer = try Analyzer(Analysis(profile: .news))
    var (titleTokens, bodyTokens) = (TokenBuffer(), TokenBuffer())
    let next = try analyzer.append(title.span, to: &titleTokens, firstPosition: 0)
    _ = try analyzer.append(body.span, to: &bodyTokens, firstPosition: next)
    var expressions: [DateExpression] = []
    DateTagger(options: options).tag(
      title: title.span, titleTokens: titleTokens, body: body.span, bodyTokens: bodyTokens,
      published: published, into: &expressions)
    return expressions
  }

  /// The expressions of a text: `text = value`, or `text = value: days` where the days are not told by the value.
  static func values(
    _ text: String, published: String, options: DateOptions = DateOptions()
  ) throws -> [String] {
    let bytes = Array(text.utf8)
    return try expressions(bytes, published: Self.published(published), options: options).map {
      "\(string(bytes, $0)) = \($0.value)"
    }
  }

  /// The expressions of a text: `text = days`, `--08-15` for recurring ones, `?` for what nothing resolves, `-` for
  /// durations and sets.
  static func days(
    _ text: String, published: String, options: DateOptions = DateOptions()
  ) throws -> [String] {
    let bytes = Array(text.utf8)
    return try expressions(bytes, published: Self.published(published), options: options).map {
      "\(string(bytes, $0)) = \(meaning($0))"
    }
  }

  static func string(_ bytes: [UInt8], _ expression: DateExpression) -> String {
    String(decoding: bytes[Int(expression.start)..<Int(expression.end)], as: UTF8.self)
  }

  static func meaning(_ expression: DateExpression) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch expression.meaning {
    case .days(let days): return "\(days)"
    case .recurring(let month, let day):
      return "--\(two(month))" + (day.map { "-" + two($0) } ?? "")
    case .unresolved: return "?"
    case .none: return "-"
    }
  }
}
