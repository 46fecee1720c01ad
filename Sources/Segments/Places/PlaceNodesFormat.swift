/// The nodes of the place tree that occur in a segment: so an index tells its places without a gazetteer.
///
/// Those that are mentioned and all around them, numbered in the gazetteer's pre-order: what lies inside a
/// node is the range behind it. The world, node 0, is always there.
///
/// Grammar (integers little-endian; bits lowest first; w: bits of the number of nodes):
/// ```
/// placenodes := Column{7} Record{n} RecordStarts Trailer
/// Column     := bits, filled up to a whole byte, and 8 bytes of zeros
///               id:32 bits{n}          of the gazetteer
///               parent:w bits{n}       the node around it; the world's is itself
///               end:w bits{n}          one past the last node inside
///               kind:4 bits{n}         `PlaceKind`
///               latitude:21 bits{n}    (degrees north + 90) * 10,000, rounded; all ones: unknown
///               longitude:22 bits{n}   (degrees east + 180) * 10,000, rounded; all ones: unknown
///               byID:w bits{n}         the nodes in ascending order of their ids
/// Record     := population:varint name:string code:u8{2}?        code: of a country, ISO 3166-1 alpha-2
/// RecordStarts := u32{ceil(n / 16)}    of each 16th record, from the first one
/// Trailer    := nodes:u64 records:u64 recordBytes:u64            records: offset of the first (24 bytes)
/// ```
///
/// Version: its own, below.
///
/// History: version 1, the first.
package enum PlaceNodesFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  static let recordGroup = 16
  static let trailerBytes = 24
  static let idBits = 32
  static let kindBits = 4
  static let latitudeBits = 21
  static let longitudeBits = 22
  /// Parts of a degree.
  static let degree = 10_000.0
  /// Longest name in bytes.
  static let longestName = 4096

  /// The widths of the columns, in their order.
  static func widths(_ count: Int) -> [Int] {
    let width = Int.bitWidth - count.leadingZeroBitCount
    return [idBits, width, width, kindBits, latitudeBits, longitudeBits, width]
  }
}

/// A node of the place tree as a segment has it.
package struct PlaceNode: Hashable, Sendable {
  /// Its identifier in the gazetteer.
  package var id: UInt32
  /// Raw value of `PlaceKind`.
  package var kind: UInt8
  /// The name to show.
  package var name: String
  /// The node around it, a smaller number; the world's is itself.
  package var parent: UInt32
  /// Two letters; of countries only.
  package var code: String?
  /// Degrees north and east.
  package var latitude: Double?
  /// See `latitude`.
  package var longitude: Double?
  /// Inhabitants, 0 where unknown.
  package var population: Int

  package init(
    id: UInt32, kind: UInt8, name: String, parent: UInt32, code: String? = nil,
    latitude: Double? = nil, longitude: Double? = nil, population: Int = 0
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.parent = parent
    self.code = code
    self.latitude = latitude
    self.longitude = longitude
    self.population = population
  }

  /// Raw value of `PlaceKind.country`.
  static let country: UInt8 = 3
  /// The greatest raw value of `PlaceKind`.
  static let lastKind: UInt8 = 10
}
