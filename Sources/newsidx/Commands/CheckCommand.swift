import ArgumentParser
import NewsIndex

struct CheckCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read every byte of an index and say what is wrong.",
    discussion: """
      EXAMPLES
        newsidx check -i wire
        newsidx check -q -i wire && rsync -a wire/ backup/wire/
        newsidx check -i wire --json | jq '.problems[].file'

      Every byte is held against its checksum, and dictionaries, columns and tables against each \
      other. --fast looks at sizes, headers and footers only; --deep also decodes every list and \
      every record and compares them all, which finds what a faulty program wrote.

      Exit status: 0 if the index is sound, 2 if it is damaged or cannot be read.
      """)

  static let names =
    FlagNames.common + IndexOption.names
    + FlagNames(flags: ["-q", "--quiet", "--fast", "--deep", "--json"])

  @OptionGroup var index: IndexOption

  @Flag(help: "Sizes, headers and footers only: at once, however large the index is.")
  var fast = false

  @Flag(help: "Decode every list and record too: slow.")
  var deep = false

  @Flag(help: "One JSON object: counts, and problems with kind, file, offset and reason.")
  var json = false

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  func validate() throws {
    if fast, deep { throw ValidationError("--fast and --deep exclude each other") }
  }

  func run() throws {
    let path = try index.path()
    if deep {
      try Terminal.requireOpenFiles()
      try Terminal.requireThreads(Terminal.processors)
    }
    let line = StatusLine(isQuiet: quiet || !Terminal.isTerminal(Terminal.standardError))
    let depth: CheckReport.Depth = fast ? .envelopes : deep ? .lists : .bytes
    let report = try NewsIndex.check(path: path, depth: depth) { line.show($0) }
    line.clear()
    let printer = CheckPrinter(report, path: path)
    try Output.use { output in
      if json {
        try output.write(printer.json.line)
      } else {
        for text in printer.lines { try output.line(text) }
      }
    }
    if !quiet, !json, let hint = printer.hint { Messages.note(hint) }
    if let verdict = printer.verdict {
      Messages.note(verdict)
      throw ExitCode(2)
    }
  }
}
