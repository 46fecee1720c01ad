import Kernels

/// Articles by their publication dates: they are numbered by class of precision, in a class by start, days and id.
extension ArticleColumns {
  /// The articles whose dates have a precision (0 day or finer, 1 month, 2 year, 3 other, 4 doubtful, 5 none); an empty
  /// range where there is none.
  ///
  /// - Complexity: O(log articles).
  package func range(ofPrecision precision: UInt8) throws -> Range<UInt32> {
    let first = try partitionPoint(in: 0..<count) {
      try published(UInt32($0)).precision >= precision
    }
    let end = try partitionPoint(in: first..<count) {
      try published(UInt32($0)).precision > precision
    }
    return UInt32(first)..<UInt32(end)
  }

  /// The first article of a precision whose interval, or time of day, does not begin before `seconds` (since
  /// 1970-01-01T00:00 in the article's own zone); the end of that precision's range if all do.
  ///
  /// - Complexity: O(log articles).
  package func firstArticle(
    ofPrecision precision: UInt8, notBefore seconds: Int64
  ) throws -> UInt32 {
    let range = try range(ofPrecision: precision)
    return UInt32(
      try partitionPoint(in: Int(range.lowerBound)..<Int(range.upperBound)) {
        try published(UInt32($0)).seconds >= seconds
      })
  }
}
