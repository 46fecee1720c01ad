import Places
import Segments

// What the codes of places mean to searches: see `PlaceCode`.

extension CodeFilter {
  init(_ place: Query.Place) {
    self.init { code in
      (!place.isFocus || PlaceCode.isFocus(code)) && (!place.isNamed || PlaceCode.isNamed(code))
    }
  }
}

extension CodeShares {
  /// As much as a word's can be where the share of the article is greatest, and in proportion to it.
  static let places = CodeShares {
    Double(PlaceCode.share($0)) / Double(PlaceCode.most)
  }
}

extension CodeUnion {
  /// The same articles; those that name one of `nodes` itself are named.
  ///
  /// - Complexity: O(mentions in the articles).
  func named(_ nodes: NodeSet, in places: SegmentPlaces) throws -> CodeUnion {
    var codes = codes
    var mentions: [PostedPlace] = []
    for article in codes.indices where codes[article] > 0 {
      try places.readMentions(of: UInt32(article), into: &mentions)
      let isNamed = mentions.contains { !$0.isByPeople && nodes.contains($0.node) }
      codes[article] = codes[article] & ~1 | (isNamed ? 1 : 0)
    }
    return CodeUnion(self, codes: codes)
  }
}

extension PostedPlace {
  /// Whether it names the place by its people or the adjective only.
  var isByPeople: Bool { kind == PlaceMention.Kind.demonym.rawValue }
}
