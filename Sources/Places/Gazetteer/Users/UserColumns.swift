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
  private var hasHeader = true

  /// Without a header line.
  static let standard = UserColumns()

  private init() {
    columns = Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, $0.rawValue) })
    hasHeader = false
  }

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

  /// The rows that have something behind the last column, where no header line names it.
  func surplus(_ rows: ArraySlice<TableFile.Row>) -> [TableFile.Row] {
    guard !hasHeader else { return [] }
    return rows.filter { row in
      row.fields.dropFirst(Field.allCases.count).contains { !$0.isEmpty }
    }
  }

  private func text(_ row: TableFile.Row, _ field: Field) -> String {
    columns[field].map { row[$0] } ?? ""
  }

  func place(_ row: TableFile.Row) throws(BadField) -> UserPlace {
    if row.fields.count < 3 {
      throw BadField(
        reason:
          "it has \(row.fields.count) of the fields id, name, country, admin1, latitude, longitude, "
          + "population and alternates, the first three of which are needed; separate them by tabs")
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
    if let population = UInt32(text) { return Int(population) }
    let isLarge = text.utf8.allSatisfy { (0x30..<0x3A).contains($0) }
    throw BadField(
      reason: isLarge
        ? "population '\(text)' is more than \(UInt32.max); leave it empty if unknown"
        : "population '\(text)' is no whole number; leave it empty if unknown")
  }

  private func alternates(_ row: TableFile.Row) throws(BadField) -> [String] {
    var names: [String] = []
    for text in text(row, .alternates).split(separator: "|") {
      names.append(try name(String(text), "alternate name"))
    }
    return names
  }
}
