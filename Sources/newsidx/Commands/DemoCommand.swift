import ArgumentParser
import NewsIndex

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Build a small index of made-up news and try some queries on it.",
    discussion: """
      EXAMPLES
        newsidx demo

      Everything is in a new temporary folder (TMPDIR, or /tmp), which is left for you to go on \
      with. Each command is printed before it is run.
      """)

  func run() throws {
    let folder = try Terminal.makeTemporaryFolder(prefix: "newsidx-demo-")
    let index = folder + "/index"
    let corpus = folder + "/corpus"
    let files = try Demo.write(to: corpus)
    say("A corpus of \(Figures.count(files, "file")), written for this demo, is in \(corpus).")
    say("")
    try run(["build", corpus, "-o", index], remark: "")
    for query in Demo.queries {
      guard let command = query.arguments.first else { continue }
      try run(
        [command, "-i", index] + query.arguments.dropFirst(), remark: query.remark)
    }
    say("Go on with this index, or build one of your own files: newsidx build FOLDER")
    if let program = CommandLine.arguments.first, program.contains("/") {
      say("  alias newsidx=\(ShellQuoting.quoted(Terminal.absolutePath(program) ?? program))")
    }
    say("  export NEWSIDX_INDEX=\(ShellQuoting.quoted(index))")
    say("  newsidx search kidal")
    say("When you are done: rm -r \(ShellQuoting.quoted(folder))")
  }

  /// Prints a command and runs it; that it finds nothing is no reason to stop.
  private func run(_ arguments: [String], remark: String) throws {
    if !remark.isEmpty { say("# \(remark)") }
    say("$ newsidx " + arguments.map(ShellQuoting.quoted).joined(separator: " "))
    do {
      try Program.run(arguments)
    } catch let status as ExitCode where status.rawValue == 1 {}
    say("")
  }

  private func say(_ line: String) {
    try? Output.use { try $0.line(line) }
  }
}
