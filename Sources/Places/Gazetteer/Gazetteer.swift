import Bytes

/// A compiled gazetteer: the place tree and the names of its nodes, read in place.
///
/// Nodes are numbered in pre-order, the world is 0: all that lies inside a node is the range behind it, up to
/// `end(of:)`. Sendable and cheap to copy.
public struct Gazetteer: Sendable {
  /// Number of nodes.
  public let nodeCount: Int
  /// Checksum of its bytes, which an index records.
  public let version: UInt64

  /// The one that is part of the program.
  package static func shipped() throws -> Gazetteer { Gazetteer(nodeCount: 0, version: 0) }

  init(nodeCount: Int, version: UInt64) {
    self.nodeCount = nodeCount
    self.version = version
  }

  // MARK: Nodes

  /// The identifier of a node, which no other node has and which stays with it: GeoNames' where there is one.
  public func id(of node: UInt32) -> UInt32 { 0 }
  /// The node with an identifier. O(log nodes).
  public func node(withID id: UInt32) -> UInt32? { nil }
  public func kind(of node: UInt32) -> PlaceKind { .world }
  /// The name to show.
  public func name(of node: UInt32) -> String { "" }
  /// The node around it; the world's is itself.
  public func parent(of node: UInt32) -> UInt32 { 0 }
  /// One past the last node that lies inside.
  public func end(of node: UInt32) -> UInt32 { 0 }
  /// The node of its country, nil above countries and for what belongs to none.
  public func countryNode(of node: UInt32) -> UInt32? { nil }
  /// ISO 3166-1 alpha-2 code of its country, two letters, nil where it belongs to none.
  public func countryCode(of node: UInt32) -> String? { nil }
  /// Degrees north and east; nil where nobody can say.
  public func coordinates(of node: UInt32) -> (latitude: Double, longitude: Double)? { nil }
  /// Inhabitants, 0 where unknown.
  public func population(of node: UInt32) -> Int { 0 }
  /// Whether it is the capital of its country.
  public func isCapital(_ node: UInt32) -> Bool { false }
  /// The nodes that a region or part consists of, besides what lies inside it in the tree.
  public func members(of node: UInt32) -> [UInt32] { [] }
  /// Its other names, without those that only mean its people.
  public func alternates(of node: UInt32) -> [String] { [] }
  /// The node of the part of a country that a direction names.
  public func part(of country: UInt32, _ direction: Direction) -> UInt32? { nil }

  // MARK: Names, as tokens

  /// The number of a token's normalized form (profile `news`), 0 for one that is no word of the gazetteer.
  @inline(__always)
  public func word(_ form: Span<UInt8>) -> UInt32 { 0 }
  /// What is known of a word besides names.
  @inline(__always)
  public func facts(of word: UInt32) -> WordFacts { [] }
  /// The state behind `state` (0 at the beginning of a name) for a word; 0 where no name goes on so.
  @inline(__always)
  public func step(_ state: UInt32, _ word: UInt32) -> UInt32 { 0 }
  /// What the name that ends in `state` may mean, the likeliest of all the world first; empty if none ends there.
  public func readings(at state: UInt32) -> [Reading] { [] }

  /// One meaning of a name.
  public struct Reading: Hashable, Sendable {
    public var node: UInt32
    public var form: NameForm
  }

  /// The ways in which a name belongs to a node. The raw values are part of the format.
  public enum NameForm: UInt8, Sendable {
    /// Its name.
    case name = 0
    /// Another name of it: another spelling or language, a former one.
    case alternate = 1
    /// The adjective, or its people.
    case demonym = 2
    /// A short form: Calif., U.S.
    case abbreviation = 3
    /// What stands for it: Kremlin.
    case alias = 4
    /// The same with low weight: a mission or operation there.
    case weakAlias = 5
  }

  /// The directions that name parts of countries.
  public enum Direction: UInt8, CaseIterable, Sendable {
    case north, south, east, west, northeast, northwest, southeast, southwest, central
  }
}

/// What is known of a word besides the names that it is part of. The raw values are part of the format.
public struct WordFacts: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A first name, a frequent one; a rarer one.
  public static let firstName = WordFacts(rawValue: 1 << 0)
  public static let rareFirstName = WordFacts(rawValue: 1 << 1)
  /// A surname among the most frequent; another known one.
  public static let surname = WordFacts(rawValue: 1 << 2)
  public static let rareSurname = WordFacts(rawValue: 1 << 3)
  /// Written small in running text: now and then (3 times and more in the counted corpus), mostly, very often.
  public static let someLowercase = WordFacts(rawValue: 1 << 4)
  public static let common = WordFacts(rawValue: 1 << 5)
  public static let veryCommon = WordFacts(rawValue: 1 << 6)
  /// Mr, Gen, Sen: a person's name follows. A softer one (minister, president), which may also stand alone.
  public static let title = WordFacts(rawValue: 1 << 7)
  public static let softTitle = WordFacts(rawValue: 1 << 8)
  /// in, near, from, northern: a place often follows.
  public static let placePreposition = WordFacts(rawValue: 1 << 9)
  /// town, city, province: "of" and a place often follow.
  public static let placeNoun = WordFacts(rawValue: 1 << 10)
  /// University, Times, Inc: what stands before is part of an organization's name.
  public static let organizationEnd = WordFacts(rawValue: 1 << 11)
  /// County, River, Province: what stands before is part of a place's name.
  public static let placeEnd = WordFacts(rawValue: 1 << 12)
  /// of, the, de, la: written small inside names.
  public static let connector = WordFacts(rawValue: 1 << 13)
  /// A month or a day of the week.
  public static let calendar = WordFacts(rawValue: 1 << 14)
  /// Names a direction: the four bits from 1 << 16 on are `Direction.rawValue + 1`.
  public var direction: Gazetteer.Direction? {
    Gazetteer.Direction(rawValue: UInt8(truncatingIfNeeded: (rawValue >> 16) & 15) &- 1)
  }
  /// How often it is written with a capital in the counted corpus: 0 (never) to 15, four times log10 of it.
  public var capitalCount: Int { Int((rawValue >> 20) & 15) }
}
