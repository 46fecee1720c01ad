import Bytes
import Postings
import Segments

/// Writes the files of places, once all articles have been inverted.
struct PlaceFiles {
  let segment: NewSegment
  let threads: Int
  /// The places of all articles.
  let scratch: TreeScratch
  /// How many articles of lists may be held at once.
  let listArticles: Int
  /// Called often, with the bytes of places that have been read, and all that will be once that is known.
  var progress: (Int, Int?) throws -> Void = { _, _ in }

  /// What was written.
  struct Written: Sendable {
    var files: [SegmentDescription.File] = []
    var nodes = 0
    var mentions = 0
  }

  /// Writes all four files.
  ///
  /// - Parameters:
  ///   - uses: the nodes of the gazetteer that the articles have.
  ///   - describe: gives such a node, with the gazetteer's number of the one around it.
  func write(
    _ uses: PlaceUses, sizes: ArticleSizes, identity: UInt64, describe: (UInt32) -> PlaceNode
  ) async throws -> Written {
    let (numbers, nodes) = renumbered(uses, describe)
    var counts = TreeListCounts(parents: nodes.map(\.parent))
    let mentions = try writeMentions(
      numbers, articles: uses.articles(of: nodes.count, numbers), counting: &counts,
      identity: identity)
    let nodeBytes = try PlaceNodesWriter(path: segment.path(.placenodes)).write(
      nodes, segment: identity)
    let lists = try await TreeListFiles(
      segment: segment, threads: threads, lists: .places, terms: .placeterms
    ).write(
      scratch, numbers: [numbers], counts: counts, limit: listArticles, sizes: sizes,
      identity: identity, progress: progress)
    try scratch.remove()
    return Written(
      files: lists + [
        .init(kind: .placenodes, bytes: nodeBytes),
        .init(kind: .mentions, bytes: mentions.bytes),
      ], nodes: nodes.count, mentions: mentions.count)
  }

  /// The nodes that are used in the segment, and for each node of the gazetteer its number among them.
  private func renumbered(
    _ uses: PlaceUses, _ describe: (UInt32) -> PlaceNode
  ) -> (numbers: [UInt32], nodes: [PlaceNode]) {
    var numbers = [UInt32](repeating: 0, count: uses.isUsed.count)
    var nodes: [PlaceNode] = []
    for node in numbers.indices where uses.isUsed[node] {
      numbers[node] = UInt32(nodes.count)
      var description = describe(UInt32(node))
      // What lies around a node is used and has its number already.
      description.parent = numbers[Int(description.parent)]
      nodes.append(description)
    }
    return (numbers, nodes)
  }

  private func writeMentions(
    _ numbers: [UInt32], articles: [UInt32], counting counts: inout TreeListCounts,
    identity: UInt64
  ) throws -> (bytes: Int, count: Int) {
    let file = try MentionsWriter(
      path: segment.path(.mentions), articles: articles)
    var mentions: [PostedPlace] = []
    var done = 0
    for stretch in 0..<scratch.stretchCount {
      try progress(done, nil)
      done += scratch.nodeBytes(ofStretch: stretch)
      var reader = try scratch.mentions(ofStretch: stretch)
      var places = try scratch.nodes(ofStretch: stretch)
      for _ in scratch.articles(ofStretch: stretch) {
        try reader.readMentions(numbers, into: &mentions)
        try file.add(mentions)
        try places.readNodes(numbers) { node, _, isMentioned in
          counts.add(node: node, isMentioned: isMentioned)
        }
      }
    }
    return (try file.finish(segment: identity), file.mentionCount)
  }
}

extension PlaceUses {
  /// How many articles mention each of the `count` nodes that are used.
  fileprivate func articles(of count: Int, _ numbers: [UInt32]) -> [UInt32] {
    var used = [UInt32](repeating: 0, count: count)
    for node in articles.indices where isUsed[node] { used[Int(numbers[node])] = articles[node] }
    return used
  }
}
