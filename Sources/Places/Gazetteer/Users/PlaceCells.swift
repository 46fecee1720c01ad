/// Places by cells of degrees, to find those that are near one.
///
/// The rows of the grid are equally high; in each the columns are as wide on the ground as the row is high, or a
/// little wider, and meet at the 180th meridian.
struct PlaceCells {
  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// Height of a cell, degrees.
  private let height: Double
  private var cells: [Cell: [Int]] = [:]

  init(height: Double) { self.height = height }

  mutating func add(_ item: Int, at place: GazetteerRow.Coordinates) {
    let row = row(place.latitude)
    let columns = columns(row)
    let cell = Cell(row: row, column: column(place.longitude, columns) % columns)
    cells[cell, default: []].append(item)
  }

  /// All items within `distance` (degrees of latitude) of a place, and others that are a little farther away.
  ///
  /// - Complexity: O(cells and items there).
  func items(within distance: Double, of place: GazetteerRow.Coordinates) -> [Int] {
    var found: [Int] = []
    for row in row(place.latitude - distance)...row(place.latitude + distance) {
      let columns = columns(row)
      let narrowest = min(narrowing(place.latitude), narrowing(height * Double(row)))
      // Half of the way around is all of it, in both directions.
      let reach = min(distance / max(narrowest, 0.001), 180)
      let first = column(place.longitude - reach, columns)
      let last = min(column(place.longitude + reach, columns), first + columns - 1)
      for column in first...max(first, last) {
        let inside = (column % columns + columns) % columns
        found += cells[Cell(row: row, column: inside)] ?? []
      }
    }
    return found
  }

  private func row(_ latitude: Double) -> Int { Int((latitude / height).rounded(.down)) }

  private func column(_ longitude: Double, _ columns: Int) -> Int {
    Int(((longitude + 180) / 360 * Double(columns)).rounded(.down))
  }

  private func columns(_ row: Int) -> Int {
    let side = max(abs(Double(row)), abs(Double(row + 1))) * height
    return max(1, Int(360 / height * narrowing(side)))
  }
}

/// How long a degree of longitude is at a latitude, against one of latitude.
///
/// Bhaskara's approximation of the cosine (7th century), right to 0.002 and the same on every machine.
private func narrowing(_ latitude: Double) -> Double {
  let square = min(latitude * latitude, 8100)
  return 4 * (8100 - square) / (32_400 + square)
}

extension GazetteerRow.Coordinates {
  /// In degrees of latitude (111 km), as on a plane: right to some per cent for places near one another.
  func degrees(to other: Self) -> Double {
    let north = other.latitude - latitude
    var east = abs(other.longitude - longitude)
    if east > 180 { east = 360 - east }
    east *= narrowing((latitude + other.latitude) / 2)
    return (north * north + east * east).squareRoot()
  }
}
