import Bytes
import Kernels

/// Where a term occurs: articles, frequencies and positions, in the files `postings` and `positions`.
///
/// Articles ascend; positions ascend within an article. All integers are stored as small
/// differences. A list is short or long, as its size decides; nothing else chooses.
///
/// Grammar (varint = LEB128; packed(w) = 128 integers at w bits, see `BitPacking`):
/// ```
/// postings   := List ...                     a term's entry gives offset and length of its list
/// List       := ShortList | LongList         short: df < 128 and occurrences < 8192
/// ShortList  := (gap:varint frequency-1:varint position-gap:varint{frequency}) {df}
///               gap: article - previous article (the first: article + 1)
///               position-gap: position - previous position - 1 (the first: the position)
/// LongList   := Block{df / 128} Tail Skip{ceil(df / 128)}
/// Block      := gapWidth:u8 frequencyWidth:u8 packed(gapWidth) gaps-1  packed(frequencyWidth) frequencies-1
/// Tail       := (gap-1:varint frequency-1:varint) {df % 128}
/// Skip       := lastArticle:u32 offset:u32 positions:u64 largestFrequency:u32 smallestLength:u32
///               offset: of the block from the start of the list, in bytes
///               positions: (byte offset of a block of positions from the start of the term's) * 256
///                          + index in it, for the first position of the block's first article
///               smallestLength: of the block's articles in tokens, rounded down (`LengthCode`)
/// positions  := PositionList ...             long lists only
/// PositionList := (width:u8 packed(width)){occurrences / 128} PositionTail tailBytes:u16
/// PositionTail := position-gap:varint{occurrences % 128}           takes tailBytes bytes
/// ```
///
/// History: version 1, the first.
package enum PostingsFormat {
  /// Version of both files.
  package static let version: UInt32 = 1
  /// Articles in a block, positions in a block.
  package static let block = BitPacking.blockCount
  /// From this many occurrences on, a list is long whatever its number of articles.
  package static let shortOccurrences = 8192
  /// Largest list in bytes for which offsets of blocks fit in 32 bits, with room for one block more.
  static let largestList = Int(UInt32.max) - 4096
  /// Bytes of a skip entry.
  package static let skipBytes = 24

  /// Whether a list of that size is stored as `ShortList`.
  package static func isShort(articles: Int, occurrences: Int) -> Bool {
    articles < block && occurrences < shortOccurrences
  }
}

/// What the dictionary knows of a term.
package struct TermEntry: Hashable, Sendable {
  /// Number of articles that hold the term (df).
  package var articles: Int
  /// Number of occurrences in all of them.
  package var occurrences: Int
  /// Offset and length in bytes of its list in `postings`.
  package var postings: Range<Int>
  /// Offset and length in bytes of its positions in `positions`; empty for a short list.
  package var positions: Range<Int>

  /// An entry; `postings` and `positions` are payload offsets in bytes.
  package init(articles: Int, occurrences: Int, postings: Range<Int>, positions: Range<Int>) {
    self.articles = articles
    self.occurrences = occurrences
    self.postings = postings
    self.positions = positions
  }

  /// Whether the list is stored as `ShortList`.
  package var isShort: Bool {
    PostingsFormat.isShort(articles: articles, occurrences: occurrences)
  }
}

/// Lengths of articles in eight bits, rounded down; about one part in eight exact.
///
/// Used for bounds on scores only: a length that is too small makes a bound that is too high, never
/// too low.
package enum LengthCode {
  /// The code of a length in tokens.
  package static func encode(_ length: UInt32) -> UInt8 {
    let bits = 32 - length.leadingZeroBitCount
    guard bits > 4 else { return UInt8(length) }
    let shift = bits - 4
    return UInt8(shift << 3) + UInt8((length >> UInt32(shift)) & 7) + 8
  }

  /// The smallest length with that code.
  package static func decode(_ code: UInt8) -> UInt32 {
    guard code >= 16 else { return UInt32(code) }
    let shift = UInt32(code - 8) >> 3
    return (UInt32(code - 8) & 7 | 8) << shift
  }
}
