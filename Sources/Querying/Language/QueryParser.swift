import Calendar
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
  /// - Parameters:
  ///   - places: gives what names of places are looked up in, nil where there are none to be found; called at the first
  ///     such name.
  ///   - dates: what dates are read by.
  /// - Throws: a `QueryError` that shows the place.
  package func parse(
    _ text: String, analyzer: Analyzer, places: @escaping () throws -> (any PlaceNames)? = { nil },
    dates: DateContext = DateContext()
  ) throws(QueryError) -> ParsedQuery {
    try parse(Array(text.utf8), analyzer: analyzer, places: places, dates: dates)
  }

  /// Reads `text`, which should be UTF-8.
  ///
  /// - Throws: a `QueryError` that shows the place.
  package func parse(
    _ text: [UInt8], analyzer: Analyzer,
    places: @escaping () throws -> (any PlaceNames)? = { nil }, dates: DateContext = DateContext()
  ) throws(QueryError) -> ParsedQuery {
    try located(in: text) { () throws(QueryError) in
      let parts = try QueryLexer.lexemes(of: QueryText(text))
      let syntax = try QuerySyntaxParser.tree(of: parts.lexemes, end: text.count)
      var analysis = QueryAnalysis(
        analyzer: analyzer, defaultOperator: defaultOperator, text: text,
        literals: parts.literals, places: parts.places, dates: parts.dates, context: dates,
        names: places)
      let query = try analysis.query(syntax)
      return ParsedQuery(query: query, hints: analysis.hints)
    }
  }

  /// Reads `text`, a place as it may stand in `<place:…>`, and looks it up.
  ///
  /// - Throws: a `QueryError` that shows the place.
  package func parsePlace(
    _ text: String, analyzer: Analyzer, places: @escaping () throws -> (any PlaceNames)?
  ) throws(QueryError) -> (place: Query.Place, hints: [String]) {
    let bytes = Array(text.utf8)
    return try located(in: bytes) { () throws(QueryError) in
      let literal = try PlaceText(try QueryText(bytes), 0..<bytes.count).literal()
      var analysis = QueryAnalysis(
        analyzer: analyzer, defaultOperator: defaultOperator, text: bytes, literals: [],
        places: [literal], dates: [], context: DateContext(), names: places)
      return (try analysis.place(literal, at: 0..<bytes.count), analysis.hints)
    }
  }

  /// Reads the ends of the days of publication, as they may follow `--since` and `--until`; at least one is given.
  ///
  /// - Throws: a `QueryError` that shows the place in the end that is wrong.
  package func parsePublication(
    since: String?, until: String?, dates: DateContext
  ) throws(QueryError) -> (date: Query.Date, hints: [String]) {
    let first = try since.map { (text) throws(QueryError) in
      try parseDays(text, .since, dates, flag: "--since")
    }
    let last = try until.map { (text) throws(QueryError) in
      try parseDays(text, .until, dates, flag: "--until")
    }
    let days = DayInterval(first?.days.first ?? .first, last?.days.last ?? .last)
    guard let days else {
      let bytes = Array((until ?? "").utf8)
      return try located(in: bytes) { () throws(QueryError) in
        throw QueryError(
          "This lies before the beginning, \(since ?? "").", at: 0..<bytes.count,
          advice: "Both ends belong to the days that are searched: the first day, then the last.")
      }
    }
    return (Query.Date(.published, .days(days)), (first?.hints ?? []) + (last?.hints ?? []))
  }

  /// Reads `text`, a day in any form that does not depend on another one.
  ///
  /// - Throws: a `QueryError` that shows the place.
  package func parseDay(_ text: String) throws(QueryError) -> Day {
    let days = try parseDays(text, .since, DateContext(), flag: "--now").days
    let whole = try parseDays(text, .until, DateContext(), flag: "--now").days
    guard days.first == whole.last else {
      let bytes = Array(text.utf8)
      return try located(in: bytes) { () throws(QueryError) in
        throw QueryError(
          "This is more than a day.", at: 0..<bytes.count, advice: "Write a day, as 2013-01-15.")
      }
    }
    return days.first
  }

  /// Reads `text`, a date or a range of dates as they may follow `date:`, for the flag `flag`.
  ///
  /// - Throws: a `QueryError` that shows the place.
  package func parseRange(
    _ text: String, flag: String, dates: DateContext
  ) throws(QueryError) -> (days: DayInterval, hints: [String]) {
    try parseDays(text, .dateIn, dates, flag: flag)
  }

  private func parseDays(
    _ text: String, _ field: DateField, _ dates: DateContext, flag: String
  ) throws(QueryError) -> (days: DayInterval, hints: [String]) {
    let bytes = Array(text.utf8)
    return try located(in: bytes) { () throws(QueryError) in
      var reader = DateReader(text: try QueryText(bytes).bytes, context: dates, flag: flag)
      let literal = DateLiteral(field: field, range: 0..<bytes.count)
      guard case .days(let days) = try reader.date(literal, source: 0..<0).when else {
        throw reader.notUnderstood(bytes[...], field)
      }
      return (days, reader.hints)
    }
  }

  /// The result of `body`, whose mistakes are given the query that they are in.
  private func located<Result>(
    in text: [UInt8], _ body: () throws(QueryError) -> Result
  ) throws(QueryError) -> Result {
    do throws(QueryError) {
      return try body()
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
