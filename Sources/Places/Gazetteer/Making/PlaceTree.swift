/// Rows in pre-order.
struct PlaceTree {
  /// The row of each node.
  private(set) var rows: [GazetteerRow] = []
  /// One past the last node inside each.
  private(set) var ends: [Int] = []
  /// Node of the parent of each; the world's is itself.
  private(set) var parents: [Int] = []
  /// Node of the country of each, -1 for none.
  private(set) var countries: [Int] = []
  /// Node of each identifier.
  private(set) var nodes: [UInt32: Int] = [:]

  /// Numbers the rows: siblings by kind, then by identifier.
  init(_ given: [GazetteerRow]) throws {
    guard given.count <= GazetteerFormat.maximumNodes else {
      throw GazetteerRowError.tooMany(what: "places", limit: GazetteerFormat.maximumNodes)
    }
    try Self.check(given)
    // The identifier makes the order total, so the order in which rows came does not show.
    let order = given.indices.sorted { left, right in
      let (left, right) = (given[left], given[right])
      if left.parent != right.parent { return left.parent < right.parent }
      if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
      return left.id < right.id
    }
    try number(given, order)
  }

  private mutating func number(_ given: [GazetteerRow], _ order: [Int]) throws {
    var children: [UInt32: Range<Int>] = [:]
    for (place, index) in order.enumerated() {
      let parent = given[index].parent
      children[parent] = (children[parent]?.lowerBound ?? place)..<place + 1
    }
    rows.reserveCapacity(given.count)
    guard let world = given.first(where: { $0.kind == .world }) else { return }
    // Nodes still to be numbered, the next one last; a negative one ends the node ~n.
    var stack: [(row: Int, parent: Int)] = [(order.first { given[$0].id == world.id } ?? 0, 0)]
    while let (index, parent) = stack.popLast() {
      if index < 0 {
        ends[~index] = rows.count
        continue
      }
      let node = append(given[index], parent: parent)
      guard given[index].kind.isInterior else { continue }
      stack.append((~node, 0))
      for child in (children[given[index].id] ?? 0..<0).reversed()
      where given[order[child]].kind != .world {
        stack.append((order[child], node))
      }
    }
    try checkWhole(given)
  }

  private mutating func append(_ row: GazetteerRow, parent: Int) -> Int {
    let node = rows.count
    rows.append(row)
    parents.append(parent)
    ends.append(node + 1)
    nodes[row.id] = node
    countries.append(row.kind == .country ? node : node == 0 ? -1 : countries[parent])
    return node
  }

  func countryCode(of node: Int) -> String? {
    countries[node] < 0 ? nil : rows[countries[node]].countryCode
  }

  private static func check(_ rows: [GazetteerRow]) throws {
    var seen = Set<UInt32>(minimumCapacity: rows.count)
    for row in rows {
      guard seen.insert(row.id).inserted else {
        throw GazetteerRowError.duplicate(id: row.id, name: row.name)
      }
      for name in [row.name] + row.names.map(\.text) where !isName(name) {
        throw GazetteerRowError.badName(id: row.id, name: name)
      }
    }
    let worlds = rows.filter { $0.kind == .world }
    if worlds.count > 1 {
      throw GazetteerRowError.duplicate(id: worlds[1].id, name: worlds[1].name)
    }
  }

  private static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    return !bytes.isEmpty && bytes.count <= GazetteerFormat.maximumNameBytes
      && bytes.allSatisfy { $0 >= 0x20 }
  }

  private func checkWhole(_ given: [GazetteerRow]) throws {
    if rows.count < given.count, let lost = given.first(where: { nodes[$0.id] == nil }) {
      throw GazetteerRowError.orphan(id: lost.id, name: lost.name, parent: lost.parent)
    }
    let interiors = rows.count { $0.kind.isInterior }
    guard interiors < GazetteerFormat.noInterior else {
      throw GazetteerRowError.tooMany(
        what: "countries and divisions", limit: Int(GazetteerFormat.noInterior))
    }
  }
}
