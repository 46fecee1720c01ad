import Kernels

/// An article and its score, or another number by which hits are sorted.
package struct ScoredArticle: Hashable, Sendable {
  /// Number of the segment in the index.
  package var segment: Int
  package var article: UInt32
  package var score: Double

  package init(segment: Int, article: UInt32, score: Double) {
    self.segment = segment
    self.article = article
    self.score = score
  }

  /// The order of hits: higher scores first; equal ones in the order of articles.
  package func precedes(_ other: ScoredArticle) -> Bool {
    if score != other.score { return score > other.score }
    return (segment, article) < (other.segment, other.article)
  }
}

/// The best `capacity` articles of those offered: a binary heap with the worst kept one on top.
struct TopArticles {
  let capacity: Int
  private var heap: [ScoredArticle] = []

  init(capacity: Int) {
    self.capacity = capacity
  }

  mutating func offer(_ hit: ScoredArticle) {
    if heap.count < capacity {
      heap.append(hit)
      siftUp()
    } else if let worst = heap.first, hit.precedes(worst) {
      heap[0] = hit
      siftDown()
    }
  }

  /// Offers the articles of a window with their scores.
  mutating func offer(
    _ scores: [Double], of matches: BitWindow, segment: Int, base: UInt32
  ) {
    var bar = heap.count == capacity ? heap.first?.score ?? .infinity : -.infinity
    matches.forEach { offset in
      // Articles come in ascending order, so one with the score of the worst kept comes after it.
      guard scores[offset] > bar else { return }
      offer(
        ScoredArticle(segment: segment, article: base + UInt32(offset), score: scores[offset]))
      if heap.count == capacity { bar = heap.first?.score ?? .infinity }
    }
  }

  /// The kept articles, the best first.
  func sorted() -> [ScoredArticle] { heap.sorted { $0.precedes($1) } }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0, case let parent = (child - 1) / 2, heap[parent].precedes(heap[child]) {
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var worst = parent
      let left = 2 * parent + 1
      for child in left..<(left + 2) where child < heap.count && heap[worst].precedes(heap[child]) {
        worst = child
      }
      if worst == parent { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
