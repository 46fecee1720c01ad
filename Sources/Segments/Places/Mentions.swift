import Bytes
import Kernels

/// The mentions of all articles of a segment, read in place.
struct Mentions: Sendable {
  let articleCount: Int
  let mentionCount: Int
  private let payload: ByteRegion
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
    guard end <= trailer - MentionsFormat.paddingBytes, articleCount <= Int(UInt32.max),
      case let groups = (articleCount + MentionsFormat.group - 1) / MentionsFormat.group,
      end + MentionsFormat.paddingBytes + 8 * groups == trailer
    else { throw payload.corruption("the trailer of the mentions is damaged", at: trailer) }
    groupStarts = end + MentionsFormat.paddingBytes
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
      return bits.isEmpty || decode(bits, of: bytes, into: &mentions)
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
  ) -> Bool {
    var bits = BitNumbers(range)
    let entries = Int(bits.exponential(order: MentionsFormat.entryOrder, in: bytes)) + 1
    let count = Int(bits.exponential(order: MentionsFormat.mentionOrder, in: bytes)) + entries
    let order = Int(bits.bits(MentionsFormat.orderBits, in: bytes))
    // Each mention takes two bits at least.
    guard !bits.isBeyond, count <= range.count / 2 else { return false }
    mentions.reserveCapacity(entries + count)
    guard readTable(entries, &bits, bytes, into: &mentions) else { return false }
    let width = MentionsFormat.width(entries)
    var free: UInt32 = 0
    for _ in 0..<count {
      let gap = bits.rice(order: order, in: bytes)
      let entry = Int(bits.bits(width, in: bytes))
      let isCertain = bits.bits(1, in: bytes) == 1
      let confidence =
        isCertain ? PostedPlace.lastConfidence : UInt8(truncatingIfNeeded: bits.bits(3, in: bytes))
      guard entry < entries, gap < PostedPlace.positionLimit &- free else { return false }
      var mention = mentions[entry]
      mention.position = free &+ gap
      mention.confidence = confidence
      guard mention.length <= PostedPlace.positionLimit &- mention.position else { return false }
      mentions.append(mention)
      free = mention.position &+ 1
    }
    mentions.removeFirst(entries)
    return !bits.isBeyond && bits.place == range.upperBound
  }

  /// Appends what the entries of the table have, as mentions.
  private func readTable(
    _ entries: Int, _ bits: inout BitNumbers, _ bytes: RawSpan, into mentions: inout [PostedPlace]
  ) -> Bool {
    var node: UInt32 = 0
    for _ in 0..<entries {
      node &+= bits.exponential(order: MentionsFormat.nodeOrder, in: bytes)
      guard node < nodeCount else { return false }
      var form: UInt32 = 0
      var length: UInt32 = 1
      if bits.bits(1, in: bytes) == 0 {
        form = bits.bits(5, in: bytes)
        length = bits.exponential(order: MentionsFormat.lengthOrder, in: bytes) &+ 1
      }
      guard !bits.isBeyond, form & 3 <= PostedPlace.lastKind, length > 0,
        length < PostedPlace.positionLimit
      else { return false }
      mentions.append(
        PostedPlace(
          node: node, position: 0, length: length, kind: UInt8(truncatingIfNeeded: form & 3),
          zone: UInt8(truncatingIfNeeded: form >> 2 & 3), isRepeated: form >> 4 == 1, confidence: 0)
      )
    }
    return true
  }
}
