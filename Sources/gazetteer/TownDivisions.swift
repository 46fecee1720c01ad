import Places

/// Which division of the first level a town lies in.
///
/// That is what its code names, but for countries whose codes the two files of GeoNames do not share: Vietnam's
/// towns have the codes of 2025, its divisions those from before. There the names of 2015 decide.
struct TownDivisions {
  /// What is known of the codes of a country's towns.
  private struct Agreement {
    /// Towns whose division of 2015 is known by its name, and those whose code names another one.
    var known = 0
    var contradicted = 0
    /// Towns whose code names no division.
    var unknown = 0

    /// New divisions contradict too, but have codes that both files know.
    var isShared: Bool { 2 * contradicted <= known || 10 * unknown <= known }
  }

  private let earlier: EarlierTowns
  /// Countries whose codes are not shared.
  private(set) var contradicted: Set<String> = []

  init(_ table: TableFile, earlier: EarlierTowns, _ atlas: Atlas) {
    self.earlier = earlier
    var agreements: [String: Agreement] = [:]
    for row in table.rows {
      guard let place = GazetteerRow.Coordinates(row[4], row[5]),
        let town = earlier.town(named: row[1], in: row[2], at: place)
      else { continue }
      let named = Self.divisions(of: town, atlas)
      if named.isEmpty { continue }
      let coded = atlas.divisions["\(row[2]).\(row[3])"]
      agreements[row[2], default: Agreement()].known += 1
      if coded.map({ !named.contains($0) }) ?? true { agreements[row[2]]?.contradicted += 1 }
      if coded == nil { agreements[row[2]]?.unknown += 1 }
    }
    contradicted = Set(agreements.filter { !$0.value.isShared }.keys)
  }

  /// The division of a town of the table; nil for one that lies in none.
  func division(of row: TableFile.Row, _ atlas: Atlas) -> UInt32? {
    guard contradicted.contains(row[2]) else { return atlas.divisions["\(row[2]).\(row[3])"] }
    guard let place = GazetteerRow.Coordinates(row[4], row[5]) else { return nil }
    let town =
      earlier.town(named: row[1], in: row[2], at: place)
      ?? earlier.nearest(in: row[2], to: place)
    return town.flatMap { Self.divisions(of: $0, atlas).first }
  }

  /// The divisions that bear the name of the one that a town lay in.
  private static func divisions(of town: EarlierTowns.Town, _ atlas: Atlas) -> [UInt32] {
    let country = atlas.countries[town.country]
    for key in [town.fullDivision, town.division] where key != 0 {
      let found = atlas.places(withKey: key).filter { $0.kind == .admin1 && $0.parent == country }
      if !found.isEmpty { return found.map(\.id) }
    }
    return []
  }
}
