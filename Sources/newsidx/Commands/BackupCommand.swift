import ArgumentParser
import NewsIndex

struct BackupCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy an index, also while it is written to.",
    discussion: """
      EXAMPLES
        newsidx backup -i wire /mnt/usb/wire
        newsidx backup -i wire /mnt/usb/wire --force   # only what is new since the last time

      The copy is an index like any other: 'newsidx search -i /mnt/usb/wire'. Every byte is held to \
      its checksum on the way. Once the report is printed, the copy is safe on the disk; until then \
      what was there before stays.
      Exit status: 0; 2 on an error, such as a damaged index.
      """)

  static let names =
    FlagNames.common + IndexOption.names + FlagNames(flags: ["--force", "-q", "--quiet", "--json"])

  @OptionGroup var index: IndexOption

  @Argument(
    help: ArgumentHelp("Folder of the copy.", valueName: "target"), completion: .directory)
  var target: String

  @Flag(help: "Replace an index that is there; files that it has already stay.")
  var force = false

  @Flag(name: .shortAndLong, help: "No progress and no report, only errors.")
  var quiet = false

  @Flag(help: "Report as one JSON object on standard output: articles, bytes copied and kept.")
  var json = false

  // Without room for a thread the copy would wait for one.
  func validate() throws { try WorkOptions.mostMemory(threads: 1) }

  func run() throws {
    let path = try index.path()
    let (target, force) = (target, force)
    let line = StatusLine(isQuiet: quiet || !Terminal.isTerminal(Terminal.standardError))
    let state = CopyState()
    let summary: BackupSummary
    do {
      summary = try CancellableWork.wait(
        threads: 1,
        for: {
          try NewsIndex.backup(path: path, to: target, replacing: force) { done, total in
            try Task.checkCancellation()
            state.note(done: done, total: total)
          }
        }
      ) { line.show(state.text) }
    } catch is CancellationError {
      line.clear()
      Messages.note("\(Terminal.interruption); '\(target)' is as it was before")
      throw ExitCode(2)
    }
    line.clear()
    if json {
      return try Output.report(self.json(summary, path), of: "the copy is safe on the disk")
    }
    if quiet { return }
    let kept = summary.kept > 0 ? ", \(Figures.bytes(summary.kept)) were there already" : ""
    Messages.line(
      "copied \(Figures.count(summary.articles, "article")) to '\(target)': "
        + Figures.bytes(summary.copied) + kept)
  }

  private func json(_ summary: BackupSummary, _ path: String) -> JSONObject {
    var object = JSONObject()
    object.add("index", path)
    object.add("target", target)
    object.add("articles", summary.articles)
    object.add("copied", summary.copied)
    object.add("kept", summary.kept)
    return object
  }
}
