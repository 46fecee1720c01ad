import Testing

@testable import Places

/// Sentences over the gazetteer that is part of the program, with the fitted weights.
@Suite struct ShippedPlacesTests {
  let tagger: TextTagger

  init() throws { tagger = try TextTagger(try Gazetteer.shipped()) }

  /// Accepted mentions as "text > name, country".
  func places(_ text: String) throws -> [String] {
    try tagger.tag(text).map { found in
      let name = tagger.gazetteer.name(of: found.mention.node)
      return
        "\(found.text) > \(name), \(tagger.gazetteer.countryCode(of: found.mention.node) ?? "-")"
    }
  }

  @Test(
    "what is a place, and which",
    arguments: [
      (
        "Paris Hilton came to a party on Monday, and Hilton said she was happy to be there.", []
      ),
      ("The government in Paris said it would send troops.", ["Paris > Paris, FR"]),
      ("Paris, Texas, is a small town.", ["Paris > Paris, US", "Texas > Texas, US"]),
      (
        "The Nigerian president flew to Niamey, the capital of Niger.",
        ["Nigerian > Nigeria, NG", "Niamey > Niamey, NE", "Niger > Niger, NE"]
      ),
      (
        "Guinea-Bissau, Guinea, Equatorial Guinea and Papua New Guinea sent delegates.",
        [
          "Guinea-Bissau > Guinea-Bissau, GW", "Guinea > Guinea, GN",
          "Equatorial Guinea > Equatorial Guinea, GQ",
          "Papua New Guinea > Papua New Guinea, PG",
        ]
      ),
      (
        "Tbilisi said that Georgia would join.", ["Tbilisi > Tbilisi, GE", "Georgia > Georgia, GE"]
      ),
      ("He flew to Atlanta, Georgia.", ["Atlanta > Atlanta, US", "Georgia > Georgia, US"]),
      ("Michael Jordan played well. Jordan scored 30 points.", []),
      ("On March 3, May and June will be of use to most people.", []),
      (
        "He was born in London, Ontario, and lives in London, England.",
        [
          "London > London, CA", "Ontario > Ontario, CA", "London > London, GB",
          "England > England, GB",
        ]
      ),
      ("MALI ARMY KILLS 20 IN KIDAL ATTACK", ["MALI > Mali, ML", "KIDAL > Kidal, ML"]),
      ("Residents of Fresno, Calif., left.", ["Fresno > Fresno, US", "Calif. > California, US"]),
      (
        "A Mali-based group left Burkina Faso.",
        ["Mali > Mali, ML", "Burkina Faso > Burkina Faso, BF"]
      ),
    ])
  func sentences(text: String, expected: [String]) throws {
    #expect(try places(text) == expected)
  }

  @Test("sub-Saharan is not the Sahara, pro-Russian is Russia")
  func prefixes() throws {
    #expect(
      try !places("The sub-Saharan bush is no longer safe.").contains { $0.contains("> Sahara,") })
    #expect(try places("The pro-Russian fighters left.") == ["Russian > Russia, RU"])
  }

  @Test("northern Mali is a part of Mali")
  func parts() throws {
    let found = try tagger.tag("Militants conquered northern Mali in 2012.")
    #expect(found.map(\.text) == ["Mali"])
    let part = try #require(found.first?.mention.part)
    #expect(tagger.gazetteer.name(of: part) == "northern Mali")
    #expect(tagger.gazetteer.kind(of: part) == .part)
  }
}
