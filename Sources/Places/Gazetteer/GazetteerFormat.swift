/// A compiled gazetteer: places in a tree, their names as automaton over words, and what is known of words.
///
/// Embedded in the program, or the payload of an index's file, and read in place; nothing is set up at start.
/// Integers are little-endian, columns begin at multiples of 64 bytes.
///
/// Grammar:
/// ```
/// Gazetteer   := "NWSXGAZT" formatVersion:u32 zero:u32 checksum:u64
///                nodeCount:u32 interiorCount:u32 wordHomes:u32 stepHomes:u32 (offset:u32 bytes:u32)* Column*
///                checksum: XXH3-64 of all behind it; a pair for each Column, in this order:
/// Nodes       := u64 for each node, in pre-order
///                bits 0-20 latitude, 21-42 longitude (1/10,000 degree above -90 and -180; latitude of all
///                ones: unknown), 43-46 kind, 47 whether a capital, 48-63 number of the interior node that is
///                the node itself (kinds 0 to 4) or else its parent
/// Ids         := u32 for each node
/// IdOrder     := u32 node, sorted by id
/// Populations := u32 for each node
/// NameLengths := u8 for each node; NameSamples := u32 for each 16th: offset in NameTexts; NameTexts
/// Interiors   := node:u32*; end:u32*; parent:u16* (interior); country:u16* (interior, 0xFFFF: none);
///                code:u16* (ISO 3166-1 letters, 0: none); number:u16* (ISO 3166-1 numeric);
///                division:8 bytes* (GeoNames' code of a division within its country, ends with zeros)
/// Others      := node:u32* ascending; offset:u32* one more; texts: (form + 1:u8 name)*
/// Members     := node:u32* ascending; offset:u32* one more; node:u32*
/// Words       := fingerprint:u32*, 0: empty; facts:u16* (index of FactSets); FactSets: u32*;
///                starts: bit for each slot, u64*
/// Steps       := fingerprint:u32*, 0: empty
/// Finals      := bit for each state, u64*; rank:u32 for each 8 of them; reading:u32* for each set bit;
///                more:u32*
/// FactWords   := words with facts that no name has, each behind its length (u8)
/// ```
/// A *word number* is a slot of Words plus 1. A *state* is a word number (behind the first word of a name) or,
/// behind further ones, the number of words plus a slot of Steps plus 1. A hash table is made of buckets of 16
/// slots, filled from the first on. The home of a hash is the bucket of number (upper half times homes / 2^32);
/// what finds it full goes into the next one, beyond the last home too, where an empty bucket ends the table. The
/// fingerprint is the lower half of the hash, or 1 for 0. Neither words nor transitions are stored; that a word
/// of a text is taken for another has a probability of 10^-8.
///
/// A *reading* is node (28 bits) + form << 28; bit 31 set in the first column means that the other bits are an
/// index of `more`, whose readings run up to and including the one with bit 31.
///
/// History: version 1, the first.
enum GazetteerFormat {
  static let magic: [UInt8] = Array("NWSXGAZT".utf8)
  /// Changes with the grammar, and with the tokens of profile `news`.
  static let version: UInt32 = 1
  /// Where what the checksum covers begins.
  static let checkedFrom = 24
  static let headerBytes = 40 + 8 * Section.allCases.count

  enum Section: Int, CaseIterable {
    case nodes, ids, idOrder, populations
    case nameLengths, nameSamples, nameTexts
    case interiorNodes, interiorEnds, interiorParents, interiorCountries, interiorCodes
    case interiorNumbers, interiorDivisions
    case otherNodes, otherOffsets, otherTexts
    case memberNodes, memberOffsets, members
    case words, wordFacts, factSets, wordStarts
    case steps
    case finals, finalRanks, firstReadings, moreReadings
    case factWords
  }

  /// Nodes for each sample of the names' offsets.
  static let sampleNodes = 16
  /// Words of 64 bits for each rank.
  static let rankWords = 8
  /// Slots of a bucket of a hash table: a line of the processor's cache.
  static let bucketSlots = 16
  /// Bytes at whose multiples columns begin.
  static let alignment = 64
  /// No country.
  static let noInterior: UInt16 = 0xFFFF
  /// Longest name, bytes.
  static let maximumNameBytes = 255
  /// Longest name, words; longer ones are never looked for.
  static let maximumNameWords = 12
  /// Most nodes.
  static let maximumNodes = 1 << 28
  /// Marks that more readings follow elsewhere, or the last one of a list.
  static let readingMark: UInt32 = 1 << 31

  /// The home of a hash in a table with so many.
  @inline(__always)
  static func home(_ hash: UInt64, of homes: Int) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: homes)) >> 32)
  }

  @inline(__always)
  static func fingerprint(_ hash: UInt64) -> UInt32 {
    let low = UInt32(truncatingIfNeeded: hash)
    return low == 0 ? 1 : low
  }
}

/// A node's column of 64 bits.
struct NodeBits {
  var bits: UInt64

  @inline(__always)
  init(_ bits: UInt64) { self.bits = bits }

  init(
    kind: PlaceKind, isCapital: Bool, home: Int, coordinates: (latitude: Double, longitude: Double)?
  ) {
    var place = Self.nowhere
    if let coordinates {
      let latitude = UInt64(((min(max(coordinates.latitude, -90), 90) + 90) * 10_000).rounded())
      let longitude = UInt64(
        ((min(max(coordinates.longitude, -180), 180) + 180) * 10_000).rounded())
      place = latitude | longitude << 21
    }
    bits = place | UInt64(kind.rawValue) << 43 | (isCapital ? 1 << 47 : 0) | UInt64(home) << 48
  }

  static let nowhere: UInt64 = (1 << 21) - 1

  @inline(__always)
  var kind: PlaceKind { PlaceKind(rawValue: UInt8(truncatingIfNeeded: bits >> 43) & 15) ?? .site }
  @inline(__always)
  var isCapital: Bool { bits >> 47 & 1 != 0 }
  /// Number of an interior node: its own or its parent's.
  @inline(__always)
  var home: Int { Int(truncatingIfNeeded: bits >> 48) }
  @inline(__always)
  var isInterior: Bool { bits >> 43 & 15 <= UInt64(PlaceKind.admin1.rawValue) }

  var coordinates: (latitude: Double, longitude: Double)? {
    let latitude = bits & Self.nowhere
    guard latitude != Self.nowhere else { return nil }
    let longitude = bits >> 21 & ((1 << 22) - 1)
    // Whole numbers first: so the nearest number to four decimals comes out.
    return (
      Double(Int(latitude) - 900_000) / 10_000, Double(Int(longitude) - 1_800_000) / 10_000
    )
  }
}

extension PlaceKind {
  /// Whether nodes of this kind have others inside them in the tree.
  var isInterior: Bool { rawValue <= PlaceKind.admin1.rawValue }
}
