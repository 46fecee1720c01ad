/// Why a text could not be analyzed.
package enum TextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// ICU refused: what it was asked to do, and its name for the error.
  case icu(task: String, code: String)
  /// The text has more bytes than `Analyzer.maximumTextBytes`.
  case textTooLong(bytes: Int)
  /// A block of tokens cannot take this text too: its positions or bytes would leave 32 bits.
  case blockFull

  /// One line: what failed, and what to do.
  package var description: String {
    switch self {
    case .icu(let task, let code):
      "ICU could not \(task) (\(code)); is the package with ICU's data installed?"
    case .textTooLong(let bytes):
      "a text of \(bytes) bytes is too long; at most \(Analyzer.maximumTextBytes) bytes can be analyzed"
    case .blockFull:
      "too many tokens for one block; empty the block between texts"
    }
  }
}
