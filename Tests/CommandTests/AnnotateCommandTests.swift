import Testing

/// What `annotate` and `place` say of texts and names, with the program's gazetteer.
@Suite struct AnnotateCommandTests {
  /// A text, and what is listed of it.
  private static let texts: [(title: String, body: String, about: String)] = [
    // Continents and regions are listed for their own sake only; equal ones the smaller first.
    (
      "Mali and Burkina Faso meet",
      "BAMAKO, Jan 26 (AFP) - Mali and Burkina Faso agreed in Bamako to work together. Africa watches.",
      "Mali, Bamako, Burkina Faso"
    ),
    ("Africa needs more", "Africa is growing. Africa is not a country. Mali is.", "Africa, Mali"),
    ("The Sahel", "The Sahel is dry. The Sahel was dry. In Mali it rained.", "Sahel, Mali"),
    // The region of Kidal weighs no more than the town.
    ("Attack", "Soldiers were attacked in the town of Kidal.", "Kidal, Mali"),
    ("Nothing", "Nothing happened here.", ""),
  ]

  @Test("what texts are about")
  func about() async throws {
    let folder = try TemporaryFolder()
    for text in Self.texts {
      let article = #"{"id":"1","title":"\#(text.title)","body":"\#(text.body)"}"#
      let json = try await Program.run(["annotate", "--json", "-"], in: folder, input: article)
      let object = try #require(try json.objects().first)
      let about = try #require(object["about"] as? [[String: Any]])
      #expect(about.compactMap { $0["name"] as? String }.joined(separator: ", ") == text.about)
      let focus = about.compactMap { $0["focus"] as? Double }
      #expect(focus == focus.sorted(by: >) && focus.allSatisfy { (0.3...1).contains($0) })
      let plain = try await Program.run(["annotate", "-"], in: folder, input: article)
      let line = plain.lines.last { $0.hasPrefix("about: ") } ?? ""
      #expect(
        line.dropFirst(7).split(separator: ", ").map { $0.dropLast(5) }.joined(separator: ", ")
          == text.about)
    }
  }

  @Test("a place's kind is its type, a mention's kind its own; no date is null")
  func keys() async throws {
    let folder = try TemporaryFolder()
    let input = #"{"id":"1","body":"Malian soldiers were in northern Mali."}"#
    let json = try await Program.run(["annotate", "--json", "-"], in: folder, input: input)
    #expect(json.output.contains(#""published":null"#))
    let object = try #require(try json.objects().first)
    let places = try #require(object["places"] as? [[String: Any]])
    #expect(places.map { $0["kind"] as? String } == ["demonym", "name"])
    #expect(places.map { $0["type"] as? String } == ["country", "country"])
    #expect((places.last?["part"] as? [String: Any])?["type"] as? String == "part")
    let about = try #require(object["about"] as? [[String: Any]])
    #expect(about.first?["type"] as? String == "country")
    let place = try await Program.run(["place", "--json", "Mali"], in: folder)
    #expect(try place.objects().first?["type"] as? String == "country")
  }

  @Test("dates in a text are read in the order that the user gives, or the corpus has")
  func orderOfDates() async throws {
    let folder = try TemporaryFolder()
    let open = #"{"id":"1","date":"2013-06-01","body":"It ended on 03/04/2013."}"#
    for (flags, more, days) in [
      (["--date-order", "dmy"], "", "2013-04-03"), (["--date-order", "mdy"], "", "2013-03-04"),
      ([], "", "2013-03-04..2013-04-03"),
      ([], #"{"id":"0","date":"25/04/2013","body":"Rain."}"# + "\n", "2013-04-03"),
    ] {
      let text = try await Program.run(
        ["annotate", "-"] + flags, in: folder, input: more + open + "\n")
      #expect(text.output.contains("[03/04/2013 = \(days)]"), "\(flags): \(text)")
    }
  }

  @Test(
    "dates are marked beside places, those without days with their value",
    arguments: [
      (
        #"{"id":"1","date":"2020-01-27","body":"Rain fell in Mali on January 26 and in 2013, last May."}"#,
        "Rain fell in [Mali] on [January 26 = 2020-01-26] and in [2013], [last May = 2019-05]."
      ),
      (
        #"{"id":"1","body":"Rain fell in Mali on January 26 and Thursday, for two days."}"#,
        "Rain fell in [Mali] on [January 26 = XXXX-01-26?] and [Thursday = XXXX-WXX-4?], for two days."
      ),
      (
        #"{"id":"1","title":"Bamako, 3 May 2013","body":"On 2013-05-03 rain fell every day."}"#,
        "[Bamako = Bamako, ML], [3 May 2013 = 2013-05-03]\n\nOn [2013-05-03] rain fell every day."
      ),
    ])
  func marked(article: String, text: String) async throws {
    let folder = try TemporaryFolder()
    let plain = try await Program.run(["annotate", "-"], in: folder, input: article)
    #expect(plain.output.contains("\n\(text)\n"), "\(plain.output)")
  }

  @Test("a date in the name of a place, and a place in that of a date, garble nothing")
  func overlaps() async throws {
    let folder = try TemporaryFolder()
    let body =
      "The 22 March 2012 Bamako coup, the Place du 18 Juin 1940, on 1 May 2013 Mali in May."
    let article = #"{"id":"1","date":"2013-05-03","body":"\#(body)"}"#
    let plain = try await Program.run(["annotate", "-"], in: folder, input: article)
    let line = try #require(plain.lines.first { $0.contains("coup") })
    let bare = line.replacing(/\[([^\]=]*?)( = [^\]]*|\?)?\]/) { String($0.output.1) }
    #expect(bare == body, "\(line)")
    #expect(line.contains("[22 March 2012 = 2012-03-22]"))
  }

  @Test("what build takes of publication dates is taken, and the help tells of dates")
  func options() async throws {
    let folder = try TemporaryFolder()
    func published(_ article: String, _ flags: [String]) async throws -> String? {
      let outcome = try await Program.run(
        ["annotate", "--json", "-"] + flags, in: folder, input: article)
      let object = try outcome.objects().first?["published"] as? [String: Any]
      return object?["from"] as? String
    }
    let line = #"{"id":"20130304","body":"BAMAKO, Jan 26 (AFP) - Rain fell."}"#
    #expect(try await published(line, []) == nil)
    #expect(try await published(line, ["--collected", "2013"]) == "2013-01-26")
    let pattern = ["--published-from", #"id:(\d{4})(\d\d)(\d\d)"#]
    #expect(try await published(line, pattern) == "2013-03-04")
    let open = #"{"id":"1","date":"03/04/2013","body":"Rain fell."}"#
    #expect(try await published(open, ["--date-order", "dmy"]) == "2013-04-03")
    let bad = try await Program.run(
      ["annotate", "-", "--collected", "soon"], in: folder, input: open)
    #expect(bad.status == 2 && bad.messages.contains("^"))
    let help = try await Program.run(["help", "annotate"], in: folder)
    #expect(help.output.contains("places and dates"))
    #expect(help.output.contains("[January 26 = 2020-01-26]"))
  }

  private static let gazetteer = """
    1\tNewtownplace\tML\t\t16.72\t-3.75\t1200\tOldtownplace
    x\tBrokenplace\tML

    """
  private static let article = #"{"id":"1","body":"Rain fell in Newtownplace, Mali."}"#

  @Test("bad lines of a gazetteer are told wherever it is read, quiet or not")
  func badLines() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine.tsv", Self.gazetteer)
    try folder.write("wire.jsonl", Self.article + "\n")
    for command in [
      ["annotate", "wire.jsonl"], ["place", "-q", "Oldtownplace"],
      ["build", "-q", "--force", "wire.jsonl", "-o", "wire"],
    ] {
      let outcome = try await Program.run(command + ["--gazetteer", "mine.tsv"], in: folder)
      #expect(outcome.status == 0, "\(command)")
      #expect(outcome.messages.contains("remarks on the gazetteer 1\n"), "\(outcome.messages)")
      #expect(outcome.messages.contains("mine.tsv"), "\(outcome.messages)")
      #expect(outcome.output.contains("Newtownplace") == (command[0] != "build"))
    }
  }

  @Test("an index knows the places that it was built with")
  func placesOfAnIndex() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine.tsv", Self.gazetteer)
    try folder.write("wire.jsonl", Self.article + "\n")
    for flags in [["-o", "wire", "--gazetteer", "mine.tsv"], ["-o", "bare", "--no-places"]] {
      let build = try await Program.run(["build", "-q", "wire.jsonl"] + flags, in: folder)
      try #require(build.status == 0, "\(build.messages)")
    }
    let place = try await Program.run(["place", "-i", "wire", "Newtownplace"], in: folder)
    #expect(place.lines.first?.hasPrefix("Newtownplace, town in ") == true)
    #expect(place.lines.contains("  id:      #1") && place.messages.isEmpty)
    #expect(try await Program.run(["place", "Newtownplace"], in: folder).status == 1)
    let bare = try await Program.run(["place", "-i", "bare", "Mali"], in: folder)
    #expect(bare.status == 2 && bare.messages.contains("holds no places"))
    let both = try await Program.run(
      ["place", "-i", "wire", "--gazetteer", "mine.tsv", "Mali"], in: folder)
    #expect(both.status == 2 && both.messages.contains("exclude each other"))
  }

  @Test("numbers stand with the right nouns")
  func nouns() async throws {
    let folder = try TemporaryFolder()
    try folder.write("wire.jsonl", #"{"id":"1","body":"Rain in Mali, rain."}"# + "\n")
    let build = try await Program.run(["build", "wire.jsonl", "-o", "wire"], in: folder)
    #expect(build.messages.contains(", with all around them; 1 mention\n"))
    let explain = try await Program.run(
      ["explain", "-i", "wire", "place:Mali", "rain"], in: folder)
    #expect(explain.output.contains("(1 article mentions it)\n"))
    #expect(explain.output.contains("(1 article)\n"))
    #expect(explain.output.contains("(1 article, 2 occurrences)\n"))
    let info = try await Program.run(["info", "-i", "wire"], in: folder)
    #expect(info.output.contains(", with all around them\n"))
  }
}
