import Querying
import TestSupport
import Testing
import Text

/// Random queries over random corpora, built, opened and searched as users do.
struct RandomSearchTests {
  /// Small articles: every form of query, thousands of times.
  @Test(arguments: 0..<4)
  func everyForm(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ part)
    for _ in 0..<12 {
      let count = Int.random(in: 1...30, using: &random)
      let corpus = RandomCorpus(count: count, using: &random)
      try await check(corpus.articles, queries: 60, QueryGenerator(), using: &random)
    }
  }

  private func check(
    _ articles: [ReferenceArticle], queries: Int, _ generator: QueryGenerator,
    using random: inout SeededGenerator
  ) async throws {
    let folder = try TemporaryFolder()
    let corpus = try WrittenCorpus(articles, in: folder, using: &random)
    let profile = random.pick([AnalysisProfile.news, .plain])
    let storesText = random.chance(0.8)
    try await TestBuild.build(corpus.path, to: folder.path + "/index") {
      $0.analysis = Analysis(profile: profile, keepsMarks: storesText)
      $0.storesText = storesText
    }
    let oracle = try SearchOracle(corpus, in: folder)
    try oracle.checkArticles()
    for number in 0..<queries {
      let query = generator.query(using: &random)
      try oracle.check(query, using: &random)
      if number % 4 == 0 { try oracle.checkTyped(query, using: &random) }
    }
  }
}
