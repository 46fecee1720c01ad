import Testing

@testable import Places

@Suite struct ResolutionTests {
  let gazetteer: Gazetteer

  init() throws { gazetteer = try SmallWorld.gazetteer() }

  func ids(_ text: String, home: String? = nil) throws -> [UInt32] {
    let tagger = try TextTagger(gazetteer, options: PlaceOptions(homeCountry: home))
    return try tagger.tag(text, least: 0).map(\.id)
  }

  @Test(
    "a name means what the article says",
    arguments: [
      ("He went to Paris.", [SmallWorld.paris]),
      ("He went to Paris, Texas.", [SmallWorld.parisTexas, SmallWorld.texas]),
      (
        "From London, Ontario, to London",
        [
          SmallWorld.londonOntario, SmallWorld.ontario, SmallWorld.londonOntario,
        ]
      ),
      (
        "From London, Ontario, to London, England",
        [
          SmallWorld.londonOntario, SmallWorld.ontario, SmallWorld.london, SmallWorld.england,
        ]
      ),
      ("in Georgia", [SmallWorld.georgia]),
      ("in Atlanta, Georgia", [SmallWorld.atlanta, SmallWorld.georgiaState]),
      ("in Tbilisi, Georgia", [SmallWorld.tbilisi, SmallWorld.georgia]),
      ("from Dublin to Ireland", [SmallWorld.dublin, SmallWorld.ireland]),
      (
        "in Columbus, Dublin, Hilliard and Ohio",
        [
          SmallWorld.columbus, SmallWorld.dublinOhio, SmallWorld.hilliard, SmallWorld.ohio,
        ]
      ),
      ("Congo said in Kinshasa", [SmallWorld.congoKinshasa, SmallWorld.kinshasa]),
      ("Congo said in Brazzaville", [SmallWorld.congo, SmallWorld.brazzaville]),
    ])
  func meaning(text: String, expected: [UInt32]) throws {
    #expect(try ids(text) == expected)
  }

  @Test("the home country decides where nothing else does")
  func home() throws {
    #expect(try ids("He lives in London.", home: "CA").first == SmallWorld.london)
    #expect(try ids("He lives in Georgia.", home: "US").first == SmallWorld.georgiaState)
  }

  @Test("a direction before a country names its part")
  func parts() throws {
    let tagger = try TextTagger(gazetteer)
    let found = try tagger.tag("in northern Mali and southern France, northern Mali's", least: 0)
    #expect(found.map(\.id) == [SmallWorld.mali, SmallWorld.france, SmallWorld.mali])
    #expect(
      found.map { gazetteer.id(of: $0.mention.part) }
        == [SmallWorld.northernMali, SmallWorld.france, SmallWorld.northernMali])
  }
}
