import Bytes
import Kernels
import Postings
import Segments
import TestSupport
import Testing
import Text

/// An index of random articles, whose files of places are written from a model.
struct PlaceIndex {
  let folder: TemporaryFolder
  var model: PlaceModel
  var path: String { folder.path + "/index" }

  init(articles: Int, nodes: Int, longest: Int, using random: inout SeededGenerator) async throws {
    folder = try TemporaryFolder()
    var lines = ""
    for number in 0..<articles {
      let title = random.chance(0.6) ? Int.random(in: 1...9, using: &random) : 0
      let body = Int.random(in: 1...longest, using: &random)
      func text(_ count: Int) -> String {
        Array(repeating: "w", count: count).joined(separator: " ")
      }
      lines +=
        "{\"id\": \"\(100_000 + number)\", \"title\": \"\(text(title))\", \"body\": \"\(text(body))\"}\n"
    }
    try await TestBuild.build(try folder.write("wire.jsonl", lines), to: folder.path + "/index") {
      $0.analysis = Analysis(profile: .plain)
    }
    let segment = try #require(try IndexDirectory(opening: folder.path + "/index").segments.first)
    let lengths = try (0..<UInt32(articles)).map {
      let row = try segment.columns.row($0)
      return (length: row.length, titleTokens: row.titleTokens)
    }
    model = PlaceModel(nodes: nodes, lengths: lengths, using: &random).used()
  }

  func segment() throws -> Segment {
    try #require(try IndexDirectory(opening: path).segments.first)
  }

  func problems() throws -> [String] { try IndexCheck(path: path).problems }

  /// Writes the files of places as the model says, with other `lists` and counts if wanted.
  func write(
    _ model: PlaceModel, lists: [[UInt8]: [PlaceModel.Item]]? = nil, mentionCount: Int? = nil
  ) throws {
    let segment = try segment()
    var sizes = ArticleSizes()
    for article in 0..<UInt32(segment.articleCount) {
      let row = try segment.columns.row(article)
      sizes.append(length: row.length, extent: row.extent)
    }
    var manifest = try IndexDirectory.readManifest(at: path)
    var description = segment.description
    description.files.removeAll {
      [.places, .placeterms, .placenodes, .mentions].contains($0.kind)
    }
    manifest.segments = [description]
    try IndexWriter(path: path, replacing: true).commit(manifest)
    let writer = try IndexWriter(path: path, replacing: true)
    func file(_ kind: FileKind) -> String { path + "/" + description.fileName(kind) }
    let identity = description.identity
    let nodeBytes = try PlaceNodesWriter(path: file(.placenodes)).write(
      model.nodes, segment: identity)
    let mentions = try MentionsWriter(
      path: file(.mentions), articles: model.mentionedArticles)
    for article in model.articles { try mentions.add(article.mentions) }
    let postings = try PostingsWriter(path: file(.places), kind: .places)
    let terms = try TermsWriter(path: file(.placeterms), kind: .placeterms)
    let encoder = ListEncoder()
    for (key, items) in (lists ?? model.lists()).sorted(by: {
      $0.key.lexicographicallyPrecedes($1.key)
    }) {
      var batch = ListBatch()
      batch.pieces = [ListBatch.Piece(articles: items.count)]
      for item in items { batch.lists.append(article: item.article, frequency: item.code) }
      let encoded = encoder.encode(batch, sizes: sizes, hasPositions: false)
      for entry in try postings.append(encoded) { try terms.add(key, entry) }
    }
    description.placeNodes = model.nodes.count
    description.mentions = mentionCount ?? mentions.mentionCount
    description.files += [
      .init(kind: .placenodes, bytes: nodeBytes),
      .init(kind: .mentions, bytes: try mentions.finish(segment: identity)),
      .init(kind: .places, bytes: try postings.finish(segment: identity).postings),
      .init(kind: .placeterms, bytes: try terms.finish(segment: identity)),
    ]
    manifest.places = Manifest.Places(gazetteer: 7)
    manifest.segments = [description]
    try writer.commit(manifest)
  }
}
