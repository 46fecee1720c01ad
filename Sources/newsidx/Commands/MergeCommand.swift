import ArgumentParser
import NewsIndex

struct MergeCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make an index one segment again, and give back the space of what was removed.",
    discussion: """
      EXAMPLES
        newsidx merge -i wire
        newsidx merge -i wire --json | jq .segments

      Needs as much free space as the index takes, until it is done. Searches go on meanwhile. \
      Adding merges small segments by itself; an index in one segment is a little faster.
      Exit status: 0, also if there was nothing to do; 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + WorkOptions.names
    + FlagNames(flags: ["-q", "--quiet", "--json"])

  @OptionGroup var index: IndexOption
  @OptionGroup var work: WorkOptions

  @Flag(name: .shortAndLong, help: "No progress and no report, only errors.")
  var quiet = false

  @Flag(help: "Report as one JSON object on standard output.")
  var json = false

  func run() throws {
    let path = try index.path()
    let (memory, threads) = (work.memory, work.threadCount)
    let summary = try IndexChange.run(on: path, threads: work.threadCount, isQuiet: quiet) {
      try await NewsIndex.merge(path: path, memory: memory, threads: threads, progress: $0)
    }
    if json {
      return try Output.report(
        Self.json(summary, path: path), of: "what was merged is safe on the disk")
    }
    if quiet { return }
    Messages.line(Self.line(summary, path: path))
  }

  private static func json(_ summary: MergeSummary, path: String) -> JSONObject {
    var object = JSONObject()
    object.add("index", path)
    object.add("merges", summary.merges)
    object.add("merged", summary.articles)
    object.add("segments", summary.segments ?? 0)
    object.add("mergeSeconds", summary.seconds)
    return object
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
