import Calendar
import Querying

/// A query as typed.
public struct QueryText: Hashable, Sendable {
  /// The query, as in <doc:QueryLanguage>.
  public var text: String
  /// Whether clauses side by side are joined by OR rather than AND.
  public var joinsWithOr: Bool
  /// Only what was published from the first day of this date on, if given; in the forms of `published:`.
  public var since: String?
  /// Only what was published up to the last day of this date, if given.
  public var until: String?
  /// The day that words such as "yesterday" count from; where it is nil they are mistakes.
  public var now: String?

  /// A query; clauses side by side are joined by AND if not said otherwise.
  public init(
    _ text: String, joinsWithOr: Bool = false, since: String? = nil, until: String? = nil,
    now: String? = nil
  ) {
    self.text = text
    self.joinsWithOr = joinsWithOr
    self.since = since
    self.until = until
    self.now = now
  }
}

extension NewsIndex {
  /// Reads a query with the days around it.
  func parse(_ query: QueryText) throws(QueryError) -> ParsedQuery {
    try parse(Array(query.text.utf8), like: query)
  }

  /// Reads `text` with all that `query` says of queries but their text.
  func parse(_ text: [UInt8], like query: QueryText) throws(QueryError) -> ParsedQuery {
    let today = try today(query.now)
    let parsed = try searcher.parse(
      text, defaultOperator: query.joinsWithOr ? .or : .and, today: today)
    if query.since == nil, query.until == nil { return parsed }
    let published = try searcher.parsePublication(
      since: query.since, until: query.until, today: today)
    var restricted = parsed
    restricted.query = .conjunction([.date(published.date), parsed.query])
    restricted.hints += published.hints
    return restricted
  }

  /// The day that words such as "yesterday" count from.
  ///
  /// Most queries have that of the one before: reading it takes longer than reading most queries.
  private func today(_ now: String?) throws(QueryError) -> Day? {
    guard let now else { return nil }
    if let lastToday, lastToday.text == now { return lastToday.day }
    let day = try QueryParser().parseDay(now)
    lastToday = (now, day)
    return day
  }

  /// What the author of a query may want to know: from reading it, and of the dates of what is found.
  func hints(of parsed: ParsedQuery) throws -> [String] {
    parsed.hints + (try searcher.publicationHints(parsed.query))
  }
}
