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

  @Test("one article is one, and the help of remove says what may be left out")
  func removal() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One article alone.\n")
    #expect(try await Program.run(["build", "a.txt", "-o", "wire"], in: folder).status == 0)
    let all = try await Program.run(["remove", "-i", "wire", "*"], in: folder)
    #expect(all.status == 2 && all.messages.contains("all of the index, 1 article;"), "\(all)")
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
      "trap '' XFSZ; ulimit -f 16; newsidx add -i wire large.txt", in: folder)
    #expect(add.status == 2 && add.messages.contains("ulimit -f"), "\(add)")
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
