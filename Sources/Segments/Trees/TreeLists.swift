import Bytes
import Postings

/// The lists of a tree's nodes, as `TreeListsFormat` has them.
struct TreeLists: Sendable {
  let dictionary: TermDictionary
  let files: PostingsList.Files
  /// Bytes of all lists, with the padding behind.
  let byteCount: Int

  init(terms: ByteRegion, lists: ByteRegion, columns: ArticleColumns) throws {
    dictionary = try TermDictionary(terms)
    files = PostingsList.Files(
      postings: lists, positions: nil, extents: columns.extents, articles: columns.count)
    byteCount = lists.count
  }

  /// The articles that mention a node or anything inside it; nil if none does.
  func list(of node: UInt32) throws -> PostingsList? {
    try dictionary.entry(of: TreeListsFormat.key(node, own: false)).map { try list($0) }
  }

  /// The articles that mention the node itself, with the same codes; nil if none does.
  ///
  /// - Parameter end: one past the last node inside.
  func ownList(of node: UInt32, end: UInt32) throws -> PostingsList? {
    if end == node + 1 { return try list(of: node) }
    return try dictionary.entry(of: TreeListsFormat.key(node, own: true)).map { try list($0) }
  }

  /// The list with that entry.
  func list(_ entry: TermEntry) throws -> PostingsList { try PostingsList(entry, in: files) }
}
