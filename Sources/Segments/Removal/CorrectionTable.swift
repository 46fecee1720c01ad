import Bytes
import Kernels

/// The corrections of the lists in one file, read in place.
struct CorrectionTable: Sendable {
  /// Number of corrections.
  let count: Int
  /// Offset behind the index.
  let end: Int
  private let payload: ByteRegion
  private let start: Int
  private let index: Int
  let blockCount: Int

  /// - Parameters:
  ///   - payload: of the file `removed`.
  ///   - trailer: where the table's numbers stand.
  ///   - start: where its first block must begin.
  ///   - limit: where it must have ended.
  init(_ payload: ByteRegion, trailer: Int, start: Int, limit: Int) throws {
    self.payload = payload
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
  func correction(of key: Int) throws -> Correction? {
    let number = try partitionPoint(in: 0..<blockCount) { try firstKey(of: $0) > UInt64(key) } - 1
    guard number >= 0 else { return nil }
    var found: Correction?
    try forEach(inBlock: number) { correction in
      if correction.key >= key {
        if correction.key == key { found = correction }
        return false
      }
      return true
    }
    return found
  }

  /// Calls `body` with the corrections of a block until it gives false.
  @inline(__always)
  func forEach(inBlock number: Int, _ body: (Correction) -> Bool) throws {
    let range = try blockRange(number)
    var key = try firstKey(of: number)
    let corrections = min(RemovedFormat.block, count - number * RemovedFormat.block)
    let isRight = try payload.withIntegers(
      UInt8.self, at: range.lowerBound, count: range.count
    ) { bytes in
      var offset = 0
      for place in 0..<corrections {
        if place > 0 {
          guard let gap = Self.number(bytes, at: &offset), gap > 0, gap < Self.limit else {
            return false
          }
          key += gap
        }
        guard key < Self.limit, let articles = Self.number(bytes, at: &offset),
          articles < UInt64(UInt32.max), let repeats = Self.number(bytes, at: &offset),
          repeats < Self.limit
        else { return false }
        let correction = Correction(
          key: Int(key), articles: Int(articles) + 1, occurrences: Int(articles + repeats) + 1)
        if !body(correction) { return true }
      }
      return offset == bytes.count
    }
    guard isRight else {
      throw payload.corruption("block \(number) of corrections is damaged", at: range.lowerBound)
    }
  }

  /// The number at `offset`, which moves behind it; nil if there is none.
  @inline(__always)
  private static func number(_ bytes: Span<UInt8>, at offset: inout Int) -> UInt64? {
    // Most have a byte or two.
    let start = offset
    if start &+ 1 < bytes.count {
      let (first, second) = (UInt64(bytes[start]), UInt64(bytes[start &+ 1]))
      if first < 0x80 {
        offset = start &+ 1
        return first
      }
      if second < 0x80 {
        offset = start &+ 2
        return first & 0x7F | second << 7
      }
    }
    return VarInt.read(bytes, at: &offset)
  }

  /// Beyond any key and any number of occurrences.
  private static let limit: UInt64 = 1 << 48

  private func firstKey(of block: Int) throws -> UInt64 {
    try payload.load(UInt64.self, at: index + 8 * block)
  }

  private func blockRange(_ number: Int) throws -> Range<Int> {
    let ends = index + 8 * blockCount
    let lower = number == 0 ? start : try end(ends + 8 * (number - 1))
    let upper = try end(ends + 8 * number)
    guard start <= lower, lower <= upper, upper <= index else {
      throw payload.corruption("block \(number) of corrections is out of order", at: ends)
    }
    return lower..<upper
  }

  private func end(_ offset: Int) throws -> Int {
    Int(clamping: try payload.load(UInt64.self, at: offset))
  }
}

/// Walks the corrections of one file in the order of the lists.
package struct CorrectionCursor {
  private let table: CorrectionTable?
  private var block = 0
  private var corrections: [Correction] = []
  private var place = 0

  /// - Parameter table: nil for none.
  init(_ table: CorrectionTable?) { self.table = table }

  /// The next correction, nil after the last.
  package mutating func next() throws -> Correction? {
    if place == corrections.count {
      guard let table, block < table.blockCount else { return nil }
      var read: [Correction] = []
      try table.forEach(inBlock: block) { correction in
        read.append(correction)
        return true
      }
      corrections = read
      place = 0
      block += 1
    }
    guard place < corrections.count else { return nil }
    defer { place += 1 }
    return corrections[place]
  }
}
