import Bytes
import HeapModule
import Postings
import Segments

/// Merges runs into the lists and the dictionary of a segment.
///
/// For each term in byte order the runs that hold it are merged by article number; since each
/// article lies in one run whole, no two heads are equal.
struct OccurrenceMerge {
  private let readers: [OccurrenceRunReader]
  /// The readers' terms.
  private var heads = Heap<RunHead<Term>>()
  /// Distinct terms of titles and bodies so far.
  private(set) var wordCount = 0

  init(_ readers: [OccurrenceRunReader]) {
    self.readers = readers
    for reader in readers.indices { offerTerm(of: reader) }
  }

  /// A term in byte order.
  private struct Term: Comparable {
    let bytes: [UInt8]

    static func < (left: Term, right: Term) -> Bool {
      left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  private mutating func offerTerm(of reader: Int) {
    guard readers[reader].decoder.hasTerm else { return }
    heads.insert(RunHead(Term(bytes: readers[reader].decoder.term), of: reader))
  }

  /// Writes everything.
  ///
  /// - Parameters:
  ///   - lengthCodes: of all articles (`LengthCode`).
  ///   - progress: called now and then with the bytes of runs read, and all of them.
  mutating func write(
    postings: PostingsWriter, terms: TermsWriter, lengthCodes: [UInt8],
    progress: (_ done: Int, _ total: Int) throws -> Void
  ) throws {
    var holders: [Int] = []
    let total = readers.reduce(0) { $0 + $1.decoder.unreadBytes }
    var written = 0
    while let term = heads.min?.element.bytes {
      holders.removeAll(keepingCapacity: true)
      while let head = heads.min, head.element.bytes == term {
        holders.append(head.run)
        heads.removeMin()
      }
      try mergeLists(of: holders, into: postings, lengthCodes: lengthCodes)
      try terms.add(term, try postings.endTerm())
      for reader in holders {
        try readers[reader].decoder.advanceTerm()
        offerTerm(of: reader)
      }
      written += 1
      if FieldPrefix.isText(term) { wordCount += 1 }
      if written % 4096 == 0 {
        try progress(total - readers.reduce(0) { $0 + $1.decoder.unreadBytes }, total)
      }
    }
  }

  private mutating func mergeLists(
    of holders: [Int], into postings: PostingsWriter, lengthCodes: [UInt8]
  ) throws {
    var left = holders
    while let (best, bound) = nearest(left) {
      let reader = readers[best]
      try reader.decoder.post(below: bound, to: postings, lengthCodes: lengthCodes)
      if !reader.decoder.hasArticle { left.removeAll { $0 == best } }
    }
  }

  /// The reader with the smallest article, and the next larger article of another; nil if none is left.
  private func nearest(_ left: [Int]) -> (reader: Int, bound: UInt32)? {
    guard var best = left.first else { return nil }
    var bound = UInt32.max
    for reader in left.dropFirst() {
      let article = readers[reader].decoder.article
      if article < readers[best].decoder.article {
        bound = readers[best].decoder.article
        best = reader
      } else {
        bound = min(bound, article)
      }
    }
    return (best, bound)
  }
}
