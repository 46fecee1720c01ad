import Querying
import TestSupport
import Testing

/// Corpora with lists of many blocks: many short articles, a few very long ones.
struct LargeSearchTests {
  /// More articles than one and two windows of 4,096 hold.
  @Test(arguments: [(4_500, 6), (8_500, 2)])
  func manyArticles(count: Int, randomQueries: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let corpus = RandomCorpus(count: count, longest: 4, using: &random)
    // Most articles hold the same word, and stretches of articles hold none of them.
    let articles = corpus.articles.map { article in
      var article = article
      if random.chance(0.9) { article.body.append(Array("the".utf8)) }
      return article
    }
    let oracle = try await oracle(articles, using: &random)
    for text in [
      "the -mali", "* -the", "\"the the\"", "title:the", "the OR mali", "(m* NEAR/2 the) OR кот",
    ] {
      try oracle.check(try oracle.parse(text), using: &random)
    }
    for _ in 0..<randomQueries {
      try oracle.check(QueryGenerator(depth: 1).query(using: &random), using: &random)
    }
  }

  /// Positions over many blocks; "the" occurs more than 8,192 times in few articles.
  @Test
  func longArticles() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let articles = (0..<9).map { _ in longArticle(using: &random) }
    let oracle = try await oracle(articles, using: &random)
    for text in [
      "the", "\"the the\"", "\"the of the\"", "\"of the mali\"", "mali NEAR/9 kidal",
      "\"mali kidal\"~9", "\"kidal mali kidal\"~12", "title:the", "\"the the the the the\"",
      "kidal ADJ/2 of", "(\"of of\" OR kidal) NEAR/3 mali", "t* -kidal", "mal*", "kidal~2",
      "\"m* k*\"", "\"* mali of\"", "\"mali mali\"~40", "of", "of the", "\"to of\" -\"of to of\"",
    ] {
      try oracle.check(try oracle.parse(text), using: &random)
    }
  }

  /// A few thousand words, most of them "the".
  private func longArticle(using random: inout SeededGenerator) -> ReferenceArticle {
    let rare = ["mali", "kidal", "malian"]
    let words = (0..<Int.random(in: 2_000...3_000, using: &random)).map { _ in
      Array(
        (random.chance(0.6)
          ? "the" : random.chance(0.98) ? random.pick(["of", "to"]) : random.pick(rare)).utf8)
    }
    let title = random.chance(0.5) ? Int.random(in: 1...300, using: &random) : 0
    return ReferenceArticle(title: Array(words[..<title]), body: Array(words[title...]))
  }

  private func oracle(
    _ articles: [ReferenceArticle], using random: inout SeededGenerator
  ) async throws -> SearchOracle {
    let folder = try TemporaryFolder()
    let corpus = try WrittenCorpus(articles, in: folder, using: &random)
    try await TestBuild.build(corpus.path, to: folder.path + "/index", threads: 2)
    let oracle = try SearchOracle(corpus, in: folder)
    try oracle.checkArticles()
    return oracle
  }
}
