/// The accepted mentions of places, article by article: what facets, slots and highlighting read.
///
/// An article names few places, but some of them often. So it has a table of what is mentioned and how, and
/// each mention refers to that. Articles stand in groups; the lengths of a group's articles lead to each.
///
/// Grammar (integers little-endian; bits lowest first):
/// ```
/// mentions   := Group* Padding GroupStarts Trailer
/// Group      := width:u8 length:width bits {n} Article{n}        n = 64, in the last group the rest
///               lengths: bits of each article; filled up to a whole byte
///               the articles follow each other bit by bit; the last one is filled up to a whole byte
/// Article    := nothing, if there is no mention, or
///               entries-1:E(2) mentions-entries:E(3) gapOrder:4 bits Entry{entries} Mention{mentions}
/// Entry      := node:E(6) usual:1 bit Form?
///               node: less the one before; entries ascend by node, then by form
///               usual: 1 for a name of one token in the body, which is not repeated; else Form follows
/// Form       := kind:2 bits zone:2 bits isRepeated:1 bit length-1:E(0)
/// Mention    := position:R(gapOrder) entry:w bits certain:1 bit confidence:3 bits?
///               position: less the first one that is free, one behind the position before
///               entry: number in the table; w: bits of entries - 1
///               certain: 1 for a confidence of 7; else it follows
/// Padding    := 0:u8{16}
/// GroupStarts := u64{groups}        of each group in the payload
/// Trailer    := articles:u64 mentions:u64 padding:u64            padding: its offset (24 bytes in all)
///
/// E(k), R(k) := Exp-Golomb and Rice codes of order k (`BitNumbers`)
/// ```
///
/// Version: its own, below.
///
/// History: version 1, the first.
package enum MentionsFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  /// Articles in a group: few, as the lengths before an article are added up.
  static let group = 64
  static let trailerBytes = 24
  static let paddingBytes = 16
  static let entryOrder = 2
  static let mentionOrder = 3
  static let nodeOrder = 6
  static let lengthOrder = 0
  static let orderBits = 4
}

/// What several mentions of an article have in common.
struct MentionEntry: Hashable, Comparable {
  var node: UInt32
  /// Kind, zone, whether it is repeated, and length, in one number.
  var form: UInt64

  init(_ mention: PostedPlace) {
    node = mention.node
    form =
      UInt64(mention.length) << 5 | UInt64(mention.isRepeated ? 1 : 0) << 4
      | UInt64(mention.zone & 3) << 2 | UInt64(mention.kind & 3)
  }

  /// The form of most mentions: a name of one token in the body.
  static let usual: UInt64 = 1 << 5

  var kind: UInt8 { UInt8(truncatingIfNeeded: form & 3) }
  var zone: UInt8 { UInt8(truncatingIfNeeded: form >> 2 & 3) }
  var isRepeated: Bool { form >> 4 & 1 == 1 }
  var length: UInt32 { UInt32(truncatingIfNeeded: form >> 5) }

  static func < (one: MentionEntry, other: MentionEntry) -> Bool {
    (one.node, one.form) < (other.node, other.form)
  }
}
