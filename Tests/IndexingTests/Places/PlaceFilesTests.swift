import Bytes
import Foundation
import Postings
import Segments
import TestSupport
import Testing

@testable import Indexing

/// From the places of articles to the files of a segment, by stretches, uses and lists in passes.
struct PlaceFilesTests {
  private struct Tree: PlaceTree {
    let nodes: [PlaceNode]
    func parent(of node: UInt32) -> UInt32 { nodes[Int(node)].parent }
    func kind(of node: UInt32) -> UInt8 { nodes[Int(node)].kind }
  }

  /// Whatever may be held at once, also if that is less than a list, and whoever found the places.
  @Test(arguments: [(400, 60, 3), (3, 1, 1), (50, 400, 2)])
  func filesHoldTheModel(articles: Int, nodes: Int, workers: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(articles))
    let folder = try TemporaryFolder()
    let lengths = (0..<articles).map { _ in
      (
        length: UInt32.random(in: 1...120, using: &random),
        titleTokens: UInt32.random(in: 0...12, using: &random)
      )
    }
    let model = PlaceModel(nodes: nodes, lengths: lengths, using: &random)
    var files: [[String: [UInt8]]] = []
    for limit in [1 << 20, 200, 1] {
      let name = "index\(limit)"
      try await write(model, to: folder.path + "/" + name, workers: workers, limit: limit, &random)
      try check(folder.path + "/" + name, model.used())
      files.append(try folder.contents(of: name).filter { $0.key.hasPrefix("1.") })
    }
    #expect(files.count == 3 && files[0].count == 4 && files[0] == files[1] && files[1] == files[2])
  }

  /// A list of whole batches and one that is cut where a block ends.
  @Test
  func longListsComeInPieces() async throws {
    let folder = try TemporaryFolder()
    let count = TermBatch.occurrences * 2 + 256
    let nodes = [
      PlaceNode(id: 0, kind: 0, name: "", parent: 0),
      PlaceNode(id: 1, kind: 3, name: "", parent: 0),
    ]
    let mention = PostedPlace(
      node: 1, position: 0, length: 1, kind: 0, zone: 0, isRepeated: false, confidence: 7)
    let article = PlaceModel.Article(length: 1, titleTokens: 0, mentions: [mention])
    let model = PlaceModel(nodes: nodes, articles: Array(repeating: article, count: count))
    var random = SeededGenerator(seed: 1)
    var found: [[String: [UInt8]]] = []
    for limit in [1 << 20, 1_000] {
      try await write(model, to: folder.path + "/\(limit)", workers: 1, limit: limit, &random)
      found.append(try folder.contents(of: "\(limit)").filter { $0.key.hasPrefix("1.") })
    }
    #expect(found[0] == found[1] && found[0].count == 4)
  }

  private func write(
    _ model: PlaceModel, to path: String, workers: Int, limit: Int,
    _ random: inout SeededGenerator
  ) async throws {
    let writer = try IndexWriter(path: path, replacing: false)
    let segment = try writer.newSegment()
    let scratch = try TreeScratch(path: segment.scratch + "/places")
    var uses = (0..<workers).map { _ in PlaceUses(nodes: model.nodes.count) }
    var focus = PlaceFocus()
    var sizes = ArticleSizes()
    var stretch = TreeStretch()
    for article in model.articles {
      sizes.append(length: article.length, extent: article.length)
      focus.weigh(
        article.mentions, titleTokens: article.titleTokens, in: Tree(nodes: model.nodes))
      stretch.add(article.mentions, focus.places)
      uses[Int.random(in: uses.indices, using: &random)].add(
        focus.places, mentionsWorld: article.mentions.contains { $0.node == 0 })
      if random.chance(0.1) {
        try scratch.append(stretch)
        stretch = TreeStretch()
      }
    }
    try scratch.append(stretch)
    for other in uses.dropFirst() { uses[0].add(other) }
    var steps: [(done: Int, total: Int?)] = []
    let files = PlaceFiles(
      segment: segment, threads: workers, scratch: scratch, listArticles: limit,
      progress: { steps.append(($0, $1)) })
    let written = try await files.write(uses[0], sizes: sizes, identity: 7) {
      model.nodes[Int($0)]
    }
    checkProgress(steps, limit: limit)
    #expect(written.files.map(\.kind) == [.places, .placeterms, .placenodes, .mentions])
    for file in written.files {
      #expect(Directory.fileSize(segment.path(file.kind)) == file.bytes)
    }
    #expect(written.nodes == model.used().nodes.count)
    #expect(written.mentions == model.articles.reduce(0) { $0 + $1.mentions.count })
    #expect(try Directory.names(in: writer.scratch) == [])
    try Directory.removeTree(writer.scratch)
  }

  /// A pass over all articles, then one or more for lists, whose end is known.
  private func checkProgress(_ steps: [(done: Int, total: Int?)], limit: Int) {
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.done <= $1.done })
    #expect(steps.first?.done == 0)
    let passes = steps.drop { $0.total == nil }
    guard let total = passes.first?.total, let last = passes.last else {
      Issue.record("no pass for lists")
      return
    }
    #expect(passes.allSatisfy { $0.total == total && $0.done <= total })
    let onePass = passes.first?.done ?? 0
    #expect(last.done >= total - onePass)
    #expect(limit < 1 << 20 ? total >= 2 * onePass : total == 2 * onePass)
  }

  /// Holds the files against the same model written by hand.
  private func check(_ path: String, _ model: PlaceModel) throws {
    var sizes = ArticleSizes()
    for article in model.articles {
      sizes.append(length: article.length, extent: article.length)
    }
    func payload(_ kind: FileKind, _ version: UInt32) throws -> ByteRegion {
      try MappedFile(
        directory: path, name: "1.\(kind.rawValue)", kind: kind, formatVersion: version
      ).payload
    }
    let lists = model.lists()
    let dictionary = try TermDictionary(payload(.placeterms, TermsFormat.version))
    let mentions = try MentionsWriter(
      path: path + "/2.mentions", articles: model.mentionedArticles)
    for article in model.articles { try mentions.add(article.mentions) }
    _ = try mentions.finish(segment: 7)
    _ = try PlaceNodesWriter(path: path + "/2.placenodes").write(model.nodes, segment: 7)
    let postings = try PostingsWriter(path: path + "/2.places", kind: .places)
    let encoder = ListEncoder()
    #expect(dictionary.termCount == lists.count)
    for (key, items) in lists.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var batch = ListBatch()
      batch.pieces = [ListBatch.Piece(articles: items.count)]
      for item in items { batch.lists.append(article: item.article, frequency: item.code) }
      let entries = try postings.append(encoder.encode(batch, sizes: sizes, hasPositions: false))
      #expect(try dictionary.entry(of: key) == entries.first)
    }
    _ = try postings.finish(segment: 7)
    for kind in ["mentions", "placenodes", "places"] {
      let files = try [1, 2].map {
        try Data(contentsOf: URL(fileURLWithPath: path + "/\($0).\(kind)"))
      }
      #expect(files[0] == files[1], "\(kind)")
      try Directory.removeFile(path + "/2.\(kind)")
    }
  }
}
