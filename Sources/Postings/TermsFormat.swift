/// The dictionary: all terms of a segment in byte order, with where their lists are.
///
/// Terms stand in blocks of 32, front-coded; a separate index of the blocks' first terms is
/// searched by halves, so that a look-up touches a few pages of the index and one block.
/// A term is a byte string; its first byte tells the field (`FieldPrefix` in `Segments`).
///
/// Grammar (varint = LEB128):
/// ```
/// terms   := Block* BlockOffsets FirstTermEnds FirstTerms Trailer
/// Block   := postings:varint positions:varint Entry{1...32}
///            postings, positions: where the first entry's lists begin
/// Entry   := shared:varint rest:varint byte{rest}        the term: shared bytes of the one before, rest
///            articles:varint occurrences-articles:varint postingsBytes:varint positionsBytes:varint
///            lists follow each other, so lengths give offsets
/// BlockOffsets  := u64{blocks}      of each block in the payload
/// FirstTermEnds := u32{blocks}      end of each first term in FirstTerms
/// FirstTerms    := byte*            the blocks' first terms, end to end
/// Trailer := terms:u64 blocks:u64 indexOffset:u64 occurrences:u64      (32 bytes at the payload's end)
/// ```
///
/// History: version 1, the first.
package enum TermsFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  /// Terms in a block.
  package static let block = 32
  static let trailerBytes = 32
  /// Longest term in bytes: two words of 1,024 and what stands between them.
  package static let longestTerm = 2100
}
