/// A mistake in a query: what is wrong, where, and what to write instead.
package struct QueryError: Error, Equatable, Sendable {
  /// What is wrong, on one line.
  package let message: String
  /// The query; bytes that are not UTF-8 are shown as U+FFFD.
  package internal(set) var query: String
  /// The place: bytes of `query`, possibly an empty range at its end.
  package let range: Range<Int>
  /// What to do, on one line; may be empty.
  package let advice: String

  init(_ message: String, at range: Range<Int>, advice: String = "") {
    self.message = message
    self.query = ""
    self.range = range
    self.advice = advice
  }
}

extension QueryError: CustomStringConvertible {
  /// The message, the query on a line, carets under the place, and the advice; of a blank query no line is shown.
  package var description: String {
    let excerpt = QueryExcerpt(query, marking: range)
    var lines = [message]
    if !excerpt.isBlank {
      lines += ["  " + excerpt.line, "  " + excerpt.carets]
    }
    if !advice.isEmpty { lines.append(advice) }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text as a message may quote it: spaces for line ends and controls, and not too long.
  var onOneLine: String {
    let shown = prefix(60).map {
      $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0
    }
    return String(shown) + (count > 60 ? "…" : "")
  }
}
