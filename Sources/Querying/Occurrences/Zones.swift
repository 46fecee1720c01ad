import Segments

/// Which positions of an article a sequence may take.
struct Zones {
  /// The position that nothing may cross; nil where there is no border.
  var border: UInt32?
  /// Everything must lie below; `.max` where the whole article counts.
  var end: UInt32

  /// The zones of an article for a field.
  init(_ row: ArticleRow, field: Query.Field) {
    border = field == .source ? nil : row.border
    end = field == .title ? row.titleTokens : .max
  }

  /// The zones of an article for a field, from the one column that tells.
  init(_ columns: ArticleColumns, _ article: UInt32, field: Query.Field) throws {
    let title = field == .source ? (tokens: 0, border: nil) : try columns.title(article)
    border = title.border
    end = field == .title ? title.tokens : .max
  }

  /// No borders.
  init() {
    border = nil
    end = .max
  }

  /// Whether `range` lies within one zone and within the field.
  func contain(_ range: Range<UInt32>) -> Bool {
    guard range.upperBound <= end else { return false }
    guard let border else { return true }
    return range.upperBound <= border || range.lowerBound >= border
  }
}

/// A stretch of an article's token positions that a query matched.
package struct MatchSpan: Hashable, Comparable, Sendable {
  /// The first position.
  package var lower: UInt32
  /// One past the last position.
  package var upper: UInt32

  /// The positions `lower ..< upper`.
  package init(lower: UInt32, upper: UInt32) {
    self.lower = lower
    self.upper = upper
  }

  package static func < (left: MatchSpan, right: MatchSpan) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }
}
