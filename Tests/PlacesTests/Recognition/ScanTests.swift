import Testing

@testable import Places

/// Which stretches of text are candidates at all: every one is told with a least score of 0.
@Suite struct ScanTests {
  let tagger: TextTagger

  init() throws { tagger = try TextTagger(try SmallWorld.gazetteer()) }

  func texts(_ body: String) throws -> [String] { try tagger.tag(body, least: 0).map(\.text) }

  @Test(
    "the longest name is found, and where capitals are, small letters are none",
    arguments: [
      ("He went to Mali.", ["Mali"]),
      ("He went to mali.", []),
      ("Guinea-Bissau and Guinea, not Guinea Bissauland", ["Guinea-Bissau", "Guinea", "Guinea"]),
      ("in Burkina Faso's north", ["Burkina Faso"]),
      ("in Mali’s north, Malians' homes", ["Mali", "Malians"]),
      ("in Burkina", []),
      ("the Nigerian army in Niger and Nigeria", ["Nigerian", "Niger", "Nigeria"]),
      (
        "the Democratic Republic of the Congo and the Republic of the Congo",
        ["Democratic Republic of the Congo", "Republic of the Congo"]
      ),
      ("the Democratic republic", []),
      ("troops left Côte d'Ivoire and CÔTE D’IVOIRE", ["Côte d'Ivoire", "CÔTE D’IVOIRE"]),
      ("near St. Louis or Saint Louis or St Louis", ["St. Louis", "Saint Louis", "St Louis"]),
      ("He left Mali. Burkina Faso stayed.", ["Mali", "Burkina Faso"]),
      ("He left Burkina. Faso stayed.", []),
      ("He left Burkina, Faso stayed.", []),
      ("from al-Hasakah and Al Hasakah", ["al-Hasakah", "Al Hasakah"]),
      ("the U.S. and the US, not us or Us", ["U.S.", "US"]),
      ("Fresno, Calif. and Fresno, CA, but not Ca or ca", ["Calif.", "CA"]),
      ("MALI AND BURKINA FASO AGREE", ["MALI", "BURKINA FASO"]),
      ("On March 3 he met Ms. March.", []),
      ("the Kremlin", ["Kremlin"]),
      ("", []),
      ("Mali", ["Mali"]),
    ])
  func longestNames(text: String, expected: [String]) throws {
    #expect(try texts(text) == expected)
  }

  @Test("a full line may wrap inside a name, another one ends it")
  func wrappedLines() throws {
    let wrapped =
      "The soldiers who had been in the north for months now left Burkina\nFaso for good."
    #expect(try texts(wrapped) == ["Burkina\nFaso"])
    #expect(try texts("Burkina\nFaso") == [])
    #expect(
      try texts("The soldiers who had been in the north for months left Burkina\n\nFaso") == [])
  }

  @Test("spans are bytes and tokens of the article, the title first")
  func spans() throws {
    let found = try tagger.tag("Été: Mali's army. In Burkina Faso", title: "Malian army", least: 0)
    #expect(found.map(\.text) == ["Malian", "Mali", "Burkina Faso"])
    #expect(found.map(\.mention.isInTitle) == [true, false, false])
    #expect(found.map(\.mention.position) == [0, 3, 6])
    #expect(found.map(\.mention.length) == [1, 1, 2])
    #expect(found.map(\.mention.kind) == [.demonym, .name, .name])
  }

  @Test("what the tagger answers does not depend on what it read before")
  func memory() throws {
    let texts = [
      "Paris, Texas", "Mali and Georgia", "Tbilisi, Georgia", "Atlanta, Georgia. US", "",
    ]
    let first = try texts.map { try tagger.tag($0, least: 0) }
    let again = try texts.reversed().map { try tagger.tag($0, least: 0) }
    #expect(Array(again.reversed()) == first)
  }

  @Test("a user's place is none where the article writes its word small too")
  func smallElsewhere() throws {
    let rows = [
      GazetteerRow(id: 1, .populated, "Militants", population: 300_000),
      GazetteerRow(id: 2, .populated, "Wani", population: 300_000),
    ]
    let tagger = try TextTagger(try Gazetteer(rows: rows))
    let text = "Militants and Wani said so. He went to Wani with other militants."
    #expect(try tagger.tag(text).map(\.text).contains("Wani"))
    #expect(try !tagger.tag(text).map(\.text).contains("Militants"))
    #expect(try tagger.tag("He went to Militants.").map(\.text) == ["Militants"])
  }
}
