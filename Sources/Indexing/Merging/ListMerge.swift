import HeapModule
import Kernels
import Postings
import Segments

/// Merges the lists of segments into batches, term after term in byte order, articles in the numbers of the merge.
///
/// Since each article comes from one segment, no two heads are equal. A term of which no article is live has no list.
struct ListMerge: TermBatchSource {
  private var sources: [MergingLists]
  /// The terms of the sources that do not hold the term at hand.
  private var heads = Heap<RunHead<MergedTerm>>()
  /// The sources that hold the term at hand; none between two terms.
  private var holders: [Int] = []
  /// Whether the list of the term at hand has not begun, and where its next piece does.
  private var begins = true
  private var base: UInt32 = 0
  /// Memory of batches that are done with.
  private var spare: [OccurrenceLists] = []
  private let totalBytes: Int

  /// - Parameter segments: at least one, those that `order` was made of.
  init(_ segments: [Segment], order: MergedOrder) throws {
    sources = try zip(segments, order.numbers).map { try MergingLists($0, numbers: $1) }
    totalBytes = sources.reduce(0) { $0 + $1.byteCount }
    for source in sources.indices { offerTerm(of: source) }
  }

  /// Bytes of lists and positions read so far, and all of them.
  var progress: (done: Int, total: Int) {
    (sources.reduce(0) { $0 + $1.readBytes }, totalBytes)
  }

  private mutating func offerTerm(of source: Int) {
    guard sources[source].hasTerm else { return }
    heads.insert(RunHead(MergedTerm(bytes: sources[source].term), of: source))
  }

  /// Takes back the memory of a batch that has been encoded.
  mutating func reuse(_ lists: OccurrenceLists) { spare.append(lists) }

  /// The next batch; nil at the end.
  mutating func next() throws -> TermBatch? {
    var batch = TermBatch()
    if var lists = spare.popLast() {
      lists.removeAll()
      batch.lists.lists = lists
    }
    while batch.lists.lists.positionCount < OccurrenceMerge.batchOccurrences, try findTerm() {
      let isLong =
        !begins
        || holders.reduce(0) { $0 + sources[$1].entry.articles } > OccurrenceMerge.pieceArticles
      if isLong, !batch.lists.pieces.isEmpty { break }
      try take(isLong: isLong, into: &batch)
      if isLong, !batch.lists.pieces.isEmpty { break }
    }
    return batch.lists.pieces.isEmpty ? nil : batch
  }

  /// Finds the least term and the sources that hold it, if there is none at hand; false at the end.
  private mutating func findTerm() throws -> Bool {
    guard holders.isEmpty else { return true }
    begins = true
    base = 0
    guard let term = heads.min?.element.bytes else { return false }
    while let head = heads.min, head.element.bytes == term {
      holders.append(head.run)
      heads.removeMin()
      try sources[head.run].open()
    }
    return true
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
      && (!isLong || batch.lists.lists.positionCount < OccurrenceMerge.batchOccurrences)
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

/// A term in byte order.
private struct MergedTerm: Comparable {
  let bytes: [UInt8]

  static func < (left: MergedTerm, right: MergedTerm) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
