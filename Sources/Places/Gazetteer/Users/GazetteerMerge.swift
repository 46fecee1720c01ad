/// The rows of a gazetteer while a user's are added.
struct GazetteerMerge {
  private(set) var rows: [GazetteerRow]
  private(set) var problems: [UserGazetteerError] = []
  private(set) var joined = 0
  private let finder: DivisionFinder
  private let path: String
  private var places: [UInt32: Int] = [:]
  /// Nodes of the countries of the places that were added, by identifier.
  private var countries: [UInt32: UInt32] = [:]
  /// Of each country met.
  private var towns: [UInt32: NamedTowns] = [:]

  init(rows: [GazetteerRow], finder: DivisionFinder, path: String) {
    self.rows = rows
    self.finder = finder
    self.path = path
    for (index, row) in rows.enumerated() { places[row.id] = index }
  }

  mutating func add(_ place: UserPlace) throws {
    guard let country = try finder.country(place.country) else {
      tell(place, "country '\(place.country)' is unknown; give its ISO 3166-1 code, such as ML")
      return
    }
    var division = try finder.division(place.admin1, of: country)
    if division == nil {
      division = finder.nearestDivision(to: place.coordinates, in: country)
      if !place.admin1.isEmpty {
        let instead =
          division.map { "'\(finder.gazetteer.name(of: $0))' as the next town" } ?? "no division"
        tell(
          place,
          "admin1 '\(place.admin1)' is no division of \(finder.gazetteer.name(of: country)); "
            + "the place goes into \(instead); give a GeoNames code or a name")
      }
    }
    let parent = finder.gazetteer.id(of: division ?? country)
    if let index = places[place.id], try isPlausible(place, in: country, as: index) {
      replace(index, by: place, in: division == nil ? nil : parent)
    } else if let index = try towns(of: country).town(
      finder.words(of: place.name), in: parent, at: place.coordinates, rows)
    {
      rows[index].names += Self.names(
        place.alternates, besides: [rows[index].name] + rows[index].names.map(\.text))
      joined += 1
    } else if let id = identifier(of: place) {
      try append(
        GazetteerRow(
          id: id, .populated, place.name, in: parent, at: place.coordinates,
          population: place.population, names: Self.names(place.alternates, besides: [place.name])),
        of: country)
    }
  }

  private mutating func append(_ row: GazetteerRow, of country: UInt32) throws {
    places[row.id] = rows.count
    countries[row.id] = country
    towns[country]?.add(rows.count, try finder.words(of: row.name), row)
    rows.append(row)
  }

  // MARK: Identifiers

  /// Whether a place is the one that has its identifier: people also number their villages 1, 2, 3.
  private func isPlausible(
    _ place: UserPlace, in country: UInt32, as index: Int
  ) throws -> Bool {
    let row = rows[index]
    if let around = countries[row.id] ?? finder.gazetteer.countryNode(of: UInt32(index)),
      around != country
    {
      return false
    }
    // The middle of a country or division is near to many a village.
    if !row.kind.isInterior, let here = place.coordinates, let there = row.coordinates,
      here.degrees(to: there) < Self.plausible
    {
      return true
    }
    let names = Set(try ([row.name] + row.names.map(\.text)).map { try finder.words(of: $0) })
    return try ([place.name] + place.alternates).contains {
      names.contains(try finder.words(of: $0))
    }
  }

  /// Its own identifier, or one of those kept for users where another place has that; nil if there is none.
  private mutating func identifier(of place: UserPlace) -> UInt32? {
    guard let index = places[place.id] else { return place.id }
    let known = "identifier \(place.id) is that of '\(rows[index].name)', another place"
    let free = "numbers from \(PlaceID.firstFree) on are free"
    guard let id = PlaceID.user(place.id), places[id] == nil else {
      tell(place, "\(known); '\(place.name)' is left out; \(free)")
      return nil
    }
    tell(place, "\(known); '\(place.name)' gets \(id) instead; \(free)")
    return id
  }

  /// Some 50 km, in degrees.
  private static let plausible = 0.45

  // MARK: Towns

  /// The towns of a country, with those that were added.
  private mutating func towns(of country: UInt32) throws -> NamedTowns {
    if let known = towns[country] { return known }
    var found = NamedTowns()
    let gazetteer = finder.gazetteer
    // The rows that were there are in the order of the nodes.
    for node in country..<gazetteer.end(of: country) where gazetteer.kind(of: node) == .populated {
      let row = rows[Int(node)]
      for name in [row.name] + row.names.map(\.text) {
        found.add(Int(node), try finder.words(of: name), row)
      }
    }
    towns[country] = found
    return found
  }

  private mutating func replace(
    _ index: Int, by place: UserPlace, in parent: UInt32?
  ) {
    var row = rows[index]
    let old = row.nameForm.map { [GazetteerRow.Name(row.name, $0)] } ?? []
    if row.name != place.name {
      row.names = (old + row.names).filter { $0.text != place.name }
      row.name = place.name
    }
    row.nameForm = .name
    row.names += Self.names(place.alternates, besides: [place.name] + row.names.map(\.text))
    row.coordinates = place.coordinates ?? row.coordinates
    if place.population > 0 { row.population = place.population }
    if let parent, row.kind == .populated { row.parent = parent }
    rows[index] = row
  }

  private static func names(_ texts: [String], besides known: [String]) -> [GazetteerRow.Name] {
    var seen = Set(known)
    return texts.filter { seen.insert($0).inserted }.map { GazetteerRow.Name($0) }
  }

  private mutating func tell(_ place: UserPlace, _ reason: String) {
    problems.append(.init(path: path, line: place.line, reason: reason))
  }
}
