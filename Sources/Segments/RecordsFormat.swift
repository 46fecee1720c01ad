/// Variable-length records, one for each article, in compressed blocks: `text`; and the blocks of `metadata`, which hold
/// something else (`MetadataFormat`).
///
/// Blocks are cut where the article stream is (at 64 KiB of text before compression, never inside an article),
/// whatever the number of threads.
///
/// Grammar:
/// ```
/// records := Block* BlockEntry* Trailer
/// Block   := byte*                  zstd; in `text` one frame, unpacked: length:varint{n} record{n}
/// BlockEntry := firstArticle:u32 unpackedBytes:u32 offset:u64     16 bytes; blocks follow each other
/// Trailer := blocks:u64 tableOffset:u64 articles:u64              (24 bytes at the payload's end)
/// ```
///
/// History: version 1, the first.
package enum RecordsFormat {
  /// Version of the file `text`.
  package static let version: UInt32 = 1
  /// A block ends with the record that reaches this size, bytes before compression.
  package static let blockBytes = 1 << 16
  static let entryBytes = 16
  static let trailerBytes = 24
}
