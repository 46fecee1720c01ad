/// A query on one line of a terminal with carets under a place; a long one is cut around it.
struct QueryExcerpt {
  /// The line with the query.
  private(set) var line = ""
  /// The line that goes under it.
  private(set) var carets = ""
  /// Whether the query shows nothing.
  ///
  /// Characters by themselves: a mark behind a space becomes one blank character with it in the line.
  private(set) var isBlank = true

  private static let widest = 76
  private static let before = 32

  /// A character of the query as shown.
  private struct Cell {
    var text: String
    var columns: Int
    var bytes: Range<Int>
  }

  /// Shows `query` with carets under `range`, bytes of it.
  init(_ query: String, marking range: Range<Int>) {
    let cells = Self.cells(query)
    let first = cells.firstIndex { $0.bytes.upperBound > range.lowerBound } ?? cells.count
    let window = Self.window(cells, around: first)
    if window.lowerBound > 0 { line = "…" }
    var indent = line.isEmpty ? 0 : 1
    var marked = 0
    for cell in cells[window] {
      line += cell.text
      isBlank = isBlank && cell.text.allSatisfy(\.isWhitespace)
      if cell.bytes.upperBound <= range.lowerBound {
        indent += cell.columns
      } else if cell.bytes.lowerBound < range.upperBound {
        marked += cell.columns
      }
    }
    if window.upperBound < cells.count { line += "…" }
    carets = String(repeating: " ", count: indent) + String(repeating: "^", count: max(marked, 1))
  }

  /// The cells to show: all that fit, beginning at most `before` columns ahead of cell `first`.
  private static func window(_ cells: [Cell], around first: Int) -> Range<Int> {
    if cells.reduce(0, { $0 + $1.columns }) <= widest { return 0..<cells.count }
    var lower = first
    var columns = 0
    while lower > 0, columns < before {
      lower -= 1
      columns += cells[lower].columns
    }
    var upper = first
    while upper < cells.count, columns < widest {
      columns += cells[upper].columns
      upper += 1
    }
    return lower..<upper
  }

  private static func cells(_ query: String) -> [Cell] {
    var offset = 0
    return query.map { character in
      let bytes = offset..<offset + character.utf8.count
      offset = bytes.upperBound
      let isShown = character.unicodeScalars.first.map(isPrintable) ?? false
      return Cell(
        text: isShown ? String(character) : " ", columns: isShown ? columns(character) : 1,
        bytes: bytes)
    }
  }

  /// Whether a terminal shows the character itself: controls, line ends and marks of direction are shown as a space.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func columns(_ character: Character) -> Int {
    character.unicodeScalars.contains { isWide($0) } ? 2 : 1
  }

  /// Whether terminals give the character two columns: the blocks that are Wide in Unicode Standard Annex 11, and emoji.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
