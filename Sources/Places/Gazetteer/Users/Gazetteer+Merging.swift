extension Gazetteer {
  /// A gazetteer with a user's places besides its own.
  package struct Merged: Sendable {
    /// The compiled gazetteer, for `Gazetteer(bytes:)` and for the index.
    package let bytes: [UInt8]
    /// How many places turned out to be ones that are there: the same name within some ten kilometres.
    package let joined: Int
    /// Places that were left out, or are not quite where the user said.
    package let problems: [UserGazetteerError]
  }

  /// Compiles the places of this gazetteer and those of users.
  ///
  /// A place with the identifier of one that is there replaces it if it is plausibly the same: in the same country, and
  /// with a name in common or less than some 50 km away; all names stay. Otherwise it gets an identifier of its own
  /// (`PlaceID.users`), which is told. One with the name of a town that is there and less than a tenth of a degree (11
  /// km) away, or in the same division if its coordinates are not known, is that town and gives it its other names. A
  /// place without a division goes into that of the next town.
  ///
  /// - Parameter path: for messages.
  /// - Throws: `GazetteerRowError`, `TextError`.
  /// - Complexity: O(n log n) of all places and names, however many are equal; about a second for the shipped ones.
  package func merging(_ places: [UserPlace], path: String = "gazetteer") throws -> Merged {
    var merge = GazetteerMerge(rows: try rows(), finder: try DivisionFinder(self), path: path)
    for place in places { try merge.add(place) }
    var builder = GazetteerBuilder(rows: merge.rows)
    builder.inherited = self
    return Merged(bytes: try builder.compile(), joined: merge.joined, problems: merge.problems)
  }
}
