import Bytes
import Calendar

/// How a segment's dates are told in the file `dates`: first all are counted, in any order, then written.
package struct DateSymbols: Sendable {
  let series: DateSeriesNodes
  /// How many dates use each symbol.
  private(set) var counts: [UInt32]
  /// The anchors of the last article: most articles appear on the day of the one before.
  private var last: (day: Day, anchors: [Int])?

  /// No dates yet.
  package init(_ tree: DateTree) {
    series = DateSeriesNodes(tree)
    counts = [UInt32](repeating: 0, count: tree.count + DateSeries.allDistances)
  }

  /// Where a day of publication is in each series.
  mutating func anchors(_ published: Day?) -> [Int]? {
    guard let published else { return nil }
    if let last, last.day == published { return last.anchors }
    let anchors = series.anchors(published)
    last = (published, anchors)
    return anchors
  }

  /// Counts the dates of an article.
  ///
  /// - Parameter published: the day on which its publication begins, if that is known.
  package mutating func count(_ dates: [PostedDate], published: Day?) {
    guard !dates.isEmpty else { return }
    let anchors = anchors(published)
    for date in dates { counts[Int(series.symbol(of: date.node, anchors).number)] += 1 }
  }
}

/// Writes the file `dates`, article after article.
package final class DateMentionsWriter {
  private var engine: Engine

  /// Creates the file `path`, which must not exist.
  ///
  /// - Parameter symbols: of all dates that will be added.
  package init(path: String, _ symbols: DateSymbols) throws(FileError) {
    engine = Engine(
      try FileWriter(path: path, kind: .dates, version: DatesFormat.version), symbols)
  }

  /// Number of dates so far.
  package var mentionCount: Int { engine.mentionCount }

  /// Appends the dates of the next article; each stands behind the one before, and none has length 0.
  package func add(_ dates: [PostedDate], published: Day?) throws(FileError) {
    try engine.add(dates, published: published)
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try engine.finish(segment: segment)
  }
}

/// The working parts of the writer as one value, so that an article is one access to it.
private struct Engine: ~Copyable {
  private var output: ArticleBitsWriter
  private var symbols: DateSymbols
  private let ranked: [UInt32]
  private var ranks: [UInt32]
  private(set) var mentionCount = 0

  init(_ file: FileWriter, _ symbols: DateSymbols) {
    output = ArticleBitsWriter(file)
    self.symbols = symbols
    ranked = DatesFormat.ranked(symbols.counts)
    ranks = [UInt32](repeating: 0, count: symbols.counts.count)
    for (rank, symbol) in ranked.enumerated() { ranks[Int(symbol)] = UInt32(rank) }
  }

  mutating func add(_ dates: [PostedDate], published: Day?) throws(FileError) {
    if !dates.isEmpty { encode(dates, symbols.anchors(published)) }
    try output.endArticle()
    mentionCount += dates.count
  }

  private mutating func encode(_ dates: [PostedDate], _ anchors: [Int]?) {
    let order = BitNumbers.gapOrder(dates.count) { dates[$0].position }
    let hasRepeated = dates.contains { $0.isRepeated }
    output.bits.putExponential(UInt32(dates.count - 1), order: DatesFormat.countOrder)
    output.bits.put(UInt32(order), width: DatesFormat.orderBits)
    output.bits.put(hasRepeated ? 1 : 0, width: 1)
    var free: UInt32 = 0
    for date in dates {
      output.bits.putRice(date.position - free, order: order)
      free = date.position + 1
      let rank = ranks[Int(symbols.series.symbol(of: date.node, anchors).number)]
      output.bits.putExponential(rank, order: DatesFormat.rankOrder)
      output.bits.putExponential(date.length - 1, order: DatesFormat.lengthOrder)
      if hasRepeated { output.bits.put(date.isRepeated ? 1 : 0, width: 1) }
    }
  }

  mutating func finish(segment: UInt64) throws(FileError) -> Int {
    try output.finish(mentions: mentionCount, ranks: ranked, segment: segment)
  }
}
