import Places
import Querying

extension ReferencePlaces: PlaceNames {
  /// Countries first, then divisions, then the rest, by number; "Paris, Texas" is a Paris inside a Texas.
  package func nodes(named name: String) -> [UInt32] {
    let parts = name.lowercased().split(separator: ",").map { $0.drop { $0 == " " } }
    guard let first = parts.first else { return [] }
    let found = nodes.indices.filter { node in
      nodes[node].name.lowercased() == first
        && parts.dropFirst().allSatisfy { part in
          path(node).dropFirst().contains { nodes[$0].name.lowercased() == part }
        }
    }
    return found.sorted { (rank($0), $0) < (rank($1), $1) }.map { UInt32($0) }
  }

  private func rank(_ node: Int) -> Int {
    switch nodes[node].kind {
    case .country: 0
    case .admin1: 1
    default: 2
    }
  }

  /// Names with the same first two letters.
  package func suggestions(for name: String, limit: Int) -> [String] {
    let start = name.lowercased().prefix(2)
    return Array(nodes.map(\.name).filter { $0.lowercased().hasPrefix(start) }.prefix(limit))
  }

  package func description(of node: UInt32) -> String {
    let node = nodes[Int(node)]
    return "\(node.name), \(node.kind) in \(nodes[node.parent].name)"
  }

  package func id(of node: UInt32) -> UInt32 { nodes[Int(node)].id }
  package func node(withID id: UInt32) -> UInt32? { index(ofID: id).map { UInt32($0) } }
  package func kind(of node: UInt32) -> PlaceKind { nodes[Int(node)].kind }
  package func name(of node: UInt32) -> String { nodes[Int(node)].name }

  package func end(of node: UInt32) -> UInt32 {
    var end = Int(node) + 1
    while end < nodes.count, path(end).contains(Int(node)) { end += 1 }
    return UInt32(end)
  }

  package func coordinates(of node: UInt32) -> (latitude: Double, longitude: Double)? {
    let node = nodes[Int(node)]
    guard let latitude = node.latitude, let longitude = node.longitude else { return nil }
    return (latitude, longitude)
  }

  package func members(of node: UInt32) -> [UInt32] {
    nodes[Int(node)].members.compactMap { self.node(withID: $0) }
  }

  package func isCapital(_ node: UInt32) -> Bool { false }
  package func population(of node: UInt32) -> Int { nodes[Int(node)].population }
}

extension ReferencePlaces {
  /// A few places of every kind.
  package static let sample = ReferencePlaces([
    Node(1, "World", .world, in: 0),
    Node(2, "Africa", .continent, in: 0),
    Node(3, "Western Africa", .subregion, in: 1),
    Node(10, "Mali", .country, in: 2, at: (17, -4)),
    Node(11, "Gao", .admin1, in: 3, at: (17.1, 0.9)),
    Node(12, "Gao", .populated, in: 4, at: (16.27, -0.04)),
    Node(13, "Ansongo", .populated, in: 4, at: (15.66, 0.5)),
    Node(14, "Kidal", .admin1, in: 3, at: (19, 1.4)),
    Node(15, "Kidal", .populated, in: 7, at: (18.44, 1.41)),
    Node(16, "Tessalit", .populated, in: 7, at: (20.2, 1.01)),
    Node(17, "Bamako", .populated, in: 3, at: (12.65, -8)),
    Node(18, "northern Mali", .part, in: 3, members: [11, 14]),
    Node(20, "Niger", .country, in: 2, at: (17, 9)),
    Node(21, "Niamey", .populated, in: 12, at: (13.51, 2.11)),
    Node(30, "Burkina Faso", .country, in: 2, at: (12, -1)),
    Node(40, "Sahel", .region, in: 1, members: [10, 20, 41]),
    Node(41, "Lake Chad basin", .region, in: 1, members: [20, 40]),
    Node(42, "Sahara", .feature, in: 1, at: (23, 10)),
    Node(50, "Europe", .continent, in: 0),
    Node(51, "France", .country, in: 18, at: (46, 2)),
    Node(52, "Paris", .populated, in: 19, at: (48.85, 2.35)),
    Node(53, "Georgia", .country, in: 18, at: (42, 43.5)),
    Node(60, "Americas", .continent, in: 0),
    Node(61, "United States", .country, in: 22, at: (39, -98)),
    Node(62, "Georgia", .admin1, in: 23, at: (32.7, -83.5)),
    Node(63, "Texas", .admin1, in: 23, at: (31, -100)),
    Node(64, "Paris", .populated, in: 25, at: (33.66, -95.55)),
    Node(65, "Bering Sea", .feature, in: 0, at: (58, -178)),
    Node(66, "Utopia", .region, in: 0),
    Node(67, "Mali Empire", .region, in: 0),
    Node(68, "Utopia", .populated, in: 0, population: 40_000),
    Node(69, "Utopia", .populated, in: 0, population: 4000),
  ])
}
