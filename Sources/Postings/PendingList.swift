import Bytes
import Kernels

/// The part of a term's list that is not written yet, and the encodings of its parts.
struct PendingList {
  /// Articles, occurrences, and bytes given out for writing so far.
  private(set) var articleCount = 0
  private(set) var occurrences = 0
  private(set) var byteCount = 0
  private(set) var positionByteCount = 0
  /// Whether the list has outgrown `ShortList`; then it stays long.
  private(set) var isLong = false

  private var articles: [UInt32] = []
  /// Frequencies less one, beside `articles`.
  private var frequencies: [UInt32] = []
  private var positionGaps: [UInt32] = []
  /// Last article of the block before, plus one (0 before the first).
  private var base: UInt32 = 0
  private var blockPositions: UInt64 = 0
  private var largestFrequency: UInt32 = 0
  private var smallestLength = UInt32.max
  private var skip: [UInt8] = []

  var isBlockFull: Bool { articles.count == PostingsFormat.block }

  mutating func add(article: UInt32, length: UInt32, positionGaps gaps: Span<UInt32>) {
    if articles.isEmpty {
      blockPositions = UInt64(positionByteCount) << 8 | UInt64(positionGaps.count)
    }
    articles.append(article)
    frequencies.append(UInt32(gaps.count) - 1)
    for index in gaps.indices { positionGaps.append(gaps[index]) }
    articleCount += 1
    occurrences += gaps.count
    largestFrequency = max(largestFrequency, UInt32(gaps.count))
    smallestLength = min(smallestLength, length)
    isLong =
      isLong || !PostingsFormat.isShort(articles: articleCount, occurrences: occurrences)
  }

  /// The whole blocks among the pending positions.
  mutating func takePositionBlocks() -> [UInt8] {
    let block = PostingsFormat.block
    var bytes: [UInt8] = []
    var done = 0
    while positionGaps.count - done >= block {
      let span = positionGaps.span.extracting(done..<(done + block))
      let width = BitPacking.width(of: span)
      bytes.append(UInt8(width))
      BitPacking.pack(span, from: 0, width: width, to: &bytes)
      done += block
    }
    if done > 0 { positionGaps.removeFirst(done) }
    positionByteCount += bytes.count
    return bytes
  }

  mutating func takePositionTail() -> [UInt8] {
    var bytes: [UInt8] = []
    for gap in positionGaps { VarInt.append(UInt64(gap), to: &bytes) }
    bytes.appendLittleEndian(UInt16(bytes.count))
    positionByteCount += bytes.count
    return bytes
  }

  /// A full block of articles and frequencies.
  mutating func takeBlock() -> [UInt8] {
    let gaps = articleGaps()
    let gapWidth = BitPacking.width(of: gaps.span)
    let frequencyWidth = BitPacking.width(of: frequencies.span)
    var bytes = [UInt8(gapWidth), UInt8(frequencyWidth)]
    BitPacking.pack(gaps.span, from: 0, width: gapWidth, to: &bytes)
    BitPacking.pack(frequencies.span, from: 0, width: frequencyWidth, to: &bytes)
    endBlock(byteCount: bytes.count)
    return bytes
  }

  /// What is left of a long list, and its skip table.
  mutating func takeTail() -> [UInt8] {
    var bytes: [UInt8] = []
    for (gap, frequency) in zip(articleGaps(), frequencies) {
      VarInt.append(UInt64(gap), to: &bytes)
      VarInt.append(UInt64(frequency), to: &bytes)
    }
    if !articles.isEmpty { endBlock(byteCount: bytes.count) }
    byteCount += skip.count
    return bytes + skip
  }

  /// The whole of a short list.
  mutating func takeShort() -> [UInt8] {
    var bytes: [UInt8] = []
    var next = 0
    for (gap, frequency) in zip(articleGaps(), frequencies) {
      VarInt.append(UInt64(gap) + 1, to: &bytes)
      VarInt.append(UInt64(frequency), to: &bytes)
      for position in positionGaps[next...(next + Int(frequency))] {
        VarInt.append(UInt64(position), to: &bytes)
      }
      next += Int(frequency) + 1
    }
    byteCount += bytes.count
    return bytes
  }

  /// Makes ready for the next term and keeps the memory.
  mutating func removeAll() {
    clearBlock()
    positionGaps.removeAll(keepingCapacity: true)
    skip.removeAll(keepingCapacity: true)
    (articleCount, occurrences, byteCount, positionByteCount, base) = (0, 0, 0, 0, 0)
    isLong = false
  }

  /// Gaps less one between the block's articles and the one before.
  private func articleGaps() -> [UInt32] {
    var next = base
    return articles.map { article in
      defer { next = article &+ 1 }
      return article - next
    }
  }

  private mutating func endBlock(byteCount size: Int) {
    let last = articles.last ?? 0
    skip.appendLittleEndian(last)
    skip.appendLittleEndian(UInt32(byteCount))
    skip.appendLittleEndian(blockPositions)
    skip.appendLittleEndian(largestFrequency)
    skip.appendLittleEndian(smallestLength)
    byteCount += size
    base = last + 1
    clearBlock()
  }

  private mutating func clearBlock() {
    articles.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
    largestFrequency = 0
    smallestLength = .max
  }
}
