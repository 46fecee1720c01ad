import Indexing
import Places
import Querying
import TestSupport
import Testing
import Text

/// Search over several segments with removed articles, held to an index of the same articles that was built in one go.
struct SegmentedSearchTests {
  @Test("every form of query, with dates in the text", arguments: 0..<4)
  func everyForm(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 1_000 &+ part)
    for _ in 0..<TestScale.count(1, full: 60) {
      let dates = RandomDates(seed: random.next())
      let profile = random.pick([AnalysisProfile.news, .plain])
      let twins = try await TwinIndexes(
        count: Int.random(in: 2...60, using: &random), using: &random
      ) {
        $0.dates = dates.finding
        $0.analysis = Analysis(profile: profile, keepsMarks: false)
      }
      try twins.checkContents()
      try twins.checkTallies(.all, using: &random)
      for text in ["*", "published:*", "published:none", "source:reuters", "* -mali"] {
        try twins.checkTyped(text)
        try twins.check(try twins.cut.searcher.parse(text).query, using: &random)
      }
      let generator = QueryGenerator(depth: 3, hasDates: true)
      for number in 0..<30 {
        let query = generator.query(using: &random)
        try twins.check(query, using: &random)
        if number % 4 == 0 { try twins.checkTallies(query, using: &random) }
        if number % 4 == 1 { try twins.checkTyped(query.written) }
      }
    }
  }

  private static let names = [
    "Mali", "Kidal", "Gao", "Bamako", "Niger", "Nigeria", "Paris", "France", "Texas", "London",
    "Malian",
  ]

  @Test("places", arguments: 0..<2)
  func places(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 2_000 &+ part)
    let places = try TestBuild.places()
    for _ in 0..<TestScale.count(1, full: 30) {
      let twins = try await TwinIndexes(
        count: Int.random(in: 10...60, using: &random), names: Self.names, using: &random
      ) {
        $0.places = places
        $0.dates = WordDates.finding
      }
      try twins.checkContents()
      for _ in 0..<20 {
        let text = Self.query(using: &random)
        let query = try twins.cut.searcher.parse(text, defaultOperator: .or).query
        try twins.check(query, using: &random)
        try twins.checkTallies(query, using: &random)
        try twins.checkTyped(text)
      }
    }
  }

  private static func query(using random: inout SeededGenerator) -> String {
    func leaf() -> String {
      let name = random.pick(names)
      return random.pick([
        "place:\(name)", "about:\(name)", "\"<place:Mali> \(random.pick(Vocabulary.words))\"",
        "\"<place> <place>\"", "place:*", "published:1969", "bbox:-5.5,10,20,52",
        random.pick(Vocabulary.words), name, "place:Africa", "about:Europe",
      ])
    }
    return random.pick([
      leaf(), "\(leaf()) \(leaf())", "\(leaf()) AND \(leaf())", "\(leaf()) -\(leaf())",
      "+\(leaf()) \(leaf()) \(leaf())", "(\(leaf()) AND \(leaf())) OR \(leaf())",
    ])
  }

  /// In a small index all words are frequent: such counts are looked up.
  @Test("counts of two words side by side")
  func pairs() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 4_000)
    let twins = try await TwinIndexes(count: 60, using: &random)
    try twins.checkContents()
    for one in Vocabulary.words {
      for other in Vocabulary.words.prefix(6) {
        let query = try twins.cut.searcher.parse("\"\(one) \(other)\"").query
        let expected = try twins.whole.searcher.countMatches(query).articles
        #expect(try twins.cut.searcher.count(query) == expected, "\(one) \(other)")
      }
    }
  }

  @Test("many articles: windows, bounds of blocks, ties")
  func manyArticles() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 3_000)
    for _ in 0..<TestScale.count(1, full: 12) {
      let folder = try TemporaryFolder()
      let corpus = UnevenCorpus(
        count: Int.random(in: 4_200...6_000, using: &random), using: &random)
      let parts = Int.random(in: 2...5, using: &random)
      let share = random.pick([0, 0.05, 0.3])
      var texts = [String](repeating: "", count: parts)
      var rest = ""
      var removed: [String] = []
      for line in corpus.lines.split(separator: "\n") {
        // The first part has most.
        let part = max(0, Int.random(in: -4..<parts, using: &random))
        let date = random.chance(0.5) ? "\"date\": \"1971-01-0\(random.pick([1, 2]))\", " : ""
        let article = "{\(date)\(line.dropFirst())\n"
        texts[part] += article
        if random.chance(share) {
          removed.append(String(line.dropFirst(8).prefix(7)))
        } else {
          rest += article
        }
      }
      for (number, text) in texts.enumerated() {
        try folder.write("part\(number)/wire.jsonl", text)
      }
      try folder.write("rest/wire.jsonl", rest)
      let twins = try await TwinIndexes(
        parts: texts.indices.map { folder.path + "/part\($0)" }, rest: folder.path + "/rest",
        removed: removed, in: folder, using: &random, change: { _ in })
      for text in ["*", "published:1971-01-01", "published:none the", "source:x"] {
        try twins.check(try twins.cut.searcher.parse(text).query, using: &random)
      }
      for _ in 0..<8 {
        let text = UnevenCorpus.query(using: &random)
        try twins.check(
          try twins.cut.searcher.parse(text, defaultOperator: .or).query, using: &random)
      }
    }
  }
}
