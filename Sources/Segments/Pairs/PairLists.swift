import Bytes
import Postings

/// The pairs of frequent words of a segment, read in place.
package struct PairLists: Sendable {
  /// Pairs, and the frequent words.
  package let dictionary: TermDictionary
  let files: PostingsList.Files
  /// Bytes of all lists, with the padding behind.
  let listBytes: Int

  init(terms: ByteRegion, lists: ByteRegion, columns: ArticleColumns) throws {
    dictionary = try TermDictionary(terms)
    files = PostingsList.Files(
      postings: lists, positions: nil, extents: columns.extents, articles: columns.count)
    listBytes = lists.count
  }

  /// The frequent words, in byte order.
  package func words() throws -> [[UInt8]] {
    var words: [[UInt8]] = []
    var cursor = try dictionary.terms(from: [PairsFormat.wordPrefix])
    while let (term, _) = try cursor.next(), term.first == PairsFormat.wordPrefix {
      words.append(Array(term.dropFirst()))
    }
    return words
  }

  /// The list of two frequent words; nil if they are neighbours nowhere.
  package func list(_ first: [UInt8], _ second: [UInt8]) throws -> PostingsList? {
    try dictionary.entry(of: PairsFormat.key(first, second)).map { try list($0) }
  }

  /// The list of a pair with that entry.
  package func list(_ entry: TermEntry) throws -> PostingsList {
    try PostingsList(entry, in: files)
  }
}
