import Places
import Postings
import Segments

/// Looks up a query's places in the segments, each once.
final class PlacePlanner {
  private let segments: [Segment]
  /// By the place alone, wherever the query names it: a union of lists has a byte for each article.
  private var known: [Query.Place: [BoundAnnotation?]] = [:]

  init(segments: [Segment]) { self.segments = segments }

  private var total: Int { segments.reduce(0) { $0 + $1.liveArticleCount } }

  /// - Complexity: O(log nodes) for each node that the place stands for; a distance or a box reads all nodes. Where there
  ///   are several lists, they are read as a whole.
  func plan(_ place: Query.Place) throws -> PlannedAnnotation {
    var key = place
    key.source = 0..<0
    let bound = try known[key] ?? segments.map { try bind(place, to: $0) }
    known[key] = bound
    return PlannedAnnotation(.place(place), bound, total: total)
  }

  private func bind(_ place: Query.Place, to segment: Segment) throws -> BoundAnnotation? {
    guard let places = segment.places else { return nil }
    let found = try Self.nodes(of: place.area, in: places)
    guard let first = found.lists.first else { return nil }
    func bound(_ postings: CodedPostings) throws -> BoundAnnotation? {
      let articles = try segment.liveArticles(of: postings, in: .places)
      return articles == 0
        ? nil
        : BoundAnnotation(
          mentions: .places(places, isNamed: place.isNamed), nodes: found.nodes,
          postings: postings, filter: CodeFilter(place), shares: .places, lists: found.lists.count,
          articles: articles)
    }
    // The codes of a node count what lies inside it.
    let mustRead = place.isNamed && !place.area.holdsInside
    if found.lists.count == 1, !mustRead { return try bound(.list(first)) }
    let codes = (0..<32).map { UInt8($0) }
    var union = try CodeUnion(
      found.lists.map { CodeUnion.Part(list: $0, codes: codes) }, flags: 1,
      articles: segment.articleCount)
    if mustRead { union = try union.named(found.nodes, in: places) }
    return try bound(.union(union))
  }

  private typealias Found = (nodes: NodeSet, lists: [PostingsList])

  private static func nodes(
    of area: Query.Place.Area, in places: SegmentPlaces
  ) throws -> Found {
    switch area {
    case .anywhere: return try everything(in: places)
    case .inside(let nodes): return try inside(nodes, in: places)
    case .only(let nodes): return try only(nodes.compactMap { try number($0, places) }, in: places)
    case .circle(let circle):
      let center = try circle.center.compactMap { try number($0, places) }
      return try only(center + points(in: places, where: circle.contains), in: places)
    case .box(let box): return try only(points(in: places, where: box.contains), in: places)
    }
  }

  private static func number(_ node: Query.Place.Node, _ places: SegmentPlaces) throws -> UInt32? {
    try places.nodes.node(withID: node.id)
  }

  private static func everything(in places: SegmentPlaces) throws -> Found {
    let count = UInt32(places.nodes.count)
    if let list = try places.list(of: 0) { return (NodeSet([0..<count]), [list]) }
    var lists: [PostingsList] = []
    var node: UInt32 = 1
    while node < count {
      if let list = try places.list(of: node) { lists.append(list) }
      node = max(node + 1, try places.nodes.end(of: node))
    }
    return (NodeSet([0..<count]), lists)
  }

  private static func inside(
    _ nodes: [Query.Place.Node], in places: SegmentPlaces
  ) throws -> Found {
    let ranges = try nodes.compactMap { try number($0, places) }.map {
      $0..<max($0 + 1, try places.nodes.end(of: $0))
    }
    var lists: [PostingsList] = []
    var end: UInt32 = 0
    // What lies inside another of them is in its list.
    for range in ranges.sorted(by: {
      ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
    }) where range.lowerBound >= end {
      if let list = try places.list(of: range.lowerBound) { lists.append(list) }
      end = range.upperBound
    }
    return (NodeSet(ranges), lists)
  }

  private static func only(_ nodes: [UInt32], in places: SegmentPlaces) throws -> Found {
    let nodes = Set(nodes).sorted()
    return (NodeSet(nodes.map { $0..<$0 + 1 }), try nodes.compactMap { try places.ownList(of: $0) })
  }

  /// The nodes that are small enough for a point, where that fulfils `isIncluded` (degrees north, degrees east).
  private static func points(
    in places: SegmentPlaces, where isIncluded: (Double, Double) -> Bool
  ) throws -> [UInt32] {
    var found: [UInt32] = []
    for node in 0..<UInt32(places.nodes.count) {
      guard isPoint(try places.nodes.kind(of: node)),
        let place = try places.nodes.coordinates(of: node),
        isIncluded(place.latitude, place.longitude)
      else { continue }
      found.append(node)
    }
    return found
  }

  private static func isPoint(_ kind: UInt8) -> Bool {
    switch PlaceKind(rawValue: kind) {
    case .populated, .site, .admin2, .feature: true
    default: false
    }
  }
}

extension Query.Place.Area {
  /// Whether it stands for all that lies inside its nodes.
  fileprivate var holdsInside: Bool {
    switch self {
    case .anywhere, .inside: true
    case .only, .circle, .box: false
    }
  }
}
