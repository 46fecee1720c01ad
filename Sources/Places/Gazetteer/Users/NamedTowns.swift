/// Towns by the words of their names, and there by where they are.
struct NamedTowns {
  /// Towns of one name.
  private struct Namesakes {
    var cells = PlaceCells(height: near)
    /// The first town of each division, and the first one without coordinates.
    var first: [UInt32: Int] = [:]
    var unplaced: [UInt32: Int] = [:]
  }

  /// Towns nearer than this (degrees) are one.
  private static let near = 0.1

  private var names: [[UInt64]: Namesakes] = [:]

  /// Adds the town of row number `index`.
  mutating func add(_ index: Int, _ words: [UInt64], _ row: GazetteerRow) {
    // Written in place: a copy would cost as much as all that is there.
    Self.add(index, row, to: &names[words, default: Namesakes()])
  }

  private static func add(_ index: Int, _ row: GazetteerRow, to towns: inout Namesakes) {
    if towns.first[row.parent] == nil { towns.first[row.parent] = index }
    if let place = row.coordinates {
      towns.cells.add(index, at: place)
    } else if towns.unplaced[row.parent] == nil {
      towns.unplaced[row.parent] = index
    }
  }

  /// The row of the town of that name that must be the one meant: it is near, or in the same division if one of both
  /// has no coordinates.
  func town(
    _ words: [UInt64], in parent: UInt32, at place: GazetteerRow.Coordinates?,
    _ rows: [GazetteerRow]
  ) -> Int? {
    guard let towns = names[words] else { return nil }
    guard let place else { return towns.first[parent] }
    let near = towns.cells.items(within: Self.near, of: place).filter { index in
      rows[index].coordinates.map { place.degrees(to: $0) < Self.near } ?? false
    }
    return near.min() ?? towns.unplaced[parent]
  }
}
