import Bytes
import Kernels

/// Where a term occurs: articles, frequencies and positions, in the files `postings` and `positions`.
///
/// Articles ascend; positions ascend within an article. A list is cut into blocks of 128 articles; what
/// is left is its tail. How a block is written is decided block by block, by size alone.
///
/// Grammar (Patched(h): `PatchedPacking`; Fano(h): `FanoPacking`; Positions: `PositionCode`; bits go lowest first):
/// ```
/// postings   := List ... zero{16}            a term's entry gives offset and length of its list
/// List       := Block{df / 128} Tail? Skip?  Tail: if df % 128 > 0; Skip: if df >= 128
/// Block      := gapHeader:u8 frequencyHeader:u8 Articles Frequencies
///               gapHeader: bit 7: Articles are Fano, their width in bits 0-3 (0: a set of bits); otherwise the
///               header of Patched
///               frequencyHeader: bit 7: the block's positions begin with Samples; the rest: bits 4-5 set:
///               Frequencies are Fano, their width in bits 0-3; otherwise the header of Patched
/// Articles   := Patched(gaps less one) | Fano(articles), base: the article before, plus one
///               gap: article - the article before (the list's first: article + 1)
/// Frequencies := Patched(frequencies less one) | Fano(sums of the frequencies up to each, less one), base: 0
/// Tail       := widths:u8 frequencyWidth:u8? (gap - 1){df % 128} (frequency - 1){df % 128}
///               widths: bits of a gap in bits 0-4, of a frequency in bits 5-7; 7: frequencyWidth follows
///               the numbers in so many bits each, to a whole byte
/// Skip       := lastArticle{n} end{n} positionsEnd{n} impacts:u24{n} widths:u16    n = df / 128
///               end, positionsEnd: of the block and of its positions, bytes from the start of the list's
///               impacts: two pairs (frequency, length) of which each article is below one: steps of the
///               frequencies (`Impacts`) in bits 0-3 and 4-7, codes of the lengths (`SizeCode`) in 8-15, 16-23
///               widths: bits of a lastArticle and of an end, less one, in bits 0-4 and 5-9, of a positionsEnd in
///               10-15; each column to a whole byte
/// positions  := PositionList ... zero{16}    a term's entry gives offset and length of its list
/// PositionList := BlockPositions{ceil(df / 128)}
/// BlockPositions := Samples? Positions{articles of the block}, to a whole byte
///               Positions: as many as the frequency, below the article's extent (file `articles`) and 2^31
/// Samples    := u32{3}                       bits of the positions before the block's article 32, 64, 96
/// ```
///
/// History: version 3: articles and frequencies in the code of Elias and Fano, skip tables in bits. Version 2: patched and
/// bit-set blocks, tails in bits, positions in Elias-Fano codes, narrow skip tables. Version 1: varints and plain packing.
package enum PostingsFormat {
  /// Version of both files.
  package static let version: UInt32 = 3
  /// Articles in a block.
  package static let block = BitPacking.blockCount
  /// Greatest position, far beyond any article's: adding the length of a phrase never overflows.
  static let greatestPosition = UInt32(Int32.max)
  /// Zeros behind the last list, so that a block may be read eight bytes at a time.
  package static let paddingBytes = 16
  /// Largest list in bytes for which offsets of blocks fit in 32 bits, with room for one block more.
  static let largestList = Int(UInt32.max) - (1 << 28)
  /// Bit of `gapHeader` that says that the articles are in `FanoPacking`; alone that they are a set of bits.
  static let fanoArticles: UInt8 = 0x80
  /// Bits of `frequencyHeader` that say that the frequencies are; no width of `PatchedPacking` has both.
  static let fanoFrequencies: UInt8 = 0x30
  /// Bits of both headers that are its width then.
  static let fanoWidth: UInt8 = 0x0F
  /// Bit of `frequencyHeader` that says that the positions begin with samples.
  static let sampled: UInt8 = 0x80
  /// Width of frequencies in the widths of a tail that says that they have a byte of their own.
  static let wideFrequencies = 7
  /// Articles between two samples, and how many samples there are.
  static let sampleStep = 32
  static let samples = 3
  /// From this many occurrences on, a block's positions are sampled.
  static let sampledOccurrences = 384
}

/// What the dictionary knows of a term.
package struct TermEntry: Hashable, Sendable {
  /// Number of articles that hold the term (df).
  package var articles: Int
  /// Number of occurrences in all of them.
  package var occurrences: Int
  /// Offset and length in bytes of its list in `postings`.
  package var postings: Range<Int>
  /// Offset and length in bytes of its positions in `positions`.
  package var positions: Range<Int>

  /// An entry; `postings` and `positions` are payload offsets in bytes.
  package init(articles: Int, occurrences: Int, postings: Range<Int>, positions: Range<Int>) {
    self.articles = articles
    self.occurrences = occurrences
    self.postings = postings
    self.positions = positions
  }
}
