extension PlaceLookup {
  /// A node in words for people: "Gao, region of Mali", "Paris, city in Texas, United States".
  package func description(of node: UInt32) -> String {
    let name = gazetteer.name(of: node)
    switch gazetteer.kind(of: node) {
    case .world: return name
    case .continent: return "\(name), continent"
    case .subregion: return "\(name), part of \(parentName(of: node))"
    case .country: return "\(name), country in \(parentName(of: node))"
    case .admin1: return "\(name), \(divisionWord(of: node)) of \(parentName(of: node))"
    case .admin2: return "\(name), district in \(surroundings(of: node))"
    case .part: return "\(name), part of \(parentName(of: node))"
    case .region:
      let around = surroundings(of: node)
      return around.isEmpty ? "\(name), region" : "\(name), region in \(around)"
    case .populated:
      if gazetteer.isCapital(node), let country = gazetteer.countryNode(of: node) {
        return "\(name), capital of \(gazetteer.name(of: country))"
      }
      let word = gazetteer.population(of: node) >= 100_000 ? "city" : "town"
      return "\(name), \(word) in \(surroundings(of: node))"
    case .feature:
      let around = surroundings(of: node)
      return around.isEmpty ? name : "\(name), in \(around)"
    case .site: return "\(name), site in \(surroundings(of: node))"
    }
  }

  private func parentName(of node: UInt32) -> String {
    gazetteer.name(of: gazetteer.parent(of: node))
  }

  /// What is around a node: its division and country, or the continent; empty for the world.
  private func surroundings(of node: UInt32) -> String {
    let parent = gazetteer.parent(of: node)
    switch gazetteer.kind(of: parent) {
    case .world: return ""
    case .admin1: return "\(gazetteer.name(of: parent)), \(parentName(of: parent))"
    default: return gazetteer.name(of: parent)
    }
  }

  private func divisionWord(of node: UInt32) -> String {
    switch gazetteer.countryCode(of: node) {
    case "US", "AU", "IN", "BR", "MX", "NG", "DE", "AT", "VE", "MY", "SD", "SS", "MM": "state"
    case "CA", "CN", "ZA", "AR", "AF", "PK", "IR", "TR", "CD", "NL", "BE", "KH", "LA", "ID", "CU":
      "province"
    case "GB": "country"
    case "JP": "prefecture"
    case "KE", "IE", "RO", "HR", "HU", "NO", "SE", "LR": "county"
    case "EG", "IQ", "SY", "YE", "JO", "TN", "LB", "OM", "KW", "BH": "governorate"
    default: "region"
    }
  }
}
