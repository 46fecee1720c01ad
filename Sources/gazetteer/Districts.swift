import Places

/// Divisions of the second level, as far as they have names of their own and a place on the map.
struct Districts {
  /// Means of the towns of a district: sums of latitude and longitude, and their number.
  fileprivate struct Mean {
    var latitude = 0.0
    var longitude = 0.0
    var count = 0.0

    var coordinates: GazetteerRow.Coordinates { .init(latitude / count, longitude / count) }
  }

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
  private var means: [Place: Mean] = [:]

  /// `towns`: latitude, longitude, name, admin1, admin2, country, separated by commas.
  init(towns: TableFile, keys: NameKeys) {
    self.keys = keys
    for row in towns.rows {
      let fields = Self.fields(row[0])
      guard fields.count == 6, !fields[4].isEmpty, let latitude = Double(fields[0]),
        let longitude = Double(fields[1])
      else { continue }
      let district = keys.key(Self.bare(fields[4]))
      for division in [keys.key(fields[3]), 0] {
        means[Place(country: fields[5], division: division, district: district), default: Mean()]
          .add(latitude, longitude)
      }
    }
  }

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

  private static func bare(_ name: String) -> String { Atlas.bare(name) ?? name }

  /// Adds the districts of `table` (code, name, ASCII name, id) to an atlas that has the towns.
  func add(_ table: TableFile, to atlas: inout Atlas) {
    for row in table.rows {
      let code = row[0].split(separator: ".").map(String.init)
      guard code.count >= 3, let id = UInt32(row[3]), !Self.leftOut.contains(code[0]),
        let division = atlas.divisions["\(code[0]).\(code[1])"], !row[1].isEmpty
      else { continue }
      let namesakes = atlas.places(named: row[1]).filter {
        $0.id == division || $0.parent == division || $0.kind == .country
      }
      guard namesakes.isEmpty, let place = place(of: row[1], code[0], division, atlas) else {
        continue
      }
      atlas.add(GazetteerRow(id: id, .admin2, row[1], in: division, at: place))
      atlas.add(name: row[2], .name, to: id)
    }
  }

  /// Where its towns are, or the town that bears its name.
  private func place(
    of name: String, _ country: String, _ division: UInt32, _ atlas: Atlas
  ) -> GazetteerRow.Coordinates? {
    let district = keys.key(Self.bare(name))
    let row = atlas[division]
    for name in [row.name] + row.names.map(\.text) {
      let place = Place(country: country, division: keys.key(name), district: district)
      if let mean = means[place] { return mean.coordinates }
    }
    let seat = atlas.places(withKey: district).first {
      $0.parent == division && $0.kind == .populated
    }
    if let seat { return seat.coordinates }
    // Divisions have been drawn anew since; a name that is unique in the country will do.
    return means[Place(country: country, division: 0, district: district)]?.coordinates
  }
}

extension Districts.Mean {
  fileprivate mutating func add(_ latitude: Double, _ longitude: Double) {
    self.latitude += latitude
    self.longitude += longitude
    count += 1
  }
}
