import Postings
import Segments

/// How many different things the articles of an index speak of; what only removed articles hold does not count.
package struct LiveContents: Sendable {
  /// Distinct terms of titles and bodies.
  package private(set) var terms = 0
  /// Nodes of the place tree that occur, with all around them; 0 without places.
  package private(set) var placeNodes = 0
  /// Nodes of dates that occur, with all around them; 0 without dates.
  package private(set) var dateNodes = 0
  /// How many of these are what, the one around all not counted.
  package private(set) var dateKinds: [DateNodeKind: Int] = [:]

  /// - Complexity: O(nodes of dates) for one segment from which nothing was removed; else O(terms + nodes) of all segments.
  package init(of segments: [Segment]) throws {
    if segments.count == 1, let segment = segments.first, segment.removed == nil {
      terms = segment.description.terms
      placeNodes = segment.description.placeNodes
      dateNodes = segment.description.dateNodes
      dateKinds = try segment.dates?.nodes.countsByKind() ?? [:]
      return
    }
    terms = try Self.countTerms(of: segments)
    placeNodes = try Self.countPlaces(in: segments)
    try countDates(in: segments)
  }

  private static func countTerms(of segments: [Segment]) throws -> Int {
    var walks = try segments.map { try TermWalk($0) }
    var count = 0
    while true {
      var least: [UInt8]?
      for walk in walks {
        guard let term = walk.next?.term else { continue }
        if least.map({ term.lexicographicallyPrecedes($0) }) ?? true { least = term }
      }
      guard let least else { return count }
      var isLive = false
      for index in walks.indices where walks[index].next?.term == least {
        isLive = try walks[index].pass() || isLive
      }
      if isLive { count += 1 }
    }
  }

  private static func countPlaces(in segments: [Segment]) throws -> Int {
    var ids: Set<UInt32> = []
    for segment in segments {
      guard let places = segment.places else { continue }
      for node in 0..<UInt32(places.nodes.count) {
        // The one around all has no list and is always there.
        let isLive =
          try node == 0
          || places.list(of: node).map {
            try segment.liveArticles(of: $0.entry, in: .places) > 0
          } ?? false
        if isLive { ids.insert(try places.nodes.id(of: node)) }
      }
    }
    return ids.count
  }

  private mutating func countDates(in segments: [Segment]) throws {
    var meanings: Set<DateMeaning> = []
    for segment in segments {
      guard let dates = segment.dates else { continue }
      meanings.insert(.anything)
      for node in 1..<UInt32(max(1, dates.nodes.count)) {
        guard let list = try dates.list(of: node),
          try segment.liveArticles(of: list.entry, in: .datelists) > 0
        else { continue }
        meanings.insert(try dates.nodes.meaning(of: node))
      }
    }
    dateNodes = meanings.count
    for meaning in meanings where meaning != .anything {
      dateKinds[meaning.kind, default: 0] += 1
    }
  }
}

/// The terms of titles and bodies of a segment, one after the other.
private struct TermWalk {
  private let segment: Segment
  private var cursor: TermCursor
  /// The term at hand; nil behind the last.
  private(set) var next: (term: [UInt8], entry: TermEntry)?

  init(_ segment: Segment) throws {
    self.segment = segment
    cursor = try segment.dictionary.terms(from: [FieldPrefix.firstOfText])
    next = try cursor.next()
  }

  /// Passes over the term at hand; tells whether an article that was not removed holds it.
  mutating func pass() throws -> Bool {
    guard let (_, entry) = next else { return false }
    next = try cursor.next()
    return try segment.liveArticles(of: entry) > 0
  }
}
