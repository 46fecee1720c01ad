/// The dates in the text, article by article: what slots, highlighting, timelines and facets read.
///
/// News speaks of the days around its publication. So an article that has a publication date tells a day, month, year,
/// week or quarter near it by its distance in the series of those that occur in the segment; other dates, and all dates
/// of other articles, it tells by their nodes. Distances and nodes are numbered together by how often they are used.
///
/// Grammar (integers little-endian; bits lowest first):
/// ```
/// dates      := as `ArticleBitsFormat`; the table has the symbols: those of most dates first, then by number
/// Article    := nothing, if there is no date, or dates-1:E(3) gapOrder:4 bits hasRepeated:1 bit Date{dates}
/// Date       := position:R(gapOrder) rank:E(3) length-1:E(0) isRepeated:1 bit?
///               position: less the first one that is free, one behind the position before
///               rank: of its symbol
///               isRepeated: only if hasRepeated is 1
/// symbol     := for a distance of d intervals in a series its base + 2 * d, or + 2 * -d - 1 if d < 0: days from 0 on (120
///               either way), months from 241 (36), years from 314 (40), weeks from 395 (12), quarters from 420 (12);
///               445 + node
///
/// E(k), R(k) := Exp-Golomb and Rice codes of order k (`BitNumbers`)
/// ```
///
/// Version: its own, below.
///
/// History: version 1, the first.
package enum DatesFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
  static let countOrder = 3
  static let rankOrder = 3
  static let lengthOrder = 0
  static let orderBits = 4

  /// The used symbols in the order of their ranks.
  ///
  /// - Parameter counts: for each symbol how many dates use it.
  static func ranked(_ counts: [UInt32]) -> [UInt32] {
    counts.indices.lazy.filter { counts[$0] > 0 }.map { UInt32($0) }
      .sorted { (counts[Int($1)], $0) < (counts[Int($0)], $1) }
  }
}
