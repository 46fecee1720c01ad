/// Places that a user adds: a text file in UTF-8, a place a line, fields separated by tabs.
///
/// ```
/// id  name  country  admin1  latitude  longitude  population  alternates
/// ```
/// The last two may be missing, `admin1`, the coordinates and the population may be empty, alternates are joined
/// by bars. If the first line has the names of the columns, they may come in any order, among others.
/// A line that cannot be used is left out and told; several lines with one identifier are one place with
/// all their names.
package struct UserGazetteer: Sendable {
  /// In the order of the file.
  package private(set) var places: [UserPlace] = []
  /// The lines that were left out or joined to others.
  package private(set) var problems: [UserGazetteerError] = []

  /// A file with more bad lines than this, and than a tenth of its lines, is refused.
  static let toleratedErrors = 20
  /// Most places of a file.
  static let maximumPlaces = 4_000_000

  private var lines: [UInt32: Int] = [:]

  /// Reads a file.
  ///
  /// - Throws: `FileError` where it cannot be read, `UserGazetteerError` for the first bad line where there are too
  ///   many, or nothing else.
  package init(path: String) throws { try self.init(TableFile(path)) }

  /// Reads the bytes of a file.
  package init(path: String, bytes: [UInt8]) throws {
    try self.init(TableFile(path: path, bytes: bytes))
  }

  private init(_ table: TableFile) throws {
    var rows = table.rows[...]
    var columns = UserColumns.standard
    if let first = rows.first, UInt64(first[0]) == nil, let named = UserColumns(header: first) {
      columns = named
      rows.removeFirst()
      if let missing = columns.missing {
        throw UserGazetteerError(
          path: table.path, line: first.line,
          reason: "there is no column '\(missing)'; the columns are id, name, country, admin1, "
            + "latitude, longitude, population, alternates")
      }
    }
    guard rows.count <= Self.maximumPlaces else {
      throw UserGazetteerError(
        path: table.path, line: 0,
        reason:
          "it has more than \(Self.maximumPlaces) places; leave out what the articles do not name")
    }
    var errors: [UserGazetteerError] = []
    if let line = table.badLine {
      errors.append(
        .init(path: table.path, line: line, reason: "it is not UTF-8; convert the file"))
    }
    for row in rows {
      do throws(BadField) {
        add(try columns.place(row), path: table.path)
      } catch {
        errors.append(.init(path: table.path, line: row.line, reason: error.reason))
      }
    }
    if let first = errors.first,
      places.isEmpty || errors.count > max(Self.toleratedErrors, rows.count / 10)
    {
      throw UserGazetteerError(
        path: table.path, line: first.line,
        reason: first.reason
          + (errors.count > 1 ? " (\(errors.count) of \(rows.count) lines are bad)" : ""))
    }
    if places.isEmpty {
      throw UserGazetteerError(path: table.path, line: 0, reason: "it has no places")
    }
    problems = (errors + problems).sorted { $0.line < $1.line }
  }

  private mutating func add(_ place: UserPlace, path: String) {
    guard let index = lines[place.id] else {
      lines[place.id] = places.count
      places.append(place)
      return
    }
    problems.append(
      .init(
        path: path, line: place.line,
        reason:
          "identifier \(place.id) stands on line \(places[index].line) too; its names are joined"))
    places[index].alternates += [place.name] + place.alternates
  }
}

/// A field that cannot be used.
struct BadField: Error {
  var reason: String
}

/// Where the fields of a place stand in a row.
struct UserColumns {
  private enum Field: Int, CaseIterable {
    case id, name, country, admin1, latitude, longitude, population, alternates

    /// Names in a header line; the first is ours.
    var names: [String] {
      switch self {
      case .id: ["id", "geonameid", "geoname_id"]
      case .name: ["name"]
      case .country: ["country", "country_code", "countrycode", "iso"]
      case .admin1: ["admin1", "admin1_code", "region", "state", "province"]
      case .latitude: ["latitude", "lat"]
      case .longitude: ["longitude", "lon", "lng", "long"]
      case .population: ["population", "pop"]
      case .alternates: ["alternates", "alternatenames", "alternate_names", "alternate names"]
      }
    }

    var isNeeded: Bool { self == .id || self == .name || self == .country }
  }

  private var columns: [Field: Int]

  /// Without a header line.
  static var standard: UserColumns {
    UserColumns(
      columns: Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, $0.rawValue) }))
  }

  private init(columns: [Field: Int]) { self.columns = columns }

  /// The columns of a header line; nil if it is none.
  init?(header: TableFile.Row) {
    var columns: [Field: Int] = [:]
    for (index, text) in header.fields.enumerated() {
      let name = (text.first == "#" ? String(text.dropFirst()) : text).lowercased()
      if let field = Field.allCases.first(where: { $0.names.contains(name) }) {
        columns[field] = index
      }
    }
    // A bad first place is not a header line.
    guard columns.count > 1 else { return nil }
    self.columns = columns
  }

  /// A column that must be there and is not.
  var missing: String? {
    Field.allCases.first { $0.isNeeded && columns[$0] == nil }?.names[0]
  }

  private func text(_ row: TableFile.Row, _ field: Field) -> String {
    columns[field].map { row[$0] } ?? ""
  }

  func place(_ row: TableFile.Row) throws(BadField) -> UserPlace {
    if columns.count == Field.allCases.count, row.fields.count < 6 {
      throw BadField(
        reason:
          "it has \(row.fields.count) fields; separate id, name, country, admin1, latitude, longitude, "
          + "population and alternates by tabs")
    }
    let place = UserPlace(
      id: try id(row), name: try name(text(row, .name), "name"), country: text(row, .country),
      admin1: text(row, .admin1), coordinates: try coordinates(row),
      population: try population(row),
      alternates: try alternates(row), line: row.line)
    guard !place.country.isEmpty else {
      throw BadField(reason: "the country is missing; give its ISO 3166-1 code, such as ML")
    }
    return place
  }

  private func id(_ row: TableFile.Row) throws(BadField) -> UInt32 {
    let text = text(row, .id)
    guard let id = UInt32(text), id > 0, id < PlaceID.firstOwn else {
      throw BadField(
        reason: "'\(text)' is no identifier; give each place a number of its own from 1 to "
          + "\(PlaceID.firstOwn - 1)")
    }
    return id
  }

  private func name(_ text: String, _ what: String) throws(BadField) -> String {
    guard !text.isEmpty, text.utf8.count <= GazetteerFormat.maximumNameBytes,
      text.utf8.allSatisfy({ $0 >= 0x20 })
    else {
      throw BadField(
        reason:
          "the \(what) is empty, has more than \(GazetteerFormat.maximumNameBytes) bytes or a "
          + "control character")
    }
    return text
  }

  private func coordinates(_ row: TableFile.Row) throws(BadField) -> GazetteerRow.Coordinates? {
    let texts = (text(row, .latitude), text(row, .longitude))
    if texts.0.isEmpty, texts.1.isEmpty { return nil }
    guard let latitude = Double(texts.0), abs(latitude) <= 90 else {
      throw BadField(reason: "latitude '\(texts.0)' is no number of degrees from -90 to 90")
    }
    guard let longitude = Double(texts.1), abs(longitude) <= 180 else {
      throw BadField(reason: "longitude '\(texts.1)' is no number of degrees from -180 to 180")
    }
    return .init(latitude, longitude)
  }

  private func population(_ row: TableFile.Row) throws(BadField) -> Int {
    let text = text(row, .population)
    if text.isEmpty { return 0 }
    guard let population = UInt32(text) else {
      throw BadField(reason: "population '\(text)' is no whole number; leave it empty if unknown")
    }
    return Int(population)
  }

  private func alternates(_ row: TableFile.Row) throws(BadField) -> [String] {
    var names: [String] = []
    for text in text(row, .alternates).split(separator: "|") {
      names.append(try name(String(text), "alternate name"))
    }
    return names
  }
}
