import Text

/// Reads queries: a string becomes lexemes, a syntax tree, and an analyzed tree.
///
/// The grammar is written down in `QueryLanguage.md`. Reading takes time in proportion to the query, apart from the
/// analyzer's.
package struct QueryParser: Sendable {
  /// What joins clauses that stand side by side.
  package enum Operator: String, CaseIterable, Hashable, Sendable {
    case and
    case or
  }

  /// What joins clauses that stand side by side.
  package var defaultOperator: Operator

  /// A parser that joins clauses side by side by `defaultOperator`.
  package init(defaultOperator: Operator = .and) {
    self.defaultOperator = defaultOperator
  }

  /// Reads `text`.
  ///
  /// Throws a `QueryError` that shows the place.
  package func parse(_ text: String, analyzer: Analyzer) throws(QueryError) -> ParsedQuery {
    try parse(Array(text.utf8), analyzer: analyzer)
  }

  /// Reads `text`, which should be UTF-8.
  ///
  /// Throws a `QueryError` that shows the place.
  package func parse(_ text: [UInt8], analyzer: Analyzer) throws(QueryError) -> ParsedQuery {
    do throws(QueryError) {
      let (lexemes, literals) = try QueryLexer.lexemes(of: QueryText(text))
      let tree = try QuerySyntaxParser.tree(of: lexemes, end: text.count)
      var analysis = QueryAnalysis(
        analyzer: analyzer, defaultOperator: defaultOperator, text: text, literals: literals)
      let query = try analysis.query(tree)
      return ParsedQuery(query: query, hints: analysis.hints)
    } catch {
      var located = error
      located.query = String(decoding: text.prefix(QueryLimits.bytes), as: UTF8.self)
      throw located
    }
  }
}

/// What a query says, and what its author may want to know.
package struct ParsedQuery: Equatable, Sendable {
  /// The analyzed tree.
  package var query: Query
  /// One line each: acronyms written small, parts without a word, dashes that are no sign.
  package var hints: [String]
}
