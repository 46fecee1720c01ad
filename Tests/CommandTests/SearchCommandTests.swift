import Foundation
import Testing

@Suite struct SearchCommandTests {
  @Test("hits on standard output, the rest on standard error")
  func people() async throws {
    let folder = try await Corpus.indexed()
    let search = try await Program.run(
      ["search", "-i", "wire", #""peacekeeping mission" -Sudan"#], in: folder)
    #expect(search.status == 0)
    #expect(
      search.output == """
        kidal.txt
          Ceasefire holds in Kidal
          … The ceasefire near Kidal held, said the peacekeeping mission.


        """)
    #expect(search.messages == "1 article\n")
  }

  @Test("title and fields of a hit")
  func fields() async throws {
    let folder = try await Corpus.indexed()
    let search = try await Program.run(
      ["search", "-i", "wire", "withdrew", "--color", "always"], in: folder)
    #expect(
      search.output == """
        \u{1B}[36mA1\u{1B}[0m  2013-01-11  Meridian Press
          \u{1B}[1mTroops leave Mali\u{1B}[0m
          The army \u{1B}[1;31mwithdrew\u{1B}[0m its troops from Mali. U.N. forces stay.


        """)
  }

  @Test("an ellipsis stands where text follows, not at its end")
  func ellipses() async throws {
    let folder = try TemporaryFolder()
    let long = Array(repeating: "word", count: 100).joined(separator: " ")
    try folder.write(
      "w.jsonl",
      #"{"id":"a","body":"Rain fell"}"# + "\n" + #"{"id":"b","body":"Rain \#(long)"}"# + "\n")
    #expect(try await Program.run(["build", "w.jsonl", "-o", "w"], in: folder).status == 0)
    let search = try await Program.run(["search", "-i", "w", "rain"], in: folder)
    #expect(search.lines[1] == "  Rain fell" && search.lines[3].hasSuffix("word …"), "\(search)")
    let end = try await Program.run(
      ["search", "-i", "w", #""word word" -fell"#, "--snippets", "99"], in: folder)
    #expect(end.lines.last?.hasSuffix(" word") == true, "\(end)")
  }

  @Test("a date given in seconds is shown as a day")
  func secondsAsDate() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "w.jsonl",
      #"{"id":"a","date":1393804800,"body":"Rain."}"# + "\n"
        + #"{"id":"b","date":"20140304","body":"Rain."}"# + "\n")
    #expect(try await Program.run(["build", "w.jsonl", "-o", "w"], in: folder).status == 0)
    let search = try await Program.run(["search", "-i", "w", "rain"], in: folder)
    #expect(
      search.lines.contains("a  2014-03-03") && search.lines.contains("b  20140304"), "\(search)")
    let json = try await Program.run(["search", "-i", "w", "--json", "rain"], in: folder)
    #expect(try json.objects().contains { $0["date"] as? String == "1393804800" }, "\(json)")
  }

  @Test("operands are one query, and what begins with a dash belongs to it")
  func operands() async throws {
    let folder = try await Corpus.indexed()
    let environment = ["NEWSIDX_INDEX": "wire"]
    for (arguments, count) in [
      (["-Sudan", "mission"], "1"), (["mission", "-Sudan"], "1"), (["-Sudan mission"], "1"),
      (["mission", "--", "-Sudan"], "1"), (["-nSudan", "mission"], "2"),
      (["-q", "mission", "-Sudan"], "1"), (["--default-operator", "or", "kidal", "votes"], "2"),
      (["\"to be", "or not", "to be\""], "1"),
    ] {
      let outcome = try await Program.run(
        ["count"] + arguments, in: folder, environment: environment)
      #expect(outcome.output == count + "\n", "\(arguments): \(outcome.messages)")
    }
  }

  @Test(
    "every flag of the help is known to be none of the query",
    arguments: ["search", "count", "explain"])
  func flags(command: String) async throws {
    let folder = try TemporaryFolder()
    let names = try await flags(of: command, in: folder)
    #expect(names.contains("--index") && names.contains("-i"))
    for name in names where !["-h", "--help", "--version"].contains(name) {
      // As a word of the query it would lead to the search for an index.
      let outcome = try await Program.run([command, name], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("--help"), "\(name): \(outcome.messages)")
    }
  }

  /// The names of flags in the help of a command.
  private func flags(of command: String, in folder: TemporaryFolder) async throws -> [String] {
    let help = try await Program.run([command, "--help"], in: folder)
    let options = try #require(help.output.components(separatedBy: "OPTIONS:").last)
    return options.split(separator: "\n").filter { $0.hasPrefix("  -") }.flatMap {
      $0.split { " ,/".contains($0) }.filter { $0.hasPrefix("-") }.map(String.init)
    }
  }

  @Test(
    "every flag of another command is an error rather than query text",
    arguments: ["build", "search", "count", "places", "show", "info", "check", "batch"])
  func foreignFlags(owner: String) async throws {
    let folder = try await Corpus.indexed()
    let known = try await flags(of: "explain", in: folder)
    for name in try await flags(of: owner, in: folder) where !known.contains(name) {
      for form in [name, name + "=1"] {
        let outcome = try await Program.run(["explain", "-i", "wire", "mali", form], in: folder)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("explain has no flag \(name) ("), "\(outcome.messages)")
      }
    }
  }

  @Test("JSON lines parse and hold what was promised")
  func json() async throws {
    let folder = try await Corpus.indexed()
    let search = try await Program.run(
      ["search", "-i", "wire", "--json", "mali", "-n", "all"], in: folder)
    let objects = try search.objects()
    #expect(objects.count == 3)
    for object in objects {
      #expect(
        Set(object.keys) == [
          "id", "title", "date", "published", "source", "url", "score", "matches", "snippets",
          "path", "offset", "hash",
        ])
      let id = try #require(object["id"] as? String)
      let show = try await Program.run(["show", "-i", "wire", "--json", id], in: folder)
      let article = try #require(try show.objects().first)
      for snippet in try #require(object["snippets"] as? [[String: Any]]) {
        let field = try #require(snippet["field"] as? String)
        let text = Array(try #require(article[field] as? String).utf8)
        let piece = Array(try #require(snippet["text"] as? String).utf8)
        let start = try #require(snippet["start"] as? Int)
        #expect(Array(text[start..<start + piece.count]) == piece)
        for span in try #require(snippet["spans"] as? [[Int]]) {
          #expect(String(decoding: text[span[0]..<span[1]], as: UTF8.self) == "Mali")
        }
      }
    }
    let first = try #require(objects.first { $0["id"] as? String == "A1" })
    #expect(first["date"] as? String == "2013-01-11")
    #expect(first["url"] as? String == "http://x.org/a")
    let odd = try #require(objects.first { $0["id"] as? String == "odd" })
    #expect(odd["date"] is NSNull && odd["source"] is NSNull && odd["url"] is NSNull)
  }

  @Test("order, number and offset")
  func paging() async throws {
    let folder = try await Corpus.indexed()
    func ids(_ flags: [String]) async throws -> [String] {
      try await Program.run(["search", "-i", "wire", "--json", "*"] + flags, in: folder).ids()
    }
    let all = try await ids(["-n", "all", "--sort", "oldest"])
    #expect(all == ["A1", "A2", "kidal.txt", "odd", "sub/sudan.txt"])
    #expect(try await ids(["--sort", "newest"]).prefix(2) == ["A2", "A1"])
    #expect(try await ids(["-n2", "--offset", "1", "--sort", "oldest"]) == Array(all[1...2]))
    let page = try await Program.run(["search", "-i", "wire", "*", "-n", "2"], in: folder)
    #expect(page.messages.contains("2 of 5 articles") && page.messages.contains("--offset 2"))
    let none = try await Program.run(["search", "-i", "wire", "*", "-n", "0"], in: folder)
    #expect(none.status == 0 && none.output.isEmpty && none.messages == "5 articles\n")
    let beyond = try await Program.run(["search", "-i", "wire", "*", "--offset", "9"], in: folder)
    #expect(beyond.status == 0 && beyond.output.isEmpty)
  }

  @Test("without stored text there are no snippets, and it is said")
  func noStore() async throws {
    let folder = try await Corpus.indexed(["--no-store"])
    let search = try await Program.run(["search", "-i", "wire", "--json", "kidal"], in: folder)
    let hit = try #require(try search.objects().first)
    #expect((hit["snippets"] as? [Any])?.isEmpty == true)
    #expect(search.messages.contains("--no-store"))
    let show = try await Program.run(["show", "-i", "wire", "--json", "A1"], in: folder)
    #expect(try show.objects().first?["body"] is NSNull)
  }

  @Test("texts do not command the terminal")
  func controls() async throws {
    let folder = try await Corpus.indexed()
    let search = try await Program.run(["search", "-i", "wire", "quoted"], in: folder)
    #expect(search.output.contains("back\\slash"))
    #expect(!search.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!search.output.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
    for command in ["show", "search"] {
      let json = try await Program.run(
        [command, "-i", "wire", "--json"] + (command == "show" ? ["odd"] : ["quoted"]), in: folder)
      #expect(!json.output.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
    }
    let shown = try await Program.run(["show", "-i", "wire", "--json", "odd"], in: folder)
    let body = try #require(try shown.objects().first?["body"] as? String)
    #expect(body.unicodeScalars.contains("\u{9B}") && body.unicodeScalars.contains("\u{1B}"))
    let raw = try await Program.run(["show", "-i", "wire", "odd"], in: folder)
    #expect(raw.output.hasSuffix(body + "\n"))
  }

  @Test(
    "an article is shown to a terminal without what it would obey",
    .enabled(if: FileManager.default.isExecutableFile(atPath: MannersTests.terminal)))
  func shownControls() async throws {
    let folder = try await Corpus.indexed()
    for flags in ["", "--json"] {
      let line = "script -qec '\"$NEWSIDX\" show -i wire odd \(flags)' /dev/null"
      let outcome = try await Program.shell(line, in: folder)
      #expect(outcome.output.contains("quoted"))
      #expect(
        !outcome.output.unicodeScalars.contains {
          $0.value < 0x20 && !"\t\r\n".unicodeScalars.contains($0)
            || (0x7F...0x9F).contains($0.value)
        })
    }
  }
}
