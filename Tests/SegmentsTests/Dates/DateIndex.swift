import Bytes
import Calendar
import Kernels
import Postings
import Segments
import TestSupport
import Testing
import Text

/// An index of random articles, whose files of dates are written from a model.
struct DateIndex {
  let folder: TemporaryFolder
  var model: DateModel
  var path: String { folder.path + "/index" }

  init(articles: Int, longest: Int, using random: inout SeededGenerator) async throws {
    folder = try TemporaryFolder()
    var lines = ""
    for number in 0..<articles {
      let title = random.chance(0.6) ? Int.random(in: 1...9, using: &random) : 0
      let body = Int.random(in: 1...longest, using: &random)
      func text(_ count: Int) -> String {
        Array(repeating: "w", count: count).joined(separator: " ")
      }
      let day = "\(Day(Int32.random(in: 14_000...14_900, using: &random)))"
      let date = random.pick([day, day, day, String(day.prefix(7)), String(day.prefix(4)), ""])
      lines +=
        "{\"id\": \"\(number)\", \"date\": \"\(date)\", \"title\": \"\(text(title))\", "
        + "\"body\": \"\(text(body))\"}\n"
    }
    try await TestBuild.build(try folder.write("wire.jsonl", lines), to: folder.path + "/index") {
      $0.analysis = Analysis(profile: .plain)
    }
    let segment = try #require(try IndexDirectory(opening: folder.path + "/index").segments.first)
    let rows = try (0..<UInt32(articles)).map {
      let row = try segment.columns.row($0)
      return DateModel.Article(
        length: row.length, titleTokens: row.titleTokens, published: row.published.interval?.first)
    }
    model = DateModel(articles: rows, using: &random)
  }

  func segment() throws -> Segment {
    try #require(try IndexDirectory(opening: path).segments.first)
  }

  func problems() throws -> [String] { try IndexCheck(path: path).problems }

  /// What a faulty writer may have written.
  struct Faults {
    var lists: [[UInt8]: [DateModel.Item]]?
    var extraMeanings: [DateMeaning] = []
    var dateCount: Int?
    var nodeCount: Int?
  }

  /// Writes the files of dates as the model says, but for faults.
  func write(_ model: DateModel, _ faults: Faults = Faults()) throws {
    let segment = try segment()
    var sizes = ArticleSizes()
    for article in 0..<UInt32(segment.articleCount) {
      let row = try segment.columns.row(article)
      sizes.append(length: row.length, extent: row.extent)
    }
    var manifest = try IndexDirectory.readManifest(at: path)
    var description = segment.description
    description.files.removeAll {
      [.dates, .dateterms, .datenodes, .datelists].contains($0.kind)
    }
    manifest.segments = [description]
    try IndexWriter(path: path, replacing: true).commit(manifest)
    let writer = try IndexWriter(path: path, replacing: true)
    func file(_ kind: FileKind) -> String { path + "/" + description.fileName(kind) }
    let identity = description.identity
    let tree = DateTree(
      model.articles.flatMap { $0.mentions.map(\.meaning) } + faults.extraMeanings)
    let nodeBytes = try DateNodesWriter.write(tree, to: file(.datenodes), segment: identity)
    let numbers = Dictionary(
      uniqueKeysWithValues: tree.meanings.enumerated().map { ($1, UInt32($0)) })
    var symbols = DateSymbols(tree)
    for article in model.articles {
      symbols.count(model.posted(article, numbers), published: article.published)
    }
    let dates = try DateMentionsWriter(path: file(.dates), symbols)
    for article in model.articles {
      try dates.add(model.posted(article, numbers), published: article.published)
    }
    let postings = try PostingsWriter(path: file(.datelists), kind: .datelists)
    let terms = try TermsWriter(path: file(.dateterms), kind: .dateterms)
    let encoder = ListEncoder()
    for (key, items) in (faults.lists ?? model.lists()).sorted(by: {
      $0.key.lexicographicallyPrecedes($1.key)
    }) {
      var batch = ListBatch()
      batch.pieces = [ListBatch.Piece(articles: items.count)]
      for item in items { batch.lists.append(article: item.article, frequency: item.code) }
      let encoded = encoder.encode(batch, sizes: sizes, hasPositions: false)
      for entry in try postings.append(encoded) { try terms.add(key, entry) }
    }
    description.dateNodes = faults.nodeCount ?? tree.count
    description.dates = faults.dateCount ?? dates.mentionCount
    description.files += [
      .init(kind: .datenodes, bytes: nodeBytes),
      .init(kind: .dates, bytes: try dates.finish(segment: identity)),
      .init(kind: .datelists, bytes: try postings.finish(segment: identity).postings),
      .init(kind: .dateterms, bytes: try terms.finish(segment: identity)),
    ]
    manifest.dates = Manifest.Dates()
    manifest.segments = [description]
    try writer.commit(manifest)
  }
}
