import Places

/// The towns by degrees, to see what a feature lies in.
struct TownGrid {
  private var cells: [Int: [UInt32]] = [:]

  init(_ atlas: Atlas) {
    for row in atlas.rows where row.kind == .populated {
      guard let place = row.coordinates else { continue }
      cells[Self.cell(place.latitude, place.longitude), default: []].append(row.id)
    }
  }

  private static func cell(_ latitude: Double, _ longitude: Double) -> Int {
    Int(latitude.rounded(.down)) * 1000 + Int(longitude.rounded(.down))
  }

  /// The country that all towns of the box lie in, else their continent, else the world.
  ///
  /// Where there are no towns, those around decide.
  func parent(of box: Box, _ atlas: Atlas) -> UInt32 {
    for margin in [0, 1, 2, 4, 8] {
      let found = towns(of: box, margin: margin)
      if found.isEmpty { continue }
      let countries = Set(found.compactMap { atlas.country(of: $0)?.id })
      if countries.count == 1, let country = countries.first { return country }
      let continents = Set(countries.compactMap { atlas.continent(of: $0) })
      return continents.count == 1 ? continents.first ?? GazetteerRow.world : GazetteerRow.world
    }
    return GazetteerRow.world
  }

  private func towns(of box: Box, margin: Int) -> [UInt32] {
    towns(
      rows: Int(box.south.rounded(.down)) - margin...Int(box.north.rounded(.down)) + margin,
      columns: Int(box.west.rounded(.down)) - margin...Int(box.east.rounded(.down)) + margin)
  }

  /// The towns in the cells around a place: all within a hundred kilometres outside polar regions.
  func towns(around place: GazetteerRow.Coordinates) -> [UInt32] {
    let row = Int(place.latitude.rounded(.down))
    let column = Int(place.longitude.rounded(.down))
    return towns(rows: row - 1...row + 1, columns: column - 1...column + 1)
  }

  private func towns(rows: ClosedRange<Int>, columns: ClosedRange<Int>) -> [UInt32] {
    rows.flatMap { row in columns.flatMap { cells[row * 1000 + $0] ?? [] } }
  }
}
