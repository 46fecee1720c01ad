import Segments
import TestSupport
import Testing

@testable import Indexing

/// Removing articles against a count of every list.
struct ArticleRemoverTests {
  @Test(arguments: [(1, 4, 1.0), (60, 30, 0.1), (64, 30, 0.5), (700, 400, 0.1), (700, 9, 0.9)])
  func correctionsAreACountOfEveryList(count: Int, words: Int, share: Double) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let index = try await RemovalIndex(count: count, words: words, using: &random)
    let articles = index.some(share, using: &random)
    try index.remove(articles.shuffled(using: &random))
    try index.expectRemoved(Set(articles))
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  @Test
  func bothWaysCountTheSame() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    for share in [0.003, 0.1, 1] {
      let index = try await RemovalIndex(
        count: 500, words: 100, hasAnnotations: share == 0.1, using: &random)
      let articles = index.some(share, using: &random)
      let segment = try index.segment()
      var files: [[UInt8]] = []
      for (number, way) in [RemovalHits.Way.cheapest, .decoding, .probing].enumerated() {
        let remover = try ArticleRemover(segment, removing: articles, way)
        let removal = try remover.write(to: index.folder.path, number: 77)
        files.append(try index.folder.read(removal.fileName))
        try index.folder.remove(removal.fileName)
        #expect(files[number] == files[0])
      }
      #expect(try IndexCheck(path: index.path).problems == [])
    }
  }

  @Test
  func oneAfterTheOtherIsAllAtOnce() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let words = Int.random(in: 5...300, using: &random)
    let corpus = random
    let index = try await RemovalIndex(count: 300, words: words, using: &random)
    var gone: Set<UInt32> = []
    for share in [0.01, 0.2, 0.003, 0.3] {
      // Some of them are gone already.
      let articles = index.some(share, using: &random) + [UInt32(9)]
      try index.remove(articles)
      gone.formUnion(articles)
    }
    try index.expectRemoved(gone)
    #expect(try IndexCheck(path: index.path).problems == [])
    var again = corpus
    let other = try await RemovalIndex(count: 300, words: words, using: &again)
    try other.remove(Array(gone))
    #expect(try index.removedFile() == other.removedFile())
    #expect(try index.folder.names(in: "index").count { $0.hasSuffix(".removed") } == 1)
    #expect(try IndexCheck(path: other.path).problems == [])
  }

  @Test
  func articlesThatAreNotThereArePassedOver() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await RemovalIndex(
      count: 20, words: 9, hasAnnotations: false, using: &random)
    let segment = try index.segment()
    #expect(try ArticleRemover(segment, removing: [20, 63, 64, .max, 3, 3]).added == [3])
    try index.remove([3])
    #expect(try ArticleRemover(try index.segment(), removing: [3, 4]).added == [4])
    #expect(try IndexCheck(path: index.path).problems == [])
  }
}
