import ArgumentParser
import NewsIndex

/// How clauses side by side are joined.
enum DefaultOperator: String, CaseIterable, ExpressibleByArgument {
  case and, or
}

/// How queries are read, and which days they are restricted to: for every command that reads queries.
struct OperatorOption: ParsableArguments {
  @Option(
    name: .customLong("default-operator"),
    help: ArgumentHelp("How words side by side are joined.", valueName: "and|or"))
  var joining: DefaultOperator = .and

  @Option(
    help: ArgumentHelp("Only what was published on this date or later.", valueName: "date"))
  var since: String?

  @Option(
    help: ArgumentHelp("Only what was published on this date or earlier.", valueName: "date"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "The day that words such as \"last week\" count from; today if left out.",
      valueName: "date"))
  var now: String?

  static let names = FlagNames(options: ["--default-operator", "--since", "--until", "--now"])

  /// The day that words count from.
  var today: String { now ?? Terminal.today }

  /// A query of `text`.
  func query(_ text: String) -> QueryText {
    QueryText(
      text, joinsWithOr: joining == .or, since: since, until: until, now: today)
  }

  /// A query of `words`, nil where neither these nor the days restrict anything.
  func query(ofAny words: [String]) -> QueryText? {
    if words.isEmpty { return since == nil && until == nil ? nil : query("*") }
    return query(words.joined(separator: " "))
  }
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
    if joining.query(ofAny: words) == nil { throw ValidationError("the query is missing") }
  }

  var query: QueryText { joining.query(ofAny: words) ?? joining.query("") }

  /// Says what the author of the query may want to know.
  func tell(_ hints: [String]) {
    guard !quiet else { return }
    for hint in hints { Messages.note(hint) }
  }
}

/// A query that may be left out, for commands that count something in all articles or in some.
struct OptionalQuery: ParsableArguments {
  @OptionGroup var joining: OperatorOption

  @Flag(name: .shortAndLong, help: "No remarks on standard error, only errors.")
  var quiet = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("Which articles; all if left out.", valueName: "query"))
  var words: [String] = []

  static let names = QueryOptions.names

  /// nil for all articles.
  var query: QueryText? { joining.query(ofAny: words) }
}

/// A query that may be left out where ids are named.
struct QueryBesideIDs: ParsableArguments {
  @OptionGroup var joining: OperatorOption

  @Flag(name: .shortAndLong, help: "No progress and no remarks, only errors.")
  var quiet = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp(
      "Which articles; may be left out if --id or --ids is given.", valueName: "query"))
  var words: [String] = []

  static let names = QueryOptions.names

  /// nil where neither words nor days restrict anything.
  var query: QueryText? { joining.query(ofAny: words) }
}

/// A command whose operands are a query.
protocol QueryCommand: FlaggedCommand {
  /// Whether words that begin with `-` and are no flags are mistakes rather than parts of the query.
  static var isStrict: Bool { get }
}

extension QueryCommand {
  static var isStrict: Bool { false }
}
