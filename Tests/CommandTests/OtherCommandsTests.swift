import Foundation
import Testing

@Suite struct OtherCommandsTests {
  @Test("count prints a number, with --matches two")
  func count() async throws {
    let folder = try await Corpus.indexed()
    let count = try await Program.run(["count", "-i", "wire", #""to be""#], in: folder)
    #expect(count.output == "1\n" && count.messages.isEmpty)
    let matches = ["count", "-i", "wire", "--matches", #""to be""#]
    #expect(try await Program.run(matches, in: folder).output == "1\t2\n")
    #expect(try await Program.run(["count", "-i", "wire", "zebra"], in: folder).output == "0\n")
  }

  @Test("hints about a query go to standard error, unless quiet")
  func hints() async throws {
    let folder = try await Corpus.indexed()
    let loud = try await Program.run(["count", "-i", "wire", "un", "mali"], in: folder)
    #expect(loud.messages.contains("UN"))
    let quiet = try await Program.run(["count", "-i", "wire", "-q", "un", "mali"], in: folder)
    #expect(quiet.messages.isEmpty)
  }

  @Test("an article is shown as it was stored")
  func show() async throws {
    let folder = try await Corpus.indexed()
    let show = try await Program.run(["show", "-i", "wire", "kidal.txt"], in: folder)
    #expect(show.output.hasPrefix("id:     kidal.txt\n"))
    #expect(show.output.hasSuffix("\n\n" + (try folder.text("notes/kidal.txt"))))
    let json = try await Program.run(
      ["show", "-i", "wire", "--json", "A1", "kidal.txt"], in: folder)
    let objects = try json.objects()
    #expect(
      Set(objects[0].keys) == [
        "id", "title", "date", "source", "url", "places", "body", "tokens", "path", "offset",
        "hash", "published",
      ])
    #expect(objects[1]["body"] as? String == (try folder.text("notes/kidal.txt")))
    let unknown = try await Program.run(["show", "-i", "wire", "A9"], in: folder)
    #expect(unknown.status == 1 && unknown.output.isEmpty)
    #expect(unknown.messages.contains("A9"))
  }

  @Test("what a query means")
  func explain() async throws {
    let folder = try await Corpus.indexed()
    let explain = try await Program.run(["explain", "-i", "wire", "title:mali*"], in: folder)
    #expect(explain.output.contains("mali"))
    #expect(explain.lines.last == "matches: 2 articles")
  }

  @Test("facts about an index, for people and as JSON")
  func info() async throws {
    let folder = try await Corpus.indexed()
    let info = try await Program.run(["info", "-i", "wire"], in: folder)
    #expect(info.lines.contains("articles                5"))
    let json = try await Program.run(["info", "-i", "wire", "--json"], in: folder)
    let object = try #require(try json.objects().first)
    #expect(object["articles"] as? Int == 5)
    #expect(object["profile"] as? String == "news")
    let sizes = try #require(object["components"] as? [String: Int])
    #expect(sizes.values.reduce(0, +) == object["bytes"] as? Int)
  }

  @Test("damage is found and told")
  func check() async throws {
    let folder = try await Corpus.indexed()
    let sound = try await Program.run(["check", "-i", "wire"], in: folder)
    #expect(sound.status == 0)
    #expect(sound.output.hasPrefix("OK: wire: "))
    #expect(sound.messages.isEmpty)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/wire")
    let largest = try files.map { ("wire/" + $0, try folder.data("wire/" + $0)) }
      .max { $0.1.count < $1.1.count }
    var (name, bytes) = try #require(largest)
    bytes[bytes.count / 2] ^= 0x10
    try folder.write(name, bytes)
    let damaged = try await Program.run(["check", "-i", "wire"], in: folder)
    #expect(damaged.status == 2)
    #expect(damaged.output.contains(name.dropFirst(5)))
    #expect(damaged.messages.contains("damaged"))
  }

  @Test("a batch answers line by line and goes on after a mistake")
  func batch() async throws {
    let folder = try await Corpus.indexed()
    let batch = try await Program.run(
      ["batch", "-i", "wire"], in: folder,
      input: "COUNT\tmali\r\nTOP_10\tkidal\nCOUNT\t\"open\nnonsense\n\nWHAT\tmali\n"
        + "IDS\twithdrew\nTOP_10_COUNT\tzebra\nCOUNT\tkidal votes")
    #expect(batch.status == 0)
    let answers = batch.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "\t").map(String.init) }
    #expect(
      answers.map(\.first) == ["3", "1", "ERROR", "ERROR", "ERROR", "ERROR", "1", "0", "0", nil])
    #expect(answers[0].count == 2 && answers[0][1].wholeMatch(of: /[0-9]+\.[0-9]/) != nil)
    #expect(answers[6].count == 3 && answers[6][2].hasPrefix("A1="))
    let union = try await Program.run(
      ["batch", "-i", "wire", "--default-operator", "or"], in: folder, input: "COUNT\tkidal votes\n"
    )
    #expect(union.output.hasPrefix("2\t"))
  }

  @Test("a batch gives the best ten with and without score bounds")
  func batchOfBestTen() async throws {
    let folder = try await Corpus.indexed()
    let commands = ["IDS", "IDS_10", "IDS_EXHAUSTIVE", "TOP_10", "TOP_100"]
    let batch = try await Program.run(
      ["batch", "-i", "wire"], in: folder,
      input: commands.map { "\($0)\tmali OR withdrew\n\($0)\tzebra\n" }.joined())
    let answers = batch.lines.map { $0.split(separator: "\t").map(String.init) }
    #expect(batch.status == 0 && answers.map(\.count) == [5, 2, 5, 2, 5, 2, 2, 2, 2, 2])
    #expect(answers.map(\.[0]) == ["3", "0", "3", "0", "3", "0", "1", "1", "1", "1"])
    let hits = answers[0].dropFirst(2)
    #expect(hits.first?.hasPrefix("A1=") == true)
    #expect(answers[2].dropFirst(2) == hits && answers[4].dropFirst(2) == hits)
    let help = try await Program.run(["batch", "--help"], in: folder)
    for command in commands { #expect(help.output.contains(command)) }
  }

  @Test("an answer is there before the next line is asked for")
  func dialogue() async throws {
    let folder = try await Corpus.indexed()
    let outcome = try await Program.shell(
      """
      coproc "$NEWSIDX" batch -i wire
      for word in mali kidal zebra; do
        printf 'COUNT\\t%s\\n' $word >&${COPROC[1]}
        IFS=$'\\t' read -r -t 60 count time <&${COPROC[0]} && echo "$word $count"
      done
      """, in: folder)
    #expect(outcome.lines == ["mali 3", "kidal 1", "zebra 0"])
  }

  @Test("the demo shows commands that can be repeated")
  func demo() async throws {
    let folder = try TemporaryFolder()
    let demo = try await Program.run(
      ["demo"], in: folder, environment: ["TMPDIR": folder.url.path])
    #expect(demo.status == 0, "\(demo.messages)")
    let commands = demo.lines.filter { $0.hasPrefix("$ newsidx ") }.map { String($0.dropFirst(2)) }
    #expect(commands.count > 3)
    for command in commands.dropFirst() {
      let again = try await Program.shell(command, in: folder)
      #expect(again.status == 0, "\(command): \(again.messages)")
      #expect(demo.output.contains(again.output), "\(command)")
    }
  }
}

/// The three articles that the project is judged by, where they are.
@Suite struct SeedTests {
  static let seeds = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpora/seeds").path

  @Test(
    "phrases find the articles that hold them",
    .enabled(if: FileManager.default.fileExists(atPath: seeds), "no ../shared/corpora/seeds"))
  func phrases() async throws {
    let folder = try TemporaryFolder()
    let build = try await Program.run(["build", Self.seeds, "-o", "I"], in: folder)
    #expect(build.messages.contains("articles                3"))
    for (query, article) in [
      (#""military cooperation""#, "000"), (#""UN forces""#, "002"), (#""U.N. forces""#, "002"),
      (#""Keita government""#, "002"), (#""al qaeda""#, "001"), (#""al-qaida""#, "002"),
      (#""aerial reconnaissance is underway""#, "001"), (#""reconnaissance aerial""#, nil),
      (#"title:"military cooperation""#, "000"),
    ] {
      let search = try await Program.run(["search", "-i", "I", "--json", query], in: folder)
      #expect(search.status == (article == nil ? 1 : 0))
      #expect(
        try search.ids().map { String($0.prefix(3)) } == (article.map { [$0] } ?? []), "\(query)")
    }
  }
}
