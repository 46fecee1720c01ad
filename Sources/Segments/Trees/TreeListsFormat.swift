import Postings

/// The lists of a tree's nodes: which articles mention a node or anything inside it.
///
/// For places they are the files `places` and `placeterms`, for dates `datelists` and `dateterms`.
///
/// So a country or a year is one list, whatever is mentioned of it. A node with something inside that is also mentioned
/// itself has a second one, of the articles that mention it itself. The world has none; whatever is a date has one. In
/// the place of a frequency stands a `PlaceCode` or `DateCode`: how much the article speaks of it.
///
/// Grammar:
/// ```
/// lists      := as `postings`, lists without positions, in the order of the terms
/// terms      := as `terms`; the terms are
///               0x00 node:u32      big-endian: all articles of the node
///               0x01 node:u32      those that mention the node itself; only of nodes with nodes inside
/// ```
///
/// Version: that of `PostingsFormat` and of `TermsFormat`.
///
/// History: there for places since version 3 of the manifest, for dates since version 4.
package enum TreeListsFormat {
  static let all: UInt8 = 0x00
  static let own: UInt8 = 0x01
  static let keyBytes = 5

  /// The term of a node's list.
  package static func key(_ node: UInt32, own: Bool) -> [UInt8] {
    [own ? Self.own : all] + (0..<4).map { UInt8(truncatingIfNeeded: node >> (24 - 8 * $0)) }
  }

  /// The node of a term; nil for another string.
  static func node(_ term: [UInt8]) -> (node: UInt32, isOwn: Bool)? {
    guard term.count == keyBytes, term[0] <= own else { return nil }
    return (term.dropFirst().reduce(0) { $0 << 8 | UInt32($1) }, term[0] == own)
  }
}
