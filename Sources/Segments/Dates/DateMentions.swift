import Bytes
import Calendar

/// The dates in the text of all articles of a segment, read in place.
struct DateMentions: Sendable {
  private let articles: ArticleBits
  private let nodes: DateNodes

  /// - Parameter payload: of the file `dates`; its trailer is checked here.
  init(_ payload: ByteRegion, nodes: DateNodes) throws {
    articles = try ArticleBits(payload, mostRanks: nodes.count + DateSeries.allDistances)
    self.nodes = nodes
  }

  var articleCount: Int { articles.articleCount }
  var mentionCount: Int { articles.mentionCount }

  /// The symbols by their ranks, for the check.
  func rankedSymbols() throws -> [UInt32] { try articles.allRanks() }

  /// Replaces `dates` by those of an article.
  ///
  /// - Parameter published: the day on which its publication begins, if that is known.
  func read(
    _ article: UInt32, published: Day?, into dates: inout [PostedDate]
  ) throws {
    dates.removeAll(keepingCapacity: true)
    do {
      try articles.read(article) { bits, bytes in
        var anchors = Anchors(day: published)
        return try decode(bits, of: bytes, &anchors, into: &dates)
      }
    } catch {
      dates.removeAll(keepingCapacity: true)
      throw error
    }
  }

  /// Where the day of publication is in each series, once it is asked for.
  private struct Anchors {
    let day: Day?
    private var known: (Int?, Int?, Int?, Int?, Int?)

    init(day: Day?) { self.day = day }

    mutating func anchor(_ series: DateSeries, in nodes: DateNodes) throws -> Int? {
      guard let day else { return nil }
      let known =
        switch series {
        case .day: self.known.0
        case .month: self.known.1
        case .year: self.known.2
        case .week: self.known.3
        case .quarter: self.known.4
        }
      if let known { return known }
      let anchor = try nodes.anchor(day, of: series)
      switch series {
      case .day: self.known.0 = anchor
      case .month: self.known.1 = anchor
      case .year: self.known.2 = anchor
      case .week: self.known.3 = anchor
      case .quarter: self.known.4 = anchor
      }
      return anchor
    }
  }

  /// Bits that a date takes at least: for position, rank and length.
  private static let leastBits = 2 + DatesFormat.rankOrder + 1

  /// Decodes an article; false if that contradicts the format.
  private func decode(
    _ range: Range<Int>, of bytes: RawSpan, _ anchors: inout Anchors, into dates: inout [PostedDate]
  ) throws -> Bool {
    var bits = BitNumbers(range)
    let count = Int(bits.exponential(order: DatesFormat.countOrder, in: bytes)) + 1
    let order = Int(bits.bits(DatesFormat.orderBits, in: bytes))
    let hasRepeated = bits.bits(1, in: bytes) == 1
    guard !bits.isBeyond, count <= range.count / Self.leastBits else { return false }
    dates.reserveCapacity(count)
    var free: UInt32 = 0
    for _ in 0..<count {
      let gap = bits.rice(order: order, in: bytes)
      let rank = Int(bits.exponential(order: DatesFormat.rankOrder, in: bytes))
      let length = bits.exponential(order: DatesFormat.lengthOrder, in: bytes)
      let isRepeated = hasRepeated && bits.bits(1, in: bytes) == 1
      guard !bits.isBeyond, gap < PostedDate.positionLimit &- free,
        length < PostedDate.positionLimit &- free &- gap, let node = try node(rank, &anchors)
      else { return false }
      dates.append(
        PostedDate(node: node, position: free &+ gap, length: length &+ 1, isRepeated: isRepeated))
      free &+= gap &+ 1
    }
    return bits.place == range.upperBound
  }

  /// The node of a symbol; nil for a rank that there is not, and for a distance that leads nowhere.
  @inline(__always)
  private func node(_ rank: Int, _ anchors: inout Anchors) throws -> UInt32? {
    guard let number = try articles.rank(rank) else { return nil }
    if let node = DateSymbol(number: number).node {
      guard node < nodes.count else {
        throw articles.corruption("there is no date node \(node)", rank: rank)
      }
      return node
    }
    guard let (series, distance) = DateSeries.distance(Int(number)),
      let anchor = try anchors.anchor(series, in: nodes),
      case let index = anchor + distance, index >= 0, index < nodes.count(of: series)
    else { return nil }
    let node = try nodes.node(index, of: series)
    return node < nodes.count ? node : nil
  }
}
