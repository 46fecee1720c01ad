import Foundation
import Testing

/// Damage that shows while a command runs, and what a check says of it.
struct DamageCommandTests {
  /// A batch that has answered a query goes on after `change`, a line of shell; its status is printed last.
  private static func batch(_ change: String) -> String {
    """
    coproc BATCH { exec "$NEWSIDX" batch -q -i wire 2>messages; }
    pid=$BATCH_PID input=${BATCH[1]}
    exec 3<&"${BATCH[0]}" 4>&"${BATCH[1]}"
    # The batch may have ended before it is asked again, and with it what the shell knows of it.
    trap '' PIPE
    printf 'IDS\\tkidal\\n' >&4
    read -r answer <&3
    \(change)
    printf 'IDS\\tkidal OR mali\\n' >&4 2>/dev/null
    exec 4>&-
    eval "exec $input>&-"
    wait $pid
    echo "status $?"
    cat messages >&2
    """
  }

  @Test(
    "a file that is cut off while it is open is named, and ends the command with 2",
    arguments: ["1.terms", "1.postings", "1.articles", "1.metadata"])
  func truncation(name: String) async throws {
    let folder = try await Corpus.indexed()
    let outcome = try await Program.shell(Self.batch(": > wire/\(name)"), in: folder)
    #expect(outcome.lines.last == "status 2", "\(outcome)")
    #expect(outcome.messages.hasPrefix("newsidx: damaged index: \(name) was cut off "))
    #expect(outcome.messages.contains("newsidx check"))
    let check = try await Program.run(["check", "-i", "wire"], in: folder)
    #expect(check.status == 2 && check.output.contains("\(name)"))
  }

  @Test(
    "a file that is cut off inside a page that was read answers nothing, and the batch ends with 2",
    arguments: ["1.terms", "1.postings", "1.articles", "1.metadata"])
  func truncationInsideAPage(name: String) async throws {
    let folder = try await Corpus.indexed()
    let outcome = try await Program.shell(
      Self.batch("truncate -s -1 wire/\(name)") + "\ncat <&3", in: folder)
    #expect(outcome.lines.first == "status 2", "\(outcome)")
    let answers = outcome.lines.dropFirst()
    #expect(answers.count == 1 && answers.last?.hasPrefix("ERROR\t") == true, "\(outcome)")
    #expect(outcome.output.contains("\(name), byte"))
    #expect(outcome.output.contains("the file was cut off while it was open"))
    #expect(outcome.messages.contains("1 line could not be answered because of the index"))
    let check = try await Program.run(["check", "-i", "wire"], in: folder)
    #expect(check.status == 2 && check.output.contains(name))
  }

  @Test("a batch goes on after damage and ends with 2; after mistakes in queries with 0")
  func batchStatus() async throws {
    let folder = try await Corpus.indexed()
    let mistakes = try await Program.run(
      ["batch", "-i", "wire"], in: folder, input: "COUNT\t(\nWHAT\tx\nno tab\nCOUNT\tkidal\n")
    #expect(mistakes.status == 0 && mistakes.lines.count == 4)
    #expect(mistakes.lines.prefix(3).allSatisfy { $0.hasPrefix("ERROR\t") })
    let good = try folder.data("wire/1.positions")
    var bytes = good
    bytes[20] ^= 1
    try folder.write("wire/1.positions", bytes)
    let damaged = try await Program.run(
      ["batch", "-i", "wire"], in: folder,
      input: "COUNT\t\"withdrew its troops\"\nCOUNT\tkidal\n")
    #expect(damaged.status == 2 && damaged.lines.count == 2, "\(damaged)")
    #expect(damaged.lines[0].hasPrefix("ERROR\tdamaged index: 1.positions"))
    #expect(damaged.lines[1].hasPrefix("1\t"))
    try folder.write("wire/1.positions", good)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("what is not cut off goes on answering")
  func noDamage() async throws {
    let folder = try await Corpus.indexed()
    let outcome = try await Program.shell(Self.batch(":"), in: folder)
    #expect(outcome.lines.last == "status 0" && outcome.messages.isEmpty, "\(outcome)")
  }

  @Test("a signal that somebody sends ends the command as it always does")
  func sentSignal() async throws {
    let folder = try await Corpus.indexed()
    let outcome = try await Program.shell(
      "ulimit -c 0\n" + Self.batch("kill -BUS $pid"),
      in: folder)
    #expect(outcome.lines.last == "status 135", "\(outcome)")
    #expect(!outcome.messages.contains("damaged index"))
  }

  @Test("a check tells programs what is wrong where, and how much it read")
  func report() async throws {
    let folder = try await Corpus.indexed()
    for (flags, depth) in [([], "bytes"), (["--fast"], "envelopes"), (["--deep"], "lists")] {
      let sound = try await Program.run(["check", "-i", "wire", "--json"] + flags, in: folder)
      let object = try #require(try sound.objects().first)
      #expect(sound.status == 0 && sound.messages.isEmpty)
      #expect(object["clean"] as? Bool == true && object["depth"] as? String == depth)
      #expect(object["articles"] as? Int == 5 && (object["problems"] as? [Any])?.isEmpty == true)
      let said = try await Program.run(["check", "-i", "wire"] + flags, in: folder)
      #expect(said.output.contains("--deep") == (depth == "bytes"))
    }
    let both = try await Program.run(["check", "-i", "wire", "--fast", "--deep"], in: folder)
    #expect(both.status == 2 && both.messages.contains("--deep"))
    var bytes = try folder.data("wire/1.positions")
    bytes[20] ^= 1
    try folder.write("wire/1.positions", bytes)
    let damaged = try await Program.run(["check", "-i", "wire", "--json"], in: folder)
    let problems = try #require(
      try damaged.objects().first?["problems"] as? [[String: Any]])
    #expect(damaged.status == 2 && problems.count == 1)
    #expect(problems[0]["file"] as? String == "1.positions" && problems[0]["offset"] as? Int == 0)
    // Envelopes alone do not show that.
    let fast = try await Program.run(["check", "-i", "wire", "--fast"], in: folder)
    #expect(fast.status == 0)
  }

  @Test("what cannot be read, or is of another version, is not called damaged")
  func unreadable() async throws {
    let folder = try await Corpus.indexed()
    // The superuser may read everything; a link that leads to itself stops that one, too.
    for name in ["manifest", "1.terms"] {
      let bytes = try folder.data("wire/\(name)")
      let link = try await Program.shell("ln -sf \(name) wire/\(name)", in: folder)
      #expect(link.status == 0, "\(link)")
      let check = try await Program.run(["check", "-i", "wire"], in: folder)
      #expect(check.status == 2 && check.output.contains("cannot open 'wire/\(name)'"), "\(check)")
      #expect(check.messages == "newsidx: 'wire' cannot be read: 1 problem\n", "\(check)")
      let json = try await Program.run(["check", "-i", "wire", "--json"], in: folder)
      let problems = try #require(try json.objects().first?["problems"] as? [[String: Any]])
      #expect(problems.count == 1 && problems[0]["kind"] as? String == "unreadable")
      _ = try await Program.shell("rm wire/\(name)", in: folder)
      try folder.write("wire/\(name)", bytes)
    }
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("files of no commit are told and are no damage")
  func leftOvers() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("wire/9.terms", "half a file")
    let check = try await Program.run(["check", "-i", "wire"], in: folder)
    #expect(check.status == 0 && check.output.hasPrefix("OK: "))
    #expect(check.messages.contains("9.terms"))
  }
}
