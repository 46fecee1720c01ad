import Calendar

extension Query {
  /// Days that are asked for: of publication, or in the text.
  package struct Date: Hashable, Sendable {
    /// What must lie in the days.
    package enum Subject: Hashable, Sendable {
      /// All days in which the article may have been published.
      case published
      /// At least one day of a time that the text speaks of.
      case mentioned
      /// All days of a time that the text speaks of.
      case contained
    }

    /// Which days.
    package enum When: Hashable, Sendable {
      /// Any: a publication date that is known and not doubtful, or whatever the text says of a date.
      case anything
      /// These; open to one side where they begin on `Day.first` or end on `Day.last`.
      case days(DayInterval)
      /// A month, or a day of one, in every year. In the text also where no year is known.
      case recurring(month: Int, day: Int?)
      /// Publication dates that are probably wrong.
      case doubtful
      /// No publication date.
      case undated
    }

    /// What must lie in the days.
    package var subject: Subject
    /// Which days.
    package var when: When
    /// The bytes of the query it comes from.
    package var source: Range<Int>

    package init(_ subject: Subject, _ when: When, source: Range<Int> = 0..<0) {
      self.subject = subject
      self.when = when
      self.source = source
    }
  }
}

extension Query.Date: CustomStringConvertible {
  /// `published: 2013-01-01 to 2013-01-31`, `date: 15 August of any year`.
  package var description: String { "\(subject): \(when)" }
}

extension Query.Date.Subject: CustomStringConvertible {
  /// The field in the query language.
  package var description: String {
    switch self {
    case .published: "published"
    case .mentioned: "date"
    case .contained: "date-in"
    }
  }
}

extension Query.Date.When: CustomStringConvertible {
  package var description: String {
    switch self {
    case .anything: "any date"
    case .days(let days): days.inWords
    case .recurring(let month, let day):
      (day.map { "\($0) " } ?? "") + CalendarNames.englishMonths[month - 1].capitalizedFirst
        + " of any year"
    case .doubtful: "a doubtful date"
    case .undated: "no date"
    }
  }
}

extension DayInterval {
  /// `2013-01-05`, `2013-01-05 to 2013-01-31`, `from 2013-01-05`, `to 2013-01-31`.
  var inWords: String {
    switch (first == .first, last == .last) {
    case (true, true): "any day"
    case (true, false): "to \(last)"
    case (false, true): "from \(first)"
    case (false, false): first == last ? "\(first)" : "\(first) to \(last)"
    }
  }
}

extension String {
  /// The same with the first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
