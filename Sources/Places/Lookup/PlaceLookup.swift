import Text

/// Finds places by the names that users give them.
package struct PlaceLookup: Sendable {
  package let gazetteer: Gazetteer

  package init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// What a name may mean, the likeliest first, none twice; empty if it is unknown.
  ///
  /// Case, accents and punctuation do not matter. A name may be followed by what it lies in ("Paris, Texas",
  /// "Gao, Mali", "London, CA"), and preceded by a direction ("northern Mali"). Where a division and its seat
  /// bear one name, the division comes first. Countries come before their namesakes.
  package func nodes(named name: String) throws -> [UInt32] { [] }

  /// Names that are spelled nearly so, the likeliest first, at most `limit`.
  package func suggestions(for name: String, limit: Int) throws -> [String] { [] }

  /// A node in words for people: "Gao, region of Mali", "Paris, town in Texas, United States".
  package func description(of node: UInt32) -> String { "" }
}
