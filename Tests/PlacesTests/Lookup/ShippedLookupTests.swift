import Places
import Testing

/// What the names of the shipped gazetteer mean to a user.
@Suite struct ShippedLookupTests {
  let lookup: PlaceLookup

  init() throws { lookup = PlaceLookup(try Gazetteer.shipped()) }

  @Test(
    "the likeliest meanings of a name",
    arguments: [
      ("Mali", ["Mali, country in West Africa"]),
      ("mali", ["Mali, country in West Africa"]),
      ("Malian", ["Mali, country in West Africa"]),
      ("Georgia", ["Georgia, country in West Asia", "Georgia, state of United States"]),
      ("Paris", ["Paris, capital of France"]),
      ("Gao", ["Gao, region of Mali", "Gao, city in Gao, Mali"]),
      ("Kidal", ["Kidal, region of Mali", "Kidal, town in Kidal, Mali"]),
      ("Niger", ["Niger, country in West Africa"]),
      ("Sahel", ["Sahel, region in Africa"]),
      ("Tessalit", ["Tessalit, town in Kidal, Mali"]),
      ("Sokolo", ["Sokolo, town in Ségou, Mali"]),
      ("northern Mali", ["northern Mali, part of Mali"]),
      ("north-eastern Nigeria", ["northeastern Nigeria, part of Nigeria"]),
      ("Paris, Texas", ["Paris, town in Texas, United States"]),
      ("paris texas", ["Paris, town in Texas, United States"]),
      ("London, Ontario", ["London, city in Ontario, Canada"]),
      ("Gao, Mali", ["Gao, region of Mali", "Gao, city in Gao, Mali"]),
      ("Timbuktu", ["Tombouctou, region of Mali", "Timbuktu, town in Tombouctou, Mali"]),
      ("New York", ["New York City, city in New York, United States"]),
      ("Washington", ["Washington, capital of United States"]),
      ("#2988507", ["Paris, capital of France"]),
      ("U.S.", ["United States, country in Northern America"]),
      ("Mexico", ["Mexico, country in Central America"]),
      (
        "Palestine",
        ["Palestine, country in West Asia", "Palestine, town in Texas, United States"]
      ),
      ("Kent", ["Kent, district in England, United Kingdom"]),
      ("Hanoi", ["Hanoi, region of Vietnam", "Hanoi, capital of Vietnam"]),
      ("White House", ["White House, site in District of Columbia, United States"]),
      ("Red Sea", ["Red Sea"]),
      ("Red River", ["Red River, in Americas"]),
      ("Gulf", ["The Gulf, region in Asia"]),
      ("the Gulf", ["The Gulf, region in Asia"]),
      ("Afrique de l'Ouest", ["West Africa, part of Africa"]),
      ("Afrique", ["Africa, continent"]),
      ("Moyen-Orient", ["Middle East, region"]),
      ("Comoé Province", ["Province de la Comoé, district in Cascades Region, Burkina Faso"]),
      ("Boulgou", ["Province du Boulgou, district in Centre-Est, Burkina Faso"]),
      ("Gnagna", ["Gnagna Province, district in Est, Burkina Faso"]),
      ("Leraba", ["Province de la Léraba, district in Cascades Region, Burkina Faso"]),
      ("Alps", ["Alps, in Europe"]),
      ("Pacific Ocean", ["Pacific, region"]),
      ("Harris County, Texas", ["Harris County, district in Texas, United States"]),
      ("Britons", ["United Kingdom, country in Northern Europe"]),
      ("Kurds", ["Kurdistan, region in Asia"]),
      ("Calif.", ["California, state of United States"]),
      ("MINUSMA", ["Mali, country in West Africa"]),
      ("Peking", ["Beijing, capital of China"]),
    ])
  func meanings(name: String, expected: [String]) throws {
    let found = try lookup.nodes(named: name).map { lookup.description(of: $0) }
    #expect(Array(found.prefix(expected.count)) == expected)
  }

  @Test("a lookup that is kept answers as a new one does")
  func kept() throws {
    _ = try lookup.suggestions(for: "Timbuktoo", limit: 1)
    for name in ["Mali", "ÎLE-DE-FRANCE", "Paris, Texas", "", "Mali"] {
      #expect(try lookup.nodes(named: name) == PlaceLookup(lookup.gazetteer).nodes(named: name))
    }
  }

  @Test("names of several countries mean all of them")
  func congo() throws {
    let codes = try lookup.nodes(named: "Congo").prefix(2).map {
      lookup.gazetteer.countryCode(of: $0)
    }
    #expect(Set(codes) == ["CD", "CG"])
  }

  @Test(
    "spellings of one name mean the same",
    arguments: [
      "Côte d'Ivoire", "Cote d’Ivoire", "COTE D'IVOIRE", "Ivory Coast", "the Ivory Coast",
    ])
  func spellings(name: String) throws {
    let first = try lookup.nodes(named: name).first
    #expect(first.flatMap { lookup.gazetteer.countryCode(of: $0) } == "CI")
  }

  @Test(
    "what is no name means nothing",
    arguments: [
      "", ",", "Atlantisia", "Paris, Mali", "#1", "the", "Google", "Australia and New Zealand",
    ])
  func unknown(name: String) throws {
    #expect(try lookup.nodes(named: name).isEmpty)
  }

  @Test(
    "names that are spelled nearly so",
    arguments: [
      ("Atlantisia", nil), ("Burkina Fasso", "Burkina Faso"), ("Timbuktoo", "Timbuktu"),
      ("Ouagadugu", "Ouagadougou"), ("Bamaco", "Bamako"), ("Germny", "Germany"),
    ] as [(String, String?)])
  func suggestions(name: String, expected: String?) throws {
    let found = try lookup.suggestions(for: name, limit: 5)
    #expect(found.count <= 5)
    if let expected { #expect(found.contains(expected), "\(found)") }
  }
}
