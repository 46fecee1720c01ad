import Segments

/// The mentions of a place in one article after the other.
struct PlaceMentions {
  private let place: BoundPlace
  private var all: [PostedPlace] = []

  init(_ place: BoundPlace) { self.place = place }

  /// Calls `body` with the span of each that counts, in order.
  mutating func forEachSpan(in article: UInt32, _ body: (MatchSpan) -> Void) throws {
    try place.places.readMentions(of: article, into: &all)
    let filter = place.filter
    for mention in all where mention.length > 0 && place.nodes.contains(mention.node) {
      if filter.isNamed, mention.isByPeople { continue }
      body(MatchSpan(lower: mention.position, upper: mention.position &+ mention.length))
    }
  }
}
