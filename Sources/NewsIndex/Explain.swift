import Querying

/// How a query is understood.
public struct Explanation: Sendable {
  /// The tree, a line each: operators, phrases, terms with their articles and occurrences.
  public var lines: [String]
  /// Articles that match.
  public var articles: Int
  /// What the author of the query may want to know, a line each.
  public var hints: [String]
}

extension NewsIndex {
  /// How a query is understood, and what it would find.
  ///
  /// - Throws: `QueryError` if it is none; `IndexCorruption` where the index is damaged.
  public func explain(_ query: QueryText) throws -> Explanation {
    try confirming {
      let parsed = try parse(query)
      return Explanation(
        lines: try searcher.explain(parsed.query), articles: try searcher.count(parsed.query),
        hints: try hints(of: parsed))
    }
  }
}
