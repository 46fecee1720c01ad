import Foundation
import Testing

/// Places on the command line, found in texts and looked up in the program's gazetteer.
@Suite struct PlacesCommandTests {
  private static let corpus = [
    #"{"id":"A","title":"Mali and Burkina Faso meet","body":"BAMAKO, Jan 26 (AFP) - Mali and Burkina Faso agreed in Bamako to work together. Malian officials were content."}"#,
    #"{"id":"B","title":"Attack near Gao","body":"Twenty-four Malian soldiers were killed in the town of Ansongo, south of Gao in northern Mali, the army said. Another attack killed two soldiers in the town of Tessalit."}"#,
    #"{"id":"C","title":"Talks in France","body":"Talks went on in Paris, France. The minister spoke of Niger once."}"#,
    #"{"id":"D","title":"Nothing","body":"Nothing happened here."}"#,
  ]

  private func indexed(_ flags: [String] = []) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("corpus.jsonl", Self.corpus.joined(separator: "\n") + "\n")
    let build = try await Program.run(["build", "corpus.jsonl", "-o", "wire"] + flags, in: folder)
    try #require(build.status == 0, "\(build.messages)")
    return folder
  }

  @Test("places in queries find what they should")
  func queries() async throws {
    let folder = try await indexed()
    for (query, ids) in [
      ("place:Mali", "AB"), ("about:Mali", "AB"), ("place:Africa", "ABC"), ("place:Niger", "C"),
      ("place:\"Burkina Faso\"", "A"), ("place:\"northern Mali\"", "B"), ("place:Sahel", "ABC"),
      ("place:Mali -place:Bamako", "B"), ("<place> -about:Mali", "C"),
      ("\"killed in the town of <place>\"", "B"), ("\"<number> Malian soldiers\"", "B"),
      ("(soldiers NEAR/9 <place:Gao Region>)", "B"), ("bbox:-10,15,5,25", "B"), ("<place>", "ABC"),
      ("\"agreed in <place:Mali>\"", "A"), ("place:Ansongo~10km", "B"), ("* -<place>", "D"),
    ] {
      let found = try await Program.run(
        ["search", "-i", "wire", "--json", "-n", "all", query], in: folder)
      #expect(try found.ids().sorted().joined() == ids, "\(query): \(found.messages)")
      let count = try await Program.run(["count", "-i", "wire", query], in: folder)
      #expect(count.output == "\(ids.count)\n", "\(query)")
      let batch = try await Program.run(
        ["batch", "-i", "wire"], in: folder, input: "COUNT\t\(query)\nIDS\t\(query)\n")
      for line in batch.lines { #expect(line.hasPrefix("\(ids.count)\t"), "\(query): \(line)") }
    }
  }

  @Test("mentions are highlighted and counted, demonyms too")
  func highlights() async throws {
    let folder = try await indexed()
    let search = try await Program.run(
      ["search", "-i", "wire", "--color", "always", "about:Mali"], in: folder)
    for text in ["Mali", "BAMAKO", "Malian", "Ansongo", "Tessalit"] {
      #expect(search.output.contains("\u{1B}[1;31m\(text)\u{1B}[0m"), "\(text): \(search.output)")
    }
    let count = try await Program.run(
      ["count", "-i", "wire", "--matches", "\"<number> Malian soldiers\""], in: folder)
    #expect(count.output == "1\t1\n")
  }

  @Test("a name with several meanings is told, an unknown one is a mistake")
  func names() async throws {
    let folder = try await indexed()
    let georgia = try await Program.run(["count", "-i", "wire", "place:Georgia"], in: folder)
    #expect(georgia.output == "0\n" && georgia.status == 1)
    #expect(georgia.messages.contains("Georgia is read as Georgia, country"))
    #expect(georgia.messages.contains("place:#4197000"))
    let quiet = try await Program.run(["count", "-i", "wire", "-q", "place:Georgia"], in: folder)
    #expect(quiet.messages.isEmpty)
    let unknown = try await Program.run(["count", "-i", "wire", "place:Atlantisia"], in: folder)
    #expect(unknown.status == 2 && unknown.output.isEmpty)
    #expect(unknown.messages.contains("Unknown place: Atlantisia.\n  place:Atlantisia\n"))
    let split = try await Program.run(
      ["count", "-i", "wire", "place:Upper", "Volta", "place:Qwx"], in: folder)
    #expect(split.status == 2)
  }

  @Test("explain shows nodes, their ranges and members")
  func explain() async throws {
    let folder = try await indexed()
    let explain = try await Program.run(["explain", "-i", "wire", "place:Sahel"], in: folder)
    #expect(explain.lines.first?.hasPrefix("place: Sahel, ") == true)
    #expect(explain.lines.first?.hasSuffix("(3 articles mention it)") == true)
    let mali = try #require(explain.lines.first { $0.hasPrefix("  Mali, country") })
    #expect(mali.contains("(#2453866)  nodes ") && mali.hasSuffix("(2 articles)"))
    #expect(explain.lines.last == "matches: 3 articles")
  }

  @Test("a number that no place has is said to be one")
  func unknownNumber() async throws {
    let folder = try TemporaryFolder()
    let found = try await Program.run(["place", "#1"], in: folder)
    #expect(found.status == 1)
    #expect(found.messages.contains("there is no place with the number 1"))
  }

  @Test("places are counted, exactly and in order")
  func places() async throws {
    let folder = try await indexed()
    let all = try await Program.run(["places", "-i", "wire"], in: folder)
    #expect(all.lines.first?.split(separator: " ").first == "place")
    #expect(all.lines.dropFirst().first?.hasPrefix("Mali ") == true)
    let json = try await Program.run(["places", "-i", "wire", "--json", "soldiers"], in: folder)
    let rows = try json.objects()
    #expect(
      Set(rows[0].keys) == [
        "id", "name", "type", "country", "lat", "lon", "articles", "mentions",
      ])
    #expect(rows.allSatisfy { $0["articles"] as? Int == 1 })
    let mali = try #require(rows.first { $0["name"] as? String == "Mali" })
    #expect(mali["id"] as? Int == 2_453_866 && mali["country"] as? String == "ML")
    let countries = try await Program.run(
      ["places", "-i", "wire", "--json", "--by", "country", "--in", "Africa"], in: folder)
    let names = try countries.objects().compactMap { $0["name"] as? String }
    #expect(names == ["Mali", "Burkina Faso", "Niger"])
    let towns = try await Program.run(
      ["places", "-i", "wire", "--json", "--kind", "populated", "--in", "Mali", "-n", "1"],
      in: folder)
    #expect(try towns.objects().count == 1)
    let none = try await Program.run(["places", "-i", "wire", "happened"], in: folder)
    #expect(none.status == 1 && none.output.isEmpty)
  }

  @Test("GeoJSON is a collection of points")
  func geoJSON() async throws {
    let folder = try await indexed()
    let places = try await Program.run(
      ["places", "-i", "wire", "--geojson", "-n", "all"], in: folder)
    let collection = try #require(try places.objects().first)
    #expect(collection["type"] as? String == "FeatureCollection")
    let features = try #require(collection["features"] as? [[String: Any]])
    let bamako = try #require(
      features.first { ($0["properties"] as? [String: Any])?["name"] as? String == "Bamako" })
    let geometry = try #require(bamako["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "Point")
    let point = try #require(geometry["coordinates"] as? [Double])
    #expect(abs(point[0] + 8) < 0.1 && abs(point[1] - 12.65) < 0.1)
  }

  @Test(
    "mistakes on the command line",
    arguments: [
      (["--kind", "twon"], "there is no kind 'twon'"), (["--json", "--geojson"], "exclude"),
      (["--in", "Atlantisia"], "Unknown place"), (["place:Atlantisia"], "Unknown place"),
      (["--by", "town"], "--by"),
    ])
  func mistakes(arguments: [String], message: String) async throws {
    let folder = try await indexed()
    let outcome = try await Program.run(["places", "-i", "wire"] + arguments, in: folder)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test("an index without places says so")
  func noPlaces() async throws {
    let folder = try await indexed(["--no-places"])
    for command in [["places", "-i", "wire"], ["count", "-i", "wire", "place:Mali"]] {
      let outcome = try await Program.run(command, in: folder)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.messages.contains("holds no places"))
      #expect(outcome.messages.contains("--no-places"))
    }
  }
}
