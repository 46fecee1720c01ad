import Foundation
import Testing

/// What the whole program does with inputs and limits that are too much for it.
@Suite struct HostileInputCommandTests {
  @Test("an article beyond the memory is an error that says how much it takes")
  func memory() async throws {
    let folder = try TemporaryFolder()
    // Long words: the limit is one of bytes, and there are fewer to read.
    let body = String(repeating: String(repeating: "w", count: 49) + " ", count: 43_000)
    try folder.write(
      "big.jsonl", "{\"id\":\"A\",\"body\":\"x\"}\n{\"id\":\"B\",\"body\":\"\(body)\"}\n")
    let build = try await Program.run(
      ["build", "big.jsonl", "-o", "T", "-q", "--memory", "64M"], in: folder)
    #expect(build.status == 2 && !folder.exists("T"))
    #expect(build.messages.contains("big.jsonl: byte 22: the article 'B'"), "\(build.messages)")
    #expect(build.messages.contains("--memory 66M"), "\(build.messages)")
    let again = try await Program.run(
      ["build", "big.jsonl", "-o", "T", "-q", "--memory", "66M"], in: folder)
    #expect(again.status == 0 && again.messages.isEmpty)
    #expect(try await Program.run(["check", "-i", "T"], in: folder).status == 0)
  }

  @Test("a record beyond the memory says at once what the article in it will take as well")
  func recordMemory() async throws {
    let folder = try TemporaryFolder()
    let body = String(repeating: String(repeating: "w", count: 49) + " ", count: 90_000)
    try folder.write("big.jsonl", "{\"body\":\"x\"}\n{\"body\":\"\(body)\"}\n")
    let build = try await Program.run(
      ["build", "big.jsonl", "-o", "T", "-q", "--memory", "64M"], in: folder)
    #expect(build.status == 2 && !folder.exists("T"))
    let words = "big.jsonl:2: byte 13: a record of 4500012 bytes needs --memory 138M"
    #expect(build.messages.contains(words), "\(build.messages)")
    let again = try await Program.run(
      ["build", "big.jsonl", "-o", "T", "-q", "--memory", "138M"], in: folder)
    #expect(again.status == 0 && again.messages.isEmpty, "\(again)")
    #expect(try await Program.run(["check", "-i", "T"], in: folder).status == 0)
  }

  @Test("a line without end is skipped in bounded memory")
  func endlessLine() async throws {
    let folder = try TemporaryFolder()
    let build = try await Program.shell(
      """
      { echo '{"body":"first"}'; printf '{"body":"'; head -c 300000000 /dev/zero | tr '\\0' a
        echo '"}'; echo '{"body":"last"}'; } | newsidx build - -o T --threads 1 --memory 64M
      """, in: folder)
    #expect(build.status == 0)
    #expect(
      build.messages.contains("-:2: byte 17: a record of 300000012 bytes, skipped"),
      "\(build.messages)")
    let peak = try #require(
      build.messages.split(separator: "\n").first { $0.hasPrefix("peak memory") }?
        .split(separator: " ").compactMap { Int($0) }.first)
    #expect(peak < 128, "\(peak) MiB")
    #expect(
      try await Program.run(["count", "-i", "T", "first OR last"], in: folder).output == "2\n")
    #expect(try await Program.run(["check", "-i", "T"], in: folder).status == 0)
  }

  @Test("with hardly a file to open, commands work or say so", arguments: 4...8)
  func hardlyAnyFiles(limit: Int) async throws {
    let folder = try await Corpus.indexed()
    let refused = [
      "build notes -o T", "add -i wire notes", "merge -i wire", "check --deep -i wire",
      "remove -i wire mali", "backup -i wire copy", "demo",
    ]
    for command in refused {
      let outcome = try await Program.shell(
        "export TMPDIR=$PWD; ulimit -n \(limit); newsidx \(command)", in: folder)
      #expect(outcome.status == 2, "\(command): \(outcome)")
      let words = "newsidx: Too many open files: the process may have \(limit) open, and needs "
      #expect(outcome.messages.contains(words), "\(command): \(outcome)")
      #expect(outcome.messages.contains("(ulimit -n)"), "\(command): \(outcome)")
    }
    for command in ["search -i wire mali", "count -i wire mali", "check -i wire", "info -i wire"] {
      let outcome = try await Program.shell("ulimit -n \(limit); newsidx \(command)", in: folder)
      #expect(outcome.status == 0, "\(command): \(outcome)")
    }
    #expect(!folder.exists("T") && !folder.exists("copy"))
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("what is not UTF-8 on the command line is shown as bytes, and nothing is done")
  func foreignArguments() async throws {
    let folder = try await Corpus.indexed()
    let commands = [
      ("newsidx search -i $'\\xff' x", "the argument $'\\xFF' is not UTF-8"),
      (
        "newsidx build notes -o $'a\\xfe\\'\\xc3\\xa9'",
        "the argument $'a\\xFE\\'\\xC3\\xA9' is not UTF-8"
      ),
      ("newsidx search -i wire $'caf\\xe9'", "the argument $'caf\\xE9' is not UTF-8"),
      ("NEWSIDX_INDEX=$'\\xff' newsidx count mali", "NEWSIDX_INDEX $'\\xFF' is not UTF-8"),
      ("TMPDIR=$'\\xff' newsidx demo", "TMPDIR $'\\xFF' is not UTF-8"),
    ]
    for (line, words) in commands {
      let outcome = try await Program.shell(line, in: folder)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(line): \(outcome)")
      #expect(
        outcome.messages.contains("newsidx: \(words): set the terminal"), "\(line): \(outcome)")
    }
    let listing = try await Program.shell("ls -b", in: folder)
    #expect(!listing.output.contains("\u{FFFD}") && !listing.output.contains("\\3"), "\(listing)")
    #expect(try await Program.run(["count", "-i", "wire", "café"], in: folder).status == 1)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  /// Below nine nothing is begun.
  @Test("with too few files to open, there is the old index or the new one")
  func openFiles() async throws {
    let folder = try await Corpus.indexed()
    for limit in [9, 12, 14, 40] {
      let build = try await Program.shell(
        "ulimit -n \(limit); newsidx build notes -o wire --force -q", in: folder)
      let isNew = build.status == 0
      #expect(isNew ? limit > 9 : limit < 40 && build.status == 2, "\(limit): \(build)")
      #expect(isNew || build.messages.contains("Too many open files"), "\(limit): \(build)")
      let check = try await Program.run(["check", "-i", "wire"], in: folder)
      #expect(check.status == 0, "\(limit): \(check)")
      let all = try await Program.run(
        ["count", "-i", "wire", "kidal OR mali OR sudan"], in: folder)
      #expect(all.output == (isNew ? "2\n" : "5\n"), "\(limit): \(all)")
      if isNew { break }
      let fresh = try await Program.shell(
        "ulimit -n \(limit); newsidx build notes -q -o fresh\(limit)", in: folder)
      #expect(fresh.status == 0 || !folder.exists("fresh\(limit)"), "\(limit): \(fresh)")
    }
  }

  @Test("a limit of the process's memory below what --memory asks for is told at once")
  func addresses() async throws {
    let folder = try await Corpus.indexed()
    // With the address sanitizer no program runs under a limit.
    let version = try await Program.shell("ulimit -v 700000; newsidx --version", in: folder)
    guard version.status == 0 else { return }
    for command in ["build notes -o T", "add -i wire notes", "merge -i wire", "remove -i wire x"] {
      let low = try await Program.shell(
        "ulimit -v 700000; newsidx \(command) --threads 1 --memory 600M", in: folder)
      #expect(low.status == 2 && low.messages.contains("(ulimit -v) is too low for"), "\(low)")
      #expect(low.messages.contains("--memory 600M: give --memory 545M or less"), "\(low)")
    }
    let none = try await Program.shell(
      "ulimit -v 200000; newsidx build notes -o T --threads 1", in: folder)
    #expect(none.status == 2 && none.messages.contains("raise it by 7M or more"), "\(none)")
    for arguments in ["", "--memory 64M", "--memory 545M"] {
      let built = try await Program.shell(
        "ulimit -v 700000; newsidx build notes -o T -q --force --threads 1 \(arguments)", in: folder
      )
      #expect(built.status == 0 && built.messages.isEmpty, "\(arguments): \(built)")
      #expect(try await Program.run(["check", "-i", "T"], in: folder).status == 0)
    }
  }

  /// The library that begins threads would wait for them for ever.
  @Test("where there is no room for the stacks of threads, that is told at once")
  func stacks() async throws {
    let folder = try await Corpus.indexed()
    // One stack is nearly all of it.
    let limits = "ulimit -S -s 400000 && ulimit -v 450000"
    let version = try await Program.shell("\(limits) && newsidx --version", in: folder)
    guard version.status == 0 else {
      print("skipped: with the address sanitizer, or a low hard limit, no program runs so")
      return
    }
    for (command, remedy) in [
      ("build notes -o T", "raise it by"), ("add -i wire notes", "raise it by"),
      ("backup -i wire T", "raise it by"), ("check --deep -i wire", "(ulimit -s)"),
    ] {
      let outcome = try await Program.shell(
        "\(limits); timeout 60 \"$NEWSIDX\" \(command)", in: folder)
      #expect(outcome.status == 2 && outcome.messages.contains(remedy), "\(command): \(outcome)")
    }
    #expect(!folder.exists("T"))
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("pipes, sockets and devices in a folder hold up nothing")
  func specialFiles() async throws {
    let folder = try TemporaryFolder()
    let build = try await Program.shell(
      """
      mkdir in; mkfifo in/pipe; ln -s /dev/zero in/zero; ln -s . in/loop; ln -s nowhere in/nowhere
      ln -s /proc/self/mem in/mem; echo kidal > in/a.txt
      timeout 60 "$NEWSIDX" build in -o T --strict
      """, in: folder)
    #expect(build.status == 2 && build.messages.contains("was built"), "\(build.messages)")
    for line in [
      "in/pipe: not a regular", "in/zero: not a regular", "in/loop/: a link", "in/nowhere:",
      "in/mem:",
    ] {
      #expect(build.messages.contains(line), "\(line): \(build.messages)")
    }
    #expect(try await Program.run(["check", "-i", "T"], in: folder).status == 0)
  }
}
