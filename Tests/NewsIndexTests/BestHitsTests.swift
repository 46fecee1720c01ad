import Querying
import Segments
import TestSupport
import Testing

/// The best hits as bounds of scores find them, against those of scoring every match.
struct BestHitsTests {
  /// Windows in which a word has many blocks, few or none, and many articles have the same score.
  @Test(arguments: 0..<4)
  func boundsLoseNoHit(round: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ round)
    let folder = try TemporaryFolder()
    let count = Int.random(in: 8_300...14_000, using: &random)
    let corpus = UnevenCorpus(count: count, using: &random)
    try folder.write("corpus/wire.jsonl", corpus.lines)
    try await TestBuild.build(folder.path + "/corpus", to: folder.path + "/index", threads: 2)
    let directory = try IndexDirectory(opening: folder.path + "/index")
    let searcher = try Searcher(directory)
    let others = [
      try Searcher(directory, evaluation: .always), try Searcher(directory, evaluation: .never),
      try Searcher(directory, evaluation: .withoutSets),
    ]
    #expect(searcher.articleCount == count)
    var ties = 0
    var found = 0
    for number in 0..<70 {
      let query =
        number % 8 == 7
        ? QueryGenerator(depth: 2).query(using: &random)
        : try searcher.parse(UnevenCorpus.query(using: &random), defaultOperator: .or).query
      let bm25 = BM25(
        k1: random.pick([1.2, 1.2, 1.2, 0, 2]), b: random.pick([0.75, 0.75, 0.75, 0, 1]))
      let best = try check(query, bm25, searcher)
      if number % 2 == 0 { #expect(try check(query, bm25, random.pick(others)) == best) }
      if best.count == 100 { found += 1 }
      if zip(best, best.dropFirst()).contains(where: { $0.score == $1.score }) { ties += 1 }
    }
    #expect(found > 10 && ties > 10)
  }

  /// Holds each way of asking for the best hits to the best hundred of all, which it returns.
  private func check(
    _ query: Query, _ bm25: BM25, _ searcher: Searcher
  ) throws -> [ScoredArticle] {
    let note = Comment(rawValue: "\(query.written), \(bm25)")
    let all = try searcher.search(query, limit: 100, bm25: bm25, exhaustive: true)
    #expect(all.hits.count == min(100, all.total), note)
    for limit in [1, 3, 10, 100] {
      let best = Array(all.hits.prefix(limit))
      let counted = try searcher.search(query, limit: limit, bm25: bm25, counting: true)
      #expect(counted.hits == best && counted.total == all.total, note)
      let uncounted = try searcher.search(query, limit: limit, bm25: bm25, counting: false)
      #expect(uncounted.hits == best, note)
    }
    #expect(try searcher.search(query, limit: 0, bm25: bm25).total == all.total, note)
    #expect(try searcher.count(query) == all.total, note)
    return all.hits
  }
}

/// Articles in the order of their ids: words from frequent to rare, more or less so from stretch to
/// stretch, mostly once, sometimes hundreds of times; short articles, long ones and repeated ones.
struct UnevenCorpus {
  private static let shares = [
    ("the", 0.7), ("of", 0.3), ("to", 0.2), ("be", 0.1), ("troops", 0.05), ("peace", 0.03),
    ("mission", 0.02), ("mali", 0.01), ("malian", 0.005), ("mail", 0.003), ("kidal", 0.001),
  ]
  static let words = shares.map(\.0)

  /// As JSON lines.
  private(set) var lines = ""

  init(count: Int, using random: inout SeededGenerator) {
    var bodies: [String] = []
    var factors: [Double] = []
    for number in 0..<count {
      if number % 500 == 0 {
        factors = Self.shares.map { _ in random.pick([0, 0.2, 1, 1, 1, 4]) }
      }
      let isRepeated = !bodies.isEmpty && random.chance(0.3)
      let body = isRepeated ? random.pick(bodies) : Self.body(factors, using: &random)
      if !isRepeated { bodies.append(body) }
      let title = random.chance(0.05) ? random.pick(Self.words) : ""
      lines +=
        "{\"id\": \"\(1_000_000 + number)\", \"title\": \"\(title)\", \"body\": \"\(body)\"}\n"
    }
  }

  private static func body(_ factors: [Double], using random: inout SeededGenerator) -> String {
    var words: [String] = []
    for (word, factor) in zip(shares, factors) where random.chance(word.1 * factor) {
      let most = random.chance(0.002) ? 400 : random.pick([1, 1, 1, 2, 8])
      for _ in 0..<Int.random(in: 1...most, using: &random) { words.append(word.0) }
    }
    let filler = Int.random(in: 1...random.pick([1, 3, 30]), using: &random)
    for _ in 0..<filler { words.append("wire") }
    return words.shuffled(using: &random).joined(separator: " ")
  }

  /// Unions, most of them, as bounds are about these: of words, of phrases, of what has several parts.
  static func query(using random: inout SeededGenerator) -> String {
    func word() -> String { random.pick(Self.words) }
    func words(_ counts: ClosedRange<Int>) -> String {
      (0..<Int.random(in: counts, using: &random)).map { _ in word() }.joined(separator: " ")
    }
    func phrase() -> String { "\"\(words(2...3))\"" }
    func pattern() -> String { random.pick(["m*", "k*", "t*", "ma?l", "*al"]) }
    switch Int.random(in: 0..<21, using: &random) {
    case 0...3: return words(2...6)
    case 4: return "+\(word()) \(words(1...4))"
    case 5: return "\(words(2...3)) -\(word())"
    case 6: return "+\(word()) +\(word()) \(words(1...2)) -\(word())"
    case 7: return "\(phrase()) \(words(1...4))"
    case 8: return "\(phrase()) OR \(phrase())"
    case 9: return "(\(word()) NEAR/3 \(word())) \(words(1...3))"
    case 10: return "\(pattern()) \(words(1...3))"
    case 11: return "+\(word()) +\(word())"
    case 12: return "+\(word()) +\(word()) +\(word()) -\(word())"
    case 13: return "+\(phrase()) +\(word()) -\(word())"
    case 14: return "\(random.chance(0.5) ? "+\(phrase()) +" : "")\(phrase())"
    case 15: return "(\(word()) AND \(word())) OR (\(word()) AND \(phrase())) OR \(word())"
    case 16, 17:
      return random.pick([phrase(), phrase(), "title:\(phrase())", "+\(phrase()) -\(word())"])
    case 18: return "+\(word()) -\(word()) -(\(pattern()) OR \(word()))"
    case 19: return "\(word()) OR \(pattern()) OR (\(word()) OR \(phrase()))"
    default: return "(+\(word()) \(word())) OR (+\(pattern()) -\(word())) OR title:\(word())"
    }
  }
}
