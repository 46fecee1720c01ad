import Segments

/// Which nodes of the gazetteer occur in articles.
struct PlaceUses: Sendable {
  /// For each node whether an article mentions it or anything inside it; the world is always used.
  private(set) var isUsed: [Bool]
  /// For each node how many articles mention it itself.
  private(set) var articles: [UInt32]

  init(nodes: Int) {
    isUsed = [Bool](repeating: false, count: max(1, nodes))
    isUsed[0] = true
    articles = [UInt32](repeating: 0, count: isUsed.count)
  }

  /// Those of all workers, of the same gazetteer.
  init(_ workers: [PlaceUses]) {
    self.init(nodes: 0)
    for uses in workers {
      if uses.isUsed.count > isUsed.count { self = PlaceUses(nodes: uses.isUsed.count) }
      add(uses)
    }
  }

  /// Adds an article with its places, and whether it mentions the world.
  mutating func add(_ places: [PlaceFocus.Place], mentionsWorld: Bool) {
    if mentionsWorld { articles[0] += 1 }
    for place in places {
      isUsed[Int(place.node)] = true
      if place.isMentioned { articles[Int(place.node)] += 1 }
    }
  }

  /// Adds the articles of another worker.
  mutating func add(_ other: PlaceUses) {
    for node in isUsed.indices {
      isUsed[node] = isUsed[node] || other.isUsed[node]
      articles[node] += other.articles[node]
    }
  }
}
