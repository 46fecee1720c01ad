import Bytes
import Postings
import Segments
import TestSupport
import Testing
import Text

@testable import Indexing

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
      let inverters = try (0..<inverterCount).map { number in
        try PairInverter(
          words: model.words.map(\.term), lists: lists, choice: choice,
          columns: segment.columns, memory: memory, scratch: folder.path + "/pairs-\(number)")
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
