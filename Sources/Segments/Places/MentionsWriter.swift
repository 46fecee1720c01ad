import Bytes

/// Writes the file `mentions`, article after article.
package final class MentionsWriter {
  private var engine: Engine

  /// Creates the file `path`, which must not exist.
  ///
  /// - Parameter articles: for each node how many articles mention it itself.
  package init(path: String, articles: [UInt32]) throws(FileError) {
    let file = try FileWriter(path: path, kind: .mentions, version: MentionsFormat.version)
    engine = Engine(file, MentionsFormat.ranked(articles), of: articles.count)
  }

  /// Number of mentions so far.
  package var mentionCount: Int { engine.mentionCount }

  /// Appends the mentions of the next article; each stands behind the one before, and none has length 0.
  package func add(_ mentions: [PostedPlace]) throws(FileError) { try engine.add(mentions) }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try engine.finish(segment: segment)
  }
}

/// The working parts of the writer as one value, so that an article is one access to it.
private struct Engine: ~Copyable {
  private var output: ArticleBitsWriter
  private let ranked: [UInt32]
  private var ranks: [UInt32]
  /// The number, plus one, of the last mention of each rank in the article at hand, whatever its form.
  private var last: [UInt32]
  /// For each mention of the article the one before of the same node, likewise.
  private var before: [UInt32] = []
  /// The index of each usual form by its bits; that of none where there is none.
  private var forms = [UInt8](repeating: noForm, count: 128)
  private static let noForm = UInt8(MentionsFormat.usualForms.count)
  private(set) var mentionCount = 0

  init(_ file: FileWriter, _ ranked: [UInt32], of nodes: Int) {
    output = ArticleBitsWriter(file)
    self.ranked = ranked
    ranks = [UInt32](repeating: 0, count: nodes)
    for (rank, node) in ranked.enumerated() { ranks[Int(node)] = UInt32(rank) }
    last = [UInt32](repeating: 0, count: ranked.count)
    for (index, form) in MentionsFormat.usualForms.enumerated() {
      forms[Int(form.bits)] = UInt8(index)
    }
  }

  mutating func add(_ mentions: [PostedPlace]) throws(FileError) {
    if !mentions.isEmpty { encode(mentions) }
    try output.endArticle()
    mentionCount += mentions.count
  }

  mutating func finish(segment: UInt64) throws(FileError) -> Int {
    try output.finish(mentions: mentionCount, ranks: ranked, segment: segment)
  }

  private mutating func encode(_ mentions: [PostedPlace]) {
    let order = BitNumbers.gapOrder(mentions.count) { mentions[$0].position }
    output.bits.putExponential(UInt32(mentions.count - 1), order: MentionsFormat.countOrder)
    output.bits.put(UInt32(order), width: MentionsFormat.orderBits)
    before.removeAll(keepingCapacity: true)
    var free: UInt32 = 0
    for (index, mention) in mentions.enumerated() {
      output.bits.putRice(mention.position - free, order: order)
      free = mention.position + 1
      let back = back(index, mentions)
      output.bits.putExponential(back, order: MentionsFormat.backOrder)
      if back == 0 { putNew(mention) }
      let isCertain = mention.confidence >= PostedPlace.lastConfidence
      output.bits.put(isCertain ? 1 : 0, width: 1)
      if !isCertain { output.bits.put(UInt32(mention.confidence), width: 3) }
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
    output.bits.putExponential(ranks[Int(mention.node)], order: MentionsFormat.rankOrder)
    let form = MentionForm(mention)
    let usual = form.bits < UInt64(forms.count) ? forms[Int(form.bits)] : Self.noForm
    output.bits.putExponential(UInt32(usual), order: MentionsFormat.formOrder)
    guard usual == Self.noForm else { return }
    output.bits.put(UInt32(form.bits & 31), width: 5)
    output.bits.putExponential(form.length - 1, order: MentionsFormat.lengthOrder)
  }
}
