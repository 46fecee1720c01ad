extension Gazetteer {
  /// A gazetteer with a user's places besides its own.
  package struct Merged: Sendable {
    /// The compiled gazetteer, for `Gazetteer(bytes:)` and for the index.
    package let bytes: [UInt8]
    /// How many places turned out to be ones that are there: the same name within some ten kilometres.
    package let joined: Int
    /// Places that were left out, or are not quite where the user said.
    package let problems: [UserGazetteerError]
  }

  /// Compiles the places of this gazetteer and those of users.
  ///
  /// A place with the identifier of one that is there replaces it; all names stay. One with the name of a town that
  /// is there and less than a tenth of a degree away, or in the same division if its coordinates are not known, is
  /// that town and gives it its other names. A place without a division goes into that of the next town.
  ///
  /// - Parameter path: for messages.
  /// - Throws: `GazetteerRowError`, `TextError`.
  /// - Complexity: about a second.
  package func merging(_ places: [UserPlace], path: String = "gazetteer") throws -> Merged {
    var merge = GazetteerMerge(rows: try rows(), finder: try DivisionFinder(self), path: path)
    for place in places { try merge.add(place) }
    var builder = GazetteerBuilder(rows: merge.rows)
    builder.inherited = self
    return Merged(bytes: try builder.compile(), joined: merge.joined, problems: merge.problems)
  }
}

/// The rows of a gazetteer while a user's are added.
private struct GazetteerMerge {
  private(set) var rows: [GazetteerRow]
  private(set) var problems: [UserGazetteerError] = []
  private(set) var joined = 0
  private let finder: DivisionFinder
  private let path: String
  private var places: [UInt32: Int] = [:]
  /// Of each country met: rows of its towns by the words of their names.
  private var towns: [UInt32: [[UInt64]: [Int]]] = [:]

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
    if let index = places[place.id] {
      replace(index, by: place, in: division == nil ? nil : parent)
    } else if let index = try town(named: place.name, of: country, parent, place.coordinates) {
      rows[index].names += Self.names(
        place.alternates, besides: [rows[index].name] + rows[index].names.map(\.text))
      joined += 1
    } else {
      places[place.id] = rows.count
      towns[country]?[try finder.words(of: place.name), default: []].append(rows.count)
      rows.append(
        GazetteerRow(
          id: place.id, .populated, place.name, in: parent, at: place.coordinates,
          population: place.population, names: Self.names(place.alternates, besides: [place.name])))
    }
  }

  /// The row of a town of that name that must be the one meant.
  private mutating func town(
    named name: String, of country: UInt32, _ parent: UInt32, _ place: GazetteerRow.Coordinates?
  ) throws -> Int? {
    if towns[country] == nil { towns[country] = try namedTowns(of: country) }
    return towns[country]?[try finder.words(of: name)]?.first { index in
      guard let place, let there = rows[index].coordinates else {
        return rows[index].parent == parent
      }
      return abs(place.latitude - there.latitude) < Self.near
        && abs(place.longitude - there.longitude) < Self.near
    }
  }

  /// The rows of a country's towns by the words of their names.
  private func namedTowns(of country: UInt32) throws -> [[UInt64]: [Int]] {
    var found: [[UInt64]: [Int]] = [:]
    let gazetteer = finder.gazetteer
    for node in country..<gazetteer.end(of: country) where gazetteer.kind(of: node) == .populated {
      guard let index = places[gazetteer.id(of: node)] else { continue }
      for name in [rows[index].name] + rows[index].names.map(\.text) {
        found[try finder.words(of: name), default: []].append(index)
      }
    }
    return found
  }

  /// Degrees.
  private static let near = 0.1

  private mutating func replace(_ index: Int, by place: UserPlace, in parent: UInt32?) {
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
