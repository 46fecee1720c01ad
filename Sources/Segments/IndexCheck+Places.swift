import Bytes
import Postings

/// Checks the places of a segment: the tree, the mentions against the articles, the lists against the mentions.
struct PlaceCheck {
  private let segment: Segment
  private let places: SegmentPlaces
  private(set) var problems: [String] = []

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
    var counts = PlaceListCounts(hasInside: hasInside)
    try checkMentions(tree, &counts)
    for node in 1..<max(1, places.nodes.count) where counts.counts[node] == 0 {
      report(.placenodes, "nothing mentions node \(node) or anything inside it")
    }
    guard problems.isEmpty else { return }
    try checkDictionary(counts)
    for lists in counts.stretches(limit: Self.gathered) {
      var buffer = PlaceListBuffer(counts, lists: lists)
      try forEachArticle(tree) { article, place in
        buffer.add(
          article: article, node: place.node, code: UInt8(place.code),
          isMentioned: place.isMentioned)
      }
      try checkLists(buffer, counts)
    }
  }

  /// How many articles of lists are held at once: some 160 MB.
  private static let gathered = 1 << 25

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
    _ tree: PlaceNodes.Tree, _ counts: inout PlaceListCounts
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

  // MARK: Lists

  private mutating func checkDictionary(_ counts: PlaceListCounts) throws {
    let dictionary = places.dictionary
    var cursor = try dictionary.terms(from: [])
    var list = 0
    var (count, occurrences, end) = (0, 0, 0)
    while let (term, entry) = try cursor.next() {
      while list < counts.counts.count, counts.counts[list] == 0 { list += 1 }
      guard list < counts.counts.count, term == counts.term(list) else {
        return report(
          .placeterms,
          "there is a list of \(shown(term)) where that of "
            + "\(list < counts.counts.count ? shown(counts.term(list)) : "no place") should be")
      }
      if entry.postings.lowerBound != end || entry.positions.upperBound != 0 {
        report(.placeterms, "the list of \(shown(term)) does not follow the one before")
      }
      if entry.articles != counts.counts[list] {
        report(
          .placeterms,
          "\(shown(term)) is in \(counts.counts[list]) articles, the list has \(entry.articles)")
      }
      end = entry.postings.upperBound
      count += 1
      occurrences += entry.occurrences
      list += 1
    }
    if let missing = counts.counts.indices.dropFirst(list).first(where: { counts.counts[$0] > 0 }) {
      report(.placeterms, "the list of \(shown(counts.term(missing))) is missing")
    }
    if count != dictionary.termCount || occurrences != dictionary.occurrences {
      report(.placeterms, "the dictionary says \(dictionary.termCount) lists, there are \(count)")
    }
    if end + PostingsFormat.paddingBytes != places.listBytes {
      report(.placeterms, "the file of lists holds more than the dictionary's lists")
    }
  }

  private mutating func checkLists(_ buffer: PlaceListBuffer, _ counts: PlaceListCounts) throws {
    var place = 0
    for list in buffer.lists where counts.counts[list] > 0 {
      let range = place..<(place + Int(counts.counts[list]))
      place = range.upperBound
      let term = counts.term(list)
      guard let entry = try places.dictionary.entry(of: term) else { continue }
      try checkList(
        term, entry, articles: buffer.articles[range], codes: buffer.codes[range])
    }
  }

  private mutating func checkList(
    _ term: [UInt8], _ entry: TermEntry, articles: ArraySlice<UInt32>, codes: ArraySlice<UInt8>
  ) throws {
    var cursor = PostingsCursor(try places.list(entry))
    var sum = 0
    var next: UInt32 = 0
    for (article, code) in zip(articles, codes) {
      let found = try cursor.advance(to: next)
      guard found == article else {
        return report(
          .placeterms, "\(shown(term)) should be in article \(article), the list says \(found)")
      }
      let frequency = try cursor.frequency()
      if frequency != code {
        report(
          .placeterms,
          "\(shown(term)) has code \(code) in article \(article), the list says "
            + "\(frequency)")
      }
      if let impacts = try cursor.impacts(),
        !impacts.cover(frequency: frequency, length: try segment.columns.length(article))
      {
        report(.placeterms, "the bounds of \(shown(term)) do not hold in article \(article)")
      }
      sum += Int(frequency)
      next = article + 1
    }
    if entry.occurrences != sum {
      report(.placeterms, "the entry of \(shown(term)) does not count what its list holds")
    }
  }

  private mutating func report(_ kind: FileKind, _ problem: String) {
    if problems.count < 1000 {
      problems.append("\(segment.description.fileName(kind)): \(problem)")
    }
  }

  private func shown(_ term: [UInt8]) -> String {
    PlaceListsFormat.node(term).map { "node \($0.node)\($0.isOwn ? " itself" : "")" } ?? "\(term)"
  }
}
