import Places
import Querying

extension ReferencePlaces {
  /// A small tree: continents, countries, divisions, towns, and regions of any members.
  package static func random(using random: inout SeededGenerator) -> ReferencePlaces {
    var nodes = [Node(1_000, "World", .world, in: 0)]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      grow(&nodes, .continent, in: 0, using: &random)
    }
    if random.chance(0.5) { grow(&nodes, .feature, in: 0, using: &random) }
    // Identifiers in no order.
    let ids = nodes.indices.map { UInt32($0) * 7 + 5 }.shuffled(using: &random)
    for index in nodes.indices {
      nodes[index].id = ids[index]
      nodes[index].name = "P\(ids[index])"
    }
    for index in nodes.indices where [.region, .part].contains(nodes[index].kind) {
      nodes[index].members = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        random.pick(ids.filter { $0 != ids[0] })
      }
    }
    return ReferencePlaces(nodes)
  }

  private static func grow(
    _ nodes: inout [Node], _ kind: PlaceKind, in parent: Int, using random: inout SeededGenerator
  ) {
    let index = nodes.count
    let isKnown = random.chance(0.9)
    let point = (
      latitude: Double(Int.random(in: -900_000...900_000, using: &random)) / 10_000,
      longitude: Double(Int.random(in: -1_800_000...1_800_000, using: &random)) / 10_000
    )
    nodes.append(Node(0, "", kind, in: parent, at: isKnown ? point : nil))
    let inner: [PlaceKind] =
      switch kind {
      case .continent: [.subregion, .country, .country, .region, .feature]
      case .subregion: [.country]
      case .country: [.admin1, .admin1, .part, .populated, .region]
      case .admin1: [.admin2, .populated, .populated]
      case .admin2: [.populated]
      case .populated: [.site]
      default: []
      }
    for kind in inner where random.chance(0.45) {
      grow(&nodes, kind, in: index, using: &random)
    }
  }

  /// Random mentions in an article: one after the other, none across the end of the title.
  package func mentions(
    in article: ReferenceArticle, using random: inout SeededGenerator
  ) -> [ReferenceMention] {
    var mentions: [ReferenceMention] = []
    var next = 0
    let favourite = Int.random(in: 1..<nodes.count, using: &random)
    while next < article.length {
      let isTitle = next < article.title.count
      let end = isTitle ? article.title.count : article.length
      let length = min(Int.random(in: 1...3, using: &random), end - next)
      if random.chance(0.3) {
        let node =
          random.chance(0.4) ? favourite : Int.random(in: 1..<nodes.count, using: &random)
        mentions.append(
          ReferenceMention(
            next..<next + length, node: node, kind: random.pick(PlaceMention.Kind.allCases),
            zone: isTitle ? .title : random.pick([.body, .body, .dateline, .caption]),
            isRepeated: random.chance(0.1), confidence: Int.random(in: 0...7, using: &random)))
      }
      next += length
    }
    return mentions
  }

  /// A place to ask for, of every form.
  package func place(using random: inout SeededGenerator) -> Query.Place {
    func node() -> Query.Place.Node {
      // Some of nothing that is mentioned, some of nothing at all.
      Query.Place.Node(id: random.chance(0.05) ? 999_999 : random.pick(nodes.dropFirst().map(\.id)))
    }
    let area: Query.Place.Area =
      switch Int.random(in: 0..<10, using: &random) {
      case 0: .anywhere
      case 1...4: .inside([node()])
      case 5: .inside((0..<Int.random(in: 2...4, using: &random)).map { _ in node() })
      case 6...7: .only((0..<Int.random(in: 1...2, using: &random)).map { _ in node() })
      case 8: .circle(circle(around: node(), using: &random))
      default: .box(box(using: &random))
      }
    let isNamed = random.chance(0.2)
    return Query.Place(area, isFocus: random.chance(0.3), isNamed: isNamed)
  }

  private func circle(
    around node: Query.Place.Node, using random: inout SeededGenerator
  ) -> Query.Place.Circle {
    let center = nodes.first { $0.id == node.id }
    return Query.Place.Circle(
      latitude: center?.latitude ?? 0, longitude: center?.longitude ?? 179.9,
      kilometers: Double.random(in: 1...12_000, using: &random), center: [node])
  }

  private func box(using random: inout SeededGenerator) -> Query.Place.Box {
    let latitudes = (0..<2).map { _ in Double.random(in: -90...90, using: &random) }.sorted()
    return Query.Place.Box(
      west: Double.random(in: -180...180, using: &random), south: latitudes[0],
      east: Double.random(in: -180...180, using: &random), north: latitudes[1])
  }
}
