import Places

/// Parts of countries that a direction names, such as northern Mali: nodes whose members are divisions.
///
/// A division belongs to the half (north, south, east, west) or quarter of the country in which its middle lies,
/// and to the centre if that is in the middle third both ways. The country is the box around its towns
/// without the outermost hundredth on each side. parts.tsv says otherwise where usage does.
struct Parts {
  private static let words: [Gazetteer.Direction: String] = [
    .north: "northern", .south: "southern", .east: "eastern", .west: "western",
    .northeast: "northeastern", .northwest: "northwestern", .southeast: "southeastern",
    .southwest: "southwestern", .central: "central",
  ]

  /// Least number of divisions that make parts worth while.
  private static let leastDivisions = 4

  /// Adds the parts of all countries.
  ///
  /// - Parameter overrides: country, direction, members, other names.
  static func add(to atlas: inout Atlas, overrides: TableFile) {
    var given: [UInt32: [Gazetteer.Direction: TableFile.Row]] = [:]
    for row in overrides.rows {
      guard let country = atlas.place(row[0]), let direction = direction(row[1]),
        atlas[country].kind == .country
      else {
        atlas.problems.append("\(overrides.path):\(row.line): no country or direction")
        continue
      }
      given[country, default: [:]][direction] = row
    }
    var divisions: [UInt32: [GazetteerRow]] = [:]
    var towns: [UInt32: [GazetteerRow.Coordinates]] = [:]
    for row in atlas.rows {
      if row.kind == .admin1 { divisions[row.parent, default: []].append(row) }
      if row.kind == .populated, let place = row.coordinates,
        let country = atlas.country(of: row.id)
      {
        towns[country.id, default: []].append(place)
      }
    }
    for country in atlas.countries.values.sorted() {
      let inside = (divisions[country] ?? []).filter { $0.coordinates != nil }
      let extent = Extent(towns[country] ?? [], trimming: 0.01)
      for direction in Gazetteer.Direction.allCases {
        let row = given[country]?[direction]
        var members: [UInt32] = []
        if let row {
          members = atlas.places(row.values(2), file: overrides, line: row.line)
        } else if let extent, inside.count >= leastDivisions {
          members = inside.filter { contains(direction, extent, $0) }.map(\.id)
        }
        add(direction, of: country, members, names: row?.values(3) ?? [], to: &atlas)
      }
    }
  }

  private static func add(
    _ direction: Gazetteer.Direction, of country: UInt32, _ members: [UInt32], names: [String],
    to atlas: inout Atlas
  ) {
    guard !members.isEmpty, let word = words[direction] else { return }
    let places = members.compactMap { atlas[$0].coordinates }
    var part = GazetteerRow(
      id: PlaceID.part(ofCountry: atlas[country].countryNumber, direction), .part,
      "\(word) \(atlas[country].name)", in: country, at: Extent(places, trimming: 0)?.middle,
      population: members.reduce(0) { $0 + atlas[$1].population })
    part.members = members
    part.nameForm = nil
    atlas.add(part)
    for name in names { atlas.add(name: name, .name, to: part.id) }
  }

  private static func contains(
    _ direction: Gazetteer.Direction, _ extent: Extent, _ division: GazetteerRow
  ) -> Bool {
    guard let place = division.coordinates else { return false }
    let longitude =
      place.longitude < extent.west && extent.east > 180 ? place.longitude + 360 : place.longitude
    let x = (longitude - extent.west) / max(extent.east - extent.west, 0.01)
    let y = (place.latitude - extent.south) / max(extent.north - extent.south, 0.01)
    return switch direction {
    case .north: y >= 0.5
    case .south: y < 0.5
    case .east: x >= 0.5
    case .west: x < 0.5
    case .northeast: y >= 0.5 && x >= 0.5
    case .northwest: y >= 0.5 && x < 0.5
    case .southeast: y < 0.5 && x >= 0.5
    case .southwest: y < 0.5 && x < 0.5
    case .central: abs(y - 0.5) <= 1.0 / 6 && abs(x - 0.5) <= 1.0 / 6
    }
  }

  private static func direction(_ text: String) -> Gazetteer.Direction? {
    let text = text.lowercased()
    return words.first { $0.value == text || "\($0.key)" == text }?.key
  }
}
