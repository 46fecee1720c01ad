import Segments

extension QueryExplanation {
  /// What articles mention, and how many do.
  mutating func add(_ planned: PlannedAnnotation, depth: Int) {
    switch planned.subject {
    case .place(let place): add(place, planned, depth: depth)
    case .date(let date):
      let lists = planned.segments.compactMap { $0?.lists }
      let speak = planned.articles == 1 ? "speaks" : "speak"
      // Each segment has lists of its own for the same dates.
      let place = lists.count > 1 ? " in \(lists.count.times("segment"))" : ""
      add(
        "\(date)  (\(planned.articles.times("article")) \(speak) of it, "
          + "\(lists.reduce(0, +).times("list"))\(place))",
        depth)
    }
  }

  /// A place with its nodes: what each is, its range in the numbering of each segment, and how many articles mention it.
  private mutating func add(_ place: Query.Place, _ planned: PlannedAnnotation, depth: Int) {
    let name = place.isFocus ? "about" : "place"
    let mention = planned.articles == 1 ? "mentions" : "mention"
    let articles = planned.articles.times("article")
    add("\(name): \(place)  (\(articles) \(mention) it)", depth)
    let (nodes, isAlone) = place.area.nodes
    for node in nodes {
      add("\(node.line)  \(numbers(of: node, in: planned, isAlone: isAlone))", depth + 1)
    }
  }

  private func numbers(
    of node: Query.Place.Node, in planned: PlannedAnnotation, isAlone: Bool
  ) -> String {
    let parts = zip(segments, planned.segments).compactMap { segment, bound -> String? in
      guard case .places(let places, _) = bound?.mentions else { return nil }
      return try? Self.numbers(of: node, in: places, of: segment, isAlone: isAlone)
    }
    return parts.isEmpty ? "(in no article)" : parts.joined(separator: "; ")
  }

  private static func numbers(
    of node: Query.Place.Node, in places: SegmentPlaces, of segment: Segment, isAlone: Bool
  ) throws -> String? {
    guard let number = try places.nodes.node(withID: node.id) else { return nil }
    let list = try isAlone ? places.ownList(of: number) : places.list(of: number)
    let last = isAlone ? number : max(number, try places.nodes.end(of: number) &- 1)
    let range = last == number ? "node \(number)" : "nodes \(number) to \(last)"
    let articles = try list.map { try segment.liveArticles(of: $0.entry, in: .places) } ?? 0
    return "\(range)  (\(articles.times("article")))"
  }
}

extension Query.Place.Area {
  /// The nodes that are told of, and whether they stand for themselves alone.
  fileprivate var nodes: (nodes: [Query.Place.Node], isAlone: Bool) {
    switch self {
    case .inside(let nodes): (nodes, false)
    case .only(let nodes): (nodes, true)
    case .circle(let circle): (circle.center, true)
    case .anywhere, .box: ([], false)
    }
  }
}
