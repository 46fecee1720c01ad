import Bytes
import Kernels

/// The dictionary of a segment, read in place.
package struct TermDictionary: Sendable {
  /// Number of terms and the sum of their occurrences.
  package let termCount: Int
  /// See `termCount`.
  package let occurrences: Int
  let payload: ByteRegion
  private let blockCount: Int
  /// Where the blocks end.
  let indexOffset: Int
  private let firstTermsOffset: Int
  let firstTermsBytes: Int

  /// - Parameter payload: of the file `terms`.
  package init(_ payload: ByteRegion) throws {
    self.payload = payload
    let trailer = payload.count - TermsFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the dictionary ends too early", at: 0) }
    termCount = Int(clamping: try payload.load(UInt64.self, at: trailer))
    blockCount = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    indexOffset = Int(clamping: try payload.load(UInt64.self, at: trailer + 16))
    occurrences = Int(clamping: try payload.load(UInt64.self, at: trailer + 24))
    guard indexOffset <= trailer, blockCount <= (trailer - indexOffset) / 12,
      blockCount == termCount / TermsFormat.block + (termCount % TermsFormat.block).signum()
    else { throw payload.corruption("the dictionary's trailer is damaged", at: trailer) }
    firstTermsOffset = indexOffset + 12 * blockCount
    firstTermsBytes = trailer - firstTermsOffset
  }

  /// The entry of `term`, nil if the segment does not hold it.
  ///
  /// Reads the dictionary where it lies and allocates nothing.
  ///
  /// - Complexity: O(log terms).
  package func entry(of term: [UInt8]) throws -> TermEntry? {
    let number = try firstBlock(above: term.span) - 1
    guard number >= 0 else { return nil }
    let range = try blockRange(number)
    return try payload.withIntegers(UInt8.self, at: range.lowerBound, count: range.count) { bytes in
      let terms = termCount(ofBlock: number)
      switch DictionarySearch.entry(of: term.span, in: bytes, entries: terms) {
      case .found(let found): return TermEntry(found)
      case .missing: return nil
      case .odd: break
      }
      // Tells what is wrong with it.
      var block = TermBlock()
      do throws(TermBlock.Damage) {
        return try block.entry(of: term.span, in: bytes, terms: terms)
      } catch {
        throw payload.corruption(error.reason, at: range.lowerBound + error.offset)
      }
    }
  }

  /// A cursor on the first term that is not below `lowest`.
  package func terms(from lowest: [UInt8]) throws -> TermCursor {
    var cursor = TermCursor(self, block: max(0, try firstBlock(above: lowest.span) - 1))
    try cursor.skip(below: lowest)
    return cursor
  }

  /// Calls `body` with the entry of each term, in order, without the terms.
  ///
  /// Reads the dictionary where it lies and allocates nothing.
  ///
  /// - Complexity: O(terms).
  package func forEachEntry(_ body: (TermEntry) throws -> Void) throws {
    for number in 0..<blockCount {
      let range = try blockRange(number)
      try payload.withIntegers(UInt8.self, at: range.lowerBound, count: range.count) { bytes in
        var block = TermBlock()
        var length = 0
        do {
          var lists = try block.begin(bytes)
          for _ in 0..<termCount(ofBlock: number) {
            try body(try block.next(bytes, length: &length, lists: &lists))
          }
        } catch let error as TermBlock.Damage {
          throw payload.corruption(error.reason, at: range.lowerBound + error.offset)
        }
        guard block.place == bytes.count else {
          throw payload.corruption(
            "a block of terms holds more than its terms", at: range.lowerBound)
        }
      }
    }
  }

  /// Number of blocks of terms.
  package var blocks: Int { blockCount }

  /// A cursor on the terms of some blocks, which lie below `blocks`.
  package func terms(inBlocks blocks: Range<Int>) -> TermCursor {
    TermCursor(self, block: blocks.lowerBound, end: blocks.upperBound)
  }

  /// A reader over block `number`.
  func block(_ number: Int) throws -> ByteReader {
    let range = try blockRange(number)
    return try payload.reader(from: range.lowerBound, count: range.count)
  }

  /// Number of terms in block `number`.
  func termCount(ofBlock number: Int) -> Int {
    min(TermsFormat.block, termCount - number * TermsFormat.block)
  }

  /// Where block `number` is in the payload.
  func blockRange(_ number: Int) throws -> Range<Int> {
    let start = try blockOffset(number)
    let end = number + 1 < blockCount ? try blockOffset(number + 1) : indexOffset
    guard start <= end, end <= indexOffset else {
      throw payload.corruption("block \(number) of terms is out of order", at: start)
    }
    return start..<end
  }

  private func blockOffset(_ number: Int) throws -> Int {
    Int(clamping: try payload.load(UInt64.self, at: indexOffset + 8 * number))
  }

  // MARK: First terms

  /// The first block whose first term is greater than `term`; the number of blocks if there is none.
  private func firstBlock(above term: Span<UInt8>) throws -> Int {
    let start = Self.firstBytes(term)
    // By a look at two places each, until so many are left as lie close together.
    var (low, high) = (0, blockCount)
    while high - low > Self.manyBlocks {
      let middle = low + (high - low) / 2
      if try firstTerm(middle, isAtMost: term, start) { low = middle + 1 } else { high = middle }
    }
    if let found = try firstBlock(in: low..<high, above: term) { return found }
    return try partitionPoint(in: low..<high) { try !firstTerm($0, isAtMost: term, start) }
  }

  /// First terms that are searched at once; they should lie in a few pages of the file.
  private static let manyBlocks = 4096

  /// The same among the blocks `range`; nil where their first terms are out of order.
  private func firstBlock(in range: Range<Int>, above term: Span<UInt8>) throws -> Int? {
    guard !range.isEmpty else { return range.lowerBound }
    let first = try firstTermRange(range.lowerBound).lowerBound
    let last = try firstTermRange(range.upperBound - 1).upperBound
    guard first <= last else { return nil }
    let ends = indexOffset + 8 * blockCount + 4 * range.lowerBound
    let found = try payload.withBytes(from: ends, count: 4 * range.count) { ends in
      try payload.withBytes(from: first, count: last - first) { terms in
        DictionarySearch.firstTerm(
          above: term, ends: ends, count: range.count, base: UInt32(first - firstTermsOffset),
          terms: terms)
      }
    }
    return found.map { range.lowerBound + $0 }
  }

  /// Whether the first term of block `number` is at most `term`, whose `firstBytes` are `start`.
  private func firstTerm(
    _ number: Int, isAtMost term: Span<UInt8>, _ start: UInt64
  ) throws -> Bool {
    let range = try firstTermRange(number)
    // The trailer stands behind the first terms: there are eight bytes wherever one begins.
    let eight = try payload.load(UInt64.self, at: range.lowerBound).byteSwapped
    let found = range.count < 8 ? eight & ~(UInt64.max >> UInt64(8 * range.count)) : eight
    if found != start { return found < start }
    return try payload.withIntegers(UInt8.self, at: range.lowerBound, count: range.count) {
      !Self.precedes(term, $0)
    }
  }

  /// Where the index has the first term of block `number`.
  @inline(__always)
  func firstTermRange(_ number: Int) throws -> Range<Int> {
    let end = indexOffset + 8 * blockCount + 4 * number
    // The end of the one before, where there is one, and its own.
    let ends =
      number == 0
      ? UInt64(try payload.load(UInt32.self, at: end)) << 32
      : try payload.load(UInt64.self, at: end - 4)
    let lower = Int(truncatingIfNeeded: ends & UInt64(UInt32.max))
    let upper = Int(truncatingIfNeeded: ends >> 32)
    guard lower <= upper, upper <= firstTermsBytes else {
      throw payload.corruption("first term \(number) is out of order", at: end)
    }
    return firstTermsOffset + lower..<firstTermsOffset + upper
  }

  /// The first eight bytes of a term, the first one highest, with zeros behind a shorter one.
  ///
  /// Where those of two terms differ, they are in the order of the terms.
  private static func firstBytes(_ term: Span<UInt8>) -> UInt64 {
    var bytes: UInt64 = 0
    for index in 0..<8 { bytes = bytes << 8 | (index < term.count ? UInt64(term[index]) : 0) }
    return bytes
  }

  private static func precedes(_ term: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    let most = min(term.count, other.count)
    for index in 0..<most where term[index] != other[index] { return term[index] < other[index] }
    return term.count < other.count
  }
}

extension TermEntry {
  fileprivate init(_ found: DictionarySearch.Entry) {
    self.init(
      articles: found.articles, occurrences: found.articles + found.repeats,
      postings: found.postings, positions: found.positions)
  }
}

/// Walks the terms of a dictionary in byte order.
package struct TermCursor {
  private let dictionary: TermDictionary
  private var block: Int
  private let end: Int
  private var left = 0
  private var reader: ByteReader?
  private var term: [UInt8] = []
  private var postings = 0
  private var positions = 0
  private var pending: (term: [UInt8], entry: TermEntry)?

  /// - Parameter end: the block before which it ends.
  init(_ dictionary: TermDictionary, block: Int, end: Int = .max) {
    self.dictionary = dictionary
    self.block = block
    self.end = min(end, dictionary.blocks)
  }

  /// The next term and its entry, nil after the last.
  package mutating func next() throws -> (term: [UInt8], entry: TermEntry)? {
    if let found = pending {
      pending = nil
      return found
    }
    return try read()
  }

  mutating func skip(below lowest: [UInt8]) throws {
    while let found = try read() {
      if !found.term.lexicographicallyPrecedes(lowest) {
        pending = found
        return
      }
    }
  }

  private mutating func read() throws -> (term: [UInt8], entry: TermEntry)? {
    if left == 0 {
      guard block < end else { return nil }
      reader = try dictionary.block(block)
      left = dictionary.termCount(ofBlock: block)
      block += 1
      term = []
      guard var fresh = reader.take() else { return nil }
      postings = try fresh.varint(atMost: .max, "offset of a list")
      positions = try fresh.varint(atMost: .max, "offset of positions")
      reader = fresh
    }
    guard var reader = reader.take() else { return nil }
    let shared = try reader.varint(atMost: term.count, "shared prefix")
    let rest = try reader.varint(atMost: TermsFormat.longestTerm, "length of a term")
    term.removeLast(term.count - shared)
    term += try reader.take(rest)
    let articles = try reader.varint(atMost: Int(UInt32.max), "number of articles")
    let repeats = try reader.varint(atMost: 1 << 40, "number of occurrences")
    let postingsBytes = try reader.varint(atMost: 1 << 40, "length of a list")
    let positionsBytes = try reader.varint(atMost: 1 << 40, "length of positions")
    guard postings < 1 << 48, positions < 1 << 48 else {
      throw reader.corruption("an offset is too large")
    }
    let entry = TermEntry(
      articles: articles, occurrences: articles + repeats,
      postings: postings..<(postings + postingsBytes),
      positions: positions..<(positions + positionsBytes))
    postings += postingsBytes
    positions += positionsBytes
    left -= 1
    if left == 0, reader.remaining != 0 {
      throw reader.corruption("a block of terms holds more than its terms")
    }
    self.reader = reader
    return (term, entry)
  }
}
