import Calendar
import Kernels
import Segments

/// How often dates are spoken of in some articles.
package struct DateTally: Sendable {
  /// What dates are counted under.
  package enum Grouping: String, CaseIterable, Sendable {
    /// The very days that they mean.
    case date
    /// The day, month, year, decade or century that holds them; what none holds is left out.
    case day, month, year, decade, century

    fileprivate var level: CalendarNode.Level? {
      switch self {
      case .date: nil
      case .day: .day
      case .month: .month
      case .year: .year
      case .decade: .decade
      case .century: .century
      }
    }
  }

  /// A date, and how many of the articles speak of it.
  package struct Row: Sendable {
    /// What is meant.
    package var meaning: DateMeaning
    /// Articles that speak of it.
    package var articles: Int
    /// Dates in them that mean it.
    package var mentions: Int
  }

  /// Articles that were looked at.
  package internal(set) var articles = 0
  /// The dates, those in most articles first, then the earliest; without those that nothing resolves.
  package internal(set) var rows: [Row] = []
  /// Dates that nothing resolves.
  package internal(set) var unresolved = 0
}

extension Searcher {
  /// Counts the dates in the text of the articles that match `query`.
  ///
  /// - Parameter range: if given, only dates inside it, or those counted under what shares a day with it; recurring ones
  ///   lie in none.
  /// - Complexity: O(dates in these articles + nodes).
  package func tallyDates(
    _ query: Query, by grouping: DateTally.Grouping = .date, within range: DayInterval? = nil
  ) throws -> DateTally {
    let plan = try plan(query)
    var tally = DateTally()
    var rows: [DateMeaning: DateTally.Row] = [:]
    for number in index.segments.indices {
      var counter = try index.segments[number].dates.map {
        try DateCounter($0, by: grouping, within: range)
      }
      try forEachWindow(of: plan, segment: number) { matcher, base in
        var matches = BitWindow()
        try matcher.collect(into: &matches, from: base)
        tally.articles += matches.count
        try matches.forEach { try counter?.count(base + UInt32($0)) }
      }
      counter?.forEachRow { row in
        let known = rows[row.meaning]
        rows[row.meaning] = DateTally.Row(
          meaning: row.meaning, articles: row.articles + (known?.articles ?? 0),
          mentions: row.mentions + (known?.mentions ?? 0))
      }
    }
    tally.unresolved = rows.removeValue(forKey: .unresolved)?.mentions ?? 0
    tally.rows = rows.values.sorted { $0.precedes($1) }
    return tally
  }
}

extension DateTally.Row {
  fileprivate func precedes(_ other: DateTally.Row) -> Bool {
    if articles != other.articles { return articles > other.articles }
    if mentions != other.mentions { return mentions > other.mentions }
    return meaning.order.lexicographicallyPrecedes(other.meaning.order)
  }
}

extension DateMeaning {
  /// Puts days in the order of time, then recurring ones in that of the year.
  package var order: [Int] {
    switch self {
    case .anything: [0]
    case .days(let days): [1, Int(days.first.number), Int(days.last.number)]
    case .recurring(let month, let day): [2, month, day ?? 0]
    case .unresolved: [3]
    }
  }
}

/// Counts the dates in articles of one segment.
private struct DateCounter {
  private let dates: SegmentDates
  /// What is counted.
  private var rows: [DateTally.Row] = []
  /// For each node its row, or `none`.
  private var targets: [Int32] = []
  /// The article that was counted last for each row, plus one.
  private var last: [UInt32] = []
  private var buffer: [PostedDate] = []

  private static let none = Int32(-1)

  init(_ dates: SegmentDates, by grouping: DateTally.Grouping, within range: DayInterval?) throws {
    self.dates = dates
    var known: [DateMeaning: Int32] = [:]
    for node in 0..<UInt32(dates.nodes.count) {
      let meaning = try dates.nodes.meaning(of: node)
      guard let target = meaning.grouped(grouping), target.lies(within: range, by: grouping)
      else {
        targets.append(Self.none)
        continue
      }
      if let row = known[target] {
        targets.append(row)
      } else {
        known[target] = Int32(rows.count)
        targets.append(Int32(rows.count))
        rows.append(DateTally.Row(meaning: target, articles: 0, mentions: 0))
      }
    }
    last = [UInt32](repeating: 0, count: rows.count)
  }

  /// Counts the dates in an article; each is asked for once.
  mutating func count(_ article: UInt32) throws {
    try dates.readDates(of: article, into: &buffer)
    for date in buffer where date.node < targets.count {
      let target = Int(targets[Int(date.node)])
      guard target >= 0 else { continue }
      rows[target].mentions += 1
      if last[target] != article + 1 {
        last[target] = article + 1
        rows[target].articles += 1
      }
    }
  }

  func forEachRow(_ body: (DateTally.Row) -> Void) {
    for row in rows where row.articles > 0 { body(row) }
  }
}

extension DateMeaning {
  /// What is counted for it; nil if nothing is.
  fileprivate func grouped(_ grouping: DateTally.Grouping) -> DateMeaning? {
    guard let level = grouping.level else { return self == .anything ? nil : self }
    guard case .days(let days) = self else { return self == .unresolved ? self : nil }
    let node = CalendarNode(level, of: days.first)
    return node.interval.contains(days) ? .days(node.interval) : nil
  }

  fileprivate func lies(within range: DayInterval?, by grouping: DateTally.Grouping) -> Bool {
    guard let range else { return true }
    switch self {
    case .days(let days):
      return grouping == .date ? range.contains(days) : range.overlaps(days)
    case .unresolved: return true
    case .anything, .recurring: return false
    }
  }
}
