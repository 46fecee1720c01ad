import Bytes
import Kernels

/// From an article's id to its number: articles by the hashes of their ids.
///
/// Grammar (count: number of articles; all integers little-endian):
/// ```
/// ids   := Entry{count} first:u32{2^b} count:u64
///          Entries ascend by hash and article. The upper b bits of a hash are its bucket, of 16 to 31 articles on
///          average: b = floor(log2(count)) - 4, or 0; first: the number of the bucket's first entry.
/// Entry := hash * 2^a + article, in so many bytes that 12 bits or more are the hash's; a: bits of count - 1, or 1
///          hash: of the bits behind the bucket's those that there is room for, the upper ones
/// ```
/// The hash of an id is the upper half of its XXH3-64. Several articles may share what is told of their hashes: the id in
/// the metadata decides.
///
/// History: version 2: buckets, and as much of the hashes as tells articles apart. Version 1: hashes, articles.
package enum IdentifiersFormat {
  /// Version of the file.
  package static let version: UInt32 = 2

  /// The hash under which an id is found.
  package static func hash(_ id: [UInt8]) -> UInt32 { hash(id.span) }

  /// The hash under which an id is found.
  package static func hash(_ id: Span<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: Checksum.xxh3(id) >> 32)
  }
}

/// How entries are written, by their number.
struct IdentifierShape {
  let count: Int
  let bucketBits: Int
  let articleBits: Int
  /// Bits of a hash in an entry.
  let hashBits: Int
  let entryBytes: Int

  /// Fewest bits of a hash in an entry, where it has so many behind its bucket's.
  private static let leastHashBits = 12

  /// - Parameter count: 2^32 or less.
  init(count: Int) {
    self.count = count
    let bits = Int.bitWidth - count.leadingZeroBitCount
    bucketBits = max(0, bits - 5)
    articleBits = max(1, Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
    entryBytes = (articleBits + Self.leastHashBits + 7) / 8
    hashBits = min(8 * entryBytes - articleBits, 32 - bucketBits)
  }

  var buckets: Int { 1 << bucketBits }

  func bucket(of hash: UInt32) -> Int { Int(UInt64(hash) >> UInt64(32 - bucketBits)) }

  /// Of a hash the bits that are told.
  func known(_ hash: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: (UInt64(hash) >> dropped) << dropped)
  }

  private var dropped: UInt64 { UInt64(32 - bucketBits - hashBits) }

  func entry(hash: UInt32, article: UInt32) -> UInt64 {
    let told = UInt64(hash) >> dropped & ((1 << UInt64(hashBits)) - 1)
    return told << UInt64(articleBits) | UInt64(article)
  }

  func article(_ entry: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: entry & ((1 << UInt64(articleBits)) - 1))
  }

  /// The bits that are told of the hash of an entry in a bucket.
  func hash(_ entry: UInt64, bucket: Int) -> UInt32 {
    let told = UInt64(bucket) << UInt64(hashBits) | entry >> UInt64(articleBits)
    return UInt32(truncatingIfNeeded: told << dropped)
  }
}

/// Writes the file `ids`; entries come in ascending order of (hash, article).
package final class IdentifiersWriter {
  private let file: FileWriter
  private let shape: IdentifierShape
  private var entries: [UInt8] = []
  /// For each bucket that has begun its first entry.
  private var firsts: [UInt8] = []
  private var begun = 0
  private var count = 0

  private static let pageBytes = 1 << 16

  /// Creates the file `path`, which must not exist.
  ///
  /// - Parameter count: how many entries will come; articles are below.
  package init(path: String, count: Int) throws(FileError) {
    file = try FileWriter(path: path, kind: .ids, version: IdentifiersFormat.version)
    shape = IdentifierShape(count: count)
  }

  /// Appends an entry that is greater than the one before.
  package func add(hash: UInt32, article: UInt32) throws(FileError) {
    begin(throughBucket: shape.bucket(of: hash))
    let entry = shape.entry(hash: hash, article: article)
    for byte in 0..<shape.entryBytes {
      entries.append(UInt8(truncatingIfNeeded: entry >> UInt64(8 * byte)))
    }
    count += 1
    if entries.count >= Self.pageBytes { try flush() }
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    begin(throughBucket: shape.buckets - 1)
    try flush()
    try file.append(firsts)
    try file.append(littleEndian: UInt64(count))
    return try file.finish(segment: segment)
  }

  /// The next entry is the first one of all buckets up to that one that have not begun.
  private func begin(throughBucket bucket: Int) {
    while begun <= bucket {
      firsts.appendLittleEndian(UInt32(count))
      begun += 1
    }
  }

  private func flush() throws(FileError) {
    try file.append(entries)
    entries.removeAll(keepingCapacity: true)
  }
}
