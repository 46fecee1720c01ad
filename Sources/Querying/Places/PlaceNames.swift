import Places

/// What names of places in queries are looked up in: nodes of a place tree in pre-order.
package protocol PlaceNames {
  /// What a name may mean, the likeliest first; empty if it is unknown.
  func nodes(named name: String) throws -> [UInt32]
  /// Names that are spelled nearly so, the likeliest first.
  func suggestions(for name: String, limit: Int) throws -> [String]
  /// A node in words for people.
  func description(of node: UInt32) -> String
  func id(of node: UInt32) -> UInt32
  func node(withID id: UInt32) -> UInt32?
  func kind(of node: UInt32) -> PlaceKind
  func name(of node: UInt32) -> String
  /// One past the last node that lies inside.
  func end(of node: UInt32) -> UInt32
  func coordinates(of node: UInt32) -> (latitude: Double, longitude: Double)?
  /// What a region or part consists of, besides what lies inside it in the tree.
  func members(of node: UInt32) -> [UInt32]
  func isCapital(_ node: UInt32) -> Bool
  /// Inhabitants, 0 where unknown.
  func population(of node: UInt32) -> Int
}

extension PlaceLookup: PlaceNames {
  package func id(of node: UInt32) -> UInt32 { gazetteer.id(of: node) }
  package func node(withID id: UInt32) -> UInt32? { gazetteer.node(withID: id) }
  package func kind(of node: UInt32) -> PlaceKind { gazetteer.kind(of: node) }
  package func name(of node: UInt32) -> String { gazetteer.name(of: node) }
  package func end(of node: UInt32) -> UInt32 { gazetteer.end(of: node) }
  package func members(of node: UInt32) -> [UInt32] { gazetteer.members(of: node) }
  package func isCapital(_ node: UInt32) -> Bool { gazetteer.isCapital(node) }
  package func population(of node: UInt32) -> Int { gazetteer.population(of: node) }

  package func coordinates(of node: UInt32) -> (latitude: Double, longitude: Double)? {
    gazetteer.coordinates(of: node)
  }
}
