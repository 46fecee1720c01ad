import Bytes
import Kernels
import Places
import Postings
import Querying
import Segments
import TestSupport
import Testing

/// Puts places of a reference's making into an index that was built without.
struct PlacedIndex {
  let path: String
  private let places: ReferencePlaces
  private let articles: [ReferenceArticle]
  /// The nodes that occur in it, by their numbers there.
  private let used: [Int]

  /// - Parameter articles: those of the index, in its order, with mentions.
  init(_ path: String, _ places: ReferencePlaces, _ articles: [ReferenceArticle]) {
    self.path = path
    self.places = places
    self.articles = articles
    let mentioned = articles.flatMap { $0.mentions.flatMap { places.path($0.node) } }
    used = Set(mentioned).union([0]).sorted()
  }

  /// Writes the four files and the manifest that lists them.
  func write() throws {
    let segment = try #require(try IndexDirectory(opening: path).segments.first)
    let identity = segment.description.identity
    // What is there before the writer begins would be swept away.
    let writer = try IndexWriter(path: path, replacing: true)
    let posted = articles.map { $0.mentions.map(post) }
    var files: [SegmentDescription.File] = []
    var own = [UInt32](repeating: 0, count: used.count)
    for article in posted { for node in Set(article.map(\.node)) { own[Int(node)] += 1 } }
    let mentions = try MentionsWriter(path: path + "/1.mentions", articles: own)
    for article in posted { try mentions.add(article) }
    files.append(.init(kind: .mentions, bytes: try mentions.finish(segment: identity)))
    let nodes = PlaceNodesFile(used.map(node))
    files.append(.init(kind: .placenodes, bytes: try nodes.write(path, identity)))
    files += try writeLists(posted, of: segment, identity)
    var manifest = try IndexDirectory.readManifest(at: path)
    manifest.places = Manifest.Places(gazetteer: 1)
    manifest.segments[0].files += files
    manifest.segments[0].placeNodes = used.count
    manifest.segments[0].mentions = mentions.mentionCount
    try writer.commit(manifest)
  }

  private func number(_ node: Int) -> UInt32 { UInt32(used.firstIndex(of: node) ?? 0) }

  private func post(_ mention: ReferenceMention) -> PostedPlace {
    PostedPlace(
      node: number(mention.node), position: UInt32(mention.span.lowerBound),
      length: UInt32(mention.span.count), kind: mention.kind.rawValue, zone: mention.zone.rawValue,
      isRepeated: mention.isRepeated, confidence: UInt8(mention.confidence))
  }

  private func node(_ node: Int) -> PlaceNode {
    let node = places.nodes[node]
    return PlaceNode(
      id: node.id, kind: node.kind.rawValue, name: node.name, parent: number(node.parent),
      code: node.kind == .country ? "XX" : nil, latitude: node.latitude, longitude: node.longitude)
  }

  // MARK: Lists

  /// The tree in the numbering of the index.
  private struct Tree: Segments.PlaceTree {
    let nodes: [PlaceNode]
    func parent(of node: UInt32) -> UInt32 { nodes[Int(node)].parent }
    func kind(of node: UInt32) -> UInt8 { nodes[Int(node)].kind }
  }

  private func writeLists(
    _ posted: [[PostedPlace]], of segment: Segment, _ identity: UInt64
  ) throws -> [SegmentDescription.File] {
    let tree = Tree(nodes: used.map(node))
    let hasInside = Set(tree.nodes.dropFirst().map(\.parent))
    var focus = PlaceFocus()
    var lists: [[UInt8]: [(article: UInt32, code: UInt32)]] = [:]
    var sizes = ArticleSizes()
    for (number, mentions) in posted.enumerated() {
      let row = try segment.columns.row(UInt32(number))
      sizes.append(length: row.length, extent: row.extent)
      focus.weigh(mentions, titleTokens: row.titleTokens, in: tree)
      for place in focus.places {
        var keys = [TreeListsFormat.key(place.node, own: false)]
        if place.isMentioned, hasInside.contains(place.node) {
          keys.append(TreeListsFormat.key(place.node, own: true))
        }
        for key in keys { lists[key, default: []].append((UInt32(number), place.code)) }
      }
    }
    return try write(lists, sizes, identity)
  }

  private func write(
    _ lists: [[UInt8]: [(article: UInt32, code: UInt32)]], _ sizes: ArticleSizes, _ identity: UInt64
  ) throws -> [SegmentDescription.File] {
    let file = try PostingsWriter(path: path + "/1.places", kind: .places)
    let terms = try TermsWriter(path: path + "/1.placeterms", kind: .placeterms)
    let encoder = ListEncoder()
    for (key, items) in lists.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var batch = ListBatch()
      batch.pieces = [ListBatch.Piece(articles: items.count)]
      for item in items {
        let positions = (0..<item.code).map { $0 }
        batch.lists.append(article: item.article, positions: positions.span)
      }
      let encoded = encoder.encode(batch, sizes: sizes, hasPositions: false)
      for entry in try file.append(encoded) { try terms.add(key, entry) }
    }
    return [
      .init(kind: .places, bytes: try file.finish(segment: identity).postings),
      .init(kind: .placeterms, bytes: try terms.finish(segment: identity)),
    ]
  }
}

/// The file of nodes of an index.
private struct PlaceNodesFile {
  private let nodes: [PlaceNode]

  init(_ nodes: [PlaceNode]) { self.nodes = nodes }

  func write(_ path: String, _ identity: UInt64) throws -> Int {
    try PlaceNodesWriter(path: path + "/1.placenodes").write(nodes, segment: identity)
  }
}
