import Places

extension Atlas {
  /// The place that a hand table means.
  ///
  /// `ML` is a country, `ML/Kidal` one of its divisions of the first level, `ML:Sokolo` the largest town of that
  /// name in it, `@sahel` a region of regions.tsv, `#2988507` an identifier.
  func place(_ reference: String) -> UInt32? {
    guard let first = reference.first else { return nil }
    if first == "@" { return regions[String(reference.dropFirst())] }
    if first == "#" { return UInt32(reference.dropFirst()).flatMap { has($0) ? $0 : nil } }
    let mark = reference.firstIndex { $0 == "/" || $0 == ":" }
    guard let mark, let country = countries[String(reference[..<mark])] else {
      return countries[reference]
    }
    let name = String(reference[reference.index(after: mark)...])
    return reference[mark] == "/" ? division(name, of: country) : town(name, in: country)
  }

  private func division(_ name: String, of country: UInt32) -> UInt32? {
    let found = places(named: name).filter { $0.kind == .admin1 && $0.parent == country }
    return (found.first { keys.key($0.name) == keys.key(name) } ?? found.first)?.id
  }

  private func town(_ name: String, in country: UInt32) -> UInt32? {
    let key = keys.key(name)
    let main = places(withKey: key).filter {
      $0.kind == .populated && self.country(of: $0.id)?.id == country
    }
    return main.max { ($0.population, $1.id) < ($1.population, $0.id) }?.id
  }

  /// The places of a list of references; those that lead nowhere are told.
  mutating func places(_ references: [String], file: TableFile, line: Int) -> [UInt32] {
    references.compactMap { reference in
      let place = place(reference)
      if place == nil { problems.append("\(file.path):\(line): '\(reference)' is no place") }
      return place
    }
  }
}

extension String {
  /// The part of the path behind the last slash.
  var lastComponent: String { String(split(separator: "/").last ?? "") }
}

/// Numbers from text without Foundation.
extension GazetteerRow.Coordinates {
  init?(_ latitude: String, _ longitude: String) {
    guard let latitude = Double(latitude), let longitude = Double(longitude) else { return nil }
    self.init(latitude, longitude)
  }
}
