import Foundation
import Testing

/// What `add` and `remove` say where they cannot do what was asked.
@Suite struct ChangeMessagesTests {
  @Test("a profile or a country that there is none of is not said to be another than the index's")
  func unknownNames() async throws {
    let folder = try await Corpus.indexed()
    for (flags, words) in [
      (["--profile", "nwes"], "there is no profile 'nwes'; there are plain and news"),
      (["--home-country", "xx"], "there is no country 'xx' in the gazetteer"),
    ] {
      for command in [["add", "-i", "wire"], ["build", "-o", "other"]] {
        let outcome = try await Program.run(command + flags + ["notes"], in: folder)
        #expect(outcome.status == 2 && outcome.messages.contains(words), "\(outcome)")
        #expect(!outcome.messages.contains("cannot add"))
      }
    }
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("where there is no article nothing was added")
  func nothingToAdd() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("empty/.keep", "")
    let empty = try await Program.run(["add", "-i", "wire", "empty"], in: folder)
    #expect(empty.status == 2 && empty.messages.contains("nothing was added"), "\(empty)")
    let build = try await Program.run(["build", "empty", "-o", "new"], in: folder)
    #expect(build.status == 2 && build.messages.contains("nothing was built"), "\(build)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("what stands for several articles replaces none of them, and that is said")
  func ambiguousIDs() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mon/1.txt", "Monday one.\n")
    try folder.write("tue/1.txt", "Tuesday one.\n")
    #expect(try await Program.run(["build", "mon", "tue", "-o", "wire"], in: folder).status == 0)
    try folder.write("tue/1.txt", "Tuesday two, changed.\n")
    let add = try await Program.run(["add", "-i", "wire", "tue"], in: folder)
    #expect(add.messages.contains("several articles with the id '1.txt'"), "\(add)")
    for (word, count) in [("Monday", "1\n"), ("one", "2\n"), ("changed", "0\n")] {
      let found = try await Program.run(["count", "-i", "wire", word], in: folder)
      #expect(found.output == count, "\(word)")
    }
    let strict = try await Program.run(["add", "-i", "wire", "--strict", "tue"], in: folder)
    #expect(strict.status == 2)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("ids and titles of what is to be removed do not command the terminal")
  func controls() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "e.jsonl", #"{"id":"e\u001b[31m","title":"T\u001b]0;x\u0007","body":"evil"}"# + "\n")
    #expect(try await Program.run(["build", "e.jsonl", "-o", "wire"], in: folder).status == 0)
    let rehearsal = try await Program.run(
      ["remove", "-i", "wire", "evil", "--dry-run", "--id", "no\u{1B}[31m"], in: folder)
    #expect(rehearsal.status == 0, "\(rehearsal)")
    #expect(!(rehearsal.output + rehearsal.messages).contains("\u{1B}"))
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("a pipe in the place of a file of the index is told, not waited for")
  func pipes() async throws {
    let folder = try await Corpus.indexed()
    for name in ["1.terms", "manifest"] {
      let file = folder.url.appending(path: "wire/\(name)")
      try FileManager.default.removeItem(at: file)
      #expect(mkfifo(file.path, 0o644) == 0)
      for command in [["count", "-i", "wire", "mali"], ["check", "-i", "wire"]] {
        let outcome = try await Program.run(command, in: folder)
        #expect(
          outcome.status == 2
            && (outcome.output + outcome.messages).contains("not a regular file"), "\(outcome)")
      }
    }
  }

  @Test("one article is one, and the help of remove says what may be left out")
  func removal() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One article alone.\n")
    #expect(try await Program.run(["build", "a.txt", "-o", "wire"], in: folder).status == 0)
    let all = try await Program.run(["remove", "-i", "wire", "*"], in: folder)
    #expect(all.status == 2 && all.messages.contains("all of the index, 1 article;"), "\(all)")
    let none = try await Program.run(["remove", "-i", "wire", "nowhere"], in: folder)
    #expect(none.status == 1 && none.messages == "no article matches; nothing was removed\n")
    let help = try await Program.run(["help", "remove"], in: folder)
    // Lines are as wide as the terminal.
    let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("may be left out if --id or --ids is given"))
    #expect(!words.contains("all if left out"))
  }

  @Test("of many unknown ids a few are named, and none if nothing is to be said")
  func unknownIDs() async throws {
    let folder = try await Corpus.indexed()
    func remove(_ count: Int, _ flags: [String] = []) async throws -> Outcome {
      try folder.write("ids.txt", (0..<count).map { "none\($0)\n" }.joined())
      return try await Program.run(
        ["remove", "-i", "wire", "--ids", "ids.txt"] + flags, in: folder)
    }
    let twenty = try await remove(20)
    #expect(twenty.status == 1 && twenty.messages.contains("no article 'none19'"))
    #expect(!twenty.messages.contains("more"))
    let many = try await remove(1234)
    #expect(many.status == 1 && many.messages.split(separator: "\n").count == 21)
    #expect(many.messages.contains("and 1,214 more"), "\(many)")
    let quiet = try await remove(1234, ["-q"])
    #expect(quiet.status == 1 && quiet.messages.isEmpty, "\(quiet)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("a file that may not grow is told with the limit that may be raised")
  func largeFile() async throws {
    let folder = try await Corpus.indexed()
    let body = (0..<9000).map { "word\($0)" }.joined(separator: " ")
    try folder.write("large.txt", body)
    let add = try await Program.shell(
      "ulimit -f 16; newsidx add -i wire large.txt", in: folder)
    #expect(add.status == 2 && add.messages.contains("ulimit -f"), "\(add)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("watching outlasts a disk without room, and the index stays as it was")
  func watchingWithoutRoom() async throws {
    let folder = try await Corpus.indexed()
    let before = try await Program.run(["count", "-i", "wire", "*"], in: folder)
    let body = (0..<9000).map { "word\($0)" }.joined(separator: " ")
    try folder.write("inbox/large.txt", body)
    // Looks until it was told, then whether it goes on, and ends it.
    let watch = try await Program.watch(in: folder, setting: "ulimit -f 16", until: "tried again")
    #expect(watch.contains("status 0\n"), "\(watch)")
    #expect(watch.contains("ulimit -f"), "\(watch)")
    let after = try await Program.run(["count", "-i", "wire", "*"], in: folder)
    #expect(after.output == before.output && after.status == 0)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("an article that has lost its text is told, and stays what it was")
  func emptiedArticles() async throws {
    let folder = try TemporaryFolder()
    func lines(_ body: String) -> String {
      #"{"id":"a","body":"\#(body)"}"# + "\n" + #"{"id":"b","body":"other"}"# + "\n"
    }
    try folder.write("wire.jsonl", lines("text"))
    #expect(
      try await Program.run(["build", "wire.jsonl", "-o", "wire"], in: folder).status == 0)
    try folder.write("wire.jsonl", lines(""))
    let add = try await Program.run(["add", "-i", "wire", "wire.jsonl"], in: folder)
    #expect(add.status == 0 && add.messages.contains("what the index has under its id stays"))
    let found = try await Program.run(["count", "-i", "wire", "text"], in: folder)
    #expect(found.output == "1\n")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("a byte order mark before the first id is not part of it")
  func byteOrderMark() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("ids.txt", "\u{FEFF}none0\r\nnone1\n")
    let outcome = try await Program.run(["remove", "-i", "wire", "--ids", "ids.txt"], in: folder)
    #expect(outcome.status == 1 && outcome.messages.contains("no article 'none0'"), "\(outcome)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  /// The superuser may do all of this.
  @Test(.enabled(if: geteuid() != 0))
  func permissions() async throws {
    let folder = try await Corpus.indexed()
    _ = try await Program.shell(
      "mkdir nord; chmod 0 nord; rm -f wire/lock; chmod -w wire", in: folder)
    let add = try await Program.run(["add", "-i", "wire", "notes"], in: folder)
    #expect(add.status == 2 && add.messages.contains("permission to write to its folder"), "\(add)")
    _ = try await Program.shell("chmod u+w wire", in: folder)
    let watch = try await Program.run(["add", "-i", "wire", "--watch", "nord"], in: folder)
    #expect(watch.status == 2 && !watch.messages.contains("is none"), "\(watch)")
    #expect(watch.messages.contains("Permission denied"))
    _ = try await Program.shell("chmod 755 nord", in: folder)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }
}
