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

  /// The order of hits: greater keys first; equal ones in the order of articles.
  package func precedes(_ other: ScoredArticle) -> Bool {
    if key != other.key { return key > other.key }
    return (segment, article) < (other.segment, other.article)
  }
}

/// The best `capacity` articles of those offered: a heap with the worst kept one on top.
struct TopArticles {
  let capacity: Int
  private var kept = Heap<Rank>()

  /// A hit in ascending order of merit.
  private struct Rank: Comparable {
    let hit: ScoredArticle

    static func < (left: Rank, right: Rank) -> Bool { right.hit.precedes(left.hit) }
  }

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Keeps the hit if it is among the best; O(log capacity).
  mutating func offer(_ hit: ScoredArticle) {
    if kept.count < capacity {
      kept.insert(Rank(hit: hit))
    } else if let worst = kept.min, worst < Rank(hit: hit) {
      kept.replaceMin(with: Rank(hit: hit))
    }
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

  /// The score that a later article must exceed.
  var bar: Double {
    kept.count < capacity ? -.infinity : kept.min?.hit.key ?? .infinity
  }

  /// The kept articles, the best first.
  func sorted() -> [ScoredArticle] {
    kept.unordered.map(\.hit).sorted { $0.precedes($1) }
  }
}
