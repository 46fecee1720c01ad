/// What a corpus may ask for; beyond these an input is reported (`tooLong`, `brokenJSON`) and skipped.
///
/// They bound the memory of reading: one reader holds at most a chunk plus two records, one parser at
/// most one record and the articles of one chunk. Decoding zstd takes as much as the window that the file
/// was compressed with, which may be up to 128 MiB (8 MiB and less at the usual levels).
package enum ArticleLimits {
  /// The most UTF-8 bytes that the title, body and other fields of one article may have together.
  package static let articleBytes = 8 << 20
  /// Bytes of memory that a build was seen to take at most for each of a large article.
  package static let memoryPerByte = 32
  /// The most bytes of one line of JSON, one SGML record or one text file, as unpacked.
  ///
  /// Larger than
  /// `articleBytes` because an escape such as `\u0639` takes six bytes for two, and so that no
  /// compressed file, however small, can fill the memory. As much white space between two records of a compressed file ends
  /// it, as a decompression bomb does.
  package static let lineBytes = 32 << 20
  /// The most bytes of an article's id.
  package static let idBytes = 4096
  /// The deepest nesting of arrays and objects in a line of JSON.
  package static let nesting = JSONLineParser.depthLimit
  /// About as many bytes as one chunk has, if no record is larger; with them count those of the file's name that each of
  /// its articles has.
  package static let chunkBytes = 1 << 20
  /// The most records or small files of one chunk.
  ///
  /// Each costs some hundred bytes besides its text and its file's name.
  package static let chunkRecords = 1 << 12
  /// A compressed file is taken for a decompression bomb where it unpacks to more than
  /// `unpackedBytes` and this many times what was read of it.
  ///
  /// Text unpacks to 3 to 20 times its size, the same article again and again to 100 times; gzip can reach 1,032
  /// times, zstd 30,000.
  package static let unpackedRatio: UInt64 = 250
  /// Below so many bytes of one file nothing is taken for a bomb.
  package static let unpackedBytes: UInt64 = 256 << 20
}
