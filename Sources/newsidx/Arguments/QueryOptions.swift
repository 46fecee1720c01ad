import ArgumentParser
import NewsIndex

/// How clauses side by side are joined.
enum DefaultOperator: String, CaseIterable, ExpressibleByArgument {
  case and, or
}

/// `--default-operator`, for every command that reads queries.
struct OperatorOption: ParsableArguments {
  @Option(
    name: .customLong("default-operator"),
    help: ArgumentHelp("How words side by side are joined.", valueName: "and|or"))
  var joining: DefaultOperator = .and

  static let names = FlagNames(options: ["--default-operator"])

  var joinsWithOr: Bool { joining == .or }
}

/// A query on the command line: all words of the command, joined by spaces.
struct QueryOptions: ParsableArguments {
  @OptionGroup var joining: OperatorOption

  @Flag(name: .shortAndLong, help: "No remarks on standard error, only errors.")
  var quiet = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp(
      "The query; what begins with '-' and is no flag belongs to it.", valueName: "query"))
  var words: [String] = []

  static let names = OperatorOption.names + FlagNames(flags: ["-q", "--quiet"])

  mutating func validate() throws {
    if words.isEmpty { throw ValidationError("the query is missing") }
  }

  var query: QueryText {
    QueryText(words.joined(separator: " "), joinsWithOr: joining.joinsWithOr)
  }

  /// Says what the author of the query may want to know.
  func tell(_ hints: [String]) {
    guard !quiet else { return }
    for hint in hints { Messages.note(hint) }
  }
}

/// A command whose operands are a query.
protocol QueryCommand: FlaggedCommand {}
