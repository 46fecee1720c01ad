import Bytes
import Postings
import Segments
import TestSupport
import Testing

/// Pairs of frequent words against a model: the files, the scan that finds them, and the check of both.
struct PairCheckTests {
  /// The writer of the build and the model give the same bytes.
  @Test(arguments: [
    (1, 5, 1), (30, 20, 12), (700, 50, 30), (300, 64, 60), (200, 1, 6), (9_000, 64, 30),
  ])
  func filesHoldThePairs(count: Int, words: Int, longest: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let index = try await PairIndex(count: count, words: words, longest: longest, using: &random)
    #expect(try IndexCheck(path: index.path).problems == [])
    let built = try ["1.pairs", "1.pairterms"].map { try index.folder.read("index/" + $0) }
    let model = try index.model()
    try index.write(model)
    let written = try ["1.pairs", "1.pairterms"].map { try index.folder.read("index/" + $0) }
    #expect(built[0] == written[0] && built[1] == written[1])
    let pairs = try index.segment().pairs
    #expect(try pairs.words().map(\.term) == model.words.map(\.term))
    for first in model.words {
      for second in model.words {
        let items = model.pairs[first.term + [0x20] + second.term]
        let list = try pairs.list(first.term, second.term)
        #expect(list?.entry.articles == items?.count)
        #expect(list?.entry.occurrences == items?.reduce(0) { $0 + $1.count })
      }
    }
  }

  @Test
  func aCorpusWithoutPairsHasNone() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PairIndex(count: 9, words: 4, longest: 1, using: &random)
    let onlyTitles = index.articles.map { ReferenceArticle(title: $0.title, body: []) }
    #expect(PairModel(index.articles).pairs == PairModel(onlyTitles).pairs)
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  /// Of pairs of other words than function words those are chosen that are worth it, up to the bytes there are.
  @Test(arguments: [0, 500, 5_000, 1 << 16])
  func worthyPairsAreChosen(least: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PairIndex(count: 300, words: 64, longest: 40, using: &random)
    let all = PairModel(index.articles)
    var model = all
    model.choose(listBytes: 0, least: least, articleCount: index.articles.count)
    let segment = try index.segment()
    var frequent = FrequentWords()
    for word in model.words {
      frequent.add(word.term, try #require(try segment.dictionary.entry(of: word.term)))
    }
    let lists = try frequent.inOrder.map { try segment.list($0.entry) }
    let choice = try PairChoice(
      frequent, lists: lists, columns: segment.columns, files: [], least: least)
    let chosen = choice.pairs.map {
      model.words[$0.first].term + [0x20] + model.words[$0.second].term
    }
    // Those of function words need not occur.
    #expect(Set(chosen.filter { all.pairs[$0] != nil }) == Set(model.pairs.keys))
    let functionWords = model.functionWords.count * model.functionWords.count
    #expect(chosen.count >= functionWords && (chosen.count == functionWords) == (least == 0))
    #expect(model.pairs.count < all.pairs.count || least == 1 << 16)
  }

  /// Stretches of any size, also of articles that hold no word that is looked for.
  @Test
  func scansFindEachPairOnce() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PairIndex(count: 500, words: 40, longest: 20, using: &random)
    let segment = try index.segment()
    for limit in [1, 2, 9, 32] {
      let model = PairModel(index.articles, words: limit)
      let lists = try model.words.map { word in
        try segment.list(try #require(try segment.dictionary.entry(of: word.term)))
      }
      var scan = PairScan(lists, columns: segment.columns)
      var found: [[UInt8]: [PairModel.Item]] = [:]
      var next = 0
      while next < index.articles.count {
        let size = Int.random(in: 0...random.pick([1, 5, 200]), using: &random)
        let end = min(index.articles.count, next + size)
        try scan.forEachPair(in: UInt32(next)..<UInt32(end)) { pair in
          let key = model.words[pair.first].term + [0x20] + model.words[pair.second].term
          found[key, default: []].append(.init(article: pair.article, count: pair.count))
        }
        next = end
      }
      #expect(found == model.pairs)
    }
  }

  /// Files whose checksums hold and whose content is wrong.
  @Test
  func wrongPairsAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PairIndex(count: 400, words: 50, longest: 30, using: &random)
    let model = try index.model()
    let keys = model.pairs.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let key = random.pick(keys.filter { (model.pairs[$0]?.count ?? 0) > 2 })
    let pair = String(decoding: key, as: UTF8.self)
    let items = try #require(model.pairs[key])
    let place = Int.random(in: items.indices, using: &random)
    let (article, count) = (items[place].article, items[place].count)

    func expect(_ message: String, _ change: (inout PairModel) -> Void) throws {
      var changed = model
      change(&changed)
      try index.write(changed)
      let problems = try IndexCheck(path: index.path).problems
      #expect(problems.contains("1.pairterms: \(message)"), "\(problems)")
      // A search may be wrong then, but it ends.
      _ = try? index.segment().pairs.list(Array(key.prefix(4)), Array(key.suffix(4)))
    }
    try expect("'\(pair)' stands \(count) times in article \(article), the list says 0") {
      $0.pairs[key]?.remove(at: place)
    }
    try expect(
      "'\(pair)' stands \(items[0].count) times in article \(items[0].article), the list says 0"
    ) {
      $0.pairs[key] = nil
    }
    try expect("'\(pair)' stands \(count) times in article \(article), the list says \(count + 1)")
    {
      $0.pairs[key]?[place].count += 1
    }
    let held = Set(items.map(\.article))
    let other = try #require((0..<UInt32(400)).first { !held.contains($0) })
    try expect("'\(pair)' stands in \(items.count) articles, the list has \(items.count + 1)") {
      $0.pairs[key]?.append(.init(article: other, count: 1))
      $0.pairs[key]?.sort { $0.article < $1.article }
    }
    try expect("'zz zz' is no pair that should have a list") {
      $0.pairs[Array("zz zz".utf8)] = [.init(article: 0, count: 1)]
    }
    let word = String(decoding: model.words[3].term, as: UTF8.self)
    try expect("the frequent word '\(word)' is missing") { $0.words.remove(at: 3) }
    try expect("'zz' is not one of the \(model.words.count) most frequent words") {
      $0.words.append(.init(term: Array("zz".utf8), articles: 1, occurrences: 1))
    }
    try expect("the frequent word '\(word)' has other counts in 1.terms") {
      $0.words[3].articles -= 1
    }
    try index.write(model)
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  /// Words and pairs that are another segment's, and what may be wrong with them.
  @Test
  func takenPairsAreChecked() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PairIndex(count: 60, words: 60, longest: 30, using: &random)
    var model = PairModel(index.articles)
    model.words.removeAll { _ in random.chance(0.2) }
    let words = Set(model.words.map(\.term))
    let functionWords = Set(
      model.words.sorted { $0.occurrences > $1.occurrences }
        .prefix(PairsFormat.functionWords).map(\.term))
    // Among equals the first in byte order: none where it matters.
    func isOfFunctionWords(_ key: [UInt8]) -> Bool {
      functionWords.contains(Array(key.prefix(4))) && functionWords.contains(Array(key.suffix(4)))
    }
    let others = model.pairs.keys.filter { !isOfFunctionWords($0) }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
    for key in others where random.chance(0.5) || !words.contains(Array(key.suffix(4))) {
      model.pairs[key] = nil
    }
    model.pairs = model.pairs.filter { words.contains(Array($0.key.prefix(4))) }
    let count = model.pairs.count
    func problems(taken: Int? = nil, _ change: (inout PairModel) -> Void = { _ in }) throws
      -> [String]
    {
      var changed = model
      change(&changed)
      try index.write(changed, taken: taken ?? count)
      // The manifest tells the sizes of other files.
      return try IndexCheck(path: index.path).problems.filter { !$0.contains("the manifest says") }
    }
    #expect(try problems() == [])
    #expect(try index.segment().pairs.areTaken)
    let kept = try #require(model.pairs.keys.first { !isOfFunctionWords($0) })
    let needed = try #require(
      model.pairs.keys.first { isOfFunctionWords($0) && model.pairs[$0]?.count ?? 0 > 2 })
    let wrong = "1.pairterms: there are \(count - 1) pairs, not \(count) as another segment has"
    #expect(try problems { $0.pairs[kept] = nil } == [wrong])
    #expect(try problems { $0.pairs[needed] = nil }.contains(wrong))
    // All pairs of function words have to be there, whatever the number says.
    let found = try problems(taken: count - 1) { $0.pairs[needed] = nil }
    #expect(found.contains { $0.contains("the list says 0") })
    #expect(try problems(taken: count + 1).count == 1)
    #expect(try problems { $0.pairs[kept]?[0].count += 1 }.count > 0)
    #expect(try problems { $0.pairs[needed]?.removeLast() }.count > 0)
    #expect(
      try problems {
        $0.pairs[Array("zzzz zzzz".utf8)] = [.init(article: 0, count: 1)]
      }.contains("1.pairterms: 'zzzz zzzz' is no pair that should have a list"))
    #expect(
      try problems {
        $0.words.append(.init(term: Array("zzzz".utf8), articles: 1, occurrences: 1))
      }.contains("1.pairterms: 'zzzz' does not occur"))
    #expect(try problems() == [])
  }

  /// Bytes that belong to no list, and bounds that are too low.
  @Test
  func wrongBytesAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PairIndex(count: 400, words: 3, longest: 30, using: &random)
    let good = try index.folder.read("index/1.pairs")
    func problems(_ change: (inout [UInt8]) -> Void) throws -> [String] {
      try index.folder.write(
        "index/1.pairs",
        SealedFile.resealed(good, kind: .pairs, version: PostingsFormat.version, change))
      return try IndexCheck(path: index.path).problems
    }
    #expect(
      try problems { $0.append(0) }
        .contains("1.pairterms: the files of lists hold more or less than the dictionary's terms"))
    let segment = try index.segment()
    let word = try #require(try segment.pairs.words().first?.term)
    let list = try #require(try segment.pairs.list(word, word))
    let (end, blocks) = (list.entry.postings.upperBound, list.entry.articles / 128)
    #expect(blocks > 0)
    // The bounds stand before the widths at the list's end, three bytes for each block.
    let wrong = try problems { payload in
      for place in (end - 2 - 3 * blocks)..<(end - 2) { payload[place] = 0 }
    }
    #expect(wrong.contains { $0.contains("the bounds of") && $0.contains("do not hold") })
    #expect(try problems { _ in } == [])
  }

  /// Words of the greatest length: a pair of them is a term too.
  @Test
  func pairsOfLongWords() async throws {
    let folder = try TemporaryFolder()
    let (one, other) = (String(repeating: "a", count: 2_000), String(repeating: "b", count: 1_024))
    let line = "{\"id\": \"x\", \"body\": \"\(one) \(other) \(one)\"}\n"
    let corpus = try folder.write("wire.jsonl", line)
    try await TestBuild.build(corpus, to: folder.path + "/index")
    #expect(try IndexCheck(path: folder.path + "/index").problems == [])
    let segment = try #require(try IndexDirectory(opening: folder.path + "/index").segments.first)
    let words = try segment.pairs.words().map(\.term)
    #expect(words.map(\.count) == [1_024, 1_024])
    #expect(try segment.pairs.list(words[0], words[1])?.entry.articles == 1)
    #expect(try segment.pairs.list(words[0], words[0]) == nil)
  }
}
