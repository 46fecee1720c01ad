import Kernels
import Postings
import Segments

/// Walks the union of some terms' lists, a window at a time; most often there is one term.
///
/// With many terms (a wildcard) the lists wait in a heap by their next article, so that a window
/// costs only what the lists that reach into it hold.
struct TermsCursor {
  private var cursors: [PostingsCursor]
  /// Numbers of cursors that are not at their end; a binary heap by article. Not kept for one cursor.
  private var heap: [Int] = []

  init(_ lists: [PostingsList]) throws {
    cursors = try lists.map { try PostingsCursor($0) }
    for number in cursors.indices {
      heap.append(number)
      siftUp(heap.count - 1)
    }
  }

  /// The first article from `article` on that holds one of the terms.
  mutating func next(from article: UInt32) throws -> UInt32 {
    if cursors.count == 1 {
      try cursors[0].advance(to: article)
      return cursors[0].article
    }
    while let first = heap.first, cursors[first].article < article {
      try cursors[first].advance(to: article)
      settle()
    }
    return heap.first.map { cursors[$0].article } ?? PostingsCursor.end
  }

  /// Keeps those of `candidates` that hold one of the terms.
  mutating func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    if cursors.count == 1, candidates.count <= Self.fewCandidates {
      return try probe(&candidates, from: base)
    }
    var window = BitWindow()
    try forEachCursor(from: base) { cursor in try cursor.collect(from: base, into: &window) }
    candidates.formIntersection(window)
  }

  /// Adds up, for each of `matches`, how often the terms occur in it: `body(article - base, frequency)`.
  mutating func forEachFrequency(
    in matches: BitWindow, from base: UInt32, _ body: (Int, UInt32) -> Void
  ) throws {
    if cursors.count == 1, matches.count <= Self.fewCandidates {
      return try matches.forEach { offset in
        let article = base + UInt32(offset)
        try cursors[0].advance(to: article)
        if cursors[0].article == article { body(offset, try cursors[0].frequency()) }
      }
    }
    try forEachCursor(from: base) { cursor in
      try cursor.forEachFrequency(from: base, in: matches, body)
    }
  }

  /// Replaces `positions` by those of the terms in `article`, ascending; they are empty if it holds none.
  ///
  /// Articles must be asked for in ascending order.
  mutating func readPositions(of article: UInt32, into positions: inout [UInt32]) throws {
    if cursors.count == 1 {
      try cursors[0].advance(to: article)
      if cursors[0].article == article {
        try cursors[0].readPositions(into: &positions)
      } else {
        positions.removeAll(keepingCapacity: true)
      }
      return
    }
    positions.removeAll(keepingCapacity: true)
    guard try next(from: article) == article else { return }
    var some: [UInt32] = []
    for number in heap where cursors[number].article == article {
      try cursors[number].readPositions(into: &some)
      positions += some
    }
    positions.sort()
  }

  /// Below this many candidates a list is probed for each; above, its part in the window is decoded.
  private static let fewCandidates = 48

  private mutating func probe(_ candidates: inout BitWindow, from base: UInt32) throws {
    let before = candidates
    try before.forEach { offset in
      let article = base + UInt32(offset)
      try cursors[0].advance(to: article)
      if cursors[0].article != article { candidates.remove(offset) }
    }
  }

  /// Calls `body` with each cursor that reaches into the window; it must move it beyond.
  private mutating func forEachCursor(
    from base: UInt32, _ body: (inout PostingsCursor) throws -> Void
  ) throws {
    let limit = base &+ UInt32(BitWindow.span)
    if cursors.count == 1 {
      if cursors[0].article < limit { try body(&cursors[0]) }
      return
    }
    while let first = heap.first, cursors[first].article < limit {
      try body(&cursors[first])
      settle()
    }
  }

  /// Restores the heap after its first cursor moved.
  private mutating func settle() {
    guard let first = heap.first else { return }
    if cursors[first].article == PostingsCursor.end {
      let last = heap.removeLast()
      if heap.isEmpty { return }
      heap[0] = last
    }
    siftDown()
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0, case let parent = (child - 1) / 2,
      cursors[heap[child]].article < cursors[heap[parent]].article
    {
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var smallest = parent
      let left = 2 * parent + 1
      for child in left..<(left + 2)
      where child < heap.count
        && cursors[heap[child]].article < cursors[heap[smallest]].article
      {
        smallest = child
      }
      if smallest == parent { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
