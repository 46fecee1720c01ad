import Bytes
import HeapModule
import Kernels
import Postings
import Segments

/// Some terms in byte order with their lists; a list that does not end here goes on in the next batch.
struct TermBatch: Sendable {
  /// A batch ends with the list that brings it to so many occurrences.
  static let occurrences = 1 << 17
  /// A list of more articles may come in pieces, which end with a whole block and the block that brings
  /// them to the occurrences of a batch.
  static let pieceArticles = 1 << 13

  /// The terms of the lists that end in the batch, end to end, and where each ends.
  private(set) var terms: [UInt8] = []
  private(set) var termEnds: [Int] = []
  var lists = ListBatch()

  mutating func append(_ term: [UInt8]) {
    terms += term
    termEnds.append(terms.count)
  }
}

/// Terms in byte order, each with a list of articles in the numbers of what is made of all sources.
protocol TermSource {
  /// The term at hand, if there is one.
  var hasTerm: Bool { get }
  var term: [UInt8] { get }
  /// How many articles its list has at most.
  var articles: Int { get }
  /// Whether an article of the list is left, and the one at hand; may be asked after `open`.
  var hasArticle: Bool { get }
  var article: UInt32 { get }
  /// Bytes that have not been read, about.
  var unreadBytes: Int { get }

  /// Begins with the list of the term at hand.
  mutating func open() throws
  /// Appends the articles from the one at hand up to `bound` (exclusive) to `lists`, until these hold `limit`.
  mutating func take(
    below bound: UInt32, limit: Int, into lists: inout OccurrenceLists
  ) throws
  /// Moves to the next term.
  mutating func advanceTerm() throws
}

/// Merges sources into batches of lists, term after term in byte order.
///
/// For each term the sources that hold it are merged by article number; since each article comes from one source, no two
/// heads are equal. A term without articles has no list.
struct TermMerge<Source: TermSource>: TermBatchSource {
  private var sources: [Source]
  /// The terms of the sources that do not hold the term at hand; of one source alone nothing is kept here.
  private var heads = Heap<RunHead<Term>>()
  /// The sources that hold the term at hand; none between two terms.
  private var holders: [Int] = []
  /// Whether the list of the term at hand has not begun, and where its next piece does.
  private var begins = true
  private var base: UInt32 = 0
  private let totalBytes: Int
  /// Memory of batches that are done with.
  private var spare: [OccurrenceLists] = []

  init(_ sources: [Source]) {
    self.sources = sources
    totalBytes = sources.reduce(0) { $0 + $1.unreadBytes }
    for source in sources.indices { offerTerm(of: source) }
  }

  /// A term in byte order.
  private struct Term: Comparable {
    let bytes: [UInt8]

    static func < (left: Term, right: Term) -> Bool {
      left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  /// Bytes read so far, and all of them.
  var progress: (done: Int, total: Int) {
    (totalBytes - sources.reduce(0) { $0 + $1.unreadBytes }, totalBytes)
  }

  private mutating func offerTerm(of source: Int) {
    guard sources.count > 1, sources[source].hasTerm else { return }
    heads.insert(RunHead(Term(bytes: sources[source].term), of: source))
  }

  /// The next batch; nil at the end.
  mutating func next() throws -> TermBatch? {
    var batch = TermBatch()
    if var lists = spare.popLast() {
      lists.removeAll()
      batch.lists.lists = lists
    }
    while batch.lists.lists.positionCount < TermBatch.occurrences, try findTerm() {
      let isLong =
        !begins || holders.reduce(0) { $0 + sources[$1].articles } > TermBatch.pieceArticles
      if isLong, !batch.lists.pieces.isEmpty { break }
      try take(isLong: isLong, into: &batch)
      if isLong, !batch.lists.pieces.isEmpty { break }
    }
    return batch.lists.pieces.isEmpty ? nil : batch
  }

  /// Takes back the memory of a batch that has been encoded.
  mutating func reuse(_ lists: OccurrenceLists) { spare.append(lists) }

  /// Finds the least term and the sources that hold it, if there is none at hand; false at the end.
  private mutating func findTerm() throws -> Bool {
    guard holders.isEmpty else { return true }
    begins = true
    base = 0
    if sources.count == 1 {
      if sources[0].hasTerm { holders.append(0) }
    } else if let term = heads.min?.element.bytes {
      while let head = heads.min, head.element.bytes == term {
        holders.append(head.run)
        heads.removeMin()
      }
    }
    for source in holders { try sources[source].open() }
    return !holders.isEmpty
  }

  /// Appends a piece of the list of the term at hand, or all that is left of it, if anything is.
  private mutating func take(isLong: Bool, into batch: inout TermBatch) throws {
    let first = batch.lists.lists.articleCount
    var limit = first
    repeat {
      limit += PostingsFormat.block
      while batch.lists.lists.articleCount < limit, let (best, bound) = nearest() {
        try sources[best].take(below: bound, limit: limit, into: &batch.lists.lists)
      }
    } while batch.lists.lists.articleCount == limit
      && (!isLong || batch.lists.lists.positionCount < TermBatch.occurrences)
    let articles = batch.lists.lists.articleCount - first
    let ends = !holders.contains { sources[$0].hasArticle }
    if articles > 0 {
      batch.lists.pieces.append(
        ListBatch.Piece(articles: articles, base: base, begins: begins, ends: ends))
      if ends { batch.append(sources[holders[0]].term) }
    }
    if ends {
      for source in holders {
        try sources[source].advanceTerm()
        offerTerm(of: source)
      }
      holders.removeAll(keepingCapacity: true)
    } else {
      begins = false
      base = (batch.lists.lists.lastArticle ?? 0) + 1
    }
  }

  /// The source with the smallest article, and the next larger article of another; nil if none is left.
  private func nearest() -> (source: Int, bound: UInt32)? {
    var best: Int?
    var least = UInt32.max
    var bound = UInt32.max
    for source in holders where sources[source].hasArticle {
      let article = sources[source].article
      if article < least {
        bound = least
        least = article
        best = source
      } else {
        bound = min(bound, article)
      }
    }
    return best.map { ($0, bound) }
  }
}
