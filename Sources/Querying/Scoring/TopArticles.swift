import HeapModule
import Kernels

/// A hit: an article, its score, and the number by which hits are sorted.
package struct ScoredArticle: Hashable, Sendable {
  /// Number of the segment in the index.
  package var segment: Int
  package var article: UInt32
  package var score: Double
  /// The score itself, or one that is greater for what comes first.
  package var key: Double

  package init(segment: Int, article: UInt32, score: Double, key: Double? = nil) {
    self.segment = segment
    self.article = article
    self.score = score
    self.key = key ?? score
  }

  /// The order of hits of a segment: greater keys first; equal ones in the order of articles.
  ///
  /// Hits with equal keys of several segments stand segment by segment: see `ArticleOrder`.
  package func precedes(_ other: ScoredArticle) -> Bool {
    if key != other.key { return key > other.key }
    return (segment, article) < (other.segment, other.article)
  }
}

/// The best `capacity` articles of those offered, segment after segment: a heap with the worst kept one on top.
///
/// Which of two articles with equal keys comes first is told by their numbers within a segment, across segments by what
/// must be looked up. So each segment keeps its own best, unless its key is too small whatever the order.
struct TopArticles {
  let capacity: Int
  /// Of the segment at hand.
  private var kept = Heap<Rank>()
  /// What the segments before kept.
  private var earlier: [ScoredArticle] = []
  /// From the second segment with hits on the best `capacity` keys of all segments.
  private var keys = Heap<Double>()
  /// The least of them; no article with a smaller key is among the best.
  private var leastKey = -Double.infinity

  /// A hit in ascending order of merit.
  private struct Rank: Comparable {
    let hit: ScoredArticle

    static func < (left: Rank, right: Rank) -> Bool { right.hit.precedes(left.hit) }
  }

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Begins a segment: what is offered next is not of those before.
  mutating func beginSegment() {
    if kept.isEmpty { return }
    let isFirst = earlier.isEmpty
    for rank in kept.unordered {
      earlier.append(rank.hit)
      if isFirst { add(key: rank.hit.key) }
    }
    kept = Heap()
  }

  private mutating func add(key: Double) {
    // All are kept.
    if capacity == .max { return }
    if keys.count < capacity {
      keys.insert(key)
    } else if let least = keys.min, key > least {
      keys.replaceMin(with: key)
    }
    if keys.count == capacity, let least = keys.min { leastKey = least }
  }

  /// Keeps the hit if it may be among the best; O(log capacity).
  mutating func offer(_ hit: ScoredArticle) {
    if hit.key < leastKey { return }
    if kept.count < capacity {
      kept.insert(Rank(hit: hit))
    } else if let worst = kept.min, worst < Rank(hit: hit) {
      kept.replaceMin(with: Rank(hit: hit))
    } else {
      return
    }
    if !earlier.isEmpty { add(key: hit.key) }
  }

  /// Offers the articles of a window with their scores.
  mutating func offer(_ window: WindowScores, segment: Int, base: UInt32) {
    var bar = self.bar
    let scores = window.scores
    for index in 0..<window.count where scores[index] > bar {
      // Articles come in ascending order, so one with the score of the worst kept comes after it.
      offer(
        ScoredArticle(
          segment: segment, article: base + UInt32(window.offsets[index]), score: scores[index]))
      bar = self.bar
    }
  }

  /// The score that a later article of the segment must exceed.
  ///
  /// One with the score of the worst that this segment keeps comes after it; one with the score of the worst of all
  /// segments may come before that.
  var bar: Double {
    let own = kept.count < capacity ? -.infinity : kept.min?.hit.key ?? .infinity
    return max(own, leastKey.nextDown)
  }

  /// The best articles, the best first; `order` decides between equals of several segments.
  func sorted(by order: ArticleOrder) throws -> [ScoredArticle] {
    var hits = candidates
    if earlier.isEmpty { return hits }
    try order.settleTies(in: &hits)
    return Array(hits.prefix(capacity))
  }

  /// What is among the best in some order of equals.
  var candidates: [ScoredArticle] {
    var hits = earlier
    for rank in kept.unordered { hits.append(rank.hit) }
    hits.sort { $0.precedes($1) }
    while hits.count > capacity, let last = hits.last, last.key < hits[capacity - 1].key {
      hits.removeLast()
    }
    return hits
  }
}
