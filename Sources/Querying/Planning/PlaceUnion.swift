import Kernels
import Places
import Postings
import Segments

/// The articles of several places' lists, with one code each: the greatest share, named if one of them is.
final class PlaceUnion: Sendable {
  /// For each article its code, 0 where it mentions none of the places.
  let codes: [UInt8]
  /// How many have one.
  let articles: Int

  /// - Complexity: O(articles of all lists); a byte of memory for each article of the segment.
  init(_ lists: [PostingsList], articles count: Int) throws {
    var codes = [UInt8](repeating: 0, count: count)
    for list in lists { try Self.add(list, to: &codes) }
    self.codes = codes
    articles = codes.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
  }

  private init(codes: [UInt8], articles: Int) {
    self.codes = codes
    self.articles = articles
  }

  /// The same articles; those that name one of `nodes` itself are named.
  ///
  /// - Complexity: O(mentions in the articles).
  func named(_ nodes: NodeSet, in places: SegmentPlaces) throws -> PlaceUnion {
    var codes = codes
    var mentions: [PostedPlace] = []
    for article in codes.indices where codes[article] > 0 {
      try places.readMentions(of: UInt32(article), into: &mentions)
      let isNamed = mentions.contains { !$0.isByPeople && nodes.contains($0.node) }
      codes[article] = codes[article] & ~1 | (isNamed ? 1 : 0)
    }
    return PlaceUnion(codes: codes, articles: articles)
  }

  private static func add(_ list: PostingsList, to codes: inout [UInt8]) throws {
    var cursor = PostingsCursor(list)
    var next = try cursor.lowerBound(from: 0)
    while next != PostingsCursor.end {
      let base = next / UInt32(BitWindow.span) * UInt32(BitWindow.span)
      try cursor.forEachStretch(from: base) { articles, values, range in
        for index in range {
          let article = Int(articles[index])
          guard article < codes.count else { continue }
          let code = UInt8(truncatingIfNeeded: min(values[index], PlaceCode.greatest))
          let known = codes[article]
          codes[article] = max(known & ~1, code & ~1) | (known | code) & 1
        }
      }
      next = try cursor.lowerBound(from: base &+ UInt32(BitWindow.span))
    }
  }
}

extension PostedPlace {
  /// Whether it names the place by its people or the adjective only.
  var isByPeople: Bool { kind == PlaceMention.Kind.demonym.rawValue }
}
