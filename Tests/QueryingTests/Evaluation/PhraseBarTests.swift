import TestSupport
import Testing

@testable import Querying

/// What is told of articles before their positions are read, against their scores.
struct PhraseBarTests {
  @Test
  func nothingOverTheBarIsRefused() {
    var random = SeededGenerator(seed: TestSeed.current)
    var (refused, passed) = (0, 0)
    for _ in 0..<2_000 {
      let bm25 = BM25(k1: random.pick([1.2, 0, 2, 1e-6]), b: random.pick([0.75, 0, 1]))
      let scoring = Scoring(bm25: bm25, average: random.pick([1e-9, 1, 300.5]))
      let weight = random.pick([1e-7, 0.3, 7, 16])
      let lengths = (0..<8).map { _ in
        UInt32.random(in: 0..<random.pick([1, 30, 1_000, 1 << 20]), using: &random)
      }
      let frequencies = lengths.map { _ in
        UInt32.random(in: 1...random.pick([1, 5, 500]), using: &random)
      }
      let scores = zip(lengths, frequencies).map { length, frequency in
        bm25.score(
          frequency: Double(frequency), weight: weight,
          norm: bm25.norm(length: length, average: scoring.average))
      }
      // At, just below and far from a score there is.
      let score = random.pick(scores)
      for value in [score, score.nextDown, score.nextUp, score / 2, score * 1.5] where value > 0 {
        let bar = PhraseBar(value, scoring, weight: weight)
        for index in lengths.indices {
          let mayPass = bar.mayBePassed(frequencies[index], lengths.span, index)
          #expect(mayPass || scores[index] <= value, "\(bm25), \(weight), \(value)")
          if mayPass { passed += 1 } else { refused += 1 }
        }
        // Of an article without a length nothing is known.
        let mayPass = bar.mayBePassed(1, lengths.span, lengths.count)
        #expect(mayPass)
      }
    }
    #expect(refused > 1_000 && passed > 1_000)
  }
}
