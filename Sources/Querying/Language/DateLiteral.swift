/// Days as a query writes them, before they are read.
struct DateLiteral {
  var field: DateField
  /// The bytes of the query that say which days: after the colon, with quotes.
  var range: Range<Int>
}

/// A field whose values are dates.
enum DateField: String, CaseIterable {
  case published
  case date
  case dateIn = "date-in"
  case since
  case until

  /// What must lie in the days.
  var subject: Query.Date.Subject {
    switch self {
    case .published, .since, .until: .published
    case .date: .mentioned
    case .dateIn: .contained
    }
  }
}

/// A field whose operands are no words.
enum OperandField: Equatable {
  case place(isFocus: Bool)
  case date(DateField)

  init?(_ name: String) {
    switch name {
    case "place": self = .place(isFocus: false)
    case "about": self = .place(isFocus: true)
    default:
      guard let field = DateField(rawValue: name) else { return nil }
      self = .date(field)
    }
  }
}
