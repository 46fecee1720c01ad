import Bytes
import Kernels

/// The mentions of all articles of a segment, read in place.
struct Mentions: Sendable {
  let articleCount: Int
  let mentionCount: Int
  private let payload: ByteRegion
  private let ranks: Int
  private let rankCount: Int
  private let groupStarts: Int
  /// Where the padding behind the last group begins.
  private let end: Int
  /// Nodes are below.
  private let nodeCount: Int

  /// - Parameter payload: of the file `mentions`; its trailer is checked here.
  init(_ payload: ByteRegion, nodeCount: Int) throws {
    self.payload = payload
    self.nodeCount = nodeCount
    let trailer = payload.count - MentionsFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the mentions end too early", at: 0) }
    articleCount = Int(clamping: try payload.load(UInt64.self, at: trailer))
    mentionCount = Int(clamping: try payload.load(UInt64.self, at: trailer + 8))
    end = Int(clamping: try payload.load(UInt64.self, at: trailer + 16))
    rankCount = Int(clamping: try payload.load(UInt64.self, at: trailer + 24))
    guard end <= trailer - MentionsFormat.paddingBytes, articleCount <= Int(UInt32.max),
      rankCount <= nodeCount,
      case let groups = (articleCount + MentionsFormat.group - 1) / MentionsFormat.group,
      end + MentionsFormat.paddingBytes + 4 * rankCount + 8 * groups == trailer
    else { throw payload.corruption("the trailer of the mentions is damaged", at: trailer) }
    ranks = end + MentionsFormat.paddingBytes
    groupStarts = ranks + 4 * rankCount
  }

  /// The mentioned nodes by their ranks, for the check.
  func rankedNodes() throws -> [UInt32] {
    try (0..<rankCount).map { try payload.load(UInt32.self, at: ranks + 4 * $0) }
  }

  /// Where the articles of `group` stand, padding excluded.
  private func range(ofGroup group: Int) throws -> Range<Int> {
    let place = groupStarts + 8 * group
    let start = Int(clamping: try payload.load(UInt64.self, at: place))
    let next = Int(
      clamping: place + 8 < payload.count - MentionsFormat.trailerBytes
        ? try payload.load(UInt64.self, at: place + 8) : UInt64(end))
    guard start < next, next <= end else {
      throw payload.corruption("group \(group) of mentions is out of order", at: place)
    }
    return start..<next
  }

  /// Replaces `mentions` by those of an article.
  func read(_ article: UInt32, into mentions: inout [PostedPlace]) throws {
    mentions.removeAll(keepingCapacity: true)
    guard article < articleCount else {
      throw payload.corruption("there is no article \(article)", at: groupStarts)
    }
    let (group, index) = Int(article).quotientAndRemainder(dividingBy: MentionsFormat.group)
    let range = try range(ofGroup: group)
    let count = min(MentionsFormat.group, articleCount - group * MentionsFormat.group)
    let isGood = try payload.withBytes(
      from: range.lowerBound, count: range.count + MentionsFormat.paddingBytes
    ) { bytes in
      guard
        let bits = Self.article(index, of: count, in: bytes, limit: 8 * range.count)
      else { return false }
      return try bits.isEmpty || decode(bits, of: bytes, into: &mentions)
    }
    guard isGood else {
      mentions.removeAll(keepingCapacity: true)
      throw payload.corruption(
        "the mentions of article \(article) are damaged", at: range.lowerBound)
    }
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

  /// Decodes an article; false if that contradicts the format.
  private func decode(
    _ range: Range<Int>, of bytes: RawSpan, into mentions: inout [PostedPlace]
  ) throws -> Bool {
    var bits = BitNumbers(range)
    let count = Int(bits.exponential(order: MentionsFormat.countOrder, in: bytes)) + 1
    let order = Int(bits.bits(MentionsFormat.orderBits, in: bytes))
    guard !bits.isBeyond, count <= range.count / Self.leastBits else { return false }
    mentions.reserveCapacity(count)
    var free: UInt32 = 0
    for index in 0..<count {
      let gap = bits.rice(order: order, in: bytes)
      let back = Int(bits.exponential(order: MentionsFormat.backOrder, in: bytes))
      guard back <= index, gap < PostedPlace.positionLimit &- free, !bits.isBeyond else {
        return false
      }
      if back > 0 {
        mentions.append(mentions[index - back])
      } else {
        guard let mention = try new(&bits, bytes) else { return false }
        mentions.append(mention)
      }
      mentions[index].position = free &+ gap
      mentions[index].confidence =
        bits.bits(1, in: bytes) == 1
        ? PostedPlace.lastConfidence : UInt8(truncatingIfNeeded: bits.bits(3, in: bytes))
      free &+= gap &+ 1
      guard mentions[index].length <= PostedPlace.positionLimit &- free else { return false }
    }
    return !bits.isBeyond && bits.place == range.upperBound
  }

  /// Bits that a mention takes at least: one for position, another mention, confidence.
  private static let leastBits = 3
  private static let usualForms = MentionsFormat.usualForms

  /// Reads a place and a form that are none of those before, as a mention; nil for a form that there is not.
  @inline(__always)
  private func new(_ bits: inout BitNumbers, _ bytes: RawSpan) throws -> PostedPlace? {
    let rank = Int(bits.exponential(order: MentionsFormat.rankOrder, in: bytes))
    guard rank < rankCount else { return nil }
    let node = try payload.load(UInt32.self, at: ranks + 4 * rank)
    guard node < nodeCount else {
      throw payload.corruption("there is no place node \(node)", at: ranks + 4 * rank)
    }
    let usual = Int(bits.exponential(order: MentionsFormat.formOrder, in: bytes))
    var (form, length): (UInt32, UInt32)
    if usual < Self.usualForms.count {
      (form, length) = (UInt32(Self.usualForms[usual].bits & 31), Self.usualForms[usual].length)
    } else {
      form = bits.bits(5, in: bytes)
      length = bits.exponential(order: MentionsFormat.lengthOrder, in: bytes) &+ 1
    }
    guard usual <= Self.usualForms.count, form & 3 <= PostedPlace.lastKind, length > 0,
      length < PostedPlace.positionLimit
    else { return nil }
    return PostedPlace(
      node: node, position: 0, length: length, kind: UInt8(truncatingIfNeeded: form & 3),
      zone: UInt8(truncatingIfNeeded: form >> 2 & 3), isRepeated: form >> 4 == 1, confidence: 0)
  }
}
