import Bytes
import Kernels
import Postings
import Segments
import TestSupport
import Testing
import Text

/// An index of random articles, whose files of pairs can be written anew from a model.
struct PairIndex {
  let folder: TemporaryFolder
  let articles: [ReferenceArticle]
  var path: String { folder.path + "/index" }

  /// - Parameter words: how many distinct words there are; some of them are far more frequent.
  init(count: Int, words: Int, longest: Int, using random: inout SeededGenerator) async throws {
    let letters = Array("bcdfghjk".utf8)
    let vocabulary = (0..<words).map { [0x6B, 0x61, letters[$0 / 8], letters[$0 % 8]] as [UInt8] }
    func text(_ most: Int) -> [[UInt8]] {
      (0..<Int.random(in: 1...most, using: &random)).map { _ in
        let rank = Double.random(in: 0..<1, using: &random)
        return vocabulary[Int(rank * rank * Double(words))]
      }
    }
    articles = (0..<count).map { _ in
      ReferenceArticle(title: random.chance(0.4) ? text(4) : [], body: text(longest))
    }
    folder = try TemporaryFolder()
    func written(_ words: [[UInt8]]) -> String {
      words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    let lines = articles.enumerated().map { number, article in
      "{\"id\": \"\(100_000 + number)\", \"title\": \"\(written(article.title))\", "
        + "\"body\": \"\(written(article.body))\"}\n"
    }
    let corpus = try folder.write("wire.jsonl", lines.joined())
    try await TestBuild.build(corpus, to: folder.path + "/index") {
      $0.analysis = Analysis(profile: .plain)
    }
  }

  func segment() throws -> Segment {
    try #require(try IndexDirectory(opening: path).segments.first)
  }

  /// The pairs that should have lists.
  func model() throws -> PairModel {
    var model = PairModel(articles)
    let files = try segment().description.files
    let bytes = files.filter { $0.kind == .postings || $0.kind == .positions }
      .reduce(0) { $0 + $1.bytes }
    model.choose(listBytes: bytes, articleCount: articles.count)
    return model
  }

  /// Writes both files of pairs as `model` says.
  ///
  /// - Parameter taken: number of pairs of which is said that they are another segment's; nil for the segment's own.
  func write(_ model: PairModel, taken: Int? = nil) throws {
    let segment = try segment()
    var sizes = ArticleSizes()
    for article in 0..<UInt32(articles.count) {
      let row = try segment.columns.row(article)
      sizes.append(length: row.length, extent: row.extent)
    }
    try folder.remove("index/1.pairs")
    try folder.remove("index/1.pairterms")
    let lists = try PostingsWriter(path: path + "/1.pairs", kind: .pairs)
    let terms = try TermsWriter(path: path + "/1.pairterms", kind: .pairterms)
    for word in model.words {
      try terms.add(
        [0] + word.term,
        TermEntry(
          articles: word.articles, occurrences: word.occurrences, postings: 0..<0, positions: 0..<0)
      )
    }
    let encoder = ListEncoder()
    for (pair, items) in model.pairs.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var batch = ListBatch()
      batch.pieces = [ListBatch.Piece(articles: items.count)]
      for item in items {
        let positions = (0..<UInt32(item.count)).map { $0 }
        batch.lists.append(article: item.article, positions: positions.span)
      }
      let encoded = encoder.encode(batch, sizes: sizes, hasPositions: false)
      for entry in try lists.append(encoded) { try terms.add(pair, entry) }
    }
    if let taken {
      try terms.add(
        PairsFormat.takenKey, PairsFormat.takenEntry(taken, end: lists.offset))
    }
    let identity = segment.description.identity
    _ = try lists.finish(segment: identity)
    _ = try terms.finish(segment: identity)
  }
}
