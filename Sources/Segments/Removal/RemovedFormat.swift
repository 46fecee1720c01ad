import Bytes

/// Which articles were removed from a segment, and what its lists lost by that.
///
/// A removal never touches the files of its segment. It writes this one, which holds what was removed before as well and
/// takes the place of the file before. Dictionaries go on counting removed articles: the corrections say by how much,
/// so that how many articles hold a term stays a look-up.
///
/// Grammar (integers little-endian, varint = LEB128; offsets in bytes of the payload):
/// ```
/// removed     := bits:u64{(articles + 63) / 64} Corrections{4} Trailer
///                bit a % 64 of word a / 64: article a was removed; bits behind the last article are zero
/// Corrections := those of the lists in `postings`, `pairs`, `places`, `datelists`, in this order: Block* BlockIndex
/// Block       := Correction{1...32}          32 but for the last; only lists that lost an article, in their order
/// Correction  := gap:varint articles-1:varint occurrences-articles:varint
///                gap: key - the key before, not there for the block's first, whose key is in BlockIndex
///                key: where the list begins in its file; no list is empty, so each has one of its own
///                articles: removed articles in the list; occurrences: the sum of their frequencies, or codes
/// BlockIndex  := key:u64{blocks} end:u64{blocks}      first key of each block, offset where it ends
/// Trailer     := number:u64                           of the file itself
///                articles:u64                         of the segment
///                removed:u64 undated:u64 tokens:u64 titled:u64 mentions:u64 dates:u64      as in the manifest
///                Table{4}
/// Table       := corrections:u64 start:u64 index:u64  number, offset of the first block, offset of BlockIndex
/// ```
///
/// History: version 1, the first.
package enum RemovedFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  /// The files whose lists are corrected, in the order of their tables.
  package static let kinds: [FileKind] = [.postings, .pairs, .places, .datelists]
  /// Corrections in a block.
  package static let block = 32
  /// Bytes of the trailer.
  package static let trailerBytes = 8 * (8 + 3 * 4)

  /// The place of a file of lists in `kinds`; nil for other files.
  static func table(of kind: FileKind) -> Int? {
    switch kind {
    case .postings: 0
    case .pairs: 1
    case .places: 2
    case .datelists: 3
    default: nil
    }
  }

  /// Words of 64 bits that hold a bit for each article.
  package static func words(of articles: Int) -> Int { (articles + 63) / 64 }
}

/// What a list lost by the removal of articles.
package struct Correction: Hashable, Sendable {
  /// Where the list begins in its file: `TermEntry.postings.lowerBound`.
  package var key: Int
  /// How many removed articles are in the list; at least 1.
  package var articles: Int
  /// The sum of their frequencies.
  package var occurrences: Int

  package init(key: Int, articles: Int, occurrences: Int) {
    self.key = key
    self.articles = articles
    self.occurrences = occurrences
  }
}
