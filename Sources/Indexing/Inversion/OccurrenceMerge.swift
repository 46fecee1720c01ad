import Bytes
import HeapModule
import Kernels
import Postings
import Segments

/// Some terms in byte order with their lists; a list that does not end here goes on in the next batch.
struct TermBatch: Sendable {
  /// The terms of the lists that end in the batch, end to end, and where each ends.
  private(set) var terms: [UInt8] = []
  private(set) var termEnds: [Int] = []
  var lists = ListBatch()

  mutating func append(_ term: [UInt8]) {
    terms += term
    termEnds.append(terms.count)
  }
}

/// Merges runs into batches of lists, term after term in byte order.
///
/// For each term the runs that hold it are merged by article number; since each article lies in one
/// run whole, no two heads are equal.
struct OccurrenceMerge: TermBatchSource {
  private var readers: [OccurrenceRunReader]
  /// The terms of the readers that do not hold the term at hand; of one reader alone nothing is kept here.
  private var heads = Heap<RunHead<Term>>()
  /// The readers that hold the term at hand; none between two terms.
  private var holders: [Int] = []
  /// Whether the list of the term at hand has not begun, and where its next piece does.
  private var begins = true
  private var base: UInt32 = 0
  private let totalBytes: Int
  /// Memory of batches that are done with.
  private var spare: [OccurrenceLists] = []

  /// A batch ends with the list that brings it to so many occurrences.
  static let batchOccurrences = 1 << 17
  /// A list of more articles may come in pieces, which end with a whole block and the block that brings
  /// them to the occurrences of a batch.
  static let pieceArticles = 1 << 13

  init(_ readers: [OccurrenceRunReader]) {
    self.readers = readers
    totalBytes = readers.reduce(0) { $0 + $1.unreadBytes }
    for reader in readers.indices { offerTerm(of: reader) }
  }

  /// A term in byte order.
  private struct Term: Comparable {
    let bytes: [UInt8]

    static func < (left: Term, right: Term) -> Bool {
      left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  /// Bytes of runs read so far, and all of them.
  var progress: (done: Int, total: Int) {
    (totalBytes - readers.reduce(0) { $0 + $1.unreadBytes }, totalBytes)
  }

  private mutating func offerTerm(of reader: Int) {
    guard readers.count > 1, readers[reader].hasTerm else { return }
    heads.insert(RunHead(Term(bytes: readers[reader].term), of: reader))
  }

  /// The next batch; nil at the end.
  mutating func next() throws -> TermBatch? {
    var batch = TermBatch()
    if var lists = spare.popLast() {
      lists.removeAll()
      batch.lists.lists = lists
    }
    while batch.lists.lists.positionCount < Self.batchOccurrences, findTerm() {
      let isLong =
        !begins || holders.reduce(0) { $0 + readers[$1].articles } > Self.pieceArticles
      if isLong, !batch.lists.pieces.isEmpty { break }
      try take(isLong: isLong, into: &batch)
      if isLong { break }
    }
    return batch.lists.pieces.isEmpty ? nil : batch
  }

  /// Takes back the memory of a batch that has been encoded.
  mutating func reuse(_ lists: OccurrenceLists) { spare.append(lists) }

  /// Finds the least term and the readers that hold it, if there is none at hand; false at the end.
  private mutating func findTerm() -> Bool {
    guard holders.isEmpty else { return true }
    begins = true
    base = 0
    if readers.count == 1 {
      if readers[0].hasTerm { holders.append(0) }
    } else if let term = heads.min?.element.bytes {
      while let head = heads.min, head.element.bytes == term {
        holders.append(head.run)
        heads.removeMin()
      }
    }
    return !holders.isEmpty
  }

  /// Appends a piece of the list of the term at hand, or all that is left of it.
  private mutating func take(isLong: Bool, into batch: inout TermBatch) throws {
    let first = batch.lists.lists.articleCount
    var limit = first
    repeat {
      limit += PostingsFormat.block
      while batch.lists.lists.articleCount < limit, let (best, bound) = nearest() {
        try readers[best].take(below: bound, limit: limit, into: &batch.lists.lists)
      }
    } while batch.lists.lists.articleCount == limit
      && (!isLong || batch.lists.lists.positionCount < Self.batchOccurrences)
    let ends = !holders.contains { readers[$0].hasArticle }
    batch.lists.pieces.append(
      ListBatch.Piece(
        articles: batch.lists.lists.articleCount - first, base: base, begins: begins, ends: ends))
    if ends {
      batch.append(readers[holders[0]].term)
      for reader in holders {
        try readers[reader].advanceTerm()
        offerTerm(of: reader)
      }
      holders.removeAll(keepingCapacity: true)
    } else {
      begins = false
      base = (batch.lists.lists.lastArticle ?? 0) + 1
    }
  }

  /// The reader with the smallest article, and the next larger article of another; nil if none is left.
  private func nearest() -> (reader: Int, bound: UInt32)? {
    var best: Int?
    var least = UInt32.max
    var bound = UInt32.max
    for reader in holders where readers[reader].hasArticle {
      let article = readers[reader].article
      if article < least {
        bound = least
        least = article
        best = reader
      } else {
        bound = min(bound, article)
      }
    }
    return best.map { ($0, bound) }
  }
}
