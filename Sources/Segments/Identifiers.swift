import Bytes

/// The ids of a segment, read in place.
package struct Identifiers: Sendable {
  /// Number of entries, one for each article.
  package let count: Int
  private let shape: IdentifierShape
  private let firsts: Int
  private let payload: ByteRegion

  /// The ids in the payload of a file `ids`; their number is checked here.
  package init(_ payload: ByteRegion) throws {
    self.payload = payload
    guard payload.count >= 8 else { throw payload.corruption("the ids end too early", at: 0) }
    count = Int(clamping: try payload.load(UInt64.self, at: payload.count - 8))
    guard count <= Int(UInt32.max) else {
      throw payload.corruption("there cannot be \(count) ids", at: payload.count - 8)
    }
    shape = IdentifierShape(count: count)
    firsts = count * shape.entryBytes
    guard firsts + 4 * shape.buckets + 8 == payload.count else {
      throw payload.corruption("the ids have the wrong number", at: payload.count - 8)
    }
  }

  /// What is told of a hash, the other bits 0.
  package func known(_ hash: UInt32) -> UInt32 { shape.known(hash) }

  /// The articles of whose ids' hashes the same is told; O(1) on average.
  package func articles(withHash hash: UInt32) throws -> [UInt32] {
    var found: [UInt32] = []
    try forEach(inBucket: shape.bucket(of: hash)) { known, article, _ in
      if known == shape.known(hash) { found.append(article) }
    }
    return found
  }

  /// Calls `body` with what is told of each hash, its article, and where the entry stands in the file.
  package func forEach(_ body: (UInt32, UInt32, Int) throws -> Void) throws {
    guard try first(0) == 0 else { throw damage(firsts) }
    for bucket in 0..<shape.buckets { try forEach(inBucket: bucket, body) }
  }

  private func forEach(
    inBucket bucket: Int, _ body: (UInt32, UInt32, Int) throws -> Void
  ) throws {
    let (start, end) = (try first(bucket), try first(bucket + 1))
    guard start <= end, end <= count else { throw damage(firsts + 4 * bucket) }
    for index in start..<end {
      // Behind the entries stand four bytes for each bucket, and eight.
      let place = index * shape.entryBytes
      let word = try payload.load(UInt64.self, at: place)
      let entry = word & (~0 >> UInt64(64 - 8 * shape.entryBytes))
      try body(shape.hash(entry, bucket: bucket), shape.article(entry), place)
    }
  }

  /// The number of a bucket's first entry.
  private func first(_ bucket: Int) throws -> Int {
    bucket < shape.buckets ? Int(try payload.load(UInt32.self, at: firsts + 4 * bucket)) : count
  }

  private func damage(_ offset: Int) -> IndexCorruption {
    payload.corruption("the ids are not in order", at: offset)
  }
}
