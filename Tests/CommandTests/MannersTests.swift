import Foundation
import Testing

/// Exit statuses, pipes, colours: what a shell expects of any program.
@Suite struct MannersTests {
  @Test("0 for a match, 1 for none, 2 for an error")
  func statuses() async throws {
    let folder = try await Corpus.indexed()
    for (arguments, status) in [
      (["search", "-i", "wire", "mali"], 0), (["search", "-i", "wire", "timbuktu"], 1),
      (["count", "-i", "wire", "mali"], 0), (["count", "-i", "wire", "timbuktu"], 1),
      (["show", "-i", "wire", "A1"], 0), (["show", "-i", "wire", "A1", "A9"], 1),
      (["explain", "-i", "wire", "timbuktu"], 0), (["info", "-i", "wire"], 0),
      (["check", "-i", "wire"], 0), (["--version"], 0), ([], 0), (["help", "search"], 0),
      (["search", "--help"], 0), (["search"], 2), (["search", "-i", "wire"], 2),
      (["search", "-i", "wire", ""], 2), (["search", "-i", "wire", "\"open"], 2),
      (["search", "-i", "wire", "-mali"], 2), (["search", "-i", "wire", "plaza:Mali"], 2),
      (["search", "-i", "wire", "mali", "-n"], 2),
      (["search", "-i", "wire", "mali", "-n", "x"], 2),
      (["search", "-i", "wire", "mali", "--sort", "best"], 2),
      (["search", "-i", "wire", "mali", "--offset", "-1"], 2),
      (["search", "-i", "wire", "mali", "-n", "9223372036854775807"], 2),
      (["search", "-i", "wire", "mali", "-n", "2147483647", "--offset", "2147483647"], 0),
      (["search", "-i", "wire", "mali", "--bm25", "1"], 2), (["search", "-i", "/nowhere", "x"], 2),
      (["count", "-i", "notes", "mali"], 2), (["show", "-i", "wire"], 2), (["build"], 2),
      (["check", "-i", "notes"], 2), (["--frobnicate"], 2),
      (["help", "nosuch"], 2), (["help"], 0), (["help", "help"], 0),
      (["search", "-i=wire", "mali"], 2), (["count", "-i", "wire", "mali", "-n", "5"], 2),
      (["info", "--frobnicate"], 2),
    ] {
      let outcome = try await Program.run(arguments, in: folder)
      #expect(outcome.status == status, "\(arguments): \(outcome.messages)")
      if status == 2 {
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.hasPrefix("newsidx: "), "\(arguments): \(outcome.messages)")
      }
    }
  }

  @Test("errors are one clear line; those of a query show the place")
  func errors() async throws {
    let folder = try await Corpus.indexed()
    let nowhere = try await Program.run(["search", "-i", "/nowhere", "x"], in: folder)
    #expect(nowhere.messages.split(separator: "\n").count == 1)
    #expect(nowhere.messages.contains("/nowhere"))
    let mistake = try await Program.run(["search", "-i", "wire", "mali", "plaza:x"], in: folder)
    #expect(mistake.messages.contains("\n  mali plaza:x\n       ^^^^^^\n"))
    let command = try await Program.run(["serach", "x"], in: folder)
    #expect(command.status == 2)
    #expect(command.messages.contains("did you mean 'search'?"))
    let topic = try await Program.run(["help", "serch"], in: folder)
    #expect(topic.messages.contains("did you mean 'search'?"))
    let flag = try await Program.run(["count", "-i", "wire", "mali", "--matchse"], in: folder)
    #expect(flag.messages.contains("--matches"))
    let quiet = try await Program.run(
      ["count", "-q", "-i", "wire", "mali", "--matchse"], in: folder)
    #expect(quiet.status == 1 && quiet.messages.isEmpty, "\(quiet)")
    let order = try await Program.run(["search", "-i", "wire", "x", "--sort", "date"], in: folder)
    #expect(
      order.messages.contains("'newest' or 'oldest'; see 'newsidx search --help'"), "\(order)")
  }

  @Test("which index is meant")
  func choice() async throws {
    let folder = try Corpus.written()
    let none = try await Program.run(["count", "x"], in: folder)
    #expect(none.status == 2)
    #expect(none.messages.contains("newsidx build"))
    #expect(try await Program.run(["build", "notes", "-q"], in: folder).status == 0)
    #expect(try await Program.run(["build", "wire.jsonl", "-q"], in: folder).status == 0)
    let two = try await Program.run(["count", "x"], in: folder)
    #expect(two.status == 2)
    #expect(two.messages.contains("Indexes/notes") && two.messages.contains("Indexes/wire"))
    let named = ["NEWSIDX_INDEX": "Indexes/notes"]
    let chosen = try await Program.run(["count", "mali"], in: folder, environment: named)
    #expect(chosen.output == "0\n")
    let flag = ["count", "-i", "Indexes/wire", "mali"]
    #expect(try await Program.run(flag, in: folder, environment: named).output == "3\n")
    let mistyped = try await Program.run(["count", "-i", "Wires", "mali"], in: folder)
    #expect(
      mistyped.status == 2 && mistyped.messages.contains("did you mean -i wire?"), "\(mistyped)")
    let other = try await Program.run(["count", "-i", "archive", "mali"], in: folder)
    #expect(other.status == 2 && other.messages.contains("no index at 'archive'"), "\(other)")
  }

  @Test(
    "streams that are closed are errors where they are used, and no other file takes their place")
  func closedStreams() async throws {
    let folder = try await Corpus.indexed()
    let words = "Bad file descriptor"
    let input = try await Program.shell("newsidx build - -o T <&-", in: folder)
    #expect(input.status == 2 && input.messages.contains(words) && !folder.exists("T"), "\(input)")
    for line in ["search -i wire mali", "add -i wire notes --json"] {
      let output = try await Program.shell("newsidx \(line) >&-", in: folder)
      #expect(output.status == 2 && output.messages.contains(words), "\(line): \(output)")
    }
    for line in ["build notes -o T 2>&-", "build notes -o U <&- >&- 2>&-", "count -i T sudan 2>&-"]
    {
      let quiet = try await Program.shell("newsidx \(line)", in: folder)
      #expect(quiet.status == 0, "\(line): \(quiet)")
    }
    for index in ["wire", "T", "U"] {
      #expect(try await Program.run(["check", "--deep", "-i", index], in: folder).status == 0)
    }
  }

  @Test("a closed pipe is no error, a full disk is one")
  func pipes() async throws {
    let folder = try await Corpus.indexed()
    let head = try await Program.shell(
      "newsidx search -q -i wire mali -n all | head -1; echo ${PIPESTATUS[0]}", in: folder)
    #expect(head.lines.count == 2)
    #expect(head.lines.last == "0")
    #expect(head.messages.isEmpty)
    let closed = try await Program.shell(
      "newsidx batch -i wire < <(yes $'COUNT\\tmali') | head -n 3; echo ${PIPESTATUS[0]}",
      in: folder)
    #expect(closed.lines.last == "0")
    #expect(closed.messages.isEmpty)
    let full = try await Program.shell("newsidx search -i wire mali > /dev/full", in: folder)
    #expect(full.status == 2)
    #expect(full.messages.contains("No space left"))
    for arguments in ["--version", "help", "search --help", "--generate-completion-script bash"] {
      let help = try await Program.shell("newsidx \(arguments) > /dev/full", in: folder)
      #expect(help.status == 2 && help.messages.contains("No space left"), "\(arguments)")
    }
  }

  @Test("an answer beyond the largest file that there may be is an error that is told")
  func largestFile() async throws {
    let folder = try await Corpus.indexed()
    // By way of a pipe: the message is written nowhere else.
    let search = try await Program.shell(
      "(ulimit -f 0; newsidx search -i wire mali > hits; echo \"status $?\") 2>&1 | cat", in: folder
    )
    #expect(search.output.contains("status 2"), "\(search)")
    #expect(search.output.contains("cannot write to standard output"), "\(search)")
  }

  @Test("where only the report of a change cannot be written, it is said that the change is made")
  func untoldReports() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("more/late.txt", "Rain in Kidal")
    for (command, outcome) in [
      ("add more", "what was added is safe on the disk"),
      ("merge", "what was merged is safe on the disk"),
      ("remove sudan", "what was removed is gone for good"),
      ("backup copy", "the copy is safe on the disk"),
    ] {
      let change = try await Program.shell(
        "newsidx \(command) -i wire --json > /dev/full", in: folder)
      #expect(change.status == 2 && change.messages.contains("No space left"), "\(change)")
      #expect(change.messages.contains(outcome), "\(change)")
    }
    let rain = try await Program.run(["count", "-i", "copy", "rain"], in: folder)
    let sudan = try await Program.run(["count", "-i", "copy", "sudan"], in: folder)
    #expect(rain.output == "1\n" && sudan.status == 1, "\(rain) \(sudan)")
    for path in ["wire", "copy"] {
      #expect(try await Program.run(["check", "-i", path], in: folder).status == 0)
    }
  }

  @Test("without /proc, which tells the arguments, nothing is done and that is said")
  func missingArguments() async throws {
    let folder = try await Corpus.indexed()
    let hides = "unshare -rm sh -c 'mount -t tmpfs none /proc &&"
    guard try await Program.shell("\(hides) true'", in: folder).status == 0 else {
      print("skipped: /proc cannot be hidden here")
      return
    }
    let check = try await Program.shell(
      "\(hides) \"$NEWSIDX\" check -q -i nowhere'", in: folder)
    #expect(check.status == 2 && check.messages.contains("/proc"), "\(check)")
  }

  static let terminal = "/usr/bin/script"

  @Test(
    "colour only on a terminal, and never against the user's will",
    .enabled(if: FileManager.default.isExecutableFile(atPath: terminal)))
  func colours() async throws {
    let folder = try await Corpus.indexed()
    let line = "script -qec '\"$NEWSIDX\" search -i wire mali FLAGS' /dev/null"
    for (flags, environment, isColored) in [
      ("", ["TERM": "xterm"], true), ("", ["TERM": "xterm", "NO_COLOR": "1"], false),
      ("", ["TERM": "xterm", "NO_COLOR": ""], true), ("", ["TERM": "dumb"], false),
      ("--color never", ["TERM": "xterm"], false),
      ("--color always", ["TERM": "dumb", "NO_COLOR": "1"], true),
    ] {
      let outcome = try await Program.shell(
        line.replacing("FLAGS", with: flags), in: folder, environment: environment)
      #expect(outcome.output.contains("Meridian Press"))
      #expect(outcome.output.contains("\u{1B}[1;31mMali") == isColored, "\(flags) \(environment)")
    }
    let piped = try await Program.shell(
      "newsidx search -i wire mali | cat", in: folder, environment: ["TERM": "xterm"])
    #expect(!piped.output.contains("\u{1B}"))
  }

  @Test("versions, help with examples, completions")
  func help() async throws {
    let folder = try TemporaryFolder()
    let version = try await Program.run(["--version"], in: folder)
    #expect(
      version.lines.map { $0.prefix { $0 != " " } } == ["newsidx", "format", "profiles", "ICU"])
    for command in [
      "build", "search", "count", "show", "explain", "info", "check", "batch", "demo",
    ] {
      let help = try await Program.run([command, "--help"], in: folder)
      #expect(help.status == 0 && help.messages.isEmpty)
      #expect(help.output.contains("EXAMPLES\n  newsidx ") || help.output.contains("EXAMPLES\n"))
      #expect(help.output.contains("newsidx \(command)"))
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try await Program.run(["--generate-completion-script", shell], in: folder)
      #expect(script.status == 0 && script.output.contains("newsidx"))
    }
  }
}
