import Calendar
import Querying
import Segments

/// Which dates articles speak of: of which articles, which dates, how many.
public struct DatesRequest: Sendable {
  /// What dates are counted under: the days that are meant, or the day, month, year, decade or century around them.
  public enum Grouping: String, CaseIterable, Sendable {
    case date, day, month, year, decade, century
  }

  /// What comes first.
  public enum Order: String, CaseIterable, Sendable {
    /// The date in most articles.
    case articles
    /// The earliest date.
    case date
  }

  /// Which articles, nil for all.
  public var query: QueryText?
  /// Most dates to give, nil for all.
  public var limit: Int? = 20
  /// What a row stands for.
  public var grouping = Grouping.date
  /// What comes first; those in most articles are given whatever it is.
  public var order = Order.articles
  /// Only dates that lie in these days, or are counted under what shares a day with them; in the forms of `date:`.
  public var between: String?
  /// The day that words in `between` such as "yesterday" count from; where it is nil they are mistakes.
  public var now: String?

  /// A request with the usual options; of all articles where there is no query.
  public init(_ query: QueryText? = nil) { self.query = query }
}

/// A date that articles speak of, and how often.
public struct DateCount: Sendable {
  /// What is meant: `2013-01-15`, `2013-01`, `2013`, `1990s`, `2013-01-03..2013-01-05`; `--01-15` and `--01` of no known
  /// year.
  public var date: String
  /// The first day, ISO 8601; nil of no known year.
  public var from: String?
  /// The last day.
  public var to: String?
  /// Articles that speak of it.
  public var articles: Int
  /// Dates in them that mean it.
  public var mentions: Int
}

/// What was found besides the dates.
public struct DatesSummary: Sendable {
  /// Articles that match.
  public var articles: Int
  /// Dates that they speak of.
  public var dates: Int
  /// Dates in them that nothing resolves, such as "Thursday" where no publication date is known.
  public var unresolved: Int
  /// What the author of the query may want to know, a line each.
  public var hints: [String]
}

extension NewsIndex {
  /// The dates that articles speak of, those in most articles first.
  ///
  /// - Throws: `QueryError` for a mistake in the query or the days; `NoDates` if the index was built without.
  public func dates(
    _ request: DatesRequest
  ) throws -> (summary: DatesSummary, dates: [DateCount]) {
    try confirming {
      try requireDates()
      let parsed = try request.query.map { try parse($0) }
      let range = try range(request.between, now: request.now)
      let tally = try searcher.tallyDates(
        parsed?.query ?? .all,
        by: DateTally.Grouping(rawValue: request.grouping.rawValue) ?? .date, within: range?.days)
      var shown = Array(tally.rows.prefix(request.limit.map { max(0, $0) } ?? .max))
      if request.order == .date {
        shown.sort { $0.meaning.order.lexicographicallyPrecedes($1.meaning.order) }
      }
      return (
        DatesSummary(
          articles: tally.articles, dates: tally.rows.count, unresolved: tally.unresolved,
          hints: (try parsed.map { try hints(of: $0) } ?? []) + (range?.hints ?? [])),
        shown.map(DateCount.init)
      )
    }
  }
}

extension DateCount {
  fileprivate init(_ row: DateTally.Row) {
    var days: DayInterval?
    if case .days(let interval) = row.meaning { days = interval }
    self.init(
      date: row.meaning.name, from: days.map { "\($0.first)" }, to: days.map { "\($0.last)" },
      articles: row.articles, mentions: row.mentions)
  }
}

extension DateMeaning {
  /// As a query names it.
  fileprivate var name: String {
    switch self {
    case .anything: "*"
    case .unresolved: "?"
    case .recurring(let month, let day):
      "--" + Self.two(month) + (day.map { "-" + Self.two($0) } ?? "")
    case .days(let days): days.name
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension DayInterval {
  /// The shortest form that means these days: a node of the calendar, or two days.
  package var name: String {
    let node = CalendarNode(around: self)
    guard node.interval == self else { return description }
    let year = String("\(first)".prefix(4))
    return switch node.level {
    case .day: "\(first)"
    case .month: String("\(first)".prefix(7))
    case .year: year
    case .decade: "\(year)s"
    case .century, .time: "\(year)..\("\(last)".prefix(4))"
    }
  }
}
