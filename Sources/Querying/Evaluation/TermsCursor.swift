import HeapModule
import Kernels
import Postings
import Segments

/// Walks the union of some terms' lists, a window at a time; most often there is one term.
///
/// With many terms (a wildcard) the lists wait in a heap by their next article, so that a window
/// costs only what the lists that reach into it hold.
struct TermsCursor {
  private var cursors: [PostingsCursor]
  /// The next article of each cursor that is not at its end; not kept for one cursor.
  private var heads = Heap<Head>()

  private struct Head: Comparable {
    let article: UInt32
    let cursor: Int

    static func < (left: Head, right: Head) -> Bool {
      (left.article, left.cursor) < (right.article, right.cursor)
    }
  }

  init(_ lists: [PostingsList]) throws {
    cursors = lists.map { PostingsCursor($0) }
    guard cursors.count > 1 else { return }
    heads = Heap(
      try cursors.indices.map { Head(article: try cursors[$0].advance(to: 0), cursor: $0) })
  }

  /// No article from `article` up to the result (exclusive) holds one of the terms.
  mutating func next(from article: UInt32) throws -> UInt32 {
    if cursors.count == 1 { return try cursors[0].lowerBound(from: article) }
    while let first = heads.min, first.article < article {
      try cursors[first.cursor].advance(to: article)
      settle(first.cursor)
    }
    return heads.min?.article ?? PostingsCursor.end
  }

  /// Adds the articles of the window that hold one of the terms.
  mutating func collect(into window: inout BitWindow, from base: UInt32) throws {
    try forEachCursor(from: base) { cursor in try cursor.collect(from: base, into: &window) }
  }

  /// Keeps those of `candidates` that hold one of the terms.
  mutating func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    if cursors.count == 1 { return try cursors[0].restrict(&candidates, from: base) }
    var window = BitWindow()
    try collect(into: &window, from: base)
    candidates.formIntersection(window)
  }

  /// Calls `body(articles, frequencies, range)` for the parts of blocks that lie in the window; an
  /// article comes once for each of the terms that it holds.
  mutating func forEachStretch(
    from base: UInt32, _ body: ([UInt32], [UInt32], Range<Int>) -> Void
  ) throws {
    try forEachCursor(from: base) { cursor in try cursor.forEachStretch(from: base, body) }
  }

  /// Replaces `positions` by those of the terms in `article`, ascending; they are empty if it holds none.
  ///
  /// Articles must be asked for in ascending order.
  mutating func readPositions(of article: UInt32, into positions: inout [UInt32]) throws {
    if cursors.count == 1 {
      if try cursors[0].find(article) {
        try cursors[0].readPositions(into: &positions)
      } else {
        positions.removeAll(keepingCapacity: true)
      }
      return
    }
    positions.removeAll(keepingCapacity: true)
    guard try next(from: article) == article else { return }
    var some: [UInt32] = []
    var holders: [Head] = []
    while let first = heads.min, first.article == article {
      try cursors[first.cursor].readPositions(into: &some)
      positions += some
      holders.append(first)
      heads.removeMin()
    }
    heads.insert(contentsOf: holders)
    positions.sort()
  }

  /// Calls `body` with each cursor that reaches into the window; it must move it beyond.
  private mutating func forEachCursor(
    from base: UInt32, _ body: (inout PostingsCursor) throws -> Void
  ) throws {
    let limit = base &+ UInt32(BitWindow.span)
    if cursors.count == 1 { return try body(&cursors[0]) }
    while let first = heads.min, first.article < limit {
      try body(&cursors[first.cursor])
      try cursors[first.cursor].advance(to: limit)
      settle(first.cursor)
    }
  }

  /// Restores the heap after its first cursor moved.
  private mutating func settle(_ cursor: Int) {
    let article = cursors[cursor].article
    if article == PostingsCursor.end {
      heads.removeMin()
    } else {
      heads.replaceMin(with: Head(article: article, cursor: cursor))
    }
  }
}
