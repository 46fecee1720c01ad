import Places
import Querying
import Testing

/// Which readings of names in the shipped gazetteer are told to the author of a query.
@Suite struct ShippedHintTests {
  let lookup: PlaceLookup

  init() throws { lookup = PlaceLookup(try Gazetteer.shipped()) }

  private func hint(_ name: String) throws -> String? {
    try QueryParser().parse(
      "place:\(name)", analyzer: QueryFormTests.analyzer(), places: { lookup }
    ).hints.first
  }

  @Test(
    "other countries, divisions and considerable towns are told",
    arguments: [
      ("Georgia", "Georgia, state of United States"),
      ("Congo", "Republic of Congo, country in Central Africa"),
      ("Niger", "Niger State, state of Nigeria"),
      ("Gao", "Gao, city in Gao, Mali"),
      ("Paris", "Paris, town in Texas, United States"),
      ("Washington", "Washington, state of United States"),
      ("Luxembourg", "capital of Luxembourg"),
    ])
  func told(name: String, other: String) throws {
    let found = try #require(try hint(name))
    #expect(found.contains(other), "\(found)")
  }

  @Test("what a short form stands for is told")
  func shortForms() throws {
    let found = try #require(try hint("\"London, CA\""))
    #expect(found.hasPrefix("London, CA is read as London, town in California, United States (#"))
    #expect(found.hasSuffix("); for another, write out what it lies in"))
    #expect(try hint("\"London, Canada\"") == nil)
  }

  @Test(
    "small namesakes of a country are not",
    arguments: ["Mali", "Palestine", "Ukraine", "\"Burkina Faso\""])
  func untold(name: String) throws {
    #expect(try hint(name) == nil)
  }
}
