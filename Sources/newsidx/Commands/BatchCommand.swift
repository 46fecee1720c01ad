import ArgumentParser
import NewsIndex

struct BatchCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Answer many queries from standard input.",
    discussion: """
      EXAMPLES
        newsidx batch -i wire < queries.tsv
        printf 'COUNT\\tkidal\\nIDS\\t"united nations"\\n' | newsidx batch -i wire

      Each line is COMMAND, a tab and a query as in 'newsidx help search'; --since, --until and \
      --now hold for all of them. COMMAND is COUNT, TOP_10, TOP_100, \
      TOP_10_COUNT, IDS, IDS_10 or IDS_EXHAUSTIVE. Each is answered at once by a line of the \
      count, a tab and microseconds to a tenth (TOP_10 and TOP_100 count 1); IDS adds a tab and \
      id=score for each of the ten best. IDS_10 adds the same, but counts only them, like TOP_10; \
      IDS_EXHAUSTIVE scores every match, to check the others. A bad query is answered by ERROR, a \
      tab and a message, and does not end the batch.
      Exit status: 0, whatever the queries; 2 if the index failed to answer one, as where it is \
      damaged.
      """)

  static let names =
    FlagNames.common + IndexOption.names + OperatorOption.names
    + FlagNames(flags: ["-q", "--quiet"])

  @OptionGroup var index: IndexOption
  @OptionGroup var joining: OperatorOption

  @Flag(name: .shortAndLong, help: "No remarks on standard error, only errors.")
  var quiet = false

  func run() throws {
    let index = try index.open(isQuiet: quiet)
    let template = joining.query("")
    var lines = InputLines()
    var failures = 0
    try Output.use { output in
      while let line = try lines.next() {
        let answer = index.batchAnswer(line, like: template)
        if answer.isFailure { failures += 1 }
        try output.line(answer.line)
        try output.flush()
      }
    }
    guard failures == 0 else {
      Messages.note(
        "\(Figures.count(failures, "line")) could not be answered because of the index; "
          + "see 'newsidx check'")
      throw ExitCode(2)
    }
  }
}
