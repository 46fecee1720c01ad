import Bytes
import Calendar
import Postings

/// The dates in the text of a segment's articles: which there are, where they stand, and in which articles.
package struct SegmentDates: Sendable {
  /// The nodes that occur in the segment.
  package let nodes: DateNodes
  let mentions: DateMentions
  let lists: TreeLists
  private let columns: ArticleColumns

  init(
    nodes: ByteRegion, mentions: ByteRegion, terms: ByteRegion, lists: ByteRegion,
    columns: ArticleColumns
  ) throws {
    self.nodes = try DateNodes(nodes)
    self.mentions = try DateMentions(mentions, nodes: self.nodes)
    self.lists = try TreeLists(terms: terms, lists: lists, columns: columns)
    self.columns = columns
  }

  /// Number of articles, with dates or without.
  package var articleCount: Int { mentions.articleCount }
  /// Number of dates in all articles.
  package var mentionCount: Int { mentions.mentionCount }

  /// The articles with a date in a node or inside it; nil if there is none.
  ///
  /// That of node 0 has the articles with any date. The list's frequencies are `DateCode`s.
  package func list(of node: UInt32) throws -> PostingsList? { try lists.list(of: node) }

  /// The articles that speak of the node itself, with the same codes; nil if none does.
  package func ownList(of node: UInt32) throws -> PostingsList? {
    node < nodes.count ? try lists.ownList(of: node, end: try nodes.end(of: node)) : nil
  }

  /// Replaces `dates` by those of an article, in the order of their positions.
  ///
  /// - Complexity: O(dates), adding up some dozens of lengths, and O(log nodes) for each kind of distance.
  package func readDates(of article: UInt32, into dates: inout [PostedDate]) throws {
    dates.removeAll(keepingCapacity: true)
    try mentions.read(article, published: anchor(of: article), into: &dates)
  }

  /// The day from which an article counts; nil if its publication date is not known.
  private func anchor(of article: UInt32) throws -> Day? {
    guard article < columns.count else { return nil }
    return try columns.published(article).interval?.first
  }
}
