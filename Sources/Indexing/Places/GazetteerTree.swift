import Places
import Segments

/// The gazetteer's tree, as places are weighed in it.
package struct GazetteerTree: PlaceTree {
  private let nodes: GazetteerNodes

  /// The tree of a gazetteer.
  package init(_ gazetteer: Gazetteer) { nodes = GazetteerNodes(gazetteer) }

  /// The node around a node.
  @inline(__always)
  package func parent(of node: UInt32) -> UInt32 { nodes.parent(of: node) }

  /// Raw value of its `PlaceKind`.
  @inline(__always)
  package func kind(of node: UInt32) -> UInt8 { nodes.kind(of: node).rawValue }
}

extension PostedPlace {
  /// An accepted mention as it is posted, with the gazetteer's number of its node.
  package init(_ mention: PlaceMention) {
    self.init(
      node: mention.part, position: mention.position, length: mention.length,
      kind: mention.kind.rawValue, zone: mention.zone.rawValue, isRepeated: mention.isRepeated,
      confidence: PostedPlace.confidence(of: mention.score))
  }
}

extension Gazetteer {
  /// A node as an index has it, with the gazetteer's number of the one around it.
  func placeNode(_ node: UInt32) -> PlaceNode {
    let coordinates = coordinates(of: node)
    let kind = kind(of: node)
    return PlaceNode(
      id: id(of: node), kind: kind.rawValue, name: name(of: node), parent: parent(of: node),
      code: kind == .country ? countryCode(of: node) : nil, latitude: coordinates?.latitude,
      longitude: coordinates?.longitude, population: population(of: node))
  }
}
