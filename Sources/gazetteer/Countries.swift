import Places

extension Atlas {
  /// Continents and their parts, the first rows of regions.tsv.
  mutating func addContinents(_ table: TableFile) {
    add(GazetteerRow(id: GazetteerRow.world, .world, "World"))
    for row in table.rows where ["continent", "subregion"].contains(row[2]) {
      add(region: row, of: table, kind: row[2] == "continent" ? .continent : .subregion)
    }
  }

  /// The other rows of regions.tsv, whose members must be there.
  mutating func addRegions(_ table: TableFile) {
    let rows = table.rows.filter { $0[2] == "region" }
    for row in rows { add(region: row, of: table, kind: .region) }
    // Members may be regions of later rows.
    for row in rows {
      guard let id = regions[row[0]] else { continue }
      self[id].members = places(row.values(8), file: table, line: row.line)
    }
  }

  private mutating func add(region row: TableFile.Row, of table: TableFile, kind: PlaceKind) {
    guard let id = UInt32(row[1]) else {
      problems.append("\(table.path):\(row.line): '\(row[1])' is no identifier")
      return
    }
    var parent = GazetteerRow.world
    if !row[5].isEmpty {
      parent = places([row[5]], file: table, line: row.line).first ?? parent
      if !self[parent].kind.hasPlacesInside { parent = self[parent].parent }
    }
    let names =
      row.values(4).map { GazetteerRow.Name($0, .name) }
      + row.values(9).map { GazetteerRow.Name($0, .demonym) }
    add(
      GazetteerRow(
        id: id, kind, row[3], in: parent, at: .init(row[6], row[7]), names: names),
      slug: row[0])
  }

  /// The countries of countries.tsv, with what GeoNames knows of them.
  mutating func addCountries(_ table: TableFile, info: TableFile, centroids: TableFile) {
    var facts: [String: TableFile.Row] = [:]
    for row in info.rows { facts[row[0]] = row }
    var middles: [String: GazetteerRow.Coordinates] = [:]
    for row in centroids.rows where row[0] == "country" {
      middles[row[1]] = .init(row[3], row[4])
    }
    let own = ownNames(table)
    middles.merge(Self.uninhabited) { known, _ in known }
    for row in table.rows {
      guard let fact = facts[row[0]], let id = UInt32(fact[16]) else {
        problems.append("\(table.path):\(row.line): '\(row[0])' is not in \(info.path)")
        continue
      }
      if regions[row[4]] == nil {
        problems.append("\(table.path):\(row.line): no subregion '\(row[4])'")
      }
      var country = GazetteerRow(
        id: id, .country, row[1], in: regions[row[4]] ?? GazetteerRow.world, at: middles[row[0]],
        population: Int(fact[7]) ?? 0)
      country.countryCode = row[0]
      country.countryNumber = UInt16(fact[2]).flatMap { $0 == 0 ? nil : $0 } ?? Self.kosovo
      add(country)
      addNames(to: id, row, fact, own)
    }
    for row in info.rows where countries[row[0]] == nil && !row[16].isEmpty && row[16] != "0" {
      problems.append("country '\(row[0])' (\(row[4])) is missing in \(table.path)")
    }
  }

  /// The countries of countries.tsv by the keys of their names in it.
  private func ownNames(_ table: TableFile) -> [UInt64: Set<String>] {
    var found: [UInt64: Set<String>] = [:]
    for row in table.rows {
      for name in [row[1]] + row.values(2) { found[keys.key(name), default: []].insert(row[0]) }
    }
    return found
  }

  private mutating func addNames(
    to id: UInt32, _ row: TableFile.Row, _ fact: TableFile.Row, _ own: [UInt64: Set<String>]
  ) {
    for name in row.values(2) { add(name: name, .name, to: id) }
    let short = [fact[4], fact[1]].filter { $0.utf8.count > 3 }
    let long = ["en", "fr"].compactMap { RegionNames.name(of: row[0], in: $0) }
      .filter { !$0.contains("(") && !$0.contains(" - ") && !Self.ambiguous.contains($0) }
    // Other sources may give a country the name of another one.
    for name in short + long where own[keys.key(name)].map({ $0.contains(row[0]) }) ?? true {
      add(name: name, .name, to: id)
    }
    for name in row.values(3) { add(name: name, .demonym, to: id) }
  }

  /// Territories without towns that the centroids leave out.
  private static let uninhabited: [String: GazetteerRow.Coordinates] = [
    "BV": .init(-54.42, 3.36), "UM": .init(19.30, 166.63),
  ]
  /// ISO 3166-1 has no number for Kosovo; this one is for users' own purposes.
  private static let kosovo: UInt16 = 983
  /// French names of countries that are above all first names.
  private static let ambiguous: Set = ["Maurice", "Dominique"]
}

extension PlaceKind {
  var hasPlacesInside: Bool { rawValue <= PlaceKind.admin1.rawValue }
}
