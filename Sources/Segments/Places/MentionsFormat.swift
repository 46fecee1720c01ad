/// The accepted mentions of places, article by article: what facets, slots and highlighting read.
///
/// An article names few places, but some of them often: a mention says how many mentions before the same place
/// was mentioned in the same way. New places are numbered by how many articles mention them, so that those
/// which most articles mention take few bits.
///
/// Grammar (integers little-endian; bits lowest first):
/// ```
/// mentions   := as `ArticleBitsFormat`; the table has the mentioned nodes: those of most articles first, then by number
/// Article    := nothing, if there is no mention, or mentions-1:E(3) gapOrder:4 bits Mention{mentions}
/// Mention    := position:R(gapOrder) back:E(0) New? certain:1 bit confidence:3 bits?
///               position: less the first one that is free, one behind the position before
///               back: 0 for another node or form than those before, then New follows; else so many mentions
///               before stands one of the same node and form
///               certain: 1 for a confidence of 7; else it follows
/// New        := rank:E(4) form:E(0) Form?
///               form: index in `usualForms`; their number if it is none of these, then Form follows
/// Form       := kind:2 bits zone:2 bits isRepeated:1 bit length-1:E(0)
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
  static let countOrder = 3
  static let backOrder = 0
  static let rankOrder = 4
  static let formOrder = 0
  static let lengthOrder = 0
  static let orderBits = 4

  /// The mentioned nodes in the order of their ranks.
  ///
  /// - Parameter articles: for each node how many articles mention it itself.
  static func ranked(_ articles: [UInt32]) -> [UInt32] {
    (0..<UInt32(articles.count)).filter { articles[Int($0)] > 0 }
      .sorted { (articles[Int($1)], $0) < (articles[Int($0)], $1) }
  }

  /// The most frequent forms in a corpus of news: names of one or two tokens in the body, demonyms, and so on.
  static let usualForms: [MentionForm] = [
    MentionForm(kind: 0, zone: 0, length: 1), MentionForm(kind: 0, zone: 0, length: 2),
    MentionForm(kind: 1, zone: 0, length: 1), MentionForm(kind: 0, zone: 2, length: 1),
    MentionForm(kind: 0, zone: 2, length: 2), MentionForm(kind: 0, zone: 1, length: 1),
    MentionForm(kind: 0, zone: 3, length: 1), MentionForm(kind: 0, zone: 3, length: 2),
    MentionForm(kind: 1, zone: 1, length: 1), MentionForm(kind: 0, zone: 0, length: 3),
    MentionForm(kind: 0, zone: 1, length: 2), MentionForm(kind: 1, zone: 0, length: 2),
    MentionForm(kind: 1, zone: 3, length: 1), MentionForm(kind: 2, zone: 0, length: 1),
  ]
}

/// How a mention names a place: kind, zone, whether it is repeated, and its length, in one number.
struct MentionForm: Hashable, Sendable {
  /// Kind, four times the zone, 16 if it is repeated, and 32 times the length.
  let bits: UInt64

  init(kind: UInt8, zone: UInt8, isRepeated: Bool = false, length: UInt32) {
    bits =
      UInt64(length) << 5 | (isRepeated ? 16 : 0) | UInt64(zone & 3) << 2 | UInt64(kind & 3)
  }

  init(_ mention: PostedPlace) {
    self.init(
      kind: mention.kind, zone: mention.zone, isRepeated: mention.isRepeated,
      length: mention.length)
  }

  var length: UInt32 { UInt32(truncatingIfNeeded: bits >> 5) }
}
