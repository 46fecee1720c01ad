import Places

/// Divisions of the second level, as far as they have names of their own and a place on the map.
struct Districts {
  private struct Place: Hashable {
    var country: String
    /// Key of the division's name; 0 for any.
    var division: UInt64
    var district: UInt64
  }

  /// Municipalities that bear the names of their towns, and thousands of them.
  private static let leftOut: Set = [
    "BR", "RO", "MX", "JP", "CO", "TR", "PR", "JM", "CY", "LV", "HR", "LC", "NO", "NL", "HN", "GT",
    "PT", "SE", "VE", "SB", "PY", "UY", "BO", "EC", "CR", "SV", "NI", "SI", "CH", "LT", "EE", "FI",
  ]

  private let keys: NameKeys
  /// Where the towns of a district are.
  private var points: [Place: [GazetteerRow.Coordinates]] = [:]
  /// The inhabitants of its towns.
  private var populations: [Place: Int] = [:]

  /// `earlier` says which district the towns of `atlas` lie in.
  init(_ earlier: EarlierTowns, _ atlas: Atlas) {
    keys = atlas.keys
    for town in earlier.towns where town.district != 0 {
      for place in Self.places(of: town) { points[place, default: []].append(town.coordinates) }
    }
    for row in atlas.rows where row.kind == .populated && row.population > 0 {
      guard let place = row.coordinates, let country = atlas.country(of: row.id)?.countryCode,
        let town = earlier.town(named: row.name, in: country, at: place), town.district != 0
      else { continue }
      for place in Self.places(of: town) { populations[place, default: 0] += row.population }
    }
  }

  private static func places(of town: EarlierTowns.Town) -> [Place] {
    [town.fullDivision, 0].map {
      Place(country: town.country, division: $0, district: town.district)
    }
  }

  private static func bare(_ name: String) -> String { Atlas.bare(name) ?? name }

  /// Adds the districts of `table` (code, name, ASCII name, id) to an atlas that has the towns.
  ///
  /// `names` is subdivisions.tsv.
  func add(_ table: TableFile, names: TableFile, to atlas: inout Atlas) {
    var others: [UInt32: TableFile.Row] = [:]
    for row in names.rows where row[6] == "2" {
      if let id = UInt32(row[3]) { others[id] = row }
    }
    for row in table.rows {
      let code = row[0].split(separator: ".").map(String.init)
      guard code.count >= 3, let id = UInt32(row[3]), !Self.leftOut.contains(code[0]),
        let division = atlas.divisions["\(code[0]).\(code[1])"], !row[1].isEmpty
      else { continue }
      let namesakes = atlas.places(named: row[1]).filter {
        $0.id == division || $0.parent == division || $0.kind == .country
      }
      guard namesakes.isEmpty, let district = district(row[1], code[0], division, atlas) else {
        continue
      }
      atlas.add(
        GazetteerRow(
          id: id, .admin2, row[1], in: division, at: district.place,
          population: district.population))
      atlas.add(name: row[2], .name, to: id)
      addNames(to: id, others[id], country: code[0], &atlas)
    }
  }

  /// Names with the word for what a district is, and without it where it is no town's in its division or country's.
  private func addNames(
    to id: UInt32, _ row: TableFile.Row?, country: String, _ atlas: inout Atlas
  ) {
    let shown = atlas[id].name
    let given = (row.map { [$0[0]] + $0.values(5) } ?? []).filter(atlas.isLatin)
    for name in given where Atlas.bare(name) != nil { atlas.add(name: name, .name, to: id) }
    let type = Atlas.types.first { $0 == row?[4] } ?? Self.type(of: shown)
    if let type { atlas.add(name: "\(Self.bare(shown)) \(type)", .name, to: id) }
    // A bare name of a county is above all a town's or a person's.
    guard !Self.onlyWithType.contains(country) else { return }
    for bare in ([shown] + given).map(Self.bare) where isFree(bare, for: id, atlas) {
      atlas.add(name: bare, .alternate, to: id)
    }
  }

  /// Whether a bare name may mean a district: it says more than a direction, and no town in its division is called so.
  private func isFree(_ bare: String, for id: UInt32, _ atlas: Atlas) -> Bool {
    guard !Atlas.directions.contains(bare), bare.utf8.count > 2, bare.first?.isUppercase == true
    else { return false }
    let division = atlas[id].parent
    return atlas.places(named: bare).allSatisfy { other in
      switch other.kind {
      case .continent, .subregion, .country, .region: false
      case .populated, .admin2, .admin1:
        other.id == id || other.id != division && other.parent != division
      default: true
      }
    }
  }

  /// The English word for what a district with a French name is.
  private static func type(of name: String) -> String? {
    [("Province ", "Province"), ("Département ", "Department"), ("Cercle ", "Cercle")]
      .first { name.hasPrefix($0.0) }?.1
  }

  private static let onlyWithType: Set = ["US", "GB"]

  /// Where its towns are, or the town that bears its name; and the inhabitants of its towns, 0 if unknown.
  private func district(
    _ name: String, _ country: String, _ division: UInt32, _ atlas: Atlas
  ) -> (place: GazetteerRow.Coordinates, population: Int)? {
    let district = keys.key(Self.bare(name))
    let row = atlas[division]
    for name in [row.name] + row.names.map(\.text) {
      let place = Place(country: country, division: keys.key(name), district: district)
      if let known = known(place) { return known }
    }
    let seat = atlas.places(withKey: district).first {
      $0.parent == division && $0.kind == .populated
    }
    if let place = seat?.coordinates { return (place, 0) }
    // Divisions have been drawn anew since; a name that is unique in the country will do.
    return known(Place(country: country, division: 0, district: district))
  }

  private func known(_ place: Place) -> (GazetteerRow.Coordinates, Int)? {
    points[place]?.withoutOutliers.mean.map { ($0, populations[place] ?? 0) }
  }
}
