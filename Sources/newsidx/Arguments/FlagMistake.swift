/// An argument beside a query that is a flag, but not one that can stand there as it is.
///
/// Taken as query text it would change the answer without a word.
enum FlagMistake: Error, Equatable, CustomStringConvertible {
  /// Only other commands have it.
  case foreign(flag: String, command: String, owners: [String])
  /// A short option with its value after `=`.
  case equals(option: String, value: String)
  /// A flag that stands alone, with a value.
  case value(flag: String)
  /// Something that begins with `-` and is no flag, where that is not taken for query text.
  case unknown(word: String, command: String, suggestion: String?)

  var description: String {
    switch self {
    case .foreign(let flag, let command, let owners):
      "\(command) has no flag \(flag) (\(Self.list(owners))); "
        + "to search for it as text put it after --"
    case .equals(let option, let value):
      "write \(option) \(ShellQuoting.quoted(value)), without '='"
    case .value(let flag):
      "\(flag) takes no value; to search for it as text put it after --"
    case .unknown(let word, let command, let suggestion):
      "\(command) has no flag \(word)" + (suggestion.map { "; did you mean \($0)?" } ?? "")
        + " What begins with '-' and belongs to the query stands inside its quotes or after --"
    }
  }

  private static func list(_ owners: [String]) -> String {
    guard let last = owners.last, owners.count > 1 else {
      return "\(owners.first ?? "another command") has"
    }
    return owners.dropLast().joined(separator: ", ") + " and \(last) have"
  }
}
