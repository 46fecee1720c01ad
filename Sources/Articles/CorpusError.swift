/// Why a corpus cannot be read at all; what concerns single files and records is an `InputProblem`.
package enum CorpusError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nothing was named.
  case noInput
  /// A path that the user named is not there.
  case missing(path: String)
  /// A path that the user named cannot be opened; `reason` is the system's.
  case cannotOpen(path: String, reason: String)
  /// Standard input was named twice.
  case standardInputTwice
  /// A field mapping that is not of the form `body=text`.
  case badFieldMapping(String)
  /// Memory for a decoder is short.
  case outOfMemory(part: String)

  /// One sentence or two for people: what happened, and what to do.
  package var description: String {
    switch self {
    case .noInput:
      "no input: name folders, files, or - for standard input"
    case .missing(let path):
      "\(path): no such file or folder"
    case .cannotOpen(let path, let reason):
      "\(path): cannot be opened: \(reason)"
    case .standardInputTwice:
      "standard input (-) can be named only once"
    case .badFieldMapping(let text):
      "\(text): not a field mapping; write NAME=FIELD, such as body=text, where NAME is one of "
        + "id, title, date, source, url, body"
    case .outOfMemory(let part):
      "not enough memory for the \(part)"
    }
  }
}
