import TestSupport
import Testing

@testable import Querying

struct TopArticlesTests {
  /// The heap against `sort`, with scores that are often equal.
  @Test(arguments: [0, 1, 2, 10, 1_000])
  func theBestAreKeptInOrder(capacity: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(capacity))
    for _ in 0..<30 {
      let hits = hits(300, segment: 0, using: &random)
      var top = TopArticles(capacity: capacity)
      top.beginSegment()
      for hit in hits.shuffled(using: &random) { top.offer(hit) }
      let sorted = hits.sorted { $0.precedes($1) }
      #expect(try top.sorted(by: ArticleOrder([])) == Array(sorted.prefix(capacity)))
    }
  }

  /// Of several segments: what is kept is among the best whatever the order of equals across segments.
  @Test(arguments: [1, 2, 10, 1_000])
  func severalSegments(capacity: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(capacity))
    for _ in 0..<30 {
      var all: [ScoredArticle] = []
      var top = TopArticles(capacity: capacity)
      for segment in 0..<Int.random(in: 1...5, using: &random) {
        let hits = hits(60, segment: segment, using: &random)
        top.beginSegment()
        var kept: [ScoredArticle] = []
        for hit in hits {
          if hit.key > top.bar { top.offer(hit) } else { kept.append(hit) }
        }
        all += hits
        // What does not pass the bar is beaten by enough others, or by enough of its own segment.
        for hit in kept {
          let better = all.filter { $0.key > hit.key }.count
          let before = hits.filter { $0.precedes(hit) }.count
          #expect(hit.key == -.infinity || better >= capacity || before >= capacity)
        }
      }
      let best = all.sorted { $0.precedes($1) }.prefix(capacity)
      let least = best.last?.key ?? 0
      #expect(top.candidates.filter { $0.key > least } == best.filter { $0.key > least })
      #expect(Set(top.candidates).isSuperset(of: best.filter { $0.key > -.infinity }))
    }
  }

  /// Articles with scores that are often equal.
  private func hits(
    _ most: Int, segment: Int, using random: inout SeededGenerator
  ) -> [ScoredArticle] {
    (0..<Int.random(in: 0...most, using: &random)).map { number in
      ScoredArticle(
        segment: segment, article: UInt32(number),
        score: random.pick([-.infinity, -1, 0, 0.5, 0.5.nextUp, 7]))
    }
  }
}
