import Postings

/// The places of a segment: which nodes occur in it, where they are mentioned, and in which articles.
package struct SegmentPlaces: Sendable {
  /// The part of the place tree that occurs in the segment.
  package let nodes: PlaceNodes

  /// The articles that mention a node or anything inside it; nil if none does. Its frequencies are `PlaceCode`s.
  package func list(of node: UInt32) throws -> PostingsList? { nil }

  /// The articles that mention the node itself, with the same codes; nil if none does.
  package func ownList(of node: UInt32) throws -> PostingsList? { nil }

  /// Replaces `mentions` by the accepted mentions of an article, in the order of their positions.
  package func readMentions(of article: UInt32, into mentions: inout [PostedPlace]) throws {
    mentions.removeAll(keepingCapacity: true)
  }
}

/// The nodes that occur in a segment and all around them, numbered anew from 0 (the world) in the same pre-order.
package struct PlaceNodes: Sendable {
  package var count: Int { 0 }
  /// Its identifier in the gazetteer.
  package func id(of node: UInt32) throws -> UInt32 { 0 }
  /// The node with that identifier; nil if nothing in the segment mentions it or anything inside it.
  package func node(withID id: UInt32) throws -> UInt32? { nil }
  /// Raw value of `PlaceKind`.
  package func kind(of node: UInt32) throws -> UInt8 { 0 }
  package func name(of node: UInt32) throws -> String { "" }
  package func parent(of node: UInt32) throws -> UInt32 { 0 }
  package func end(of node: UInt32) throws -> UInt32 { 0 }
  /// Two letters, or nil.
  package func countryCode(of node: UInt32) throws -> String? { nil }
  package func coordinates(of node: UInt32) throws -> (latitude: Double, longitude: Double)? { nil }
  package func population(of node: UInt32) throws -> Int { 0 }
}

/// An accepted mention as the index has it.
package struct PostedPlace: Hashable, Sendable {
  /// Number in the segment's `PlaceNodes`.
  package var node: UInt32
  /// Position of its first token in the article.
  package var position: UInt32
  /// Number of its tokens.
  package var length: UInt32
  /// Raw values of `PlaceMention.Kind` and `Zone`.
  package var kind: UInt8
  package var zone: UInt8
  /// Whether it stands in a repeated paragraph.
  package var isRepeated: Bool
  /// Eighths between .5 and 1: 0 is a score of .5 to .5625, 7 one of .9375 and more.
  package var confidence: UInt8
}

/// What a place's list says of an article, in the place of a frequency: 2 to 31.
package enum PlaceCode {
  /// How heavy the place is there, 1 to 15 (15: as heavy as the heaviest country), from 5 on a focus place.
  package static func share(_ code: UInt32) -> UInt32 { code >> 1 }
  /// Whether it is among the article's focus places: its weight reaches .3 of the heaviest.
  package static func isFocus(_ code: UInt32) -> Bool { code >= focus << 1 }
  /// Whether it is mentioned by name, not only by its people or an adjective.
  package static func isNamed(_ code: UInt32) -> Bool { code & 1 == 1 }
  /// The least share of a focus place.
  package static let focus: UInt32 = 5
}
