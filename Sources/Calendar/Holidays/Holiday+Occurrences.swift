extension Holiday {
  /// The one that began last before `day`, or is that day; nil where there is none.
  ///
  /// O(1).
  public func latest(atOrBefore day: Day) -> DayInterval? {
    around(day).last { $0.first <= day }
  }

  /// The first that begins after `day`; nil where there is none.
  ///
  /// O(1).
  public func next(after day: Day) -> DayInterval? {
    around(day).first { $0.first > day }
  }

  /// The one whose days are nearest to `day`, the earlier of two; nil where there is none.
  ///
  /// O(1).
  public func nearest(to day: Day) -> DayInterval? {
    func distance(_ interval: DayInterval) -> Int32 {
      max(0, interval.first.number - day.number, day.number - interval.last.number)
    }
    return around(day).min { distance($0) < distance($1) }
  }

  private func around(_ day: Day) -> [DayInterval] {
    let year = day.parts.year
    return (year - 1...year + 1).flatMap { intervals(inYear: $0) }
  }
}
