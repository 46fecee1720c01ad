import Bytes
import Kernels

/// The nodes that occur in a segment and all around them, numbered anew from 0 (the world) in the same pre-order.
///
/// Read in place; every look-up is O(1), that of an identifier O(log nodes).
package struct PlaceNodes: Sendable {
  /// Number of nodes.
  package let count: Int
  private let payload: ByteRegion
  private let columns: BitColumns
  private let records: Range<Int>

  private enum Column: Int {
    case id, parent, end, kind, latitude, longitude, byID
  }

  /// - Parameter payload: of the file `placenodes`; its trailer is checked here.
  init(_ payload: ByteRegion) throws {
    self.payload = payload
    let trailer = payload.count - PlaceNodesFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the place nodes end too early", at: 0) }
    count = Int(clamping: try payload.load(UInt64.self, at: trailer))
    let start = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    let bytes = Int(clamping: try payload.load(UInt64.self, at: trailer + 16))
    // An id takes four bytes: this bounds what is multiplied below.
    guard count > 0, count <= payload.count / 4, start <= trailer, bytes <= trailer - start,
      case let widths = PlaceNodesFormat.widths(count),
      case let counts = [Int](repeating: count, count: widths.count),
      BitColumns.starts(counts: counts, widths: widths).last == start,
      case let groups = (count + PlaceNodesFormat.recordGroup - 1) / PlaceNodesFormat.recordGroup,
      start + bytes + 4 * groups == trailer
    else { throw payload.corruption("the trailer of the place nodes is damaged", at: trailer) }
    columns = BitColumns(payload, counts: counts, widths: widths)
    records = start..<(start + bytes)
  }

  private func value(_ column: Column, _ node: UInt32) throws -> UInt32 {
    try columns.value(column.rawValue, node)
  }

  func corruption(_ reason: String, node: UInt32) -> IndexCorruption {
    columns.corruption("place node \(node): \(reason)", row: node)
  }

  /// Its identifier in the gazetteer.
  package func id(of node: UInt32) throws -> UInt32 { try value(.id, node) }

  /// The node with that identifier; nil if nothing in the segment mentions it or anything inside it.
  package func node(withID id: UInt32) throws -> UInt32? {
    let index = try partitionPoint(in: 0..<count) {
      try self.id(of: try value(.byID, UInt32($0))) >= id
    }
    guard index < count else { return nil }
    let node = try value(.byID, UInt32(index))
    return try self.id(of: node) == id ? node : nil
  }

  /// The node that is `index`-th by its identifier, for the check.
  func node(atRank index: UInt32) throws -> UInt32 { try value(.byID, index) }

  /// Raw value of `PlaceKind`.
  package func kind(of node: UInt32) throws -> UInt8 { UInt8(try value(.kind, node)) }

  /// The node around it, a smaller number; the world's is itself.
  package func parent(of node: UInt32) throws -> UInt32 {
    let parent = try value(.parent, node)
    guard parent < node || node == 0 && parent == 0 else {
      throw corruption("lies in \(parent)", node: node)
    }
    return parent
  }

  /// One past the last node that lies inside.
  package func end(of node: UInt32) throws -> UInt32 {
    let end = try value(.end, node)
    guard end > node, end <= count else { throw corruption("ends at \(end)", node: node) }
    return end
  }

  /// The name to show.
  package func name(of node: UInt32) throws -> String { try record(node).name }

  /// Inhabitants, 0 where unknown.
  package func population(of node: UInt32) throws -> Int { try record(node).population }

  /// The country that it is or lies in; nil if there is none.
  package func country(of node: UInt32) throws -> UInt32? {
    var node = node
    while node != 0 {
      if try kind(of: node) == PlaceNode.country { return node }
      node = try parent(of: node)
    }
    return nil
  }

  /// ISO 3166-1 alpha-2 code of the country that it is or lies in; nil if there is none.
  package func countryCode(of node: UInt32) throws -> String? {
    try country(of: node).flatMap { try record($0).code }
  }

  /// Degrees north and east; nil where unknown.
  package func coordinates(
    of node: UInt32
  ) throws -> (latitude: Double, longitude: Double)? {
    let latitude = try value(.latitude, node)
    let longitude = try value(.longitude, node)
    guard latitude <= 180 * UInt32(PlaceNodesFormat.degree),
      longitude <= 360 * UInt32(PlaceNodesFormat.degree)
    else { return nil }
    return (
      (Double(latitude) - 90 * PlaceNodesFormat.degree) / PlaceNodesFormat.degree,
      (Double(longitude) - 180 * PlaceNodesFormat.degree) / PlaceNodesFormat.degree
    )
  }

  /// All that is known of a node, with the segment's number of the one around it.
  package func node(_ node: UInt32) throws -> PlaceNode {
    let record = try record(node)
    let coordinates = try coordinates(of: node)
    return PlaceNode(
      id: try id(of: node), kind: try kind(of: node), name: record.name,
      parent: try parent(of: node), code: record.code, latitude: coordinates?.latitude,
      longitude: coordinates?.longitude, population: record.population)
  }

  // MARK: Records

  private struct Record {
    var population = 0
    var name = ""
    var code: String?
  }

  /// Reads the records of the group up to that of `node`.
  private func record(_ node: UInt32) throws -> Record {
    let group = Int(node) / PlaceNodesFormat.recordGroup
    let range = try range(ofGroup: group)
    var reader = try payload.reader(from: range.lowerBound, count: range.count)
    var record = Record()
    for node in UInt32(group * PlaceNodesFormat.recordGroup)...node {
      record = try read(node, from: &reader)
    }
    return record
  }

  private func read(_ node: UInt32, from reader: inout ByteReader) throws -> Record {
    let population = try reader.varint(atMost: 1 << 48, "population")
    let name = try reader.string()
    guard name.count <= PlaceNodesFormat.longestName else {
      throw reader.corruption("a name has \(name.count) bytes")
    }
    var code: String?
    if try kind(of: node) == PlaceNode.country {
      let letters = try reader.take(2)
      code = letters.first == 0 ? nil : String(decoding: letters, as: UTF8.self)
    }
    return Record(
      population: population, name: String(decoding: name, as: UTF8.self), code: code)
  }

  private func range(ofGroup group: Int) throws -> Range<Int> {
    let place = records.upperBound + 4 * group
    guard group * PlaceNodesFormat.recordGroup < count else {
      throw payload.corruption("there is no group \(group) of records", at: records.lowerBound)
    }
    let start = Int(try payload.load(UInt32.self, at: place))
    let isLast = (group + 1) * PlaceNodesFormat.recordGroup >= count
    let end = isLast ? records.count : Int(try payload.load(UInt32.self, at: place + 4))
    guard start <= end, end <= records.count else {
      throw payload.corruption("the records of places are out of order", at: place)
    }
    return (records.lowerBound + start)..<(records.lowerBound + end)
  }

  /// Reads all records of a group.
  ///
  /// - Throws: also if there is more than these.
  func checkRecords(ofGroup group: Int) throws {
    let range = try range(ofGroup: group)
    var reader = try payload.reader(from: range.lowerBound, count: range.count)
    let first = group * PlaceNodesFormat.recordGroup
    for node in first..<min(count, first + PlaceNodesFormat.recordGroup) {
      _ = try read(UInt32(node), from: &reader)
    }
    guard reader.remaining == 0 else { throw reader.corruption("more than the records of places") }
  }
}

extension PlaceNodes {
  /// Parents and kinds of all nodes in memory: for what climbs the tree often.
  package struct Tree: PlaceTree, Sendable {
    private let parents: [UInt32]
    private let kinds: [UInt8]

    init(parents: [UInt32], kinds: [UInt8]) {
      self.parents = parents
      self.kinds = kinds
    }

    /// For a node below `count` of the nodes; any other one is the world.
    public func parent(of node: UInt32) -> UInt32 {
      node < parents.count ? parents[Int(node)] : 0
    }

    public func kind(of node: UInt32) -> UInt8 { node < kinds.count ? kinds[Int(node)] : 0 }
  }

  /// The tree in memory; O(nodes).
  package func tree() throws -> Tree {
    Tree(
      parents: try (0..<UInt32(count)).map { try parent(of: $0) },
      kinds: try (0..<UInt32(count)).map { try kind(of: $0) })
  }
}
