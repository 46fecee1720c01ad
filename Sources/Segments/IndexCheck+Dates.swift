import Bytes
import Calendar
import Postings

/// Checks the dates of a segment: the tree, the dates against the articles, the lists against the dates.
struct DateCheck {
  private let segment: Segment
  private let dates: SegmentDates
  private(set) var problems: [IndexProblem] = []

  init(_ segment: Segment, _ dates: SegmentDates) {
    self.segment = segment
    self.dates = dates
  }

  /// Reads every node, date and list; O(dates + articles of lists).
  mutating func run() throws {
    guard let tree = try checkNodes() else { return }
    var counts = TreeListCounts(parents: tree.parents)
    try checkDates(tree, &counts)
    for node in 1..<max(1, tree.count) where counts.counts[node] == 0 {
      report(.datenodes, "nothing speaks of node \(node) or anything inside it")
    }
    guard problems.isEmpty else { return }
    var lists = TreeListCheck(segment, dates.lists, counts, terms: .dateterms)
    try lists.run { body in
      try forEachArticle(tree) { article, item in
        body(article, item.node, UInt8(item.code), item.isMentioned)
      }
    }
    problems += lists.problems
  }

  /// The tree that follows from what the nodes stand for; nil if the file has another one.
  private mutating func checkNodes() throws -> DateTree? {
    let nodes = dates.nodes
    if nodes.count != segment.description.dateNodes {
      report(
        .datenodes,
        "the manifest says \(segment.description.dateNodes) nodes, there are \(nodes.count)")
    }
    let meanings = try (0..<UInt32(nodes.count)).map { try nodes.meaning(of: $0) }
    let tree = DateTree(meanings)
    if meanings != tree.meanings {
      report(.datenodes, "the nodes are out of order, or one around another is missing")
      return nil
    }
    for node in 0..<UInt32(nodes.count) {
      let (parent, end) = (try nodes.parent(of: node), try nodes.end(of: node))
      if parent != tree.parents[Int(node)] || end != tree.ends[Int(node)] {
        report(.datenodes, "node \(node) lies in \(parent) and ends at \(end), but should not")
      }
    }
    let series = DateSeriesNodes(tree)
    for (kind, expected) in zip(DateSeries.allCases, series.nodes) {
      let found = try (0..<nodes.count(of: kind)).map { try nodes.node($0, of: kind) }
      if found != expected { report(.datenodes, "the nodes of a series are not in order") }
    }
    return problems.isEmpty ? tree : nil
  }

  private mutating func checkDates(_ tree: DateTree, _ counts: inout TreeListCounts) throws {
    var found: [PostedDate] = []
    var sum = 0
    var symbols = DateSymbols(tree)
    for article in 0..<UInt32(segment.articleCount) {
      try dates.readDates(of: article, into: &found)
      sum += found.count
      let row = try segment.columns.row(article)
      symbols.count(found, published: row.published.interval?.first)
      if let last = found.first(where: { $0.position + $0.length > row.length }) {
        report(
          .dates, "article \(article) has \(row.length) tokens and a date at \(last.position)")
      }
    }
    if sum != dates.mentionCount || sum != segment.description.dates {
      report(
        .dates,
        "there are \(sum) dates, the file says \(dates.mentionCount), the manifest "
          + "\(segment.description.dates)")
    }
    try forEachArticle(tree) { _, item in
      counts.add(node: item.node, isMentioned: item.isMentioned)
    }
    if try dates.mentions.rankedSymbols() != DatesFormat.ranked(symbols.counts) {
      report(.dates, "the ranks are not in the order of the dates")
    }
  }

  /// Calls `body` with each node of each article.
  private func forEachArticle(
    _ tree: DateTree, _ body: (UInt32, DateFocus.Item) -> Void
  ) throws {
    var focus = DateFocus()
    var found: [PostedDate] = []
    for article in 0..<UInt32(segment.articleCount) {
      try dates.readDates(of: article, into: &found)
      guard !found.isEmpty else { continue }
      let row = try segment.columns.row(article)
      focus.weigh(found, titleTokens: row.titleTokens, parents: tree.parents)
      for item in focus.items { body(article, item) }
    }
  }

  private mutating func report(_ kind: FileKind, _ problem: String) {
    if problems.count < 1000 {
      problems.append(IndexProblem(file: segment.description.fileName(kind), reason: problem))
    }
  }
}
