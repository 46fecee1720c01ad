import Segments

/// The place nodes of several segments in one tree, in the order of the gazetteer that all of them come from.
///
/// The gazetteer itself is not asked: the program may have another one by now. Its order is pre-order, siblings by kind and
/// then by identifier, and segments know both.
struct PlaceUnion: PlaceTree, Sendable {
  /// All nodes, each with the number of the one around it.
  let nodes: [PlaceNode]
  /// For each segment the numbers of its nodes.
  let numbers: [[UInt32]]

  /// The tree of all nodes of `segments`; where two differ in what they say of a node, the first one is believed.
  ///
  /// - Complexity: O(nodes · log nodes).
  init(_ segments: [PlaceNodes]) throws {
    var known: [UInt32: Int] = [:]
    var found: [PlaceNode] = []
    // By the places of nodes in `found`.
    var children: [[Int]] = []
    for segment in segments {
      for number in 0..<UInt32(segment.count) {
        let id = try segment.id(of: number)
        if known[id] != nil { continue }
        known[id] = found.count
        found.append(try segment.node(number))
        children.append([])
        let parent = try segment.id(of: segment.parent(of: number))
        if number > 0, let place = known[parent] { children[place].append(found.count - 1) }
      }
    }
    var order: [PlaceNode] = []
    var newNumbers = [UInt32](repeating: 0, count: found.count)
    var stack: [(place: Int, parent: UInt32)] = found.isEmpty ? [] : [(0, 0)]
    while let (place, parent) = stack.popLast() {
      newNumbers[place] = UInt32(order.count)
      found[place].parent = parent
      order.append(found[place])
      let inside = children[place].sorted {
        (found[$1].kind, found[$1].id) < (found[$0].kind, found[$0].id)
      }
      for child in inside { stack.append((child, newNumbers[place])) }
    }
    nodes = order
    numbers = try segments.map { segment in
      try (0..<UInt32(segment.count)).map {
        known[try segment.id(of: $0)].map { newNumbers[$0] } ?? 0
      }
    }
  }

  /// The node around a node.
  @inline(__always)
  func parent(of node: UInt32) -> UInt32 { nodes[Int(node)].parent }

  /// Raw value of its `PlaceKind`.
  @inline(__always)
  func kind(of node: UInt32) -> UInt8 { nodes[Int(node)].kind }
}
