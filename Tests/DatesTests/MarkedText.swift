import Calendar
import Dates
import Testing
import Text

/// A sentence with its expressions between brackets, each with its type and value.
///
/// For example: `Il part [demain|DATE|2020-01-28].`
struct MarkedText {
  /// The sentence without the marks.
  let text: String
  /// What the marks say, as `summary` says it of what was found.
  let expected: [String]

  init(_ marked: String) {
    var text = ""
    var expected: [String] = []
    for (index, piece) in marked.split(separator: "[", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard index > 0, let end = piece.firstIndex(of: "]") else {
        text += piece
        continue
      }
      let fields = piece[..<end].split(separator: "|", omittingEmptySubsequences: false)
      let start = text.utf8.count
      text += fields[0]
      expected.append("\(start)-\(text.utf8.count) " + fields.joined(separator: "|"))
      text += piece[piece.index(after: end)...]
    }
    self.text = text
    self.expected = expected
  }

  /// What the tagger finds in a text.
  static func expressions(in text: String, published: DayInterval?) throws -> [DateExpression] {
    let bytes = Array(text.utf8)
    var tokens = TokenBuffer()
    _ = try Analyzer(Analysis()).append(bytes.span, to: &tokens, firstPosition: 0)
    let nothing: [UInt8] = []
    var expressions: [DateExpression] = []
    DateTagger().tag(
      title: nothing.span, titleTokens: TokenBuffer(), body: bytes.span, bodyTokens: tokens,
      published: published, into: &expressions)
    return expressions
  }

  /// Offsets, text, type and value of each.
  static func summary(of expressions: [DateExpression], in text: String) -> [String] {
    let bytes = Array(text.utf8)
    return expressions.map { found in
      let range = Int(found.start)..<Int(found.end)
      let words = String(decoding: bytes[range], as: UTF8.self)
      let kind =
        switch found.kind {
        case .date: "DATE"
        case .time: "TIME"
        case .duration: "DURATION"
        case .set: "SET"
        }
      return "\(found.start)-\(found.end) \(words)|\(kind)|\(found.value)"
    }
  }

  /// A day in ISO 8601.
  static func day(_ text: String) throws -> DayInterval {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return DayInterval(try #require(Day(year: parts[0], month: parts[1], day: parts[2])))
  }

  /// Expects exactly what the marks say, with the article published on a day, written in ISO 8601; nil if unknown.
  func expect(published: String?, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let reference = try published.map { try Self.day($0) }
    let found = try Self.expressions(in: text, published: reference)
    #expect(Self.summary(of: found, in: text) == expected, sourceLocation: sourceLocation)
  }
}
