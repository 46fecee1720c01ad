import Places

/// A gazetteer of a dozen places, of each kind some: looking through all places takes no time in it.
enum FuzzPlaces {
  static func gazetteer() throws -> Gazetteer {
    try Gazetteer(rows: countries + others, facts: ["in": .placePreposition, "of": .connector])
  }

  private static let (mali, france, unitedStates, texas): (UInt32, UInt32, UInt32, UInt32) =
    (1, 2, 3, 4)

  private static let countries = [
    country(mali, "Mali", "ML", 466, "Malian"), country(france, "France", "FR", 250, "French"),
    country(unitedStates, "United States", "US", 840, "American"),
  ]

  private static let others: [GazetteerRow] = {
    var sahel = GazetteerRow(id: 10, .region, "Sahel", at: .init(16, 2))
    sahel.members = [mali]
    var north = GazetteerRow(
      id: PlaceID.part(ofCountry: 466, .north), .part, "northern Mali", in: mali)
    north.nameForm = nil
    var paris = GazetteerRow(
      id: 5, .populated, "Paris", in: france, at: .init(48.85, 2.35), population: 2_100_000)
    paris.isCapital = true
    return [
      sahel, north, paris,
      GazetteerRow(id: texas, .admin1, "Texas", in: unitedStates, at: .init(31, -99)),
      GazetteerRow(
        id: 6, .populated, "Paris", in: texas, at: .init(33.66, -95.55), population: 25_000),
      GazetteerRow(id: 7, .admin1, "Kidal", in: mali, at: .init(19, 1)),
      GazetteerRow(id: 8, .populated, "Kidal", in: 7, at: .init(18.44, 1.41), population: 25_000),
      GazetteerRow(
        id: 9, .feature, "Sahara", at: .init(23, 9), names: [.init("Saharan", .demonym)]),
    ]
  }()

  private static func country(
    _ id: UInt32, _ name: String, _ code: String, _ number: UInt16, _ people: String
  ) -> GazetteerRow {
    var row = GazetteerRow(
      id: id, .country, name, at: .init(Double(10 * id), Double(id)), population: 10_000_000,
      names: [.init(people, .demonym)])
    row.countryCode = code
    row.countryNumber = number
    return row
  }
}
