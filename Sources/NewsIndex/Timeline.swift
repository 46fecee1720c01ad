import Calendar
import Querying

/// How articles are spread over time: of which articles, what of them, in which periods.
public struct TimelineRequest: Sendable {
  /// What of an article is placed in time.
  public enum Subject: String, CaseIterable, Sendable {
    /// Its publication date.
    case published
    /// The dates in title and body.
    case date
  }

  /// How long a period is; weeks begin on Monday (ISO 8601).
  public enum Unit: String, CaseIterable, Sendable {
    case day, week, month, year
  }

  /// Which articles, nil for all.
  public var query: QueryText?
  /// What is placed in time.
  public var subject = Subject.published
  /// What a row stands for.
  public var unit = Unit.month
  /// Only periods that share a day with these days, in the forms of `date:`; all if nil.
  public var between: String?
  /// The day that words in `between` such as "yesterday" count from; where it is nil they are mistakes.
  public var now: String?

  /// A request with the usual options; of all articles where there is no query.
  public init(_ query: QueryText? = nil) { self.query = query }
}

/// A period, and how many articles fall into it.
public struct TimelineRow: Sendable {
  /// ISO 8601: `2013-01-15`, `2013-W03`, `2013-01`, `2013`.
  public var period: String
  /// Its first day, ISO 8601.
  public var from: String
  /// Its last day.
  public var to: String
  /// Articles whose publication date, or one of whose dates, lies inside it.
  public var articles: Int
}

/// What was found besides the rows.
public struct TimelineSummary: Sendable {
  /// Articles that match.
  public var articles: Int
  /// Articles in no row because their time is known less exactly than to the period.
  public var coarser: Int
  /// Articles in no row because their publication date is doubtful.
  public var doubtful: Int
  /// Articles in no row because no time is known of them.
  public var undated: Int
  /// Articles in no row because their times lie in periods that were not asked for.
  public var outside: Int
  /// What the author of the query may want to know, a line each.
  public var hints: [String]
}

extension NewsIndex {
  /// Counts articles by period, from the first period that holds one to the last; those between that hold none too.
  ///
  /// - Throws: `QueryError` for a mistake in the query or the days; `NoDates` for dates in the text if the index was built without.
  public func timeline(
    _ request: TimelineRequest
  ) throws -> (summary: TimelineSummary, rows: [TimelineRow]) {
    try confirming {
      if request.subject == .date { try requireDates() }
      let parsed = try request.query.map { try parse($0) }
      let range = try range(request.between, now: request.now)
      let timeline = try searcher.timeline(
        parsed?.query ?? .all,
        of: Timeline.Subject(rawValue: request.subject.rawValue) ?? .published,
        by: CalendarPeriod.Unit(rawValue: request.unit.rawValue) ?? .month, within: range?.days)
      return (
        TimelineSummary(
          articles: timeline.articles, coarser: timeline.coarser, doubtful: timeline.doubtful,
          undated: timeline.undated, outside: timeline.outside,
          hints: (try parsed.map { try hints(of: $0) } ?? []) + (range?.hints ?? [])),
        timeline.rows.map(TimelineRow.init)
      )
    }
  }

  /// The days of `--between`, and what its author may want to know.
  func range(
    _ between: String?, now: String?
  ) throws(QueryError) -> (days: DayInterval, hints: [String])? {
    guard let between else { return nil }
    let today = try now.map { (day) throws(QueryError) in try QueryParser().parseDay(day) }
    return try searcher.parseRange(between, flag: "--between", today: today)
  }

  func requireDates() throws {
    guard directory.manifest.dates != nil else { throw NoDates() }
  }
}

/// An index that was built without the dates in the text.
public struct NoDates: Error, CustomStringConvertible, Sendable {
  /// One line: what is missing and what would do.
  public var description: String {
    "the index holds no dates of the text: it was built with --no-dates; build it anew without "
      + "(newsidx build --force)"
  }
}

extension TimelineRow {
  fileprivate init(_ row: Timeline.Row) {
    let days = row.period.interval
    self.init(
      period: "\(row.period)", from: days.map { "\($0.first)" } ?? "",
      to: days.map { "\($0.last)" } ?? "", articles: row.articles)
  }
}
