import Bytes
import Kernels
import Postings
import Segments

// Figures of a segment without the articles that were removed from it.

extension Segment {
  /// In how many articles the term of a list in `postings` occurs, and how often.
  ///
  /// - Complexity: O(log terms); without removed articles O(1).
  func liveFigures(of entry: TermEntry) throws -> (articles: Int, occurrences: Int) {
    guard let removed else { return (entry.articles, entry.occurrences) }
    let lost = try removed.correction(of: entry, in: .postings)
    return (entry.articles - lost.articles, entry.occurrences - lost.occurrences)
  }

  /// How many articles have a code.
  ///
  /// - Parameter kind: the file of the list, if it is one.
  /// - Complexity: of a union O(articles).
  func liveArticles(of postings: CodedPostings, in kind: FileKind) throws -> Int {
    switch postings {
    case .list(let list): try liveArticles(of: list.entry, in: kind)
    case .union(let union): try liveArticles(in: union.bits)
    }
  }

  /// How many articles are in a set that has a bit for each.
  ///
  /// - Complexity: O(articles).
  func liveArticles(in bits: [UInt64]) throws -> Int {
    guard let removed else { return bits.reduce(0) { $0 + $1.nonzeroBitCount } }
    var count = 0
    for first in stride(from: 0, to: bits.count, by: BitWindow.span / 64) {
      var live = BitWindow()
      live.formUnion(bits, from: first)
      try removed.remove(from: &live, at: UInt32(64 * first))
      count += live.count
    }
    return count
  }

  /// How many articles are in some ranges.
  ///
  /// - Complexity: O(ranges); with removed articles O(articles / 64) more.
  func liveArticles(in ranges: ArticleRanges) throws -> Int {
    guard let removed else { return ranges.count }
    return try ranges.ranges.reduce(0) { $0 + $1.count - (try removed.count(in: $1)) }
  }
}
