import ArgumentParser
import NewsIndex

struct MergeCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make an index one segment again, and give back the space of what was removed.",
    discussion: """
      EXAMPLES
        newsidx merge -i wire

      Needs as much free space as the index takes, until it is done. Searches go on meanwhile. \
      Adding merges small segments by itself; an index in one segment is a little faster.
      Exit status: 0, also if there was nothing to do; 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + WorkOptions.names
    + FlagNames(flags: ["-q", "--quiet"])

  @OptionGroup var index: IndexOption
  @OptionGroup var work: WorkOptions

  @Flag(name: .shortAndLong, help: "No progress and no report, only errors.")
  var quiet = false

  func run() throws {
    let path = try index.path()
    let (memory, threads) = (work.memory.bytes, work.threadCount)
    let summary = try IndexChange.run(on: path, isQuiet: quiet) {
      try await NewsIndex.merge(path: path, memory: memory, threads: threads, progress: $0)
    }
    if quiet { return }
    Messages.line(Self.line(summary, path: path))
  }

  private static func line(_ summary: MergeSummary, path: String) -> String {
    if summary.segments == 0 {
      return "'\(path)' has no articles"
        + (summary.merges > 0 ? "; what was removed is off the disk" : "")
    }
    return summary.merges > 0
      ? AddOutput.line(summary)
      : "'\(path)' is one segment already, and nothing was removed from it"
  }
}
