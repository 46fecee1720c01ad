import Indexing
import NewsIndex
import Querying
import Segments
import TestSupport
import Testing
import Text

/// Segments beside a larger one, which list its words and pairs: what they list, and that phrases are found as in one index.
struct TakenPairsTests {
  private static let words = "bdfgkmnprt".flatMap { first in
    "aeou".map { "\(first)\($0)b\(first)" }
  }

  private struct Line {
    let id: Int
    let text: [String]
    var json: String { "{\"id\": \"\(id)\", \"body\": \"\(text.joined(separator: " "))\"}\n" }
  }

  private func lines(
    _ ids: Range<Int>, _ words: [String] = words, using random: inout SeededGenerator
  ) -> [Line] {
    ids.map { id in
      Line(
        id: id,
        text: (0..<Int.random(in: 1...30, using: &random)).map { _ in
          let rank = Double.random(in: 0..<1, using: &random)
          return words[Int(rank * rank * Double(words.count))]
        })
    }
  }

  private func build(_ lines: [Line], _ name: String, in folder: TemporaryFolder) async throws {
    let corpus = try folder.write(name + ".jsonl", lines.map(\.json).joined())
    try await TestBuild.build(corpus, to: folder.path + "/" + name) {
      $0.analysis = Analysis(profile: .plain)
    }
  }

  private func add(_ lines: [Line], in folder: TemporaryFolder, merges: Bool = false) async throws {
    let corpus = try folder.write("more.jsonl", lines.map(\.json).joined())
    var request = AddRequest(inputs: [corpus], to: folder.path + "/index", threads: 1)
    request.merges = merges
    _ = try await NewsIndex.add(request)
    try TestBuild.check(folder.path + "/index")
  }

  /// Whether each segment has the pairs of another one, the largest segment first.
  private func taken(in folder: TemporaryFolder) throws -> [Bool] {
    try IndexDirectory(opening: folder.path + "/index").segments
      .sorted { $0.articleCount > $1.articleCount }.map { try $0.pairs.areTaken }
  }

  @Test
  func whatIsAddedListsThePairsOfTheLargest() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    let first = lines(0..<200, using: &random)
    try await build(first, "index", in: folder)
    let others = lines(200..<240, Self.words.reversed(), using: &random)
    try await add(others, in: folder)
    let segments = try IndexDirectory(opening: folder.path + "/index").segments
    let (large, small) = (segments[0].pairs, segments[1].pairs)
    #expect(try taken(in: folder) == [false, true])
    let occurring = Set(others.flatMap(\.text))
    let words = try large.words().map(\.term)
    #expect(
      try small.words().map(\.term)
        == words.filter { occurring.contains(String(decoding: $0, as: UTF8.self)) })
    let model = PairModel(
      others.map { ReferenceArticle(title: [], body: $0.text.map { Array($0.utf8) }) })
    // Among equals the first in byte order, in which they are.
    let functionWords = model.words.filter { words.contains($0.term) }
      .sorted { $0.occurrences > $1.occurrences }.prefix(PairsFormat.functionWords).map(\.term)
    for one in words {
      for other in words {
        let items = model.pairs[one + [0x20] + other]
        let isListed =
          try large.list(one, other) != nil
          || functionWords.contains(one) && functionWords.contains(other)
        let list = try small.list(one, other)
        #expect(list?.entry.articles == (isListed ? items?.count : nil))
      }
    }
  }

  @Test
  func otherWordsHavePairsOfTheirOwn() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 1)
    let folder = try TemporaryFolder()
    try await build(lines(0..<100, using: &random), "index", in: folder)
    try await add(lines(100..<120, Self.words.map { $0 + "x" }, using: &random), in: folder)
    #expect(try taken(in: folder) == [false, false])
    // What is larger than all that was there chooses for itself.
    try await add(lines(200..<400, using: &random), in: folder)
    #expect(try taken(in: folder) == [false, false, false])
  }

  /// Merges of some segments take the pairs of the largest, that of all is a build of all.
  @Test
  func merges() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 2)
    let folder = try TemporaryFolder()
    var all = lines(0..<300, using: &random)
    try await build(all, "index", in: folder)
    var most = 0
    for step in 0..<8 {
      let some = lines(1_000 * step + 1_000..<1_000 * step + 1_020, using: &random)
      all += some
      try await add(some, in: folder, merges: true)
      let taken = try taken(in: folder)
      #expect(taken == [false] + taken.dropFirst().map { _ in true })
      most = max(most, taken.count)
    }
    #expect(most > 2)
    _ = try await NewsIndex.merge(path: folder.path + "/index", threads: 1)
    try await build(all, "whole", in: folder)
    let merged = try IndexDirectory(opening: folder.path + "/index").segments[0].description.number
    for kind in ["pairs", "pairterms"] {
      let found = try folder.read("index/\(merged).\(kind)")
      let expected = try folder.read("whole/1.\(kind)")
      // The footer has the segment's identity.
      #expect(found.count == expected.count && found.dropLast(64) == expected.dropLast(64))
    }
    try TestBuild.check(folder.path + "/index")
  }

  @Test(arguments: 0..<3)
  func phrasesAreFound(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 10 &+ part)
    let folder = try TemporaryFolder()
    let words = Array(Self.words.prefix(random.pick([3, 12, 40])))
    let first = lines(0..<100, words, using: &random)
    try await build(first, "index", in: folder)
    var rest = first
    for step in 1...3 {
      let own = random.chance(0.3) ? words.map { $0 + "x" } : words
      let some = lines(1_000 * step..<1_000 * step + 25, own + words, using: &random)
      rest += some
      try await add(some, in: folder)
    }
    var request = RemoveRequest(from: folder.path + "/index", threads: 1)
    request.ids = rest.shuffled(using: &random).prefix(20).map { String($0.id) }
    request.merges = false
    _ = try await NewsIndex.remove(request)
    try TestBuild.check(folder.path + "/index")
    let gone = Set(request.ids)
    try await build(rest.filter { !gone.contains(String($0.id)) }, "whole", in: folder)
    let cut = try Searcher(IndexDirectory(opening: folder.path + "/index"))
    let whole = try Searcher(IndexDirectory(opening: folder.path + "/whole"))
    for _ in 0..<150 {
      let count = random.pick([2, 2, 2, 3, 4])
      let phrase = (0..<count).map { _ in
        let word = random.pick(Array(words.prefix(random.pick([4, 40]))))
        return random.chance(0.1) ? word + "x" : word
      }
      let text = "\"\(phrase.joined(separator: " "))\"" + (random.chance(0.2) ? " OR beb" : "")
      try compare(cut, whole, text)
    }
  }

  private func compare(_ cut: Searcher, _ whole: Searcher, _ text: String) throws {
    let note = Comment(rawValue: text)
    let all = try whole.search(try whole.parse(text).query, limit: nil, exhaustive: true)
    let query = try cut.parse(text).query
    for searcher in [cut, whole] {
      #expect(try searcher.count(query) == all.total, note)
      for limit in [1, 10, nil] {
        let found = try searcher.search(query, limit: limit)
        #expect(found.total == all.total, note)
        #expect(found.hits.map(\.score) == all.hits.prefix(limit ?? .max).map(\.score), note)
        let best = try searcher.search(query, limit: limit, counting: false)
        #expect(best.hits == found.hits, note)
      }
    }
  }
}
