import Segments
import TestSupport
import Testing

@testable import Indexing

/// How many segments stand after adds, and how often articles are written again.
struct MergePolicyTests {
  /// An index of which only the sizes are known.
  private struct Sizes {
    var segments: [SegmentDescription] = []
    var written = 0
    /// Most segments that ever stood at once.
    var most = 0

    mutating func add(_ articles: Int) {
      segments.append(MergePolicyTests.segment(articles))
      most = max(most, segments.count)
      merge()
    }

    mutating func merge() {
      while let next = MergePolicy.next(segments) {
        let merged = next.reduce(0) { $0 + segments[$1].liveArticles }
        written += merged
        for place in next.reversed() { segments.remove(at: place) }
        if merged > 0 { segments.append(MergePolicyTests.segment(merged)) }
      }
    }
  }

  private static func segment(_ articles: Int, removed: Int = 0) -> SegmentDescription {
    var segment = SegmentDescription(
      number: 1, identity: 0, articles: articles, undated: 0, titled: 0, tokens: 0, terms: 0,
      textBytes: 0, files: [])
    if removed > 0 {
      segment.removal = SegmentDescription.Removal(
        number: 2, bytes: 0, articles: removed, undated: 0, tokens: 0, titled: 0, mentions: 0,
        dates: 0)
    }
    return segment
  }

  /// The adds that the project's figures are about.
  @Test
  func aHundredAddsOfAThousand() {
    var index = Sizes()
    index.add(101_449)
    for _ in 0..<100 { index.add(1_000) }
    #expect(index.most <= 6)
    #expect(index.segments.reduce(0) { $0 + $1.articles } == 201_449)
    // The articles that were there first once, the added ones five times.
    #expect(index.written <= 6 * 100_000)
  }

  @Test(arguments: [1...1, 1...10, 1...400, 900...1_100, 1...50_000])
  func whateverIsAdded(_ sizes: ClosedRange<Int>) {
    var random = SeededGenerator(seed: TestSeed.current)
    var index = Sizes()
    var articles = 0
    for _ in 0..<1_500 {
      let added = Int.random(in: sizes, using: &random)
      articles += added
      index.add(added)
      let levels = MergePolicy.level(articles) + 1
      #expect(index.segments.count <= levels + 2)
      // In the lowest level each merge takes three added segments or more in; in the others two make three or four of
      // the least segments of their level.
      let lowest = MergePolicy.lowest / MergePolicy.most(ofLevel: 0) + 1
      #expect(index.written <= articles * (3 * levels + lowest))
    }
  }

  /// Segments whose merges were deferred come together at once.
  @Test
  func deferred() {
    let segments = (0..<90).map { _ in Self.segment(1_000) }
    #expect(MergePolicy.next(segments) == Array(0..<90))
  }

  /// What a merge would fill is merged with it.
  @Test
  func levelsFillEachOther() {
    let sizes = [4_000, 1_000, 4_000, 200, 1_000, 1_000, 4_000, 100_000, 1_000]
    #expect(MergePolicy.next(sizes.map { Self.segment($0) }) == [0, 1, 2, 4, 5, 6, 8])
  }

  @Test
  func removedArticles() {
    #expect(MergePolicy.next([]) == nil)
    #expect(MergePolicy.next([Self.segment(300, removed: 100)]) == nil)
    #expect(MergePolicy.next([Self.segment(9), Self.segment(300, removed: 101)]) == [1])
    #expect(MergePolicy.next([Self.segment(9), Self.segment(3, removed: 3)]) == [1])
    // By live articles these four are of one level.
    let four = [1_000, 1_000, 1_000].map { Self.segment($0) } + [Self.segment(1_100, removed: 200)]
    #expect(MergePolicy.next(four) == [0, 1, 2, 3])
  }

  @Test
  func levels() {
    #expect(
      [0, 1, 64, 65, 256, 257, 1_000, 1_024, 4_096].map(MergePolicy.level) == [
        0, 0, 0, 1, 1, 2, 2, 2, 3,
      ])
  }
}
