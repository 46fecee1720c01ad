/// Places that a user adds: a text file in UTF-8, a place a line, fields separated by tabs.
///
/// ```
/// id  name  country  admin1  latitude  longitude  population  alternates
/// ```
/// All but the first three may be empty or missing, alternates are joined by bars. If the first line has the names of the columns, they may come in any order, among others.
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
    let count = rows.count + table.badLines.count
    guard rows.count <= Self.maximumPlaces else {
      throw UserGazetteerError(
        path: table.path, line: 0,
        reason:
          "it has more than \(Self.maximumPlaces) places; leave out what the articles do not name")
    }
    var errors = table.badLines.map { line in
      UserGazetteerError(path: table.path, line: line, reason: "it is not UTF-8; convert the file")
    }
    for row in rows {
      do throws(BadField) {
        add(try columns.place(row), path: table.path)
      } catch {
        errors.append(.init(path: table.path, line: row.line, reason: error.reason))
      }
    }
    errors.sort { $0.line < $1.line }
    if let first = errors.first,
      places.isEmpty || errors.count > max(Self.toleratedErrors, count / 10)
    {
      throw UserGazetteerError(
        path: table.path, line: first.line,
        reason: first.reason
          + (errors.count > 1 ? " (\(errors.count) of \(count) lines are bad)" : ""))
    }
    if places.isEmpty {
      throw UserGazetteerError(path: table.path, line: 0, reason: "it has no places")
    }
    tell(columns.surplus(rows), path: table.path)
    problems = (errors + problems).sorted { $0.line < $1.line }
  }

  /// Tells once of lines with more fields than there are columns.
  private mutating func tell(_ surplus: [TableFile.Row], path: String) {
    guard let first = surplus.first else { return }
    let others = surplus.count > 1 ? ", as have \(surplus.count - 1) other lines" : ""
    problems.append(
      .init(
        path: path, line: first.line,
        reason:
          "it has \(first.fields.count) fields\(others); what stands behind the eighth is left "
          + "out; is a tab too many in it?"))
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
