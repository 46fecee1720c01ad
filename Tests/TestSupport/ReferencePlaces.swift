import Places
import Querying

/// A place tree in memory, in pre-order.
package final class ReferencePlaces: Sendable {
  package struct Node: Sendable {
    package var id: UInt32
    package var name: String
    package var kind: PlaceKind
    /// Index of the node around it; the world's is itself.
    package var parent: Int
    package var latitude: Double?
    package var longitude: Double?
    /// Identifiers of the nodes that it consists of besides.
    package var members: [UInt32]
    package var population: Int

    package init(
      _ id: UInt32, _ name: String, _ kind: PlaceKind, in parent: Int,
      at point: (latitude: Double, longitude: Double)? = nil, members: [UInt32] = [],
      population: Int = 0
    ) {
      self.id = id
      self.name = name
      self.kind = kind
      self.parent = parent
      latitude = point?.latitude
      longitude = point?.longitude
      self.members = members
      self.population = population
    }
  }

  package let nodes: [Node]

  package init(_ nodes: [Node]) { self.nodes = nodes }

  /// The nodes around a node and the node itself, by index, the innermost first.
  package func path(_ node: Int) -> [Int] {
    var path = [node]
    while let last = path.last, last != 0 { path.append(nodes[last].parent) }
    return path
  }

  package func index(ofID id: UInt32) -> Int? { nodes.firstIndex { $0.id == id } }
}

/// A mention of a place.
package struct ReferenceMention: Sendable {
  /// Its positions.
  package var span: Range<Int>
  /// Index of the node in the tree.
  package var node: Int
  package var kind: PlaceMention.Kind
  package var zone: PlaceMention.Zone
  package var isRepeated: Bool
  /// Eighths between .5 and 1.
  package var confidence: Int

  package init(
    _ span: Range<Int>, node: Int, kind: PlaceMention.Kind = .name,
    zone: PlaceMention.Zone = .body, isRepeated: Bool = false, confidence: Int = 7
  ) {
    self.span = span
    self.node = node
    self.kind = kind
    self.zone = zone
    self.isRepeated = isRepeated
    self.confidence = confidence
  }
}

// MARK: What places of queries find

extension ReferencePlaces {
  /// Whether a mention makes an article match, and is highlighted.
  package func counts(_ mention: ReferenceMention, for place: Query.Place) -> Bool {
    if place.isNamed, mention.kind == .demonym { return false }
    return !heads(of: place).isDisjoint(with: candidates(mention, place))
  }

  private func candidates(_ mention: ReferenceMention, _ place: Query.Place) -> [Int] {
    switch place.area {
    case .anywhere, .inside: path(mention.node)
    case .only, .circle, .box: [mention.node]
    }
  }

  /// The nodes that the place stands for.
  private func heads(of place: Query.Place) -> Set<Int> {
    switch place.area {
    case .anywhere: Set(nodes.indices)
    case .inside(let nodes), .only(let nodes): indexes(nodes)
    case .circle(let circle): indexes(circle.center).union(points { contains(circle, $0, $1) })
    case .box(let box): points { contains(box, $0, $1) }
    }
  }

  private func indexes(_ nodes: [Query.Place.Node]) -> Set<Int> {
    Set(nodes.compactMap { index(ofID: $0.id) })
  }

  private func points(_ isIncluded: (Double, Double) -> Bool) -> Set<Int> {
    Set(
      nodes.indices.filter { node in
        guard [.populated, .site, .admin2, .feature].contains(nodes[node].kind),
          let latitude = nodes[node].latitude, let longitude = nodes[node].longitude
        else { return false }
        return isIncluded(latitude, longitude)
      })
  }

  private func contains(_ circle: Query.Place.Circle, _ latitude: Double, _ longitude: Double)
    -> Bool
  {
    Geometry.kilometers(circle.latitude, circle.longitude, latitude, longitude)
      <= circle.kilometers
  }

  private func contains(_ box: Query.Place.Box, _ latitude: Double, _ longitude: Double) -> Bool {
    let width = box.east >= box.west ? box.east - box.west : box.east + 360 - box.west
    let east = longitude >= box.west ? longitude - box.west : longitude + 360 - box.west
    return latitude >= box.south && latitude <= box.north && east <= width
  }
}

// MARK: How heavy places are

extension ReferencePlaces {
  /// The greatest share of the place's nodes in an article, and whether one of them is named; nil if none is mentioned.
  func code(
    of place: Query.Place, in article: ReferenceArticle
  ) -> (share: Int, isNamed: Bool)? {
    let heads = heads(of: place)
    var best: (share: Int, isNamed: Bool)?
    var unnamed = place
    unnamed.isNamed = false
    let counted = Set(
      article.mentions.filter { counts($0, for: unnamed) }.flatMap { candidates($0, place) })
    for node in heads.intersection(counted) where node != 0 {
      let code = (
        share: share(of: node, in: article), isNamed: isNamed(node, for: place, in: article)
      )
      best = (max(best?.share ?? 0, code.share), best?.isNamed ?? false || code.isNamed)
    }
    return best
  }

  private func isNamed(
    _ node: Int, for place: Query.Place, in article: ReferenceArticle
  ) -> Bool {
    article.mentions.contains { candidates($0, place).contains(node) && $0.kind != .demonym }
  }

  private func share(of node: Int, in article: ReferenceArticle) -> Int {
    let weight = article.mentions.filter { path($0.node).contains(node) }
      .reduce(0) { $0 + self.weight($1, in: article) }
    let countries = nodes.indices.filter { nodes[$0].kind == .country }.map { country in
      article.mentions.filter { path($0.node).contains(country) }
        .reduce(0) { $0 + self.weight($1, in: article) }
    }
    let others = nodes.indices.filter { node in
      !path(node).contains { nodes[$0].kind == .country }
    }.map { node in
      article.mentions.filter { $0.node == node }.reduce(0) { $0 + self.weight($1, in: article) }
    }
    guard let heaviest = (countries + others).max(), heaviest > 0 else { return 1 }
    return max(1, min(15, (30 * weight + heaviest) / (2 * heaviest)))
  }

  /// By zone, by form, by confidence.
  private func weight(_ mention: ReferenceMention, in article: ReferenceArticle) -> Int {
    if mention.isRepeated { return 0 }
    let titleEnd = article.title.isEmpty ? article.headlineTokens : article.title.count
    let body = mention.span.lowerBound - titleEnd
    let zone =
      switch mention.zone {
      case .dateline: 5
      case .title: 4
      case .body where body >= 0 && body < 50: 3
      case .body, .caption: 2
      }
    let form = [PlaceMention.Kind.name: 10, .demonym: 8, .alias: 5][mention.kind] ?? 0
    return zone * form * (17 + 2 * mention.confidence)
  }
}
