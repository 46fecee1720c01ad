import Bytes
import Postings

/// Checks the places of a segment: the tree, the mentions against the articles, the lists against the mentions.
struct PlaceCheck {
  private let segment: Segment
  private let places: SegmentPlaces
  private(set) var problems: [IndexProblem] = []

  init(_ segment: Segment, _ places: SegmentPlaces) {
    self.segment = segment
    self.places = places
  }

  /// Reads every node, mention and list; O(mentions + articles of lists).
  mutating func run() throws {
    try checkNodes()
    guard problems.isEmpty else { return }
    let tree = try places.nodes.tree()
    let hasInside = try (0..<UInt32(places.nodes.count)).map {
      try places.nodes.end(of: $0) > $0 + 1
    }
    var counts = TreeListCounts(hasInside: hasInside)
    try checkMentions(tree, &counts)
    for node in 1..<max(1, places.nodes.count) where counts.counts[node] == 0 {
      report(.placenodes, "nothing mentions node \(node) or anything inside it")
    }
    guard problems.isEmpty else { return }
    var lists = TreeListCheck(segment, places.lists, counts, terms: .placeterms)
    try lists.run { body in
      try forEachArticle(tree) { article, place in
        body(article, place.node, UInt8(place.code), place.isMentioned)
      }
    }
    problems += lists.problems
  }

  // MARK: Nodes

  private mutating func checkNodes() throws {
    let nodes = places.nodes
    let count = UInt32(nodes.count)
    if count != segment.description.placeNodes {
      report(
        .placenodes, "the manifest says \(segment.description.placeNodes) nodes, there are \(count)"
      )
    }
    if try nodes.end(of: 0) != count || nodes.kind(of: 0) != 0 {
      report(.placenodes, "the first node is not the world")
    }
    // The nodes around the one at hand.
    var path: [UInt32] = [0]
    for node in 1..<max(1, count) {
      while let last = path.last, try nodes.end(of: last) <= node { path.removeLast() }
      let (parent, end) = (try nodes.parent(of: node), try nodes.end(of: node))
      if parent != path.last {
        report(.placenodes, "node \(node) lies in \(parent), by the order in \(path.last ?? 0)")
      } else if try end > nodes.end(of: parent) {
        report(.placenodes, "node \(node) ends behind the one around it")
      }
      if try nodes.kind(of: node) > PlaceNode.lastKind {
        report(.placenodes, "node \(node) is of no known kind")
      }
      path.append(node)
    }
    try checkIDs()
    for group in 0..<(nodes.count + PlaceNodesFormat.recordGroup - 1) / PlaceNodesFormat.recordGroup
    {
      try nodes.checkRecords(ofGroup: group)
    }
  }

  private mutating func checkIDs() throws {
    let nodes = places.nodes
    var previous: UInt32?
    for rank in 0..<UInt32(nodes.count) {
      let id = try nodes.id(of: nodes.node(atRank: rank))
      if let previous, previous >= id {
        report(.placenodes, "the ids \(previous) and \(id) are out of order")
      }
      previous = id
    }
  }

  // MARK: Mentions

  private mutating func checkMentions(
    _ tree: PlaceNodes.Tree, _ counts: inout TreeListCounts
  ) throws {
    var mentions: [PostedPlace] = []
    var sum = 0
    var articles = [UInt32](repeating: 0, count: places.nodes.count)
    for article in 0..<UInt32(segment.articleCount) {
      try places.readMentions(of: article, into: &mentions)
      sum += mentions.count
      if mentions.contains(where: { $0.node == 0 }) { articles[0] += 1 }
      let length = try segment.columns.length(article)
      if let last = mentions.first(where: { $0.position + $0.length > length }) {
        report(
          .mentions, "article \(article) has \(length) tokens and a place at \(last.position)")
      }
    }
    if sum != places.mentionCount || sum != segment.description.mentions {
      report(
        .mentions,
        "there are \(sum) mentions, the file says \(places.mentionCount), the manifest "
          + "\(segment.description.mentions)")
    }
    try forEachArticle(tree) { _, place in
      counts.add(node: place.node, isMentioned: place.isMentioned)
      if place.isMentioned { articles[Int(place.node)] += 1 }
    }
    if try places.mentions.rankedNodes() != MentionsFormat.ranked(articles) {
      report(.mentions, "the ranks are not in the order of the articles")
    }
  }

  /// Calls `body` with each place of each article.
  private func forEachArticle(
    _ tree: PlaceNodes.Tree, _ body: (UInt32, PlaceFocus.Place) -> Void
  ) throws {
    var focus = PlaceFocus()
    var mentions: [PostedPlace] = []
    for article in 0..<UInt32(segment.articleCount) {
      try places.readMentions(of: article, into: &mentions)
      guard !mentions.isEmpty else { continue }
      let row = try segment.columns.row(article)
      focus.weigh(mentions, titleTokens: row.titleTokens, in: tree)
      for place in focus.places { body(article, place) }
    }
  }

  private mutating func report(_ kind: FileKind, _ problem: String) {
    if problems.count < 1000 {
      problems.append(IndexProblem(file: segment.description.fileName(kind), reason: problem))
    }
  }
}
