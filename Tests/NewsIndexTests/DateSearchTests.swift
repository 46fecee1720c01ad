import Querying
import TestSupport
import Testing

/// Dates in the text, in queries, held to trying everything over random articles and dates.
struct DateSearchTests {
  private func oracle(count: Int, using random: inout SeededGenerator) async throws -> SearchOracle
  {
    let folder = try TemporaryFolder()
    var corpus = try WrittenCorpus(
      RandomCorpus(count: count, using: &random).articles, in: folder, using: &random)
    let dates = RandomDates(seed: random.next())
    try await TestBuild.build(corpus.path, to: folder.path + "/index") {
      $0.dates = dates.finding
    }
    for index in corpus.articles.indices {
      corpus.articles[index].reference.dates = dates.dates(of: corpus.articles[index])
    }
    return try SearchOracle(corpus, in: folder)
  }

  @Test(arguments: 0..<4)
  func everyForm(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 400 &+ part)
    for _ in 0..<6 {
      let oracle = try await oracle(count: Int.random(in: 1...40, using: &random), using: &random)
      try oracle.checkArticles()
      let generator = QueryGenerator(depth: 2, hasDates: true)
      for _ in 0..<60 {
        try oracle.check(generator.query(using: &random), using: &random)
      }
      for _ in 0..<20 {
        try oracle.checkTyped(generator.query(using: &random), using: &random)
      }
    }
  }

  @Test("a date alone, as a field and as a slot")
  func alone() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 500)
    let oracle = try await oracle(count: 60, using: &random)
    for _ in 0..<150 {
      let date = Query.Date.random([.mentioned, .contained], using: &random)
      try oracle.check(.date(date), using: &random)
      if date.subject == .mentioned {
        try oracle.check(
          .sequence(Query.Sequence(slots: [Query.Slot(.date(date))])), using: &random)
      }
    }
  }

  @Test("many articles: windows, blocks and pruning")
  func manyArticles() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 600)
    let oracle = try await oracle(count: 9_000, using: &random)
    for _ in 0..<30 {
      let date = Query.date(.random([.mentioned, .contained], using: &random))
      try oracle.checkPruning(date)
      let published = Query.date(.random([.published], using: &random))
      let leaf = QueryGenerator(depth: 0, hasDates: true).leaf(using: &random)
      for query in [
        .disjunction([date, leaf]), .conjunction([date, leaf]), .conjunction([published, leaf]),
        .conjunction([published, .disjunction([date, leaf])]), .disjunction([published, leaf]),
        .disjunction([.conjunction([published, leaf]), date]),
        .conjunction([leaf, .negation(published)]),
        .boolean(required: [published], optional: [leaf, date]),
      ] as [Query] {
        try oracle.checkPruning(query)
      }
    }
  }
}
