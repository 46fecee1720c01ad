/// How many articles there are of each basis and precision of the publication date.
package struct PublishedCounts: Hashable, Sendable {
  private static let precisions = 8
  private var counts = [Int](repeating: 0, count: 16 * precisions)

  /// No article.
  package init() {}

  /// Counts an article.
  package mutating func add(_ published: PublishedColumn) {
    counts[Int(published.basis & 15) * Self.precisions + Int(published.precision & 7)] += 1
  }

  /// Articles of a precision; see `PublishedColumn`.
  package func count(precision: UInt8) -> Int {
    stride(from: Int(precision & 7), to: counts.count, by: Self.precisions)
      .reduce(0) { $0 + counts[$1] }
  }

  /// Articles of a basis; see `PublishedColumn`.
  package func count(basis: UInt8) -> Int {
    let start = Int(basis & 15) * Self.precisions
    return counts[start..<start + Self.precisions].reduce(0, +)
  }
}
