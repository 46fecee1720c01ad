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

  /// The frequent words, in byte order, with their figures and no list.
  package func words() throws -> [FrequentWords.Word] {
    var words: [FrequentWords.Word] = []
    var cursor = try dictionary.terms(from: [PairsFormat.wordPrefix])
    while let (term, entry) = try cursor.next(), term.first == PairsFormat.wordPrefix {
      words.append((Array(term.dropFirst()), entry))
    }
    return words
  }

  /// Calls `body` with each pair's term and entry, in byte order.
  func forEachPair(_ body: ([UInt8], TermEntry) throws -> Void) throws {
    var cursor = try dictionary.terms(from: [PairsFormat.separator])
    while let (term, entry) = try cursor.next(), term != PairsFormat.takenKey {
      try body(term, entry)
    }
  }

  /// Whether the words and pairs are those of another segment.
  package var areTaken: Bool { get throws { try takenCount() != nil } }

  /// If they are, how many pairs there are.
  func takenCount() throws -> Int? {
    try dictionary.entry(of: PairsFormat.takenKey).map { $0.occurrences - $0.articles }
  }

  /// The entry of a pair, by its term (`PairsFormat.key`); nil if it has no list.
  package func entry(of key: [UInt8]) throws -> TermEntry? { try dictionary.entry(of: key) }

  /// The list of two frequent words; nil if there is none.
  package func list(_ first: [UInt8], _ second: [UInt8]) throws -> PostingsList? {
    try entry(of: PairsFormat.key(first, second)).map { try list($0) }
  }

  /// The list of a pair with that entry.
  package func list(_ entry: TermEntry) throws -> PostingsList {
    try PostingsList(entry, in: files)
  }
}
