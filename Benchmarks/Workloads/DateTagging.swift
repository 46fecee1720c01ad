import Calendar
import Dates
import Text

/// Work for the date tagger: one text, whose tokens are made once.
public struct DateTagging {
  private let tagger = DateTagger()
  private let text: [UInt8]
  private var tokens = TokenBuffer()
  private var expressions: [DateExpression] = []

  /// Reads a text in UTF-8; throws if ICU's data cannot be read.
  public init(_ text: [UInt8]) throws {
    self.text = text
    let analyzer = try Analyzer(Analysis(profile: .news, keepsMarks: false))
    _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
  }

  /// The number of expressions in the text, published on a day.
  public mutating func expressionCount() -> Int {
    let (title, text): ([UInt8], [UInt8]) = ([], text)
    var found = expressions
    expressions = []
    tagger.tag(
      title: title.span, titleTokens: TokenBuffer(), body: text.span, bodyTokens: tokens,
      published: DayInterval(Day(16_000)), into: &found)
    expressions = found
    return found.count
  }
}
