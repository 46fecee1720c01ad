import Bytes
import Kernels

/// The bit strings of all articles of a segment, read in place.
struct ArticleBits: Sendable {
  let articleCount: Int
  let mentionCount: Int
  /// How many numbers the table has.
  let rankCount: Int
  private let payload: ByteRegion
  private let ranks: Int
  private let groupStarts: Int
  /// Where the padding behind the last group begins.
  private let end: Int

  /// - Parameters:
  ///   - payload: of the file; its trailer is checked here.
  ///   - mostRanks: more numbers than that are damage.
  init(_ payload: ByteRegion, mostRanks: Int) throws {
    self.payload = payload
    let trailer = payload.count - ArticleBitsFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the mentions end too early", at: 0) }
    articleCount = Int(clamping: try payload.load(UInt64.self, at: trailer))
    mentionCount = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    end = Int(clamping: try payload.load(UInt64.self, at: trailer + 16))
    rankCount = Int(clamping: try payload.load(UInt64.self, at: trailer + 24))
    guard end <= trailer - ArticleBitsFormat.paddingBytes, articleCount <= Int(UInt32.max),
      rankCount <= mostRanks, rankCount <= payload.count / 4,
      case let groups = (articleCount + ArticleBitsFormat.group - 1) / ArticleBitsFormat.group,
      end + ArticleBitsFormat.paddingBytes + 4 * rankCount + 8 * groups == trailer
    else { throw payload.corruption("the trailer of the mentions is damaged", at: trailer) }
    ranks = end + ArticleBitsFormat.paddingBytes
    groupStarts = ranks + 4 * rankCount
  }

  /// A number of the table, nil where it has none.
  @inline(__always)
  func rank(_ rank: Int) throws -> UInt32? {
    rank < rankCount ? try payload.load(UInt32.self, at: ranks + 4 * rank) : nil
  }

  /// The whole table, for the check.
  func allRanks() throws -> [UInt32] {
    try (0..<rankCount).map { try payload.load(UInt32.self, at: ranks + 4 * $0) }
  }

  /// Damage to a number of the table.
  func corruption(_ reason: String, rank: Int) -> IndexCorruption {
    payload.corruption(reason, at: ranks + 4 * rank)
  }

  /// Calls `decode` with the bits of an article and where they are, unless it has none.
  ///
  /// - Throws: also where `decode` answers that the bits contradict the format.
  func read(_ article: UInt32, _ decode: (Range<Int>, RawSpan) throws -> Bool) throws {
    guard article < articleCount else {
      throw payload.corruption("there is no article \(article)", at: groupStarts)
    }
    let (group, index) = Int(article).quotientAndRemainder(dividingBy: ArticleBitsFormat.group)
    let range = try range(ofGroup: group)
    let count = min(ArticleBitsFormat.group, articleCount - group * ArticleBitsFormat.group)
    let isGood = try payload.withBytes(
      from: range.lowerBound, count: range.count + ArticleBitsFormat.paddingBytes
    ) { bytes in
      guard let bits = Self.article(index, of: count, in: bytes, limit: 8 * range.count) else {
        return false
      }
      return try bits.isEmpty || decode(bits, bytes)
    }
    guard isGood else {
      throw payload.corruption(
        "the mentions of article \(article) are damaged", at: range.lowerBound)
    }
  }

  /// Where the articles of `group` stand, padding excluded.
  private func range(ofGroup group: Int) throws -> Range<Int> {
    let place = groupStarts + 8 * group
    let start = Int(clamping: try payload.load(UInt64.self, at: place))
    let next = Int(
      clamping: place + 8 < payload.count - ArticleBitsFormat.trailerBytes
        ? try payload.load(UInt64.self, at: place + 8) : UInt64(end))
    guard start < next, next <= end else {
      throw payload.corruption("group \(group) of mentions is out of order", at: place)
    }
    return start..<next
  }

  /// The bits of an article of a group; nil if it leaves the group.
  private static func article(
    _ index: Int, of count: Int, in bytes: RawSpan, limit: Int
  ) -> Range<Int>? {
    var lengths = BitNumbers(0..<limit)
    let width = Int(lengths.bits(8, in: bytes))
    guard width <= 32 else { return nil }
    var start = 8 * (1 + (count * width + 7) / 8)
    for _ in 0..<index { start += Int(lengths.bits(width, in: bytes)) }
    let end = start + Int(lengths.bits(width, in: bytes))
    return lengths.isBeyond || end > limit ? nil : start..<end
  }
}
