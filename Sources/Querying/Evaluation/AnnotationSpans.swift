import Segments

/// The annotations that count, in one article after the other.
struct AnnotationSpans {
  private let annotation: BoundAnnotation
  private var places: [PostedPlace] = []
  private var dates: [PostedDate] = []

  init(_ annotation: BoundAnnotation) { self.annotation = annotation }

  /// Calls `body` with the span of each that counts, in order.
  mutating func forEachSpan(in article: UInt32, _ body: (MatchSpan) -> Void) throws {
    let nodes = annotation.nodes
    switch annotation.mentions {
    case .places(let segment, let isNamed):
      try segment.readMentions(of: article, into: &places)
      for mention in places where mention.length > 0 && nodes.contains(mention.node) {
        if isNamed, mention.isByPeople { continue }
        body(MatchSpan(lower: mention.position, upper: mention.position &+ mention.length))
      }
    case .dates(let segment):
      try segment.readDates(of: article, into: &dates)
      for date in dates where date.length > 0 && nodes.contains(date.node) {
        body(MatchSpan(lower: date.position, upper: date.position &+ date.length))
      }
    }
  }
}
