import Bytes
import Kernels

/// Writes the file `mentions`, article after article.
package final class MentionsWriter {
  private let file: FileWriter
  private var engine = Engine()
  private var groupStarts: [UInt8] = []

  /// Creates the file `path`, which must not exist.
  package init(path: String) throws(FileError) {
    file = try FileWriter(path: path, kind: .mentions, version: MentionsFormat.version)
  }

  /// Number of mentions so far.
  package var mentionCount: Int { engine.mentionCount }

  /// Appends the mentions of the next article; each stands behind the one before, and none has length 0.
  package func add(_ mentions: [PostedPlace]) throws(FileError) {
    engine.add(mentions)
    if engine.isFull { try endGroup() }
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try endGroup()
    let padding = file.offset
    try file.append([UInt8](repeating: 0, count: MentionsFormat.paddingBytes))
    try file.append(groupStarts)
    try file.append(littleEndian: UInt64(engine.articleCount))
    try file.append(littleEndian: UInt64(engine.mentionCount))
    try file.append(littleEndian: UInt64(padding))
    return try file.finish(segment: segment)
  }

  private func endGroup() throws(FileError) {
    guard let (lengths, articles) = engine.takeGroup() else { return }
    groupStarts.appendLittleEndian(UInt64(file.offset))
    try file.append(lengths)
    try file.append(articles)
  }
}

/// The working parts of the writer as one value, so that an article is one access to it.
private struct Engine: ~Copyable {
  private var articles = BitNumberWriter()
  private var head = BitNumberWriter()
  /// Bits of each article of the group.
  private var lengths: [UInt32] = []
  private var entries: [MentionEntry] = []
  private(set) var articleCount = 0
  private(set) var mentionCount = 0

  var isFull: Bool { lengths.count == MentionsFormat.group }

  mutating func add(_ mentions: [PostedPlace]) {
    let start = articles.bitCount
    if !mentions.isEmpty { encode(mentions) }
    lengths.append(UInt32(articles.bitCount - start))
    articleCount += 1
    mentionCount += mentions.count
  }

  private mutating func encode(_ mentions: [PostedPlace]) {
    makeTable(mentions)
    let order = Self.gapOrder(mentions)
    articles.putExponential(UInt32(entries.count - 1), order: MentionsFormat.entryOrder)
    articles.putExponential(
      UInt32(mentions.count - entries.count), order: MentionsFormat.mentionOrder)
    articles.put(UInt32(order), width: MentionsFormat.orderBits)
    putTable()
    let width = MentionsFormat.width(entries.count)
    var free: UInt32 = 0
    for mention in mentions {
      articles.putRice(mention.position - free, order: order)
      free = mention.position + 1
      let entry = MentionEntry(mention)
      let index = partitionPoint(in: 0..<entries.count) { entries[$0] >= entry }
      articles.put(UInt32(index), width: width)
      let isCertain = mention.confidence >= PostedPlace.lastConfidence
      articles.put(isCertain ? 1 : 0, width: 1)
      if !isCertain { articles.put(UInt32(mention.confidence), width: 3) }
    }
  }

  private mutating func makeTable(_ mentions: [PostedPlace]) {
    entries.removeAll(keepingCapacity: true)
    for mention in mentions { entries.append(MentionEntry(mention)) }
    entries.sort()
    var count = 0
    for index in entries.indices where index == 0 || entries[index] != entries[count - 1] {
      entries[count] = entries[index]
      count += 1
    }
    entries.removeLast(entries.count - count)
  }

  private mutating func putTable() {
    var previous: UInt32 = 0
    for entry in entries {
      articles.putExponential(entry.node - previous, order: MentionsFormat.nodeOrder)
      previous = entry.node
      articles.put(entry.form == MentionEntry.usual ? 1 : 0, width: 1)
      guard entry.form != MentionEntry.usual else { continue }
      articles.put(UInt32(entry.form & 31), width: 5)
      articles.putExponential(entry.length - 1, order: MentionsFormat.lengthOrder)
    }
  }

  /// The order with which the gaps between positions take the fewest bits.
  private static func gapOrder(_ mentions: [PostedPlace]) -> Int {
    func bits(_ order: Int) -> Int {
      var free: UInt32 = 0
      var sum = 0
      for mention in mentions {
        sum += BitNumbers.riceWidth(mention.position - free, order: order)
        free = mention.position + 1
      }
      return sum
    }
    // The best order is near the logarithm of the mean (Golomb, 1966).
    let last = Int(mentions[mentions.count - 1].position) + 1
    let mean = max(1, last / mentions.count)
    let near = min(13, Int.bitWidth - 1 - mean.leadingZeroBitCount)
    var best = (order: near, bits: bits(near))
    for order in [near - 1, near + 1] where order >= 0 {
      let size = bits(order)
      if size < best.bits { best = (order, size) }
    }
    return best.order
  }

  /// The group's lengths and articles, nil if it has none; the next group begins.
  mutating func takeGroup() -> (lengths: [UInt8], articles: [UInt8])? {
    guard !lengths.isEmpty else { return nil }
    let width = BitPacking.width(of: lengths.span)
    head.put(UInt32(width), width: 8)
    for length in lengths { head.put(length, width: width) }
    lengths.removeAll(keepingCapacity: true)
    return (head.takeBytes(), articles.takeBytes())
  }
}

extension MentionsFormat {
  /// Bits of the numbers below `count`.
  static func width(_ count: Int) -> Int { Int.bitWidth - (count - 1).leadingZeroBitCount }
}
