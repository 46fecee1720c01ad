import TestSupport
import Testing

@testable import Querying

struct TopArticlesTests {
  /// The heap against `sort`, with scores that are often equal.
  @Test(arguments: [0, 1, 2, 10, 1_000])
  func theBestAreKeptInOrder(capacity: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(capacity))
    for _ in 0..<30 {
      let hits = (0..<Int.random(in: 0...300, using: &random)).map { number in
        ScoredArticle(
          segment: number % 2, article: UInt32(number / 2),
          score: random.pick([-.infinity, -1, 0, 0.5, 0.5.nextUp, 7]))
      }
      var top = TopArticles(capacity: capacity)
      for hit in hits.shuffled(using: &random) { top.offer(hit) }
      let sorted = hits.sorted {
        $0.score != $1.score
          ? $0.score > $1.score : ($0.segment, $0.article) < ($1.segment, $1.article)
      }
      #expect(top.sorted() == Array(sorted.prefix(capacity)))
    }
  }
}
