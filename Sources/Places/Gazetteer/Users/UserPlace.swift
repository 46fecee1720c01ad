/// A place of a user's gazetteer, as its line has it.
package struct UserPlace: Hashable, Sendable {
  /// Unique; that of a place of the shipped gazetteer means that one.
  package var id: UInt32
  /// The name to show.
  package var name: String
  /// ISO 3166-1 alpha-2 code, or a country's name.
  package var country: String
  /// GeoNames code or name of the division of the first level; empty if the user does not know.
  package var admin1: String
  /// Where it is; nil if the user does not say.
  package var coordinates: GazetteerRow.Coordinates?
  /// Inhabitants, 0 where unknown.
  package var population: Int
  /// Its other names.
  package var alternates: [String]
  /// Where it stands: line from 1.
  package var line: Int

  package init(
    id: UInt32, name: String, country: String, admin1: String = "",
    coordinates: GazetteerRow.Coordinates? = nil, population: Int = 0, alternates: [String] = [],
    line: Int = 0
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.admin1 = admin1
    self.coordinates = coordinates
    self.population = population
    self.alternates = alternates
    self.line = line
  }
}

/// What is wrong with a line of a user's gazetteer.
package struct UserGazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  package var path: String
  /// From 1; 0 where the file as a whole is meant.
  package var line: Int
  /// What is wrong, and what to do.
  package var reason: String

  package init(path: String, line: Int, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  package var description: String {
    line > 0 ? "\(path), line \(line): \(reason)" : "\(path): \(reason)"
  }
}
