import Bytes
import Kernels

/// The mentions of all articles of a segment, read in place.
struct Mentions: Sendable {
  private let articles: ArticleBits
  /// Nodes are below.
  private let nodeCount: Int

  /// - Parameter payload: of the file `mentions`; its trailer is checked here.
  init(_ payload: ByteRegion, nodeCount: Int) throws {
    articles = try ArticleBits(payload, mostRanks: nodeCount)
    self.nodeCount = nodeCount
  }

  var articleCount: Int { articles.articleCount }
  var mentionCount: Int { articles.mentionCount }

  /// The mentioned nodes by their ranks, for the check.
  func rankedNodes() throws -> [UInt32] { try articles.allRanks() }

  /// Replaces `mentions` by those of an article.
  func read(_ article: UInt32, into mentions: inout [PostedPlace]) throws {
    mentions.removeAll(keepingCapacity: true)
    do {
      try articles.read(article) { bits, bytes in
        try decode(bits, of: bytes, into: &mentions)
      }
    } catch {
      mentions.removeAll(keepingCapacity: true)
      throw error
    }
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
    guard let node = try articles.rank(rank) else { return nil }
    guard node < nodeCount else {
      throw articles.corruption("there is no place node \(node)", rank: rank)
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
