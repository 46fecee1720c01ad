import Bytes
import Postings

/// The places of a segment: which nodes occur in it, where they are mentioned, and in which articles.
package struct SegmentPlaces: Sendable {
  /// The part of the place tree that occurs in the segment.
  package let nodes: PlaceNodes
  let mentions: Mentions
  let lists: TreeLists

  init(
    nodes: ByteRegion, mentions: ByteRegion, terms: ByteRegion, lists: ByteRegion,
    columns: ArticleColumns
  ) throws {
    self.nodes = try PlaceNodes(nodes)
    self.mentions = try Mentions(mentions, nodeCount: self.nodes.count)
    self.lists = try TreeLists(terms: terms, lists: lists, columns: columns)
  }

  /// Number of articles, with places or without.
  package var articleCount: Int { mentions.articleCount }
  /// Number of accepted mentions in all of them.
  package var mentionCount: Int { mentions.mentionCount }

  /// The articles that mention a node or anything inside it; nil if none does.
  ///
  /// The list's frequencies are `PlaceCode`s.
  package func list(of node: UInt32) throws -> PostingsList? { try lists.list(of: node) }

  /// The articles that mention the node itself, with the same codes; nil if none does.
  package func ownList(of node: UInt32) throws -> PostingsList? {
    node < nodes.count ? try lists.ownList(of: node, end: try nodes.end(of: node)) : nil
  }

  /// Replaces `mentions` by the accepted mentions of an article, in the order of their positions.
  ///
  /// - Complexity: O(mentions) and adding up some dozens of lengths.
  package func readMentions(of article: UInt32, into mentions: inout [PostedPlace]) throws {
    try self.mentions.read(article, into: &mentions)
  }
}
