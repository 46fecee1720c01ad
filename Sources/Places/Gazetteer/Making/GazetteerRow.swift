/// A place as it goes into a gazetteer.
package struct GazetteerRow: Hashable, Sendable {
  /// Another name than the one to show.
  package struct Name: Hashable, Sendable {
    /// The name as it is spelled.
    package var text: String
    /// How it belongs to the place.
    package var form: Gazetteer.NameForm

    /// A name.
    package init(_ text: String, _ form: Gazetteer.NameForm = .alternate) {
      self.text = text
      self.form = form
    }
  }

  /// Degrees north and east.
  package struct Coordinates: Hashable, Sendable {
    /// Degrees north.
    package var latitude: Double
    /// Degrees east.
    package var longitude: Double

    /// A point.
    package init(_ latitude: Double, _ longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// Unique among the rows.
  package var id: UInt32
  /// What it is.
  package var kind: PlaceKind
  /// The name to show.
  package var name: String
  /// Identifier of the place around it.
  package var parent: UInt32
  /// Its other names.
  package var names: [Name] = []
  /// Where it is; nil where nobody can say.
  package var coordinates: Coordinates?
  /// Inhabitants, 0 where unknown.
  package var population = 0
  /// Whether it is the capital of its country.
  package var isCapital = false
  /// ISO 3166-1 of a country: two letters, and the number.
  package var countryCode: String?
  /// Of a country: its number in ISO 3166-1.
  package var countryNumber: UInt16 = 0
  /// GeoNames' code of a division within its country, at most 8 ASCII characters.
  package var divisionCode: String?
  /// Identifiers of what a region or part consists of.
  package var members: [UInt32] = []
  /// How its name belongs to it; nil if texts are not searched for it.
  ///
  /// Nil for parts of countries, whose names are a direction and the country's, and for names that are above
  /// all a frequent word ("Of").
  package var nameForm: Gazetteer.NameForm? = .name

  package init(
    id: UInt32, _ kind: PlaceKind, _ name: String, in parent: UInt32 = GazetteerRow.world,
    at coordinates: Coordinates? = nil, population: Int = 0, names: [Name] = []
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.parent = parent
    self.coordinates = coordinates
    self.population = population
    self.names = names
  }

  /// The identifier of the world, GeoNames' for the Earth.
  package static let world: UInt32 = 6_295_630
}

/// Rows that make no gazetteer.
package enum GazetteerRowError: Error, Equatable, CustomStringConvertible {
  case duplicate(id: UInt32, name: String)
  case orphan(id: UInt32, name: String, parent: UInt32)
  case badName(id: UInt32, name: String)
  case tooMany(what: String, limit: Int)

  package var description: String {
    switch self {
    case .duplicate(let id, let name): "'\(name)' has the identifier \(id), which another place has"
    case .orphan(let id, let name, let parent):
      "'\(name)' (\(id)) lies in \(parent), in which no place can lie"
    case .badName(let id, let name):
      "the name '\(name)' (\(id)) is empty, has more than \(GazetteerFormat.maximumNameBytes) bytes, "
        + "or a control character"
    case .tooMany(let what, let limit): "there are more than \(limit) \(what)"
    }
  }
}
