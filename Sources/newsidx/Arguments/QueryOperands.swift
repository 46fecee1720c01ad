import ArgumentParser

/// Names of the flags of a command, by which its query text is told from them.
struct FlagNames {
  /// Flags that stand alone.
  var flags: [String] = []
  /// Flags with a value in the next argument, or after `=` for long ones.
  var options: [String] = []

  static func + (left: FlagNames, right: FlagNames) -> FlagNames {
    FlagNames(flags: left.flags + right.flags, options: left.options + right.options)
  }

  /// Flags of every command.
  static let common = FlagNames(flags: ["-h", "--help", "--version"])

  var long: [String] { (flags + options).filter { $0.hasPrefix("--") } }

  func contains(_ name: String) -> Bool { flags.contains(name) || options.contains(name) }
}

/// A command whose flags are known by name, which its declarations repeat in the words of the
/// argument parser.
protocol FlaggedCommand: ParsableCommand {
  static var names: FlagNames { get }
}

/// A command and its flags.
struct CommandFlags {
  var command: String
  var names: FlagNames
}

/// The arguments of a command that takes a query: flags may stand anywhere between its words.
///
/// An argument that begins with `-` and is no flag of the command is query text, so `-Sudan` excludes
/// a word. A flag that only other commands have is an error, though. After `--` everything is query
/// text.
struct QueryOperands {
  /// Flags and their values, as given.
  private(set) var flags: [String] = []
  /// Words of the query.
  private(set) var words: [String] = []
  /// Remarks about words that look like mistyped flags.
  private(set) var hints: [String] = []

  /// Tells flags from query text.
  ///
  /// - Parameters:
  ///   - others: the flags of other commands.
  ///   - isStrict: whether what begins with `-` and is no flag is a mistake, as a mistyped flag must not
  ///     become a part of the query.
  /// - Throws: `FlagMistake` for a flag that cannot stand there.
  init(
    _ arguments: [String], of own: CommandFlags, others: [CommandFlags] = [],
    isStrict: Bool = false
  ) throws(FlagMistake) {
    let names = own.names
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        words += rest
        return
      } else if names.flags.contains(argument) {
        flags.append(argument)
      } else if names.options.contains(argument) {
        flags.append(argument)
        if let value = rest.popFirst() { flags.append(value) }
      } else if Self.holdsValue(argument, names: names) {
        flags.append(argument)
      } else if Self.isShortNumber(argument), names.options.contains("-n") {
        flags += ["-n", String(argument.dropFirst(2))]
      } else {
        try Self.refuseMistake(argument, own: own, others: others)
        if isStrict, argument.hasPrefix("-") {
          throw .unknown(
            word: argument, command: own.command,
            suggestion: Suggestion.closest(to: "-" + argument, among: names.long)
              ?? Suggestion.closest(to: argument, among: names.long))
        }
        words.append(argument)
        if let hint = Self.hint(argument, names: names) { hints.append(hint) }
      }
    }
  }

  /// The arguments as a parser reads them that knows nothing of queries.
  var arguments: [String] { flags + ["--"] + words }

  private static func holdsValue(_ argument: String, names: FlagNames) -> Bool {
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return false }
    return names.options.contains(String(argument[..<equals]))
  }

  private static func refuseMistake(
    _ argument: String, own: CommandFlags, others: [CommandFlags]
  ) throws(FlagMistake) {
    guard argument.hasPrefix("-") else { return }
    let name = isShortNumber(argument) ? "-n" : String(argument.prefix { $0 != "=" })
    if own.names.options.contains(name) {
      throw .equals(option: name, value: String(argument.dropFirst(name.count + 1)))
    }
    if own.names.flags.contains(name) { throw .value(flag: name) }
    let owners = others.filter { $0.names.contains(name) }.map(\.command)
    if !owners.isEmpty { throw .foreign(flag: name, command: own.command, owners: owners) }
  }

  private static func isShortNumber(_ argument: String) -> Bool {
    let number = argument.dropFirst(2)
    return argument.hasPrefix("-n") && !number.isEmpty
      && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func hint(_ argument: String, names: FlagNames) -> String? {
    let name = String(argument.prefix { $0 != "=" })
    if names.long.contains("-" + name) {
      return "'\(argument)' leaves out articles with that word; the flag is -\(name)"
    }
    guard argument.hasPrefix("--"), argument.count > 2 else { return nil }
    return Suggestion.closest(to: name, among: names.long).map {
      "'\(argument)' is no flag and taken as query text; did you mean \($0)?"
    }
  }
}
