import Foundation
import Testing

@Suite struct BuildCommandTests {
  @Test("one input goes to Indexes, which every command then finds by itself")
  func standardTarget() async throws {
    let folder = try Corpus.written()
    let build = try await Program.run(["build", "notes/"], in: folder)
    #expect(build.status == 0)
    #expect(build.output.isEmpty)
    #expect(build.messages.contains("newsidx search -i Indexes/notes"))
    let count = try await Program.run(["count", "peacekeeping"], in: folder)
    #expect(count.output == "2\n")
    #expect(try await Program.run(["count", "-i", "notes", "sudan"], in: folder).output == "1\n")
  }

  @Test("dates in the text are counted by kind, or left out")
  func datesInTheText() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "It opened on 4 March 2012 and closed in 2013, not in March 2012.")
    #expect(try await Program.run(["build", "a.txt", "-o", "with"], in: folder).status == 0)
    let info = try await Program.run(["info", "-i", "with"], in: folder)
    #expect(info.lines.contains("dates in the text       3"))
    #expect(info.lines.contains("    years               2"))
    let json = try await Program.run(["info", "-i", "with", "--json"], in: folder)
    let dates = try #require(try json.objects().first?["dates"] as? [String: Any])
    #expect(dates["dates"] as? Int == 3 && dates["nodes"] as? Int == 7)
    let kinds = try #require(dates["kinds"] as? [String: Int])
    #expect(kinds == ["day": 1, "month": 1, "year": 2, "decade": 1, "century": 1])
    #expect(
      try await Program.run(["build", "a.txt", "-o", "without", "--no-dates"], in: folder).status
        == 0)
    let none = try await Program.run(["info", "-i", "without"], in: folder)
    #expect(none.lines.contains("dates in the text       not looked for"))
    #expect(!folder.exists("without/1.dates"))
  }

  @Test("the folder itself gives its name")
  func currentFolder() async throws {
    let folder = try Corpus.written()
    #expect(try await Program.run(["build", ".", "-q"], in: folder).status == 0)
    #expect(folder.exists("Indexes/\(folder.url.lastPathComponent)"))
  }

  @Test("a folder's name has no extension to take away")
  func folderWithDot() async throws {
    let folder = try TemporaryFolder()
    for input in ["dumps.old", "dumps.old/", "./dumps.old/."] {
      try folder.write("dumps.old/a.txt", "Sudan")
      #expect(try await Program.run(["build", input, "-q", "--force"], in: folder).status == 0)
      #expect(folder.exists("Indexes/dumps.old") && !folder.exists("Indexes/dumps"))
    }
    #expect(try await Program.run(["build", "dumps.old/a.txt", "-q"], in: folder).status == 0)
    #expect(folder.exists("Indexes/a"))
  }

  @Test("several inputs and standard input need a name")
  func unnamedTarget() async throws {
    let folder = try Corpus.written()
    for inputs in [["wire.jsonl", "notes"], ["-"]] {
      let build = try await Program.run(["build"] + inputs, in: folder)
      #expect(build.status == 2)
      #expect(build.messages.contains("-o"))
    }
    #expect(!folder.exists("Indexes"))
  }

  @Test("a pipe is an input, and NEWSIDX_INDEX is none of build's business")
  func standardInput() async throws {
    let folder = try Corpus.written()
    let build = try await Program.shell(
      "gzip -k wire.jsonl && zcat wire.jsonl.gz | newsidx build - -o piped", in: folder,
      environment: ["NEWSIDX_INDEX": "elsewhere"])
    #expect(build.status == 0, "\(build.messages)")
    #expect(try await Program.run(["count", "-i", "piped", "mali"], in: folder).output == "3\n")
    #expect(!folder.exists("elsewhere"))
  }

  @Test("an index is replaced only if that is asked for")
  func force() async throws {
    let folder = try Corpus.written()
    #expect(try await Program.run(["build", "notes", "-q"], in: folder).status == 0)
    let again = try await Program.run(["build", "notes", "-q"], in: folder)
    #expect(again.status == 2)
    #expect(again.messages.contains("--force"))
    let forced = try await Program.run(
      ["build", "wire.jsonl", "-o", "Indexes/notes", "-q", "--force"], in: folder)
    #expect(forced.status == 0)
    #expect(try await Program.run(["count", "mali"], in: folder).output == "3\n")
  }

  @Test("what cannot be read is reported, and with --strict an error")
  func skips() async throws {
    let folder = try TemporaryFolder()
    try folder.write("in/cut.jsonl", "{\"body\":\"whole\"}\n{\"id\":\"b\",\"body\":\"cut of")
    try folder.write("in/photo.jpg", Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8)))
    try folder.write("in/empty.txt", "")
    let build = try await Program.run(["build", "in"], in: folder)
    #expect(build.status == 0)
    for text in ["in/cut.jsonl:2:", "in/photo.jpg", "in/empty.txt", "broken JSON", "binary files"] {
      #expect(build.messages.contains(text), "\(text): \(build.messages)")
    }
    let info = try await Program.run(["info", "--json"], in: folder)
    let skipped = try #require(try info.objects().first?["skipped"] as? [String: Int])
    #expect(skipped["brokenJSON"] == 1)
    #expect(skipped["binaryFile"] == 1)

    let strict = try await Program.run(
      ["build", "in", "-o", "strict", "--strict", "-q"], in: folder)
    #expect(strict.status == 2)
    #expect(strict.messages.contains("was built"))
    let quiet = try await Program.run(["build", "in", "-o", "quiet", "-q"], in: folder)
    #expect(quiet.status == 0 && quiet.output.isEmpty)
    #expect(quiet.messages.contains("in/cut.jsonl:2:"))
    #expect(!quiet.messages.contains("quiet") && !quiet.messages.hasPrefix("\n"))
    #expect(try await Program.run(["count", "-i", "strict", "whole"], in: folder).output == "1\n")
  }

  @Test("without any article there is no index")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("photos/photo.jpg", Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0, 0]))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    for input in ["empty", "photos", "nowhere"] {
      let build = try await Program.run(["build", input, "-o", "T"], in: folder)
      #expect(build.status == 2)
      #expect(build.messages.hasPrefix("newsidx: "))
      #expect(!folder.exists("T"))
    }
  }

  @Test("quiet says nothing, and without a terminal there are no control characters")
  func manners() async throws {
    let folder = try Corpus.written()
    let quiet = try await Program.run(["build", "notes", "-q"], in: folder)
    #expect(quiet.output.isEmpty && quiet.messages.isEmpty)
    let loud = try await Program.run(["build", "notes", "-o", "loud"], in: folder)
    #expect(!loud.messages.contains("\u{1B}") && !loud.messages.contains("\r"))
    for fact in ["articles                2", "tokens", "distinct terms", "peak memory"] {
      #expect(loud.messages.contains(fact))
    }
  }

  @Test(
    "mistakes are errors that name the flag",
    arguments: [
      (["--memory", "1M"], "--memory"), (["--memory", "much"], "--memory"),
      (["--threads", "0"], "--threads"), (["--profile", "old"], "plain"),
      (["--field", "body"], "body=text"), (["--forse"], "--force"),
      (["-o", ""], "-o is empty"),
    ])
  func mistakes(flags: [String], hint: String) async throws {
    let folder = try Corpus.written()
    let build = try await Program.run(["build", "notes"] + flags, in: folder)
    #expect(build.status == 2)
    #expect(build.messages.contains(hint), "\(build.messages)")
    #expect(!folder.exists("Indexes/notes"))
  }

  @Test("fields have the names that are given, and profiles differ")
  func options() async throws {
    let folder = try TemporaryFolder()
    try folder.write("posts.jsonl", #"{"key":"P","text":"L'été des généraux"}"# + "\n")
    let flags = ["--field", "body=text", "--field", "id=key", "-q"]
    let news = ["build", "posts.jsonl"] + flags
    #expect(try await Program.run(news, in: folder).status == 0)
    #expect(try await Program.run(["count", "generaux"], in: folder).output == "1\n")
    #expect(try await Program.run(["show", "P"], in: folder).status == 0)
    let marks = ["build", "posts.jsonl", "--keep-marks", "-o", "marks"] + flags
    #expect(try await Program.run(marks, in: folder).status == 0)
    #expect(try await Program.run(["count", "-i", "marks", "generaux"], in: folder).status == 1)
    let plain = ["build", "posts.jsonl", "--profile", "plain", "-o", "plain"] + flags
    #expect(try await Program.run(plain, in: folder).status == 0)
    #expect(
      try await Program.run(["count", "-i", "plain", "généraux"], in: folder).output == "1\n")
  }

  @Test("interrupted, a build leaves nothing", arguments: ["INT", "TERM", "HUP", "XCPU"])
  func interruption(signal: String) async throws {
    let folder = try TemporaryFolder()
    // The input goes on for a minute; the signal comes when the build has read the beginning.
    let outcome = try await Program.shell(
      """
      mkfifo pipe; "$NEWSIDX" build - -o T < pipe & build=$!
      { yes '{"body":"troops withdrew from Kidal on Thursday"}' | head -n 60000
        kill -\(signal) $build
        timeout 60 yes '{"body":"more of the same"}'; } > pipe 2> /dev/null
      wait $build
      """, in: folder)
    #expect(outcome.status == 2)
    let reason = signal == "XCPU" ? "processor time (ulimit -S -t)" : "interrupted"
    #expect(outcome.messages.contains(reason))
    #expect(!folder.exists("T"))
  }
}
