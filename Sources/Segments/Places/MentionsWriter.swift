import Bytes
import Kernels

/// Writes the file `mentions`, article after article.
package final class MentionsWriter {
  private let file: FileWriter
  private var engine: Engine
  private var groupStarts: [UInt8] = []
  private let ranked: [UInt32]

  /// Creates the file `path`, which must not exist.
  ///
  /// - Parameter articles: for each node how many articles mention it itself.
  package init(path: String, articles: [UInt32]) throws(FileError) {
    file = try FileWriter(path: path, kind: .mentions, version: MentionsFormat.version)
    ranked = MentionsFormat.ranked(articles)
    engine = Engine(ranked, of: articles.count)
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
    for node in ranked { try file.append(littleEndian: node) }
    try file.append(groupStarts)
    try file.append(littleEndian: UInt64(engine.articleCount))
    try file.append(littleEndian: UInt64(engine.mentionCount))
    try file.append(littleEndian: UInt64(padding))
    try file.append(littleEndian: UInt64(ranked.count))
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
  private var ranks: [UInt32]
  /// The number, plus one, of the last mention of each rank in the article at hand, whatever its form.
  private var last: [UInt32]
  /// For each mention of the article the one before of the same node, likewise.
  private var before: [UInt32] = []
  private var forms: [MentionForm: UInt32] = [:]
  private(set) var articleCount = 0
  private(set) var mentionCount = 0

  init(_ ranked: [UInt32], of nodes: Int) {
    ranks = [UInt32](repeating: 0, count: nodes)
    for (rank, node) in ranked.enumerated() { ranks[Int(node)] = UInt32(rank) }
    last = [UInt32](repeating: 0, count: ranked.count)
    for (index, form) in MentionsFormat.usualForms.enumerated() { forms[form] = UInt32(index) }
  }

  var isFull: Bool { lengths.count == MentionsFormat.group }

  mutating func add(_ mentions: [PostedPlace]) {
    let start = articles.bitCount
    if !mentions.isEmpty { encode(mentions) }
    lengths.append(UInt32(articles.bitCount - start))
    articleCount += 1
    mentionCount += mentions.count
  }

  private mutating func encode(_ mentions: [PostedPlace]) {
    let order = Self.gapOrder(mentions)
    articles.putExponential(UInt32(mentions.count - 1), order: MentionsFormat.countOrder)
    articles.put(UInt32(order), width: MentionsFormat.orderBits)
    before.removeAll(keepingCapacity: true)
    var free: UInt32 = 0
    for (index, mention) in mentions.enumerated() {
      articles.putRice(mention.position - free, order: order)
      free = mention.position + 1
      let back = back(index, mentions)
      articles.putExponential(back, order: MentionsFormat.backOrder)
      if back == 0 { putNew(mention) }
      let isCertain = mention.confidence >= PostedPlace.lastConfidence
      articles.put(isCertain ? 1 : 0, width: 1)
      if !isCertain { articles.put(UInt32(mention.confidence), width: 3) }
    }
    for mention in mentions { last[Int(ranks[Int(mention.node)])] = 0 }
  }

  /// How many mentions before one stands another of the same node and form; 0 if none does.
  private mutating func back(_ index: Int, _ mentions: [PostedPlace]) -> UInt32 {
    let rank = Int(ranks[Int(mentions[index].node)])
    before.append(last[rank])
    last[rank] = UInt32(index) + 1
    let form = MentionForm(mentions[index])
    var next = before[index]
    while next > 0 {
      if MentionForm(mentions[Int(next) - 1]) == form { return UInt32(index) + 1 - next }
      next = before[Int(next) - 1]
    }
    return 0
  }

  private mutating func putNew(_ mention: PostedPlace) {
    articles.putExponential(ranks[Int(mention.node)], order: MentionsFormat.rankOrder)
    let form = MentionForm(mention)
    let usual = forms[form] ?? UInt32(MentionsFormat.usualForms.count)
    articles.putExponential(usual, order: MentionsFormat.formOrder)
    guard usual == MentionsFormat.usualForms.count else { return }
    articles.put(UInt32(form.bits & 31), width: 5)
    articles.putExponential(form.length - 1, order: MentionsFormat.lengthOrder)
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
