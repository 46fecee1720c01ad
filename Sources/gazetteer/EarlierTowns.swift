import Places

/// Towns of GeoNames as they were in 2015, with the names of what they lay in.
struct EarlierTowns {
  struct Town {
    var country: String
    var coordinates: GazetteerRow.Coordinates
    /// Keys of the names of its divisions of the first and second level, without the words for what they are.
    var division: UInt64
    var district: UInt64
    /// Key of the full name of its division.
    var fullDivision: UInt64
  }

  private struct Name: Hashable {
    var country: String
    var key: UInt64
  }

  private(set) var towns: [Town] = []
  private let keys: NameKeys
  private var named: [Name: [Int]] = [:]
  private var ofCountries: [String: [Int]] = [:]

  /// `table`: latitude, longitude, name, admin1, admin2, country, separated by commas.
  init(_ table: TableFile, keys: NameKeys) {
    self.keys = keys
    for row in table.rows {
      let fields = Self.fields(row[0])
      guard fields.count == 6, let place = GazetteerRow.Coordinates(fields[0], fields[1]) else {
        continue
      }
      let name = Name(country: fields[5], key: keys.key(fields[2]))
      named[name, default: []].append(towns.count)
      ofCountries[fields[5], default: []].append(towns.count)
      towns.append(
        Town(
          country: fields[5], coordinates: place, division: key(bare: fields[3]),
          district: key(bare: fields[4]), fullDivision: keys.key(fields[3])))
    }
  }

  private func key(bare name: String) -> UInt64 { keys.key(Atlas.bare(name) ?? name) }

  private static func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// The town of that name within some ten kilometres.
  func town(
    named name: String, in country: String, at place: GazetteerRow.Coordinates
  ) -> Town? {
    let found = (named[Name(country: country, key: keys.key(name))] ?? []).map { towns[$0] }
    return nearest(of: found, to: place, within: 11)
  }

  /// The town of a country that is next, within some fifty kilometres.
  func nearest(in country: String, to place: GazetteerRow.Coordinates) -> Town? {
    nearest(of: (ofCountries[country] ?? []).map { towns[$0] }, to: place, within: 55)
  }

  private func nearest(
    of towns: [Town], to place: GazetteerRow.Coordinates, within kilometers: Double
  ) -> Town? {
    towns.map { (town: $0, distance: $0.coordinates.distance(to: place)) }
      .filter { $0.distance <= kilometers }
      .min { $0.distance < $1.distance }?.town
  }
}
