import Bytes
import Postings
import Segments

/// Writes the files of places, once all articles have been inverted.
struct PlaceFiles {
  let writer: IndexWriter
  let budget: MemoryBudget
  /// The places of all articles.
  let scratch: PlaceScratch

  /// What was written.
  struct Written: Sendable {
    var files: [SegmentDescription.File] = []
    var nodes = 0
    var mentions = 0
  }

  /// Writes all four files.
  ///
  /// - Parameters:
  ///   - isUsed: for each node of the gazetteer whether an article has it or anything inside it.
  ///   - describe: gives such a node, with the gazetteer's number of the one around it.
  func write(
    isUsed: [Bool], sizes: ArticleSizes, identity: UInt64, describe: (UInt32) -> PlaceNode
  ) async throws -> Written {
    let (numbers, nodes) = renumbered(isUsed, describe)
    var counts = PlaceListCounts(hasInside: Self.hasInside(nodes))
    let mentions = try writeMentions(numbers, counting: &counts, identity: identity)
    let nodeBytes = try PlaceNodesWriter(path: writer.segmentPath(.placenodes)).write(
      nodes, segment: identity)
    let source = PlaceListSource(
      scratch, numbers: numbers, counts: counts, limit: budget.placeListArticles)
    let lists = try PostingsWriter(path: writer.segmentPath(.places), kind: .places)
    let terms = try TermsWriter(path: writer.segmentPath(.placeterms), kind: .placeterms)
    var files = ListFiles(postings: lists, terms: terms, hasPositions: false)
    try await files.write(source, sizes: sizes, threads: budget.threads) { _ in
      try Task.checkCancellation()
    }
    try scratch.remove()
    return Written(
      files: [
        .init(kind: .places, bytes: try lists.finish(segment: identity).postings),
        .init(kind: .placeterms, bytes: try terms.finish(segment: identity)),
        .init(kind: .placenodes, bytes: nodeBytes),
        .init(kind: .mentions, bytes: mentions.bytes),
      ], nodes: nodes.count, mentions: mentions.count)
  }

  /// The nodes that are used in the segment, and for each node of the gazetteer its number among them.
  private func renumbered(
    _ isUsed: [Bool], _ describe: (UInt32) -> PlaceNode
  ) -> (numbers: [UInt32], nodes: [PlaceNode]) {
    var numbers = [UInt32](repeating: 0, count: max(1, isUsed.count))
    var nodes: [PlaceNode] = []
    for node in numbers.indices where node == 0 || isUsed[node] {
      numbers[node] = UInt32(nodes.count)
      var description = describe(UInt32(node))
      // What lies around a node is used and has its number already.
      description.parent = numbers[Int(description.parent)]
      nodes.append(description)
    }
    return (numbers, nodes)
  }

  private static func hasInside(_ nodes: [PlaceNode]) -> [Bool] {
    var hasInside = [Bool](repeating: false, count: nodes.count)
    for node in nodes.dropFirst() { hasInside[Int(node.parent)] = true }
    return hasInside
  }

  private func writeMentions(
    _ numbers: [UInt32], counting counts: inout PlaceListCounts, identity: UInt64
  ) throws -> (bytes: Int, count: Int) {
    let file = try MentionsWriter(path: writer.segmentPath(.mentions))
    var mentions: [PostedPlace] = []
    for stretch in 0..<scratch.stretchCount {
      try Task.checkCancellation()
      var reader = try scratch.mentions(ofStretch: stretch)
      var places = try scratch.places(ofStretch: stretch)
      for _ in scratch.articles(ofStretch: stretch) {
        try reader.readMentions(numbers, into: &mentions)
        try file.add(mentions)
        try places.readPlaces(numbers) { node, _, isMentioned in
          counts.add(node: node, isMentioned: isMentioned)
        }
      }
    }
    return (try file.finish(segment: identity), file.mentionCount)
  }
}
