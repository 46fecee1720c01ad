import Bytes
import Kernels

/// The records of a segment, unpacked block by block.
package struct Records: Sendable {
  /// Number of records.
  package let count: Int
  /// Number of compressed blocks.
  package let blockCount: Int
  private let payload: ByteRegion
  private let tableOffset: Int

  /// No block unpacks to more: a limit against damage, above what an article can take.
  private static let unpackedLimit = 1 << 28

  /// The records in the payload of a file `text`, or of another one that is laid out so; the trailer is checked here.
  package init(_ payload: ByteRegion) throws {
    self.payload = payload
    let trailer = payload.count - RecordsFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the records end too early", at: 0) }
    blockCount = Int(clamping: try payload.load(UInt64.self, at: trailer))
    tableOffset = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    count = Int(clamping: try payload.load(UInt64.self, at: trailer + 16))
    guard tableOffset <= trailer, blockCount <= trailer / RecordsFormat.entryBytes,
      tableOffset + blockCount * RecordsFormat.entryBytes == trailer
    else { throw payload.corruption("the table of records is damaged", at: trailer) }
  }

  /// The record of `article`.
  ///
  /// - Complexity: O(log blocks) plus unpacking one block (about 64 KiB).
  package func record(_ article: UInt32, with zstandard: Zstandard) throws -> ArraySlice<UInt8> {
    let place = try place(of: article)
    let records = try block(place.block, with: zstandard)
    guard place.index < records.count else { throw nothing(of: article) }
    return records[place.index]
  }

  /// The error for a record that is not where it should be.
  func nothing(of article: UInt32) -> IndexCorruption {
    payload.corruption("no record for article \(article)", at: 0)
  }

  /// The block that holds the record of `article`, and which of its records that is.
  ///
  /// - Complexity: O(log blocks).
  package func place(of article: UInt32) throws -> (block: Int, index: Int) {
    let next = try partitionPoint(in: 0..<blockCount) { try firstArticle($0) > article }
    guard next > 0 else { throw nothing(of: article) }
    return (next - 1, Int(article) - Int(try firstArticle(next - 1)))
  }

  /// The number of block `number`'s first article.
  package func firstArticle(_ number: Int) throws -> UInt32 {
    try payload.load(UInt32.self, at: tableOffset + number * RecordsFormat.entryBytes)
  }

  /// Holds the table of blocks against itself: they follow each other, and so do their articles.
  ///
  /// - Complexity: O(blocks).
  func checkTable() throws {
    var (article, end) = (0, 0)
    for number in 0..<blockCount {
      let entry = tableOffset + number * RecordsFormat.entryBytes
      let first = Int(try firstArticle(number))
      let start = Int(clamping: try payload.load(UInt64.self, at: entry + 8))
      guard number == 0 ? first == 0 && start == 0 : first > article && start > end else {
        throw payload.corruption("block \(number) of records is out of order", at: entry)
      }
      (article, end) = (first, start)
    }
    guard blockCount == 0 ? count == 0 && tableOffset == 0 : article < count && end < tableOffset
    else { throw payload.corruption("the last block of records is out of order", at: tableOffset) }
  }

  /// All records of block `number`.
  package func block(_ number: Int, with zstandard: Zstandard) throws -> [ArraySlice<UInt8>] {
    try split(
      unpacked(number, with: zstandard), count: recordCount(ofBlock: number), block: number)
  }

  /// Number of records in block `number`, which may be any number where the table is damaged.
  func recordCount(ofBlock number: Int) throws -> Int {
    let next = number + 1 < blockCount ? Int(try firstArticle(number + 1)) : count
    return next - Int(try firstArticle(number))
  }

  /// What block `number` unpacks to.
  func unpacked(_ number: Int, with zstandard: Zstandard) throws -> [UInt8] {
    let entry = tableOffset + number * RecordsFormat.entryBytes
    let unpackedBytes = Int(try payload.load(UInt32.self, at: entry + 4))
    let start = Int(clamping: try payload.load(UInt64.self, at: entry + 8))
    let end =
      number + 1 < blockCount
      ? Int(clamping: try payload.load(UInt64.self, at: entry + RecordsFormat.entryBytes + 8))
      : tableOffset
    guard start <= end, end <= tableOffset, unpackedBytes <= Self.unpackedLimit else {
      throw payload.corruption("block \(number) of records is out of order", at: entry)
    }
    let unpacked = try payload.withBytes(from: start, count: end - start) { bytes in
      zstandard.decompress(bytes, count: unpackedBytes)
    }
    guard let unpacked else {
      throw payload.corruption("block \(number) of records does not unpack", at: start)
    }
    return unpacked
  }

  private func split(
    _ unpacked: [UInt8], count: Int, block: Int
  ) throws -> [ArraySlice<UInt8>] {
    var reader = ByteReader(unpacked, file: payload.fileName)
    guard count >= 0, count <= unpacked.count else {
      throw payload.corruption("block \(block) of records has the wrong number of them", at: 0)
    }
    var lengths: [Int] = []
    for _ in 0..<count {
      lengths.append(try reader.varint(atMost: unpacked.count, "length of a record"))
    }
    let records = try lengths.map { length in try reader.take(length) }
    guard reader.remaining == 0 else {
      throw payload.corruption("block \(block) of records holds more than its records", at: 0)
    }
    return records
  }
}
