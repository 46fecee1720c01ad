import Calendar

/// What of an article's publication date only the whole corpus can tell.
package enum OpenDate: Hashable, Sendable {
  /// Nothing: the date is final.
  case nothing
  /// Whether day or month stands first; the date is that of the day first.
  case order(monthFirst: Day)
  /// The year of a dateline; there is no date yet.
  ///
  /// `notBefore`: a day that the text speaks of as past.
  case year(month: Int, day: Int, notBefore: Day?)
}

/// A publication date as far as one article tells.
struct FoundDate {
  /// The date, `none` where there is none yet.
  var date = PublicationDate.none
  /// What is still to be decided.
  var open = OpenDate.nothing
  /// What the date tells of the order of day and month in this corpus.
  var order: DayMonthOrder?

  /// Nothing found.
  static let nothing = FoundDate()
}

extension FoundDate {
  /// A date as it is written; with two readings it stays open.
  init(_ written: WrittenDate, _ basis: PublicationDate.Basis) {
    date = PublicationDate(written, basis: basis)
    open = written.monthFirst.map { .order(monthFirst: $0) } ?? .nothing
    order = written.order
  }

  /// Decides between two readings by a date that stands elsewhere in the article.
  func settled(by other: WrittenDate?) -> FoundDate {
    guard case .order(let monthFirst) = open, let other, other.precision == .day,
      let days = date.interval
    else { return self }
    if other.interval == days { return settled(.dayFirst) }
    return other.interval == DayInterval(monthFirst) ? settled(.monthFirst) : self
  }

  /// Decides between two readings; the decision counts for the corpus.
  private func settled(_ order: DayMonthOrder) -> FoundDate {
    FoundDate(date: date.settled(order, open), open: .nothing, order: order)
  }
}

extension PublicationDate {
  /// A date as it is written; with two readings that of the day first.
  ///
  /// Days that programs write where they know none (the first of 1970, the years 1 and 9999) are doubtful, and so are those of
  /// years before the first newspapers or far from now.
  init(_ written: WrittenDate, basis: Basis) {
    let precision: Precision =
      switch written.precision {
      case .day: .day
      case .week: .other
      case .month: .month
      case .year: .year
      }
    let year = written.interval.first.parts.year
    let isDoubtful = written.interval == DayInterval(Day(0)) || !Self.newsYears.contains(year)
    self.init(
      written.interval, isDoubtful ? .doubtful : precision, secondsOfDay: written.secondsOfDay,
      basis: basis)
  }

  private static let newsYears = 1450...2100

  /// The date when the order of day and month is known; doubtful, and over all days from one reading to the other, when it
  /// stays unknown.
  package func settled(_ order: DayMonthOrder?, _ open: OpenDate) -> PublicationDate {
    guard case .order(let monthFirst) = open, let dayFirst = interval?.first else { return self }
    let seconds = hasTime ? Int(start - Int64(dayFirst.number) * 86_400) : nil
    switch order {
    case .dayFirst: return self
    case .monthFirst:
      return PublicationDate(
        DayInterval(monthFirst), precision, secondsOfDay: seconds, basis: basis)
    case nil:
      let days = DayInterval(min(dayFirst, monthFirst), max(dayFirst, monthFirst))
      return PublicationDate(days ?? DayInterval(dayFirst), .doubtful, basis: basis)
    }
  }

  /// The same days, but doubtful.
  package var doubted: PublicationDate {
    PublicationDate(
      precision: precision == .none ? .none : .doubtful, start: start, days: days,
      hasTime: hasTime, basis: basis)
  }

  /// The date, doubtful if it lies after the days in which the corpus was collected.
  package func checked(against collected: DayInterval?) -> PublicationDate {
    guard let collected, let days = interval, days.first > collected.last else { return self }
    return doubted
  }
}
