/// Finds the country and division that a user's place lies in.
final class DivisionFinder {
  let gazetteer: Gazetteer
  private let analyzer: NameAnalyzer
  private let lookup: PlaceLookup
  private var countries: [String: UInt32?] = [:]
  /// Of each country met: division by code, and by the hashes of its names.
  private var codes: [UInt32: [UInt64: UInt32]] = [:]
  private var names: [UInt32: [[UInt64]: UInt32]] = [:]
  /// Of each country met: its towns.
  private var towns: [UInt32: PlaceCells] = [:]

  init(_ gazetteer: Gazetteer) throws {
    self.gazetteer = gazetteer
    lookup = PlaceLookup(gazetteer)
    analyzer = try NameAnalyzer()
    for node in 0..<UInt32(gazetteer.nodeCount) where gazetteer.kind(of: node) == .country {
      if let code = gazetteer.countryCode(of: node) { countries[code] = node }
    }
  }

  /// The words of a name, for comparing.
  func words(of name: String) throws -> [UInt64] { try analyzer.words(of: name) }

  /// The country with a code or name.
  func country(_ text: String) throws -> UInt32? {
    let upper = text.uppercased()
    if let known = countries[upper] { return known }
    let found = try lookup.nodes(named: text).first { gazetteer.kind(of: $0) == .country }
    countries[upper] = found
    return found
  }

  /// The division of a country with a code ("09", "ML.09") or name.
  func division(_ text: String, of country: UInt32) throws -> UInt32? {
    if text.isEmpty { return nil }
    try learn(country)
    let code = text.split(separator: ".").last.map { String($0) } ?? text
    for code in [text, code] {
      if let packed = DivisionCode(code)?.packed, let found = codes[country]?[packed] {
        return found
      }
    }
    return names[country]?[try analyzer.words(of: text)]
  }

  private func learn(_ country: UInt32) throws {
    guard codes[country] == nil else { return }
    var codes: [UInt64: UInt32] = [:]
    var names: [[UInt64]: UInt32] = [:]
    var node = country + 1
    while node < gazetteer.end(of: country) {
      if gazetteer.kind(of: node) == .admin1 {
        codes[gazetteer.interiors.divisions[NodeBits(gazetteer.nodes[node]).home]] = node
        for name in [gazetteer.name(of: node)] + gazetteer.otherNames(of: node).map(\.text) {
          let words = try analyzer.words(of: name)
          if names[words] == nil { names[words] = node }
        }
      }
      node = gazetteer.end(of: node)
    }
    codes[0] = nil
    self.codes[country] = codes
    self.names[country] = names
  }

  /// The division of the town that is next, of those two degrees (222 km) or less away.
  func nearestDivision(
    to place: GazetteerRow.Coordinates?, in country: UInt32
  ) -> UInt32? {
    guard let place else { return nil }
    let towns = self.towns(of: country)
    // Where towns are many, the nearest one is near.
    for reach in [0.125, 0.5, 2] {
      let near = towns.items(within: reach, of: place).compactMap { town in
        coordinates(of: UInt32(town)).map { (place.degrees(to: $0), town) }
      }
      if let next = near.min(by: { $0 < $1 }), next.0 <= reach {
        return gazetteer.admin1Node(of: UInt32(next.1))
      }
    }
    return nil
  }

  private func coordinates(of node: UInt32) -> GazetteerRow.Coordinates? {
    gazetteer.coordinates(of: node).map { .init($0.latitude, $0.longitude) }
  }

  private func towns(of country: UInt32) -> PlaceCells {
    if let known = towns[country] { return known }
    var found = PlaceCells(height: 0.25)
    for node in country..<gazetteer.end(of: country) where gazetteer.kind(of: node) == .populated {
      if let place = coordinates(of: node) { found.add(Int(node), at: place) }
    }
    towns[country] = found
    return found
  }
}
