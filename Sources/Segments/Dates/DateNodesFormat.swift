/// The nodes of the dates that occur in a segment, and all around them, in pre-order.
///
/// What lies inside a node is the range behind it. Node 0 stands for whatever is a date and is always there; see `DateNodes` for the order.
///
/// A series is what articles count from their publication: days, months, years, weeks from Monday, quarters of a year.
///
/// Grammar (integers little-endian; bits lowest first; w: bits of the number of nodes):
/// ```
/// datenodes := Column{9} Trailer
/// Column    := bits, filled up to a whole byte, and 8 bytes of zeros
///              first:22 bits{n}      days of an interval, counted from 0001-01-01; for other nodes first > last and
///              last:22 bits{n}       last = 0: first is 1 for node 0, 2 for what nothing resolves, else
///                                    3 + 32 * month + day for what recurs, with day 0 for the whole month
///              parent:w bits{n}      the node around it; node 0's is itself
///              end:w bits{n}         one past the last node inside
///              node:w bits{s}        of a series: its nodes by first day; one column for each of the five
/// Trailer   := nodes:u64 s:u64{5}                                                            (48 bytes)
/// ```
///
/// Version: its own, below.
///
/// History: version 1, the first.
package enum DateNodesFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  static let dayBits = 22
  static var trailerBytes: Int { 8 + 8 * DateSeries.allCases.count }
  /// Of the first series.
  static let seriesColumn = 4

  /// The numbers of the columns and their bits.
  static func columns(nodes: Int, series: [Int]) -> (counts: [Int], widths: [Int]) {
    let width = Int.bitWidth - nodes.leadingZeroBitCount
    return (
      [nodes, nodes, nodes, nodes] + series,
      [dayBits, dayBits, width, width] + series.map { _ in width }
    )
  }
}
