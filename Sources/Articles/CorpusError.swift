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
  /// A `--published-from` that is no field and regular expression; `offset` is the character where it goes wrong.
  case badDatePattern(String, offset: Int, reason: String)
  /// A `--collected` that is no span of days; `offset` is the character where it goes wrong.
  case badCollection(String, offset: Int, reason: String)
  /// The process may not open more files, or has no memory to; `reason` is the system's.
  case shortage(path: String, reason: String)
  /// A record that is within the limits, but more than the memory that may be used is good for.
  ///
  /// `line` counts from 1 and `byte` from 0; `memory` is what it takes.
  case beyondMemory(path: String, line: Int, byte: UInt64, bytes: Int, memory: Int)
  /// Memory for a decoder is short.
  case outOfMemory(part: String)

  /// One sentence or two for people: what happened, and what to do.
  package var description: String {
    switch self {
    case .noInput:
      "no input: name folders, files, or - for standard input"
    case .missing(let path):
      "\(path): no such file or folder"
        + (path.unicodeScalars.contains("\u{FFFD}")
          ? " (a name that is not UTF-8 cannot be given here: name its folder)" : "")
    case .cannotOpen(let path, let reason):
      "\(path): cannot be opened: \(reason)"
    case .shortage(let path, let reason):
      "\(PrintablePath.oneLine(path)): cannot be opened: \(reason); raise the limit (ulimit -n) or "
        + "end other programs"
    case .beyondMemory(let path, let line, let byte, let bytes, let memory):
      "\(PrintablePath.oneLine(path)):\(line): byte \(byte): a record of \(bytes) bytes needs "
        + "--memory \((memory + 1 << 20 - 1) >> 20)M or more; or leave it out"
    case .standardInputTwice:
      "standard input (-) can be named only once"
    case .badFieldMapping(let text):
      "\(text): not a field mapping; write NAME=FIELD, such as body=text, where NAME is one of "
        + "id, title, date, source, url, body"
    case .badDatePattern(let text, let offset, let reason):
      "--published-from: \(reason)\n" + Self.pointed(text, offset)
        + "\nwrite FIELD:REGEX, such as 'path:(\\d{4})/(\\d\\d)/(\\d\\d)'"
    case .badCollection(let text, let offset, let reason):
      "--collected: \(reason)\n" + Self.pointed(text, offset)
        + "\nwrite one date or two, such as 2013, 2013..2014 or 2013-05..2014-02"
    case .outOfMemory(let part):
      "not enough memory for the \(part)"
    }
  }

  /// The text, and a caret below the character at `offset`.
  private static func pointed(_ text: String, _ offset: Int) -> String {
    "  \(text)\n  " + String(repeating: " ", count: min(offset, text.count)) + "^"
  }
}
