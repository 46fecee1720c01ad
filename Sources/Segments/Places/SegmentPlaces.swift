import Bytes
import Postings

/// The places of a segment: which nodes occur in it, where they are mentioned, and in which articles.
package struct SegmentPlaces: Sendable {
  /// The part of the place tree that occurs in the segment.
  package let nodes: PlaceNodes
  let dictionary: TermDictionary
  let mentions: Mentions
  private let files: PostingsList.Files
  /// Bytes of all lists, with the padding behind.
  let listBytes: Int

  init(
    nodes: ByteRegion, mentions: ByteRegion, terms: ByteRegion, lists: ByteRegion,
    columns: ArticleColumns
  ) throws {
    self.nodes = try PlaceNodes(nodes)
    self.mentions = try Mentions(mentions, nodeCount: self.nodes.count)
    dictionary = try TermDictionary(terms)
    files = PostingsList.Files(
      postings: lists, positions: nil, extents: columns.extents, articles: columns.count)
    listBytes = lists.count
  }

  /// Number of articles, with places or without.
  package var articleCount: Int { mentions.articleCount }
  /// Number of accepted mentions in all of them.
  package var mentionCount: Int { mentions.mentionCount }

  /// The articles that mention a node or anything inside it; nil if none does.
  ///
  /// The list's frequencies are `PlaceCode`s.
  package func list(of node: UInt32) throws -> PostingsList? {
    try dictionary.entry(of: PlaceListsFormat.key(node, own: false)).map { try list($0) }
  }

  /// The articles that mention the node itself, with the same codes; nil if none does.
  package func ownList(of node: UInt32) throws -> PostingsList? {
    guard node < nodes.count else { return nil }
    if try nodes.end(of: node) == node + 1 { return try list(of: node) }
    return try dictionary.entry(of: PlaceListsFormat.key(node, own: true)).map { try list($0) }
  }

  /// The list with that entry.
  func list(_ entry: TermEntry) throws -> PostingsList { try PostingsList(entry, in: files) }

  /// Replaces `mentions` by the accepted mentions of an article, in the order of their positions.
  ///
  /// - Complexity: O(mentions) and adding up some dozens of lengths.
  package func readMentions(of article: UInt32, into mentions: inout [PostedPlace]) throws {
    try self.mentions.read(article, into: &mentions)
  }
}
