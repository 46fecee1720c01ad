import Calendar

/// When French clauses say that something is.
extension ArticleDates {
  private static let frenchClause = 24

  /// What the words of the clause around tokens say: the nearest one before, or else the first one behind.
  func frenchDirection(of range: Range<Int>) -> Direction {
    var index = range.lowerBound - 1
    let least = max(0, range.lowerBound - Self.frenchClause)
    while index >= least {
      if tokens[index + 1].beginsSentence(after: tokens[index]) { break }
      if let direction = frenchDirection(at: index) { return direction }
      index -= 1
    }
    for index in range.upperBound..<range.upperBound + 10 {
      if tokens[index].beginsSentence(after: tokens[index - 1]) { break }
      if let direction = frenchDirection(at: index) { return direction }
    }
    return .unknown
  }

  private func frenchDirection(at index: Int) -> Direction? {
    switch tokens[index].kind {
    case .frenchWillBe, .frenchNext, .frenchUntil: .future
    // "D'ici mars".
    case .frenchHere where tokens[index].value == 1 && isBefore(index - 1, .frenchOf): .future
    case .frenchWasDone, .frenchLast, .frenchSince: .past
    case .plain where tokens[index].isFrenchFuture: .future
    // "Sera jugé", "doivent être jugés".
    case .plain where tokens[index].isFrenchParticiple:
      isFrenchFuture(index - 1) || isFrenchFuture(index - 2) ? .future : .past
    default: nil
    }
  }

  private func isFrenchFuture(_ index: Int) -> Bool {
    tokens[index].kind == .frenchWillBe || tokens[index].isFrenchFuture
  }

  /// The year of a month, or day of a month, without one.
  func frenchYear(of month: Int, day: Int?, around range: Range<Int>) -> Int? {
    let isSince = isSinceBefore(range.lowerBound)
    return year(
      of: month, day: day, isSince ? .past : frenchDirection(of: range), isForced: false,
      isSince: isSince)
  }

  /// `depuis mars`, `depuis le 3 mai`, `depuis le mois de mars`.
  private func isSinceBefore(_ index: Int) -> Bool {
    if isBefore(index - 1, .frenchSince) { return true }
    if isBefore(index - 1, .frenchThe) { return isBefore(index - 2, .frenchSince) }
    return isBefore(index - 1, .frenchOf) && isBefore(index - 2, .frenchUnit)
      && isBefore(index - 3, .frenchThe)
      && isBefore(index - 4, .frenchSince)
  }

  /// A month without a year, or a day of one: of the year that the clause and the publication tell, or of any.
  ///
  /// - Parameter given: what `dernier` or `prochain` says.
  func frenchMonthDay(
    _ month: Int, _ day: Int?, around range: Range<Int>, _ given: Direction? = nil
  ) -> TimexValue? {
    let found =
      if let given { year(of: month, day: day, given, isForced: true) } else {
        frenchYear(of: month, day: day, around: range)
      }
    guard let year = found else {
      guard day.map({ $0 <= Day.days(inMonth: month, of: 2000) && $0 >= 1 }) ?? true else {
        return nil
      }
      return .recurring(month: month, day: day)
    }
    return frenchMonthDay(month, day, of: year)
  }

  /// A month of a year, or a day of one; nil if there is none such.
  func frenchMonthDay(_ month: Int, _ day: Int?, of year: Int) -> TimexValue? {
    guard let day else { return .month(year: year, month: month) }
    if let day = Day(year: year, month: month, day: day) { return .day(day) }
    return month == 2 && day == 29 ? .recurring(month: month, day: day) : nil
  }
}
