import Bytes
import Calendar
import Postings
import Segments
import TestSupport
import Testing

@testable import Indexing

/// From the dates of articles to the files of a segment, by stretches of several workers and lists in passes.
struct DateFilesTests {
  /// Whatever may be held at once, also if that is less than a list, and whoever found the dates.
  @Test(arguments: [(400, 90, 3), (3, 20, 1), (60, 900, 2)])
  func filesHoldTheModel(articles: Int, longest: UInt32, workers: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(articles))
    let folder = try TemporaryFolder()
    let rows = (0..<articles).map { _ in
      DateModel.Article(
        length: UInt32.random(in: 1...longest, using: &random),
        titleTokens: UInt32.random(in: 0...12, using: &random),
        published: random.chance(0.2)
          ? nil : Day(Int32.random(in: 14_000...14_200, using: &random)))
    }
    let model = DateModel(articles: rows, using: &random)
    var files: [[String: [UInt8]]] = []
    for (limit, workers) in [(1 << 20, workers), (200, 1), (1, workers)] {
      let name = "index\(limit)"
      try await write(model, to: folder.path + "/" + name, workers: workers, limit: limit, &random)
      files.append(try folder.contents(of: name).filter { $0.key.hasPrefix("1.") })
    }
    #expect(files.count == 3 && files[0].count == 4 && files[0] == files[1] && files[1] == files[2])
    try check("index1", of: folder, model)
  }

  private func write(
    _ model: DateModel, to path: String, workers: Int, limit: Int,
    _ random: inout SeededGenerator
  ) async throws {
    let writer = try IndexWriter(path: path, replacing: false)
    let segment = try writer.newSegment()
    let scratch = try TreeScratch(path: segment.scratch + "/dates")
    var numberings = [DateNumbering](repeating: DateNumbering(), count: workers)
    var focus = DateFocus()
    var sizes = ArticleSizes()
    var stretch = TreeStretch(worker: 0)
    for article in model.articles {
      sizes.append(length: article.length, extent: article.length)
      let dates = article.mentions.map {
        PostedDate(
          node: numberings[stretch.worker].number(of: $0.meaning), position: $0.position,
          length: $0.length, isRepeated: $0.isRepeated)
      }
      focus.weigh(
        dates, titleTokens: article.titleTokens, parents: numberings[stretch.worker].parents)
      stretch.add(dates, focus.items, published: article.published)
      if random.chance(0.1) {
        try scratch.append(stretch)
        stretch = TreeStretch(worker: Int.random(in: 0..<workers, using: &random))
      }
    }
    try scratch.append(stretch)
    var steps: [(done: Int, total: Int?)] = []
    let files = DateFiles(
      segment: segment, threads: workers, scratch: scratch, listArticles: limit,
      progress: { steps.append(($0, $1)) })
    let written = try await files.write(numberings, sizes: sizes, identity: 7)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.done <= $1.done })
    #expect(steps.allSatisfy { $0.done <= $0.total ?? $0.done })
    #expect(written.files.map(\.kind) == [.datelists, .dateterms, .datenodes, .dates])
    for file in written.files {
      #expect(Directory.fileSize(segment.path(file.kind)) == file.bytes)
    }
    #expect(written.nodes == model.meanings().count)
    #expect(written.dates == model.articles.reduce(0) { $0 + $1.mentions.count })
    #expect(try Directory.names(in: writer.scratch) == [])
    try Directory.removeTree(writer.scratch)
  }

  /// Holds the files against the same model written by hand.
  private func check(
    _ name: String, of folder: TemporaryFolder, _ model: DateModel
  ) throws {
    let path = folder.path + "/" + name
    var sizes = ArticleSizes()
    for article in model.articles {
      sizes.append(length: article.length, extent: article.length)
    }
    let dictionary = try TermDictionary(
      try MappedFile(
        directory: path, name: "1.dateterms", kind: .dateterms, formatVersion: TermsFormat.version
      ).payload)
    let tree = DateTree(model.articles.flatMap { $0.mentions.map(\.meaning) })
    let numbers = model.numbers()
    var symbols = DateSymbols(tree)
    for article in model.articles {
      symbols.count(model.posted(article, numbers), published: article.published)
    }
    let dates = try DateMentionsWriter(path: path + "/2.dates", symbols)
    for article in model.articles {
      try dates.add(model.posted(article, numbers), published: article.published)
    }
    _ = try dates.finish(segment: 7)
    _ = try DateNodesWriter.write(tree, to: path + "/2.datenodes", segment: 7)
    let postings = try PostingsWriter(path: path + "/2.datelists", kind: .datelists)
    let encoder = ListEncoder()
    let lists = model.lists()
    #expect(dictionary.termCount == lists.count)
    for (key, items) in lists.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var batch = ListBatch()
      batch.pieces = [ListBatch.Piece(articles: items.count)]
      for item in items { batch.lists.append(article: item.article, frequency: item.code) }
      let entries = try postings.append(encoder.encode(batch, sizes: sizes, hasPositions: false))
      #expect(try dictionary.entry(of: key) == entries.first)
    }
    _ = try postings.finish(segment: 7)
    for kind in ["dates", "datenodes", "datelists"] {
      #expect(
        try folder.read("\(name)/1.\(kind)") == folder.read("\(name)/2.\(kind)"), "\(kind)")
    }
  }
}
