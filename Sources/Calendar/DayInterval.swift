/// Days without a gap; both ends belong to it.
public struct DayInterval: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day, not before the first.
  public let last: Day

  /// nil where `last` lies before `first`, or one of them outside the calendar.
  public init?(_ first: Day, _ last: Day) {
    guard first <= last, first >= .first, last <= .last else { return nil }
    self.first = first
    self.last = last
  }

  /// One day.
  public init(_ day: Day) {
    first = min(max(day, .first), .last)
    last = first
  }

  /// How many days.
  public var count: Int { Int(last.number) - Int(first.number) + 1 }

  /// Whether all of `other` lies in it.
  public func contains(_ other: DayInterval) -> Bool {
    first <= other.first && other.last <= last
  }

  /// Whether they share a day.
  public func overlaps(_ other: DayInterval) -> Bool {
    first <= other.last && other.first <= last
  }

  /// The days they share; nil if none.
  public func intersection(_ other: DayInterval) -> DayInterval? {
    DayInterval(max(first, other.first), min(last, other.last))
  }

  /// A year from 1 to 9999.
  public init?(year: Int) {
    guard let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31)
    else { return nil }
    self.init(first, last)
  }

  /// A month; nil where it does not exist.
  public init?(year: Int, month: Int) {
    guard (1...12).contains(month), let first = Day(year: year, month: month, day: 1) else {
      return nil
    }
    self.init(first, first + (Day.days(inMonth: month, of: year) - 1))
  }

  /// The first day of one year to the last of another.
  public init?(years: ClosedRange<Int>) {
    guard let first = DayInterval(year: max(1, years.lowerBound)),
      let last = DayInterval(year: years.upperBound)
    else { return nil }
    self.init(first.first, last.last)
  }

  /// A week by ISO 8601; nil where the year does not have it.
  public init?(year: Int, week: Int) {
    guard (1...53).contains(week), let fourth = Day(year: year, month: 1, day: 4) else {
      return nil
    }
    let monday = fourth + (1 - fourth.weekday + 7 * (week - 1))
    guard monday.week.year == year else { return nil }
    self.init(monday, monday + 6)
  }
}

extension DayInterval: CustomStringConvertible {
  /// One day in ISO 8601, or two with `..` between.
  public var description: String { first == last ? "\(first)" : "\(first)..\(last)" }
}
