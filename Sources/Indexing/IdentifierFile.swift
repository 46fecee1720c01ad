import Segments

/// Gathers the ids of a segment's articles and writes them in the order of the file `ids`.
struct IdentifierFile {
  private let segment: NewSegment
  private var records: ExternalSorter<LookupRecord>
  private var count = 0

  /// - Parameter memory: bytes that may be held.
  init(_ segment: NewSegment, memory: Int) {
    self.segment = segment
    records = ExternalSorter(path: segment.scratch + "/ids", memory: memory)
  }

  mutating func add(hash: UInt32, article: UInt32) throws {
    try records.add(LookupRecord(hash: hash, article: article))
    count += 1
  }

  /// Writes the file; nothing can be added after that.
  mutating func write(identity: UInt64) throws -> SegmentDescription.File {
    let ids = try IdentifiersWriter(path: segment.path(.ids), count: count)
    try records.forEach { try ids.add(hash: $0.hash, article: $0.article) }
    return SegmentDescription.File(kind: .ids, bytes: try ids.finish(segment: identity))
  }
}
