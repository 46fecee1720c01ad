import Querying
import Segments
import TestSupport
import Testing
import Text

/// Phrases of frequent words, which lists of pairs answer or narrow down, against the reference matcher.
struct PairSearchTests {
  /// Words that are themselves in every profile: the first few are most of every text.
  private static let words = "bdfgkmnprt".flatMap { first in
    "aeou".map { "\(first)\($0)b\(first)" }
  }

  private func text(
    _ count: Int, _ words: [String], using random: inout SeededGenerator
  ) -> [[UInt8]] {
    var text: [[UInt8]] = []
    while text.count < count {
      let rank = Double.random(in: 0..<1, using: &random)
      let word = Array(words[Int(rank * rank * rank * Double(words.count))].utf8)
      text += [[UInt8]](repeating: word, count: random.chance(0.1) ? 3 : 1)
    }
    return text
  }

  /// Articles of one word to `longest`, some with a title, over `words`.
  private func articles(
    _ count: Int, longest: Int, _ words: [String], using random: inout SeededGenerator
  ) -> [ReferenceArticle] {
    (0..<count).map { _ in
      let length = random.chance(0.1) ? 1 : Int.random(in: 1...longest, using: &random)
      let title = random.chance(0.5) ? Int.random(in: 1...4, using: &random) : 0
      return ReferenceArticle(
        title: text(title, words, using: &random), body: text(length, words, using: &random))
    }
  }

  private func oracle(
    _ articles: [ReferenceArticle], _ profile: AnalysisProfile,
    using random: inout SeededGenerator
  ) async throws -> SearchOracle {
    let folder = try TemporaryFolder()
    let corpus = try WrittenCorpus(articles, in: folder, using: &random)
    try await TestBuild.build(corpus.path, to: folder.path + "/index", threads: 2) {
      $0.analysis = Analysis(profile: profile)
    }
    return try SearchOracle(corpus, in: folder)
  }

  /// A phrase, alone or with something beside it.
  private func query(_ words: [String], using random: inout SeededGenerator) -> String {
    func phrase() -> String {
      let count = random.pick([2, 2, 2, 3, 3, 4, 5])
      let range = random.chance(0.7) ? min(6, words.count) : words.count
      let first = random.pick(Array(words[..<range]))
      let chosen = (0..<count).map { _ in
        random.chance(0.2) ? first : random.pick(Array(words[..<range]))
      }
      return (random.chance(0.3) ? "title:" : "") + "\"\(chosen.joined(separator: " "))\""
    }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return "\(phrase()) OR \(phrase())"
    case 1: return "\(phrase()) \(phrase())"
    case 2: return "\(phrase()) -\(phrase())"
    case 3: return "\(random.pick(words)) OR \(phrase()) OR \(phrase())"
    // The reference tries everything, which takes too long where there is little else than one word.
    case 4 where words.count > 5:
      return "(\(phrase()) NEAR/5 \(random.pick(words)))".replacing("title:", with: "")
    default: return phrase()
    }
  }

  @Test(arguments: [AnalysisProfile.news, .plain], 0..<4)
  func smallCorpora(profile: AnalysisProfile, part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ part)
    for _ in 0..<4 {
      let words = Array(Self.words.prefix(random.pick([1, 2, 5, 20, 40])))
      let corpus = articles(
        Int.random(in: 1...60, using: &random), longest: random.pick([1, 3, 12, 40]), words,
        using: &random)
      let oracle = try await oracle(corpus, profile, using: &random)
      try oracle.checkArticles()
      for _ in 0..<40 {
        try oracle.check(try oracle.parse(query(words, using: &random)), using: &random)
      }
    }
  }

  /// Several windows, and lists of pairs of many blocks.
  @Test
  func manyArticles() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let corpus = articles(9_000, longest: 6, Self.words, using: &random)
    let oracle = try await oracle(corpus, .news, using: &random)
    try oracle.checkArticles()
    let (one, other) = (Self.words[0], Self.words[1])
    var queries = [
      "\"\(one) \(other)\"", "\"\(one) \(one)\"", "title:\"\(one) \(other)\"",
      "\"\(one) \(other) \(one)\"", "\"\(one) \(Self.words[39])\"",
    ]
    queries += (0..<6).map { _ in query(Self.words, using: &random) }
    for text in queries { try oracle.check(try oracle.parse(text), using: &random) }
  }

  /// Each word stands in all articles, next to itself only: pairs of two are nowhere.
  @Test
  func frequentWordsThatAreNeverNeighbours() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let corpus = (0..<50).map { number in
      ReferenceArticle(
        title: words("babb babb"), body: words("dedd dedd fuff" + (number == 7 ? " dedd" : "")))
    }
    let oracle = try await oracle(corpus, .plain, using: &random)
    try oracle.checkArticles()
    for text in [
      "\"babb dedd\"", "\"dedd babb\"", "title:\"babb dedd\"", "\"fuff babb\"", "\"fuff dedd\"",
      "\"babb babb dedd\"", "\"dedd fuff dedd\"", "title:\"babb babb\"", "title:\"dedd dedd\"",
      "\"fuff fuff\" OR \"fuff dedd\"", "babb -\"dedd fuff dedd\"",
    ] {
      try oracle.check(try oracle.parse(text), using: &random)
    }
    let pairs = try #require(try IndexDirectory(opening: oracle.path).segments.first).pairs
    #expect(try pairs.words().count == 3)
    #expect(try pairs.list(Array("babb".utf8), Array("dedd".utf8)) == nil)
    #expect(try pairs.list(Array("fuff".utf8), Array("dedd".utf8))?.entry.articles == 1)
  }

  private func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
  }
}
