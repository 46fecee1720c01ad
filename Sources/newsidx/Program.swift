import ArgumentParser
import NewsIndex

/// The commands, and what `newsidx` alone answers.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsidx",
    abstract: "Full-text search of piles of news.",
    discussion: """
      EXAMPLES
        newsidx demo                                   # try it on made-up news
        newsidx build dumps/mali                       # -> ./Indexes/mali
        newsidx search '"peacekeeping mission" -Sudan'
        newsidx count '"to be or not to be"'

      The index is that of -i, else of NEWSIDX_INDEX, else the only one under ./Indexes.
      Exit status: 0 if something was found or done, 1 if nothing matches, 2 on an error.
      """,
    version: version,
    subcommands: [
      BuildCommand.self, AddCommand.self, RemoveCommand.self, MergeCommand.self,
      BackupCommand.self, SearchCommand.self, CountCommand.self, ShowCommand.self,
      ExplainCommand.self, TimelineCommand.self, PlaceCommand.self, PlacesCommand.self,
      DatesCommand.self, AnnotateCommand.self,
      InfoCommand.self, CheckCommand.self, BatchCommand.self, DemoCommand.self,
    ])

  private static var version: String {
    let profiles = Versions.profiles.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    return """
      newsidx \(Versions.program)
      format \(Versions.format)
      profiles \(profiles)
      ICU \(Versions.icu)
      """
  }
}

/// From arguments to an exit status.
enum Program {
  /// Exit status of every error; the argument parser's own is 64.
  private static let failure: Int32 = 2

  /// Runs the program and returns its exit status.
  static func main() -> Int32 {
    Terminal.occupyStandardStreams()
    Terminal.ignoreSignalsOfWriting()
    Terminal.tellFaults()
    var arguments: [String] = []
    do {
      arguments = try Terminal.arguments()
      try run(arguments)
      return 0
    } catch let status as ExitCode {
      return status.rawValue
    } catch is Terminal.ClosedPipe {
      // Whoever read has seen enough.
      return 0
    } catch {
      return tell(error, command: arguments.first)
    }
  }

  /// Runs one command.
  ///
  /// - Throws: `ExitCode` for an exit status about which all is said, or an error to be told.
  static func run(_ arguments: [String]) throws {
    var command = try Root.parseAsRoot(try prepared(arguments))
    try command.run()
  }

  /// The arguments as the argument parser takes them: the words of a query are behind `--`.
  private static func prepared(_ arguments: [String]) throws -> [String] {
    guard let name = arguments.first, !name.hasPrefix("-") else { return arguments }
    let commands = Root.configuration.subcommands
    guard let command = commands.first(where: { $0.configuration.commandName == name }) else {
      try refuseUnknown(name)
      if let topic = arguments.dropFirst().first, !topic.hasPrefix("-") { try refuseUnknown(topic) }
      return arguments
    }
    guard let query = command as? any QueryCommand.Type else { return arguments }
    let operands = try QueryOperands(
      Array(arguments.dropFirst()), of: CommandFlags(command: name, names: query.names),
      others: flags(of: commands), isStrict: query.isStrict)
    if !operands.flags.contains(where: ["-q", "--quiet"].contains) {
      for hint in operands.hints { Messages.note(hint) }
    }
    return [name] + operands.arguments
  }

  private static func flags(of commands: [any ParsableCommand.Type]) -> [CommandFlags] {
    commands.compactMap { $0 as? any FlaggedCommand.Type }.map {
      CommandFlags(command: $0.configuration.commandName ?? "", names: $0.names)
    }
  }

  private static func refuseUnknown(_ name: String) throws {
    let commands = Root.configuration.subcommands.compactMap { $0.configuration.commandName }
    let names = commands + ["help"]
    guard !names.contains(name) else { return }
    throw UnknownCommand(name: name, suggestion: Suggestion.closest(to: name, among: names))
  }

  /// Prints what an error says; help and the like are no errors.
  private static func tell(_ error: any Error, command: String?) -> Int32 {
    if Root.exitCode(for: error) == .success {
      do {
        try Output.use { try $0.line(Root.fullMessage(for: error)) }
        return 0
      } catch is Terminal.ClosedPipe {
        return 0
      } catch {
        Messages.note("\(error)")
        return failure
      }
    }
    Messages.note(text(of: error, command: command))
    return failure
  }

  private static func text(of error: any Error, command: String?) -> String {
    let message = Root.message(for: error)
    let isUsage = Root.exitCode(for: error) == .validationFailure
    guard isUsage, let command, !command.hasPrefix("-") else { return message }
    // Some of the parser's messages are sentences.
    let words = message.hasSuffix(".") ? String(message.dropLast()) : message
    return "\(words); see 'newsidx \(command) --help'"
  }
}

/// A command that does not exist.
struct UnknownCommand: Error, CustomStringConvertible {
  let name: String
  let suggestion: String?

  var description: String {
    let advice = suggestion.map { "did you mean '\($0)'?" } ?? "see 'newsidx --help'"
    return "there is no command '\(name)'; \(advice)"
  }
}
