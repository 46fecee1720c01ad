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
  private let readers: [OccurrenceRunReader]
  /// The readers' terms.
  private var heads = Heap<RunHead<Term>>()
  /// The term that is under way, the readers that still hold some of it, and where its next piece
  /// begins; nil between two terms.
  private var current: (term: [UInt8], readers: [Int], base: UInt32)?
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
    totalBytes = readers.reduce(0) { $0 + $1.decoder.unreadBytes }
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
    (totalBytes - readers.reduce(0) { $0 + $1.decoder.unreadBytes }, totalBytes)
  }

  private mutating func offerTerm(of reader: Int) {
    guard readers[reader].decoder.hasTerm else { return }
    heads.insert(RunHead(Term(bytes: readers[reader].decoder.term), of: reader))
  }

  /// The next batch; nil at the end.
  mutating func next() throws -> TermBatch? {
    var batch = TermBatch()
    if var lists = spare.popLast() {
      lists.removeAll()
      batch.lists.lists = lists
    }
    while batch.lists.lists.positionCount < Self.batchOccurrences {
      guard let (term, holders, base) = current ?? nextTerm() else { break }
      let begins = current == nil
      let isLong =
        !begins
        || holders.reduce(0) { $0 + readers[$1].decoder.articles } > Self.pieceArticles
      if isLong, !batch.lists.pieces.isEmpty {
        current = nil
        restore(term, holders)
        break
      }
      try take(term, holders, base: base, begins: begins, isLong: isLong, into: &batch)
      if isLong { break }
    }
    return batch.lists.pieces.isEmpty ? nil : batch
  }

  /// Takes back the memory of a batch that has been encoded.
  mutating func reuse(_ lists: OccurrenceLists) { spare.append(lists) }

  /// The least term and the readers that hold it.
  private mutating func nextTerm() -> (term: [UInt8], readers: [Int], base: UInt32)? {
    guard let term = heads.min?.element.bytes else { return nil }
    var holders: [Int] = []
    while let head = heads.min, head.element.bytes == term {
      holders.append(head.run)
      heads.removeMin()
    }
    return (term, holders, 0)
  }

  private mutating func restore(_ term: [UInt8], _ holders: [Int]) {
    for reader in holders { offerTerm(of: reader) }
  }

  /// Appends a piece of a term's list, or all that is left of it.
  private mutating func take(
    _ term: [UInt8], _ holders: [Int], base: UInt32, begins: Bool, isLong: Bool,
    into batch: inout TermBatch
  ) throws {
    let first = batch.lists.lists.articleCount
    var limit = first
    repeat {
      limit += PostingsFormat.block
      while batch.lists.lists.articleCount < limit, let (best, bound) = nearest(holders) {
        try readers[best].decoder.take(below: bound, limit: limit, into: &batch.lists.lists)
      }
    } while batch.lists.lists.articleCount == limit
      && (!isLong || batch.lists.lists.positionCount < Self.batchOccurrences)
    let ends = !holders.contains { readers[$0].decoder.hasArticle }
    batch.lists.pieces.append(
      ListBatch.Piece(
        articles: batch.lists.lists.articleCount - first, base: base, begins: begins, ends: ends))
    if ends {
      batch.append(term)
      current = nil
      for reader in holders {
        try readers[reader].decoder.advanceTerm()
        offerTerm(of: reader)
      }
    } else {
      current = (term, holders, (batch.lists.lists.lastArticle ?? 0) + 1)
    }
  }

  /// The reader with the smallest article, and the next larger article of another; nil if none is left.
  private func nearest(_ holders: [Int]) -> (reader: Int, bound: UInt32)? {
    var best: Int?
    var least = UInt32.max
    var bound = UInt32.max
    for reader in holders where readers[reader].decoder.hasArticle {
      let article = readers[reader].decoder.article
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
