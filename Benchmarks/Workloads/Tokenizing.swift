import Text

/// Work for the tokenizer: whole texts, as a build gives them to it.
public struct Tokenizing {
  private let analyzer: Analyzer
  private var buffer = TokenBuffer()

  /// Opens the tokenizer of profile `news`; throws if ICU's data cannot be read.
  public init() throws {
    analyzer = try Analyzer(Analysis(profile: .news, keepsMarks: false))
  }

  /// The number of tokens of a text in UTF-8.
  public mutating func tokens(in text: [UInt8]) throws -> Int {
    buffer.removeAll()
    _ = try analyzer.append(text.span, to: &buffer, firstPosition: 0)
    return buffer.count
  }
}
