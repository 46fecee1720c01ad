import Bytes
import Kernels
import Postings
import TestSupport
import Testing
import Text

@testable import Indexing
@testable import Segments

/// Pairs gathered by several inverters with next to no memory, merged, against a model.
struct PairInverterTests {
  @Test(arguments: [1, 3])
  func spilledPairsComeBack(inverterCount: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(inverterCount))
    let corpus = RandomCorpus(count: 600, using: &random)
    let folder = try TemporaryFolder()
    let written = try WrittenCorpus(corpus.articles, in: folder, using: &random)
    try await TestBuild.build(written.path, to: folder.path + "/index") {
      $0.analysis = Analysis(profile: .plain)
    }
    var model = PairModel(written.articles.map(\.reference))
    let directory = try IndexDirectory(opening: folder.path + "/index")
    let segment = try #require(directory.segments.first)
    let lists = try model.words.map { word in
      try segment.list(try #require(try segment.dictionary.entry(of: word.term)))
    }
    let files = segment.description.files
    let bytes = files.filter { $0.kind == .postings || $0.kind == .positions }
      .reduce(0) { $0 + $1.bytes }
    model.choose(listBytes: bytes, articleCount: segment.articleCount)
    var frequent = FrequentWords()
    for word in model.words {
      frequent.add(word.term, try #require(try segment.dictionary.entry(of: word.term)))
    }
    let choice = try PairChoice(
      frequent, lists: lists, columns: segment.columns, files: files)
    for memory in [0, 300, 1 << 20] {
      let tokens = try memory == 300 ? nil : marked(written, model.words, using: &random)
      let inverters = try (0..<inverterCount).map { number in
        try PairInverter(
          words: model.words.map(\.term), lists: lists, choice: choice,
          columns: segment.columns, tokens: tokens, memory: memory,
          scratch: folder.path + "/pairs-\(number)")
      }
      var next = 0
      while next < written.articles.count {
        let end = min(written.articles.count, next + Int.random(in: 1...90, using: &random))
        try random.pick(inverters).invert(UInt32(next)..<UInt32(end))
        next = end
      }
      let runs = inverters.reduce(0) { $0 + $1.runs.count }
      #expect(memory > 300 ? runs == 0 : runs > inverterCount)
      #expect(try merged(inverters) == model.pairs)
      for inverter in inverters { try inverter.removeScratch() }
    }
    #expect(try folder.names() == ["corpus", "index"])
  }

  /// What is known of the tokens: in each stretch the places of some frequent words, and of others.
  private func marked(
    _ corpus: WrittenCorpus, _ words: [PairModel.Word], using random: inout SeededGenerator
  ) throws -> MarkedTokens {
    var stretches: [MarkedStretch] = []
    var first = 0
    while first < corpus.articles.count {
      let end = min(corpus.articles.count, first + Int.random(in: 1...150, using: &random))
      let share = random.pick([0, 0.5, 1])
      var known = words.map(\.term).filter { _ in random.chance(share) } + [Array("none".utf8)]
      known = Array(known.shuffled(using: &random).prefix(255))
      var (starts, marks): ([UInt32], [UInt8]) = ([0], [])
      for article in corpus.articles[first..<end] {
        marks += article.reference.text.map { UInt8((known.firstIndex(of: $0) ?? -1) + 1) }
        starts.append(UInt32(marks.count))
      }
      stretches.append(
        MarkedStretch(first: UInt32(first), starts: starts, words: known, marks: marks))
      first = end
    }
    return try #require(
      MarkedTokens(
        stretches.shuffled(using: &random), of: words.map(\.term),
        articles: corpus.articles.count))
  }

  @Test
  func onlyTheTokensOfAllArticlesAreUsed() {
    func stretch(_ first: UInt32, _ starts: [UInt32], marks: Int) -> MarkedStretch {
      MarkedStretch(
        first: first, starts: starts, words: [], marks: [UInt8](repeating: 0, count: marks))
    }
    let whole = [stretch(2, [0, 4], marks: 4), stretch(0, [0, 3, 3], marks: 3)]
    #expect(MarkedTokens(whole, of: [], articles: 3) != nil)
    #expect(MarkedTokens(whole, of: [], articles: 4) == nil)
    #expect(MarkedTokens([whole[0]], of: [], articles: 3) == nil)
    #expect(MarkedTokens([stretch(0, [0, 3], marks: 2)], of: [], articles: 1) == nil)
    #expect(MarkedTokens([], of: [], articles: 1) == nil)
  }

  @Test
  func aBuildWritesItsTokensDownWhileThereIsRoom() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let texts = (0..<150).map { _ in
      (0..<Int.random(in: 0...30, using: &random)).map { _ in random.pick(["to", "be", "or"]) }
    }
    for limit in [1 << 20, 1_000] {
      let record = TokenRecord(limit: limit)
      let arena = OccurrenceArena()
      var marker = TokenMarker(record)
      for (number, words) in texts.enumerated() {
        var (ranges, bytes): ([Range<UInt32>], [UInt8]) = ([], [])
        for word in words {
          ranges.append(UInt32(bytes.count)..<UInt32(bytes.count + word.utf8.count))
          bytes += word.utf8
        }
        arena.add(ranges.span, of: bytes.span, article: UInt32(number), firstPosition: 0)
        marker.add(UInt32(number), length: UInt32(words.count), from: arena)
        if number == 70 { marker.endStretch(arena) }
        // As if the occurrences had been spilled.
        if number == 100 {
          marker.endStretch(arena)
          arena.removeAll()
          marker.forget()
        }
      }
      marker.endStretch(arena)
      #expect(record.isOpen == (limit > 1_000))
      // Once there is no room, nothing is written down for nobody.
      let word: [Range<UInt32>] = [0..<2]
      let text = Array("to".utf8)
      arena.add(word.span, of: text.span, article: 1_000, firstPosition: 0)
      #expect(arena.takeMarks().count == (record.isOpen ? 1 : 0))
      let bytes = record.byteCount
      let stretches = record.take()
      #expect(
        stretches.isEmpty == !record.isOpen && bytes == stretches.reduce(0) { $0 + $1.byteCount })
      guard record.isOpen else { continue }
      #expect(MarkedTokens(stretches, of: [], articles: texts.count) != nil)
      for stretch in stretches {
        let articles = texts[Int(stretch.first)..<Int(stretch.end)]
        // None are chosen before the 32nd article, nor before 32 more after the spill.
        let isChosen = stretch.first >= 32 && stretch.first < 101 || stretch.first >= 133
        #expect(stretch.words.count == (isChosen ? 3 : 0))
        #expect(
          stretch.marks
            == articles.joined().map {
              UInt8((stretch.words.firstIndex(of: Array($0.utf8)) ?? -1) + 1)
            })
      }
      #expect(stretches.count == 6)
    }
  }

  private func merged(_ inverters: [PairInverter]) throws -> [[UInt8]: [PairModel.Item]] {
    var merge = TermMerge(try inverters.flatMap { try $0.readers(pageBytes: 1 << 14) })
    var found: [[UInt8]: [PairModel.Item]] = [:]
    while let batch = try merge.next() {
      let lists = batch.lists.lists
      var (article, start) = (0, 0)
      for (piece, end) in zip(batch.lists.pieces, batch.termEnds) {
        #expect(piece.begins && piece.ends)
        found[Array(batch.terms[start..<end])] = (article..<(article + piece.articles)).map {
          PairModel.Item(article: lists.articles[$0], count: Int(lists.frequencies[$0]))
        }
        article += piece.articles
        start = end
      }
    }
    return found
  }
}
