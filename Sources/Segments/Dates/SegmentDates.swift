import Calendar
import Postings

/// The dates in the text of a segment's articles: which there are, where they stand, and in which articles.
package struct SegmentDates: Sendable {
  /// The nodes that occur in the segment.
  package let nodes: DateNodes

  /// Number of dates in all articles.
  package var mentionCount: Int { 0 }

  /// The articles with a date in a node or inside it; nil if there is none.
  ///
  /// The list's frequencies are `DateCode`s.
  package func list(of node: UInt32) throws -> PostingsList? { nil }

  /// The articles that speak of the node itself; nil if none does.
  package func ownList(of node: UInt32) throws -> PostingsList? { nil }

  /// Replaces `dates` by those of an article, in the order of their positions.
  package func readDates(of article: UInt32, into dates: inout [PostedDate]) throws {
    dates.removeAll(keepingCapacity: true)
  }
}

/// The nodes of a segment's dates, in pre-order: what lies inside a node is the range behind it.
///
/// Node 0 stands for whatever is a date. In it lie, in this order: what nothing resolves; recurring months, in each its
/// days; other intervals that cross centuries; the centuries. In a century lie the intervals that no decade of it holds,
/// by first and last day, then its decades; and so on down to months and days. So the intervals that are no node of the
/// calendar stand under the smallest node that holds them, before its parts.
package struct DateNodes: Sendable {
  /// How many.
  package let count: Int

  /// What a node stands for.
  package func meaning(of node: UInt32) throws -> DateMeaning { .anything }

  /// One past the last node inside a node; `node + 1` where there is none.
  package func end(of node: UInt32) throws -> UInt32 { node + 1 }

  /// The node around a node; node 0's is itself.
  package func parent(of node: UInt32) throws -> UInt32 { 0 }

  /// The node with that meaning; nil if the segment does not have it.
  ///
  /// - Complexity: O(log nodes).
  package func node(of meaning: DateMeaning) throws -> UInt32? { nil }

  /// The intervals right under a node that are no nodes of the calendar themselves.
  ///
  /// By first day, then last; empty where there are none. `node` is a calendar node or node 0.
  package func crossing(_ node: UInt32) throws -> Range<UInt32> { node..<node }
}

/// What a list of dates says of an article, in the place of a frequency: 1 to 15.
///
/// How much the article speaks of it: grows with the number of mentions, more so in title and first lines.
public enum DateCode {
  /// The greatest code.
  public static let most: UInt32 = 15
}
