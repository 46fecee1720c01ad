import Bytes
import Kernels

/// The corrections of the lists in one file, read in place.
///
/// Nothing but numbers, as each look-up takes it out of an array: the payload of the file `removed` is given to it.
struct CorrectionTable: Sendable {
  /// Number of corrections.
  let count: Int
  /// Offset behind the index.
  let end: Int
  private let start: Int
  private let index: Int
  let blockCount: Int

  /// - Parameters:
  ///   - payload: of the file `removed`.
  ///   - trailer: where the table's numbers stand.
  ///   - start: where its first block must begin.
  ///   - limit: where it must have ended.
  init(_ payload: ByteRegion, trailer: Int, start: Int, limit: Int) throws {
    count = Int(clamping: try payload.load(UInt64.self, at: trailer))
    self.start = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    index = Int(clamping: try payload.load(UInt64.self, at: trailer + 16))
    blockCount = count / RemovedFormat.block + (count % RemovedFormat.block).signum()
    guard self.start == start, start <= index, index <= limit, blockCount <= (limit - index) / 16
    else { throw payload.corruption("a table of corrections has no place", at: trailer) }
    end = index + 16 * blockCount
  }

  /// The correction of the list that begins at `key`; nil if the list lost nothing.
  ///
  /// Reads the table where it lies and allocates nothing.
  ///
  /// - Complexity: O(log corrections).
  func correction(of key: Int, in payload: borrowing ByteRegion) throws -> Correction? {
    guard
      let (number, first) = try payload.lastInteger(
        notAbove: UInt64(key), at: index, count: blockCount)
    else { return nil }
    let range = try blockRange(number, in: payload)
    let found = try payload.withIntegers(
      UInt8.self, at: range.lowerBound, count: range.count
    ) { bytes in
      CorrectionSearch.correction(
        of: UInt64(key), in: bytes, entries: corrections(inBlock: number), first: first)
    }
    switch found {
    case .found(let articles, let occurrences):
      return Correction(key: key, articles: articles, occurrences: occurrences)
    case .missing: return nil
    case .damaged: throw damage(payload, block: number, at: range.lowerBound)
    }
  }

  /// The corrections of a block, in their order.
  func corrections(ofBlock number: Int, in payload: ByteRegion) throws -> [Correction] {
    let range = try blockRange(number, in: payload)
    let bytes = try payload.copy(from: range.lowerBound, count: range.count)
    var offset = 0
    var key = try payload.load(UInt64.self, at: index + 8 * number)
    var read: [Correction] = []
    for place in 0..<corrections(inBlock: number) {
      if place > 0 {
        guard let gap = VarInt.read(bytes.span, at: &offset), gap > 0, gap < Self.limit else {
          throw damage(payload, block: number, at: range.lowerBound)
        }
        key += gap
      }
      guard key < Self.limit, let articles = VarInt.read(bytes.span, at: &offset),
        articles < UInt64(UInt32.max), let repeats = VarInt.read(bytes.span, at: &offset),
        repeats < Self.limit
      else { throw damage(payload, block: number, at: range.lowerBound) }
      read.append(
        Correction(
          key: Int(key), articles: Int(articles) + 1, occurrences: Int(articles + repeats) + 1))
    }
    guard offset == bytes.count else {
      throw damage(payload, block: number, at: range.lowerBound)
    }
    return read
  }

  /// Beyond any key and any number of occurrences.
  private static let limit: UInt64 = 1 << 48

  private func corrections(inBlock number: Int) -> Int {
    min(RemovedFormat.block, count - number * RemovedFormat.block)
  }

  private func blockRange(_ number: Int, in payload: borrowing ByteRegion) throws -> Range<Int> {
    let ends = index + 8 * blockCount
    let lower = number == 0 ? start : try end(ends + 8 * (number - 1), in: payload)
    let upper = try end(ends + 8 * number, in: payload)
    guard start <= lower, lower <= upper, upper <= index else {
      throw payload.corruption("block \(number) of corrections is out of order", at: ends)
    }
    return lower..<upper
  }

  private func end(_ offset: Int, in payload: borrowing ByteRegion) throws -> Int {
    Int(clamping: try payload.load(UInt64.self, at: offset))
  }

  private func damage(
    _ payload: borrowing ByteRegion, block number: Int, at offset: Int
  ) -> IndexCorruption {
    payload.corruption("block \(number) of corrections is damaged", at: offset)
  }
}

/// Walks the corrections of one file in the order of the lists.
package struct CorrectionCursor {
  private let payload: ByteRegion
  private let table: CorrectionTable?
  private var block = 0
  private var corrections: [Correction] = []
  private var place = 0

  /// - Parameter table: nil for none.
  init(_ payload: ByteRegion, _ table: CorrectionTable?) {
    self.payload = payload
    self.table = table
  }

  /// The next correction, nil after the last.
  package mutating func next() throws -> Correction? {
    if place == corrections.count {
      guard let table, block < table.blockCount else { return nil }
      corrections = try table.corrections(ofBlock: block, in: payload)
      place = 0
      block += 1
    }
    guard place < corrections.count else { return nil }
    defer { place += 1 }
    return corrections[place]
  }
}
