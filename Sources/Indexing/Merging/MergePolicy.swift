import Segments

/// Which segments of an index are to be merged next.
///
/// The logarithmic method (Bentley and Saxe, "Decomposable searching problems", 1980), with a factor of four: a segment's
/// level is the number of times that 64 articles have to be taken fourfold to hold its live ones, and a level keeps one;
/// the lowest, in which a merge costs more than it spares, keeps three. So n articles stand in O(log n) segments, and as
/// what is merged at least doubles, each is written again O(log n) times, whatever the adds are.
///
/// What a search spends on each segment is most of what segments cost; with three to a level it was half as much again
/// for an index that had grown by a hundred adds, and articles were written half as often.
///
/// A segment of which more than a third is removed is written again: the removals have paid for that.
package enum MergePolicy {
  /// How many segments a level may keep.
  static func most(ofLevel level: Int) -> Int { level == 0 ? 3 : 1 }

  /// Each level holds so many times the articles of the one below.
  static let factor = 4
  /// Articles of the lowest level's largest segment.
  static let lowest = 64

  /// The places in `segments` of those to be merged next, ascending; nil if none are.
  ///
  /// One alone is written again without what was removed, and dropped if nothing is left.
  ///
  /// To be asked again after each merge.
  ///
  /// - Complexity: O(segments · levels).
  package static func next(_ segments: [SegmentDescription]) -> [Int]? {
    if let empty = segments.firstIndex(where: { $0.liveArticles == 0 }) { return [empty] }
    return fullLevel(segments.map(\.liveArticles))
      ?? segments.firstIndex { segment in
        (segment.removal?.articles ?? 0) * 3 > segment.articles
      }.map { [$0] }
  }

  /// The level of a segment of so many articles.
  static func level(_ articles: Int) -> Int {
    var (level, most) = (0, lowest)
    while articles > most {
      level += 1
      most *= factor
    }
    return level
  }

  /// The segments of the lowest level that has too many, and of those that it would fill.
  private static func fullLevel(_ articles: [Int]) -> [Int]? {
    let levels = articles.map(level)
    var counts: [Int: Int] = [:]
    for level in levels { counts[level, default: 0] += 1 }
    let tooMany = counts.filter { $0.value > most(ofLevel: $0.key) }
    guard let full = tooMany.keys.min() else { return nil }
    var chosen = Set(levels.indices.filter { levels[$0] == full })
    while true {
      let result = level(chosen.reduce(0) { $0 + articles[$1] })
      let others = levels.indices.filter { levels[$0] == result && !chosen.contains($0) }
      // What the merge makes is one of that level, which then has too many itself.
      guard others.count + 1 > most(ofLevel: result) else { return chosen.sorted() }
      chosen.formUnion(others)
    }
  }
}
