import Bytes
import Calendar
import Kernels

/// The nodes of a segment's dates, in pre-order: what lies inside a node is the range behind it.
///
/// Node 0 stands for whatever is a date. In it lie, in this order: what nothing resolves; recurring months, in each its
/// days; other intervals that cross centuries; the centuries. In a century lie the intervals that no decade of it holds,
/// by first and last day, then its decades; and so on down to months and days. So the intervals that are no node of the
/// calendar stand under the smallest node that holds them, before its parts.
///
/// Read in place; every look-up is O(1), that of a meaning O(log nodes).
package struct DateNodes: Sendable {
  /// How many.
  package let count: Int
  private let columns: BitColumns
  private let seriesCounts: [Int]

  private enum Column: Int {
    case first, last, parent, end
  }

  /// - Parameter payload: of the file `datenodes`; its trailer is checked here.
  init(_ payload: ByteRegion) throws {
    let trailer = payload.count - DateNodesFormat.trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the date nodes end too early", at: 0) }
    let counts = try (0...DateSeries.allCases.count).map {
      Int(clamping: try payload.load(UInt64.self, at: trailer + 8 * $0))
    }
    let (count, series) = (counts[0], Array(counts.dropFirst()))
    // The days of a node take five bytes: this bounds what is multiplied below.
    guard count > 0, count <= payload.count / 5, series.allSatisfy({ $0 <= count }),
      case let layout = DateNodesFormat.columns(nodes: count, series: series),
      BitColumns.starts(counts: layout.counts, widths: layout.widths).last == trailer
    else { throw payload.corruption("the trailer of the date nodes is damaged", at: trailer) }
    self.count = count
    seriesCounts = series
    columns = BitColumns(payload, counts: layout.counts, widths: layout.widths)
  }

  private func value(_ column: Column, _ node: UInt32) throws -> UInt32 {
    try columns.value(column.rawValue, node)
  }

  func corruption(_ reason: String, node: UInt32) -> IndexCorruption {
    columns.corruption("date node \(node): \(reason)", row: node)
  }

  /// What a node stands for.
  package func meaning(of node: UInt32) throws -> DateMeaning {
    let (first, last) = (try value(.first, node), try value(.last, node))
    let packed = UInt64(last) << UInt64(DateNodesFormat.dayBits) | UInt64(first)
    guard let meaning = DateMeaning(packed: packed) else {
      throw corruption("stands for nothing", node: node)
    }
    return meaning
  }

  /// One past the last node inside a node; `node + 1` where there is none.
  package func end(of node: UInt32) throws -> UInt32 {
    let end = try value(.end, node)
    guard end > node, end <= count else { throw corruption("ends at \(end)", node: node) }
    return end
  }

  /// The node around a node; node 0's is itself.
  package func parent(of node: UInt32) throws -> UInt32 {
    let parent = try value(.parent, node)
    guard parent < node || node == 0 && parent == 0 else {
      throw corruption("lies in \(parent)", node: node)
    }
    return parent
  }

  /// The node with that meaning; nil if the segment does not have it.
  ///
  /// - Complexity: O(log nodes).
  package func node(of meaning: DateMeaning) throws -> UInt32? {
    let order = meaning.order
    let index = try partitionPoint(in: 0..<count) {
      try self.meaning(of: UInt32($0)).order >= order
    }
    guard index < count, try self.meaning(of: UInt32(index)) == meaning else { return nil }
    return UInt32(index)
  }

  /// The intervals right under a node that are no nodes of the calendar themselves.
  ///
  /// By first day, then last; empty where there are none. `node` is a calendar node or node 0.
  ///
  /// - Complexity: O(log nodes).
  package func crossing(_ node: UInt32) throws -> Range<UInt32> {
    var first = Int(node) + 1
    let end = Int(try self.end(of: node))
    if node == 0 {
      first = try partitionPoint(in: first..<end) {
        if case .days = try meaning(of: UInt32($0)) { true } else { false }
      }
    }
    let last = try partitionPoint(in: first..<end) {
      try parent(of: UInt32($0)) != node || meaning(of: UInt32($0)).isCalendarNode
    }
    return UInt32(first)..<UInt32(last)
  }

  // MARK: Series

  /// How many intervals of a series there are.
  func count(of series: DateSeries) -> Int { seriesCounts[series.rawValue] }

  /// The node of an interval of a series.
  @inline(__always)
  func node(_ index: Int, of series: DateSeries) throws -> UInt32 {
    try columns.value(
      DateNodesFormat.seriesColumn + series.rawValue, UInt32(truncatingIfNeeded: index))
  }

  /// The index of the last interval of a series that does not begin behind a day; -1 if there is none.
  ///
  /// - Complexity: O(log intervals).
  func anchor(_ day: Day, of series: DateSeries) throws -> Int {
    let number = UInt32(clamping: Int(day.number) - Int(Day.first.number))
    return try partitionPoint(in: 0..<count(of: series)) {
      try value(.first, node($0, of: series)) > number
    } - 1
  }
}
