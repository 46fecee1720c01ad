import Calendar
import Kernels
import Segments

/// How many of some articles fall into each of a row of periods.
package struct Timeline: Sendable {
  /// What of an article is placed in time.
  package enum Subject: String, CaseIterable, Sendable {
    /// The publication date.
    case published
    /// The dates in title and body; an article counts in each period that holds one of them.
    case date
  }

  /// A period, and how many articles fall into it.
  package struct Row: Sendable {
    package var period: CalendarPeriod
    package var articles: Int
  }

  /// Articles that match.
  package fileprivate(set) var articles = 0
  /// The periods from the first that holds an article to the last; those between that hold none, too.
  package fileprivate(set) var rows: [Row] = []
  /// Articles in none of them whose time is known less exactly than to the period.
  package fileprivate(set) var coarser = 0
  /// Articles in none of them whose publication date is doubtful.
  package fileprivate(set) var doubtful = 0
  /// Articles of which no time is known.
  package fileprivate(set) var undated = 0
  /// Articles whose times all lie outside the days that were asked for.
  package fileprivate(set) var outside = 0
}

extension Searcher {
  /// Counts the articles that match `query` by period.
  ///
  /// An article falls into a period if its time, a publication date or a date in the text, lies inside it: into as many
  /// as `published:` or `date-in:` with that period would find.
  ///
  /// - Parameter range: only periods that share a day with it, if given.
  /// - Complexity: O(articles that match), with dates in the text O(dates in them); no article's text is read.
  package func timeline(
    _ query: Query, of subject: Timeline.Subject, by unit: CalendarPeriod.Unit,
    within range: DayInterval? = nil
  ) throws -> Timeline {
    let plan = try plan(query)
    var counter = PeriodCounter(unit, within: range)
    for number in index.segments.indices {
      let segment = index.segments[number]
      var dates = try subject == .date ? segment.dates.map { try SpokenPeriods($0, unit) } : nil
      try forEachWindow(of: plan, segment: number) { matcher, base in
        var matches = BitWindow()
        try matcher.collect(into: &matches, from: base)
        try matches.forEach { offset in
          let article = base + UInt32(offset)
          switch subject {
          case .published: counter.count(try segment.columns.published(article))
          case .date:
            counter.begin()
            let isCoarser = try dates?.forEach(in: article) { counter.add($0) } ?? false
            counter.end(isCoarser: isCoarser)
          }
        }
      }
    }
    return counter.timeline
  }
}

/// Adds up articles by period.
private struct PeriodCounter {
  private let unit: CalendarPeriod.Unit
  private let range: ClosedRange<Int>?
  private var counts: [Int: (articles: Int, last: Int)] = [:]
  private var timelineSoFar = Timeline()
  /// Whether the article at hand has fallen into a period, and into one that was not asked for.
  private var isCounted = false
  private var isOutside = false

  init(_ unit: CalendarPeriod.Unit, within days: DayInterval?) {
    self.unit = unit
    range = days.map {
      CalendarPeriod(unit, of: $0.first).number...CalendarPeriod(unit, of: $0.last).number
    }
  }

  mutating func count(_ published: PublishedColumn) {
    begin()
    guard published.precision != PublishedColumn.doubtful, let days = published.interval else {
      if published.isDated { timelineSoFar.doubtful += 1 } else { timelineSoFar.undated += 1 }
      return
    }
    let period = CalendarPeriod(unit, around: days)
    if let period { add(period.number) }
    end(isCoarser: period == nil)
  }

  mutating func begin() {
    timelineSoFar.articles += 1
    (isCounted, isOutside) = (false, false)
  }

  mutating func add(_ period: Int) {
    guard range?.contains(period) ?? true else {
      isOutside = true
      return
    }
    isCounted = true
    let article = timelineSoFar.articles
    let known = counts[period]
    if known?.last == article { return }
    counts[period] = ((known?.articles ?? 0) + 1, article)
  }

  mutating func end(isCoarser: Bool) {
    if isCounted { return }
    if isOutside {
      timelineSoFar.outside += 1
    } else if isCoarser {
      timelineSoFar.coarser += 1
    } else {
      timelineSoFar.undated += 1
    }
  }

  var timeline: Timeline {
    var timeline = timelineSoFar
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return timeline }
    timeline.rows = (first...last).map {
      Timeline.Row(
        period: CalendarPeriod(unit, number: $0), articles: counts[$0]?.articles ?? 0)
    }
    return timeline
  }
}

/// The periods that the dates in articles of a segment lie in.
private struct SpokenPeriods {
  private let dates: SegmentDates
  /// For each node the number of its period, `coarse` for one that no period holds, `none` for what are no days.
  private let periods: [Int32]
  private var buffer: [PostedDate] = []

  private static let coarse = Int32.max
  private static let none = Int32.min

  init(_ dates: SegmentDates, _ unit: CalendarPeriod.Unit) throws {
    self.dates = dates
    var periods: [Int32] = []
    periods.reserveCapacity(dates.nodes.count)
    for node in 0..<UInt32(dates.nodes.count) {
      guard case .days(let days) = try dates.nodes.meaning(of: node) else {
        periods.append(Self.none)
        continue
      }
      let period = CalendarPeriod(unit, around: days)
      periods.append(period.map { Int32(clamping: $0.number) } ?? Self.coarse)
    }
    self.periods = periods
  }

  /// Calls `body` with the period of each date in `article`; tells whether there are dates that no period holds.
  mutating func forEach(in article: UInt32, _ body: (Int) -> Void) throws -> Bool {
    try dates.readDates(of: article, into: &buffer)
    var isCoarser = false
    for date in buffer where date.node < periods.count {
      let period = periods[Int(date.node)]
      if period == Self.coarse {
        isCoarser = true
      } else if period != Self.none {
        body(Int(period))
      }
    }
    return isCoarser
  }
}
