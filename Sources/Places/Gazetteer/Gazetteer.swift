import Bytes

/// A compiled gazetteer: the place tree and the names of its nodes, read in place.
///
/// Nodes are numbered in pre-order, the world is 0: all that lies inside a node is the range behind it, up to
/// `end(of:)`. Sendable and cheap to copy: it holds addresses only, and the memory behind them stays until the
/// process ends. Damaged bytes give wrong answers, never a trap; a node or state that is none gives what
/// the world or no name would give.
public struct Gazetteer: Sendable {
  /// Number of nodes.
  public let nodeCount: Int
  /// Checksum of its bytes, which an index records.
  public let version: UInt64

  let memory: GazetteerMemory
  let nodes: Column<UInt64>
  let ids: Column<UInt32>
  let idOrder: Column<UInt32>
  let populations: Column<UInt32>
  let names: NodeTexts
  let interiors: InteriorNodes
  let others: NodeLists<UInt8>
  let memberLists: NodeLists<UInt32>
  let words: WordTable
  let states: NameStates
  let factWords: Column<UInt8>

  /// The one that is part of the program.
  ///
  /// - Complexity: O(1): its checksum is not verified, see `verify`.
  package static func shipped() throws -> Gazetteer {
    try Gazetteer(.shipped, name: "the program's gazetteer")
  }

  /// One that an index carries.
  ///
  /// - Complexity: O(bytes): all pages are verified.
  package init(_ region: ByteRegion) throws {
    try self.init(try GazetteerMemory(region), name: region.fileName)
  }

  /// One that `GazetteerBuilder` made.
  ///
  /// - Complexity: O(bytes).
  package init(bytes: [UInt8], name: String = "a gazetteer") throws {
    try self.init(GazetteerMemory(bytes), name: name)
  }

  private init(_ memory: GazetteerMemory, name: String) throws {
    let layout = try GazetteerLayout(memory, name: name)
    self.memory = memory
    nodeCount = layout.nodeCount
    version = layout.checksum
    nodes = try layout.column(.nodes, count: nodeCount)
    ids = try layout.column(.ids, count: nodeCount)
    idOrder = try layout.column(.idOrder, count: nodeCount)
    populations = try layout.column(.populations, count: nodeCount)
    names = try NodeTexts(layout)
    interiors = try InteriorNodes(layout)
    others = try NodeLists(layout, .otherNodes, .otherOffsets, .otherTexts)
    memberLists = try NodeLists(layout, .memberNodes, .memberOffsets, .members)
    words = try WordTable(layout)
    states = try NameStates(layout, firstStep: UInt32(words.fingerprints.count))
    factWords = try layout.column(.factWords)
  }

  /// The compiled bytes, for an index that carries them.
  package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    memory.bytes(0..<memory.count).withSpan(body)
  }

  /// Holds the checksum against the bytes.
  ///
  /// - Throws: `IndexCorruption`.
  /// - Complexity: O(bytes).
  package func verify() throws {
    let found = memory.bytes(GazetteerFormat.checkedFrom..<memory.count).withSpan(Checksum.xxh3)
    guard found == version else {
      throw IndexCorruption(
        file: "gazetteer", offset: GazetteerFormat.checkedFrom, reason: "its checksum is wrong")
    }
  }
}

// MARK: Nodes

extension Gazetteer {
  /// The identifier of a node, which no other node has and which stays with it: GeoNames' where there is one.
  public func id(of node: UInt32) -> UInt32 { ids[node] }

  /// The node with an identifier.
  ///
  /// - Complexity: O(log nodes).
  public func node(withID id: UInt32) -> UInt32? {
    var low = 0
    var high = idOrder.count
    while low < high {
      let middle = (low + high) / 2
      if ids[idOrder[middle]] < id { low = middle + 1 } else { high = middle }
    }
    let node = idOrder[low]
    return low < idOrder.count && ids[node] == id && node < nodeCount ? node : nil
  }

  /// What a node is.
  @inline(__always)
  public func kind(of node: UInt32) -> PlaceKind { NodeBits(nodes[node]).kind }

  /// The name to show.
  public func name(of node: UInt32) -> String { names.text(of: node) }

  /// The node around it; the world's is itself.
  ///
  /// It is always smaller than the node's number, so that going up comes to an end.
  @inline(__always)
  public func parent(of node: UInt32) -> UInt32 {
    let bits = NodeBits(nodes[node])
    let around = bits.isInterior ? Int(interiors.parents[bits.home]) : bits.home
    let parent = interiors.nodes[around]
    return parent < node ? parent : 0
  }

  /// One past the last node that lies inside; greater than the node, whatever number that is.
  @inline(__always)
  public func end(of node: UInt32) -> UInt32 {
    let bits = NodeBits(nodes[node])
    guard bits.isInterior else { return node &+ 1 }
    return max(min(interiors.ends[bits.home], UInt32(truncatingIfNeeded: nodeCount)), node &+ 1)
  }

  /// The node of its country, nil above countries and for what belongs to none.
  @inline(__always)
  public func countryNode(of node: UInt32) -> UInt32? {
    interiors.countryNode(ofInterior: NodeBits(nodes[node]).home)
  }

  /// The node of its division of the first level, itself if it is one; nil if it lies in none.
  @inline(__always)
  public func admin1Node(of node: UInt32) -> UInt32? {
    let around = interiors.nodes[NodeBits(nodes[node]).home]
    return kind(of: around) == .admin1 ? around : nil
  }

  /// ISO 3166-1 alpha-2 code of its country, two letters, nil where it belongs to none.
  public func countryCode(of node: UInt32) -> String? {
    let country = Int(interiors.countries[NodeBits(nodes[node]).home])
    let code = interiors.codes[country]
    return code == 0 ? nil : CountryCode(packed: code).text
  }

  /// Degrees north and east; nil where nobody can say.
  @inline(__always)
  public func coordinates(of node: UInt32) -> (latitude: Double, longitude: Double)? {
    NodeBits(nodes[node]).coordinates
  }

  /// Inhabitants, 0 where unknown.
  @inline(__always)
  public func population(of node: UInt32) -> Int { Int(populations[node]) }

  /// Whether it is the capital of its country.
  @inline(__always)
  public func isCapital(_ node: UInt32) -> Bool { NodeBits(nodes[node]).isCapital }

  /// The nodes that a region or part consists of, besides what lies inside it in the tree.
  public func members(of node: UInt32) -> [UInt32] {
    memberLists.range(of: node).map { memberLists.items[$0] }.filter { $0 < nodeCount }
  }

  /// The node of the part of a country that a direction names.
  public func part(of country: UInt32, _ direction: Direction) -> UInt32? {
    let bits = NodeBits(nodes[country])
    guard bits.kind == .country else { return nil }
    let number = interiors.numbers[bits.home]
    return self.node(withID: PlaceID.part(ofCountry: number, direction))
  }

  /// The directions that name parts of countries.
  public enum Direction: UInt8, CaseIterable, Sendable {
    case north, south, east, west, northeast, northwest, southeast, southwest, central
  }
}

/// The nodes of a gazetteer for loops in other rooms: a `Gazetteer` is some forty addresses, and copied whole for each call
/// from there.
public final class GazetteerNodes: Sendable {
  private let gazetteer: Gazetteer

  /// The nodes of `gazetteer`.
  public init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// As `Gazetteer.parent`.
  public func parent(of node: UInt32) -> UInt32 { gazetteer.parent(of: node) }

  /// As `Gazetteer.kind`.
  public func kind(of node: UInt32) -> PlaceKind { gazetteer.kind(of: node) }
}

/// Identifiers of the project's own; those below are GeoNames' and users'.
package enum PlaceID {
  /// The first identifier that is the project's own.
  package static let firstOwn: UInt32 = 4_000_000_000
  /// Where those of Natural Earth's features begin, and how many there may be.
  package static let features: Range<UInt32> = 4_010_000_000..<4_090_000_000
  /// Where those of parts of countries begin.
  package static let firstPart: UInt32 = 4_100_000_000
  /// Those of users' places whose own identifier is another place's: that number, counted from here.
  package static let users: Range<UInt32> = 4_200_000_000..<4_290_000_000
  /// GeoNames has none from here on: free for users.
  package static let firstFree: UInt32 = 1_000_000_000

  /// The identifier for a user's place whose own one is taken; nil if that is larger than any of GeoNames'.
  package static func user(_ id: UInt32) -> UInt32? {
    id < UInt32(users.count) ? users.lowerBound + id : nil
  }

  /// The identifier of a part of the country with a number in ISO 3166-1.
  package static func part(ofCountry number: UInt16, _ direction: Gazetteer.Direction) -> UInt32 {
    firstPart + 16 * UInt32(number) + UInt32(direction.rawValue)
  }
}

/// Up to eight ASCII characters.
struct DivisionCode: Hashable {
  var packed: UInt64

  init(packed: UInt64) { self.packed = packed }

  /// Nil unless `text` is that short; small letters count as capitals.
  init?(_ text: String) {
    guard text.utf8.count <= 8 else { return nil }
    packed = 0
    for (index, byte) in text.uppercased().utf8.enumerated() {
      packed |= UInt64(byte) << UInt64(8 * index)
    }
  }

  var text: String {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: packed >> UInt64(8 * $0)) }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// Two capital letters.
struct CountryCode: Hashable {
  var packed: UInt16

  init(packed: UInt16) { self.packed = packed }

  /// Nil unless `text` has two ASCII letters; small ones count as capitals.
  init?(_ text: some StringProtocol) {
    let letters = text.utf8.map { $0 & 0xDF }
    guard letters.count == 2, letters.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
    packed = UInt16(letters[0]) << 8 | UInt16(letters[1])
  }

  var text: String {
    String(decoding: [UInt8(packed >> 8), UInt8(packed & 0xFF)], as: UTF8.self)
  }
}
