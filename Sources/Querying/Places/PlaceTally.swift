import Kernels
import Places
import Segments

/// How often places are mentioned in some articles.
package struct PlaceTally: Sendable {
  /// What mentions are counted under.
  package enum Grouping: String, CaseIterable, Sendable {
    /// The very place that they mean.
    case place
    /// The division of the first level or the country that it is or lies in; what lies in none is left out.
    case admin1, country
  }

  /// A place, and how many of the articles mention it.
  package struct Row: Sendable {
    /// Its identifier in the gazetteer.
    package var id: UInt32
    /// The name to show.
    package var name: String
    /// What it is.
    package var kind: PlaceKind
    /// ISO 3166-1 alpha-2, nil where it belongs to no country.
    package var country: String?
    /// Degrees north and east, nil where unknown.
    package var coordinates: (latitude: Double, longitude: Double)?
    /// Articles that mention it.
    package var articles: Int
    /// Mentions in them.
    package var mentions: Int
  }

  /// Articles that were looked at.
  package internal(set) var articles = 0
  /// The places, those in most articles first, then by name.
  package internal(set) var rows: [Row] = []
}

extension Searcher {
  /// Counts the places that the articles matching `query` mention.
  ///
  /// - Parameter area: where places must lie, if given.
  /// - Complexity: O(mentions in these articles + nodes).
  package func tallyPlaces(
    _ query: Query, by grouping: PlaceTally.Grouping = .place, in area: Query.Place? = nil
  ) throws -> PlaceTally {
    let plan = try plan(query)
    let area = try area.map { try PlacePlanner(segments: index.segments).plan($0) }
    var tally = PlaceTally()
    var rows: [UInt32: PlaceTally.Row] = [:]
    for number in index.segments.indices {
      var counter: MentionCounter?
      if let places = index.segments[number].places {
        counter = try MentionCounter(
          places, by: grouping, in: area.map { $0.segments[number]?.nodes ?? NodeSet([]) })
      }
      try forEachWindow(of: plan, segment: number) { matcher, base in
        var matches = BitWindow()
        try matcher.collect(into: &matches, from: base)
        tally.articles += matches.count
        try matches.forEach { try counter?.count(base + UInt32($0)) }
      }
      try counter?.forEachRow { row in
        rows[row.id, default: row.empty].articles += row.articles
        rows[row.id, default: row.empty].mentions += row.mentions
      }
    }
    tally.rows = rows.values.sorted { $0.precedes($1) }
    return tally
  }
}

extension PlaceTally.Row {
  fileprivate var empty: PlaceTally.Row {
    var row = self
    (row.articles, row.mentions) = (0, 0)
    return row
  }

  fileprivate func precedes(_ other: PlaceTally.Row) -> Bool {
    if articles != other.articles { return articles > other.articles }
    return (name, id) < (other.name, other.id)
  }
}

/// Counts the mentions in articles of one segment, node by node.
private struct MentionCounter {
  private let places: SegmentPlaces
  /// For each node the one that its mentions are counted under, or `none`.
  private let targets: [UInt32]
  private var articles: [UInt32]
  private var mentions: [UInt32]
  /// The article that was counted last for each node, plus one.
  private var last: [UInt32]
  private var buffer: [PostedPlace] = []

  private static let none = UInt32.max

  init(_ places: SegmentPlaces, by grouping: PlaceTally.Grouping, in nodes: NodeSet?) throws {
    self.places = places
    targets = try Self.targets(places.nodes, by: grouping, in: nodes)
    articles = [UInt32](repeating: 0, count: targets.count)
    mentions = articles
    last = articles
  }

  private static func targets(
    _ nodes: PlaceNodes, by grouping: PlaceTally.Grouping, in included: NodeSet?
  ) throws -> [UInt32] {
    var targets = [UInt32](repeating: none, count: nodes.count)
    var around = none
    var end: UInt32 = 0
    for node in 0..<UInt32(nodes.count) {
      if node >= end { around = none }
      if let kind = grouping.kind {
        if try nodes.kind(of: node) == kind.rawValue {
          around = node
          end = try nodes.end(of: node)
        }
      } else {
        around = node
      }
      if included?.contains(node) ?? true { targets[Int(node)] = around }
    }
    return targets
  }

  /// Counts the mentions in an article; each is asked for once.
  mutating func count(_ article: UInt32) throws {
    try places.readMentions(of: article, into: &buffer)
    for mention in buffer where mention.node < targets.count {
      let target = targets[Int(mention.node)]
      guard target != Self.none else { continue }
      mentions[Int(target)] += 1
      if last[Int(target)] != article + 1 {
        last[Int(target)] = article + 1
        articles[Int(target)] += 1
      }
    }
  }

  func forEachRow(_ body: (PlaceTally.Row) -> Void) throws {
    for index in articles.indices where articles[index] > 0 {
      let node = UInt32(index)
      body(
        PlaceTally.Row(
          id: try places.nodes.id(of: node), name: try places.nodes.name(of: node),
          kind: PlaceKind(rawValue: try places.nodes.kind(of: node)) ?? .populated,
          country: try places.nodes.countryCode(of: node),
          coordinates: try places.nodes.coordinates(of: node), articles: Int(articles[index]),
          mentions: Int(mentions[index])))
    }
  }
}

extension PlaceTally.Grouping {
  /// The kind of the nodes that mentions are counted under, nil for the mentioned ones.
  fileprivate var kind: PlaceKind? {
    switch self {
    case .place: nil
    case .admin1: .admin1
    case .country: .country
    }
  }
}
