import Articles
import Bytes
import Calendar
import Kernels
import Segments

/// All articles of a corpus in the order of their numbers, without those that repeat another.
struct SortedCorpus {
  private let sorter: ArticleSorter
  private let budget: MemoryBudget
  private var repeats: RepeatedArticles
  private var waiting: WaitingDates
  /// Articles so far, repeated ones included.
  private(set) var count: UInt64 = 0
  /// Bytes that stay in memory while the articles are indexed.
  var heldBytes: Int { sorter.heldBytes }
  /// Bytes of text so far.
  private(set) var byteCount: UInt64 = 0
  /// What stands first in 03/04/2013, given or told by the corpus; known after `settle`.
  private(set) var dateOrder: DayMonthOrder?
  /// Articles whose date could be read in both orders.
  private(set) var openOrders = 0
  /// What the articles tell of that.
  private(set) var orderEvidence = OrderEvidence()

  init(
    scratch: String, budget: MemoryBudget, publication: PublicationOptions = PublicationOptions(),
    repeats rule: RepeatedArticles.Rule = .rename
  ) {
    self.budget = budget
    sorter = ArticleSorter(path: scratch + "/articles", memory: budget.sorting)
    repeats = RepeatedArticles(
      path: scratch + "/identities", memory: budget.identities, rule)
    waiting = WaitingDates(path: scratch + "/dates", collected: publication.collected)
    dateOrder = publication.order
  }

  /// Makes room for a decoder of the input that holds so many bytes.
  ///
  /// - Throws: `BudgetTooSmall` for a decoder that leaves none for the articles.
  func makeRoom(for decoder: Int, of file: String, budget: MemoryBudget) throws {
    guard decoder > 0 else { return }
    guard let memory = budget.sorting(beside: decoder) else {
      throw BudgetTooSmall(file: file, decoder: decoder, budget: budget.bytes)
    }
    try sorter.shrink(to: memory)
  }

  /// Adds the articles of a batch, which has been filled, in order.
  ///
  /// - Parameter file: the one that was read last for it, as messages have it.
  /// - Throws: `ArticleTooLarge`, and what writing throws.
  mutating func add(_ batch: ArticleBatch, from file: String) throws {
    orderEvidence.add(batch.order)
    let arrival = count
    // Those from here on are not in the sorter yet: they go there together.
    var first = 0
    for index in batch.articles.indices {
      let article = batch.articles[index]
      if article.body.upperBound - article.id.lowerBound > budget.article {
        // Such an article ends the batch.
        throw ArticleTooLarge(article, of: batch, from: file, budget: budget)
      }
      if try waiting.take(article, of: batch, arrival: count, into: sorter) {
        if case .order = article.open { openOrders += 1 }
        try sorter.add(first..<index, of: batch, arrival: arrival + UInt64(first))
        first = index + 1
      }
      try repeats.add(
        id: batch.bytes.span.extracting(article.id), content: article.hash, arrival: count)
      count += 1
      byteCount += UInt64(article.body.count)
    }
    try sorter.add(first..<batch.articles.count, of: batch, arrival: arrival + UInt64(first))
  }

  /// Ends the input, once: decides what dates were waiting for.
  mutating func settle() throws {
    dateOrder = dateOrder ?? orderEvidence.order
    try waiting.settle(order: dateOrder, into: sorter)
  }

  /// Gives the articles in stretches, after `settle`.
  ///
  /// - Parameter known: what is in the index to which they are added; nil for a new one.
  consuming func stretches(without known: KnownArticles? = nil) throws -> ArticleStretches {
    try repeats.resolve()
    return ArticleStretches(
      order: try sorter.finish(), repeats: repeats, known: known, share: budget.share)
  }
}

/// The final article stream, cut into stretches of about 2 MiB.
struct ArticleStretches {
  private var order: ArticleOrder
  private let repeats: RepeatedArticles
  /// What is in the index already.
  private let known: KnownArticles?
  /// Memory of articles that are done with.
  let spentRegions: SpentRegions
  /// The most stretches for a worker at a time.
  private let mostStretches: Int
  /// Number of the next article.
  private(set) var nextArticle: UInt32 = 0
  /// Hash over all articles given out: the identity of the segment.
  private(set) var identity: UInt64 = 0
  /// How their dates were found.
  private(set) var published = PublishedCounts()

  var droppedCount: Int { repeats.droppedCount }
  var renamedCount: Int { repeats.renamedCount }
  var supersededCount: Int { repeats.supersededCount }

  /// A stretch ends with the article that reaches this size in bytes.
  static let stretchBytes = 1 << 21
  /// Most articles of an index.
  static let articleLimit = UInt32(1) << 31

  /// - Parameter share: the most bytes for a worker at a time, about.
  init(order: ArticleOrder, repeats: RepeatedArticles, known: KnownArticles?, share: Int) {
    self.order = order
    mostStretches = max(1, share / Self.stretchBytes)
    spentRegions = order.spentRegions
    self.repeats = repeats
    self.known = known
  }

  /// The next stretches for one of several workers, none at the end.
  ///
  /// Many at first, fewer towards the end, when nobody should have to wait for another: what two workers invert is merged
  /// from article to article, which is quicker where they seldom take turns. One where each stretch takes memory of its own.
  mutating func next(workers: Int) throws -> [ArticleStretch] {
    let share = order.bytesLeft / (Self.stretchBytes * Self.turns * workers)
    let count = workers == 1 ? 1 : min(mostStretches, max(1, share))
    var stretches: [ArticleStretch] = []
    while stretches.count < count, let stretch = try next() { stretches.append(stretch) }
    return stretches
  }

  /// A worker has so many turns with its part of what is left.
  private static let turns = 2

  /// The next stretch, nil at the end.
  private mutating func next() throws -> ArticleStretch? {
    let records = order.nextStore(capacity: 2 * Self.stretchBytes)
    var starts: [Int] = []
    var byteCount = 0
    var renamed: [Int: [UInt8]] = [:]
    var hashes: [UInt8] = []
    hashes.appendLittleEndian(identity)
    while byteCount < Self.stretchBytes {
      guard let layout = try order.next(in: records) else { break }
      if try repeats.isDropped(layout.arrival) || isPresent(layout, in: records) {
        order.drop(layout, from: records)
        continue
      }
      guard nextArticle < Self.articleLimit else { throw TooManyArticles() }
      let published = PublishedColumn(layout.published)
      self.published.add(published)
      records.withBytes { bytes in
        let idStart = hashes.count
        hashes.append(copying: bytes.extracting(layout.id))
        if let number = repeats.number(of: layout.arrival) {
          hashes += "~\(number)".utf8
          renamed[starts.count] = Array(hashes[idStart...])
        }
        hashes.appendLittleEndian(layout.hash)
        hashes.appendLittleEndian(layout.offset)
        hashes.appendLittleEndian(published.packed)
        hashes.append(copying: bytes.extracting(layout.places))
        hashes.append(copying: bytes.extracting(layout.path))
      }
      starts.append(layout.range.lowerBound)
      byteCount += layout.range.count
      nextArticle += 1
    }
    guard !starts.isEmpty else { return nil }
    identity = Checksum.xxh3(hashes)
    return ArticleStretch(
      firstArticle: nextArticle - UInt32(starts.count), records: records, starts: starts,
      byteCount: byteCount, renamed: renamed, spent: order.takeSpent())
  }

  /// Whether the index has an article already, or cannot tell what it replaces.
  private func isPresent(_ layout: ArticleRecordLayout, in records: ByteStore) throws -> Bool {
    guard let known else { return false }
    return try records.withBytes { bytes in
      let id = Array(copying: bytes.extracting(layout.id))
      let name = repeats.number(of: layout.arrival).map { id + Array("~\($0)".utf8) } ?? id
      let standing = try known.decide(
        name: name, id: id, hash: layout.hash,
        places: Array(copying: bytes.extracting(layout.places)),
        path: Array(copying: bytes.extracting(layout.path)))
      return standing == .present || standing == .ambiguous
    }
  }
}

/// A compressed input that takes more memory than the budget allows.
package struct BudgetTooSmall: Error, CustomStringConvertible, Sendable {
  /// The file, as messages have it.
  package let file: String
  /// Bytes that its decoder holds.
  let decoder: Int
  let budget: Int

  package var description: String {
    let needed = (decoder >> 20) * 10 / 9 + 64
    return "\(file): unpacking this zstd file takes \(decoder >> 20) MiB, more than --memory "
      + "\(budget >> 20)M leaves; give --memory \(needed)M or more, or unpack it first"
  }
}

/// An article that takes more memory than the budget allows.
package struct ArticleTooLarge: Error, CustomStringConvertible, Sendable {
  let id: String
  /// The file that it is in, as messages have it.
  package let file: String
  /// Where it begins in that file, unpacked.
  let offset: UInt64
  let byteCount: Int
  let budget: Int

  init(_ article: ArticleSlice, of batch: ArticleBatch, from file: String, budget: MemoryBudget) {
    id = String(decoding: batch.bytes[article.id].prefix(80), as: UTF8.self)
    self.file = file
    offset = article.offset
    byteCount = article.body.upperBound - article.id.lowerBound
    self.budget = budget.bytes
  }

  package var description: String {
    let needed = (byteCount * ArticleLimits.memoryPerByte + 1 << 20 - 1) >> 20
    return
      "\(file): byte \(offset): the article '\(id)' of \(byteCount) bytes takes more than --memory "
      + "\(budget >> 20)M allows; give --memory \(needed)M or more, or leave it out"
  }
}

/// More articles than an index can number.
package struct TooManyArticles: Error, CustomStringConvertible, Sendable {
  /// One line: the limit, and what to do.
  package var description: String {
    "more than \(ArticleStretches.articleLimit) articles; build several indexes instead"
  }
}
