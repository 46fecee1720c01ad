import Bytes
import Postings
import Segments

/// Merges runs into the lists and the dictionary of a segment.
///
/// For each term in byte order the runs that hold it are merged by article number; since each
/// article lies in one run whole, no two heads are equal.
struct OccurrenceMerge {
  private let readers: [OccurrenceRunReader]
  /// Numbers of the readers, ordered by their terms: a binary heap.
  private var heap: [Int] = []
  /// Distinct terms of titles and bodies so far.
  private(set) var wordCount = 0

  init(_ readers: [OccurrenceRunReader]) {
    self.readers = readers
    for reader in readers.indices where readers[reader].hasTerm {
      heap.append(reader)
      siftUp(heap.count - 1)
    }
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
    let total = readers.reduce(0) { $0 + $1.unreadBytes }
    var written = 0
    while let first = heap.first {
      let term = readers[first].term
      holders.removeAll(keepingCapacity: true)
      while let next = heap.first, readers[next].term == term {
        holders.append(next)
        removeFirst()
      }
      try mergeLists(of: holders, into: postings, lengthCodes: lengthCodes)
      try terms.add(term, try postings.endTerm())
      for reader in holders {
        try readers[reader].advanceTerm()
        if readers[reader].hasTerm {
          heap.append(reader)
          siftUp(heap.count - 1)
        }
      }
      written += 1
      if FieldPrefix.isText(term) { wordCount += 1 }
      if written % 4096 == 0 {
        try progress(total - readers.reduce(0) { $0 + $1.unreadBytes }, total)
      }
    }
  }

  private mutating func mergeLists(
    of holders: [Int], into postings: PostingsWriter, lengthCodes: [UInt8]
  ) throws {
    var left = holders
    while let (best, bound) = nearest(left) {
      let reader = readers[best]
      while reader.hasArticle, reader.article < bound {
        try reader.post(to: postings, lengthCodes: lengthCodes)
        try reader.advanceArticle()
      }
      if !reader.hasArticle { left.removeAll { $0 == best } }
    }
  }

  /// The reader with the smallest article, and the next larger article of another; nil if none is left.
  private func nearest(_ left: [Int]) -> (reader: Int, bound: UInt32)? {
    guard var best = left.first else { return nil }
    var bound = UInt32.max
    for reader in left.dropFirst() {
      let article = readers[reader].article
      if article < readers[best].article {
        bound = readers[best].article
        best = reader
      } else {
        bound = min(bound, article)
      }
    }
    return (best, bound)
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    siftDown()
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let first = readers[heap[left]].term
    let second = readers[heap[right]].term
    if first.lexicographicallyPrecedes(second) { return true }
    return first == second && heap[left] < heap[right]
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0, case let parent = (child - 1) / 2, precedes(child, parent) {
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(child, smallest) { smallest = child }
      if smallest == parent { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
