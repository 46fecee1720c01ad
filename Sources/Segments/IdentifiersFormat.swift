import Bytes
import Kernels

/// From an article's id to its number: hashes in ascending order, each with the article.
///
/// Grammar: `ids := (hash:u32 article:u32)* count:u64`; hash: the upper half of the id's XXH3-64.
/// Several articles may share a hash: the id in the metadata decides.
///
/// History: version 1, the first.
package enum IdentifiersFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  static let entryBytes = 8

  /// The hash under which an id is found.
  package static func hash(_ id: [UInt8]) -> UInt32 { hash(id.span) }

  /// The hash under which an id is found.
  package static func hash(_ id: Span<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: Checksum.xxh3(id) >> 32)
  }
}

/// Writes the file `ids`; entries come in ascending order of (hash, article).
package final class IdentifiersWriter {
  private let file: FileWriter
  private var entries: [UInt8] = []
  private var count = 0

  private static let pageBytes = 1 << 16

  /// Creates the file `path`, which must not exist.
  package init(path: String) throws(FileError) {
    file = try FileWriter(path: path, kind: .ids, version: IdentifiersFormat.version)
  }

  /// Appends an entry that is greater than the one before.
  package func add(hash: UInt32, article: UInt32) throws(FileError) {
    entries.appendLittleEndian(hash)
    entries.appendLittleEndian(article)
    count += 1
    if entries.count >= Self.pageBytes { try flush() }
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try flush()
    try file.append(littleEndian: UInt64(count))
    return try file.finish(segment: segment)
  }

  private func flush() throws(FileError) {
    try file.append(entries)
    entries.removeAll(keepingCapacity: true)
  }
}

/// The ids of a segment, read in place.
package struct Identifiers: Sendable {
  /// Number of entries, one for each article.
  package let count: Int
  private let payload: ByteRegion

  /// The ids in the payload of a file `ids`; their number is checked here.
  package init(_ payload: ByteRegion) throws {
    self.payload = payload
    guard payload.count >= 8 else { throw payload.corruption("the ids end too early", at: 0) }
    count = Int(clamping: try payload.load(UInt64.self, at: payload.count - 8))
    guard count == (payload.count - 8) / IdentifiersFormat.entryBytes,
      payload.count % IdentifiersFormat.entryBytes == 0
    else { throw payload.corruption("the ids have the wrong number", at: payload.count - 8) }
  }

  /// The entry with number `index`.
  package func entry(_ index: Int) throws -> (hash: UInt32, article: UInt32) {
    (
      try payload.load(UInt32.self, at: index * IdentifiersFormat.entryBytes),
      try payload.load(UInt32.self, at: index * IdentifiersFormat.entryBytes + 4)
    )
  }

  /// The articles whose id has that hash; O(log articles).
  package func articles(withHash hash: UInt32) throws -> [UInt32] {
    var index = try partitionPoint(in: 0..<count) { try entry($0).hash >= hash }
    var found: [UInt32] = []
    while index < count, case let next = try entry(index), next.hash == hash {
      found.append(next.article)
      index += 1
    }
    return found
  }
}
