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

      Exit status: 0 if the index is sound, 2 if it is damaged or cannot be read.
      """)

  static let names =
    FlagNames.common + IndexOption.names + FlagNames(flags: ["-q", "--quiet"])

  @OptionGroup var index: IndexOption

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  func run() throws {
    let path = try index.path()
    let line = StatusLine(isQuiet: quiet || !Terminal.isTerminal(Terminal.standardError))
    let report = try NewsIndex.check(path: path) { line.show($0) }
    line.clear()
    try Output.use { output in
      for problem in report.problems { try output.line(problem) }
      if report.isClean {
        try output.line(
          "OK: \(path): \(Figures.bytes(report.bytes)), "
            + "\(Figures.count(report.articles, "article")), \(Figures.count(report.terms, "term"))"
        )
      }
    }
    guard report.isClean else {
      let count = Figures.count(report.problems.count, "problem")
      Messages.note("'\(path)' is damaged: \(count); build it anew: newsidx build --force")
      throw ExitCode(2)
    }
  }
}
