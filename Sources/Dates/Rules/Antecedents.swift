import Calendar

/// The calendar times that an article spoke of last, for expressions that refer to them.
struct Antecedents {
  /// The day that was spoken of last.
  private(set) var day: Day?
  /// The month, or that of the day.
  private(set) var month: (year: Int, month: Int)?
  /// The year, or that of month or day.
  private(set) var year: Int?
  /// The quarter of a year that was spoken of last.
  private(set) var quarter: (year: Int, quarter: Int)?

  /// Notes what was found.
  ///
  /// - Parameter now: the quarter of the publication.
  mutating func note(_ draft: DraftDate, now: (year: Int, quarter: Int)?) {
    guard draft.isAntecedent, draft.kind == .date || draft.kind == .time else { return }
    switch draft.value {
    case .day(let day), .dayPart(let day, _), .clock(let day, _):
      let (year, month, _) = day.parts
      self.day = day
      self.month = (year, month)
      self.year = year
    case .month(let year, let month):
      day = nil
      self.month = (year, month)
      self.year = year
    case .quarter(let year, let quarter):
      if let known = self.quarter, known != (year, quarter) {
        // What is over is reported, and what is not is a forecast beside it.
        let isOver = { (quarter: (year: Int, quarter: Int)) in quarter < (now ?? quarter) }
        if isOver(known), !isOver((year, quarter)) || known > (year, quarter) { return }
      }
      self.quarter = (year, quarter)
      self.year = year
    case .year(let year), .half(let year, _), .season(let year, _): self.year = year
    default: break
    }
  }
}
