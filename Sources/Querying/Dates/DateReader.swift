import Calendar

/// Reads which days a query asks for.
struct DateReader {
  /// The bytes of the query.
  let text: [UInt8]
  let context: DateContext
  /// The flag that the dates follow, where they follow one: messages name it in place of the field.
  let flag: String?
  /// What the author of the query may want to know: what relative and ambiguous dates are taken for.
  private(set) var hints: [String] = []

  init(text: [UInt8], context: DateContext, flag: String? = nil) {
    self.text = text
    self.context = context
    self.flag = flag
  }

  /// A stretch of the query.
  typealias Value = ArraySlice<UInt8>

  /// The days that `literal` stands for; `source` is where all of it stands.
  mutating func date(
    _ literal: DateLiteral, source: Range<Int>
  ) throws(QueryError) -> Query.Date {
    let when = try self.when(text[literal.range].trimmed, literal.field)
    return Query.Date(literal.field.subject, when, source: source)
  }

  private mutating func when(
    _ value: Value, _ field: DateField
  ) throws(QueryError) -> Query.Date.When {
    if value.isEmpty {
      throw QueryError("The date is missing.", at: value.range, advice: forms(field))
    }
    if let word = try keyword(value, field) { return word }
    if value.starts(with: "--".utf8) { return try recurring(value, field) }
    let days = try days(value, field)
    switch (field, days) {
    case (.since, .days(let days)):
      return .days(DayInterval(days.first, .last) ?? days)
    case (.until, .days(let days)):
      return .days(DayInterval(.first, days.last) ?? days)
    case (.since, _), (.until, _): throw notOneDate(value, field)
    default: return days
    }
  }

  // MARK: Words that are no days

  private func keyword(
    _ value: Value, _ field: DateField
  ) throws(QueryError) -> Query.Date.When? {
    let word = String(decoding: value, as: UTF8.self).lowercased()
    guard ["*", "none", "doubtful"].contains(word) else { return nil }
    if field == .since || field == .until { throw notOneDate(value, field) }
    if word == "*" { return .anything }
    guard field == .published else {
      if flag != nil { throw notUnderstood(value, field) }
      throw QueryError(
        "\(field.rawValue): takes no \(word).", at: value.range,
        advice: word == "none"
          ? "Articles that speak of no date are * -date:*; those without a date of publication published:none."
          : "Only dates of publication are doubtful: published:doubtful")
    }
    return word == "none" ? .undated : .doubtful
  }

  /// `--08` and `--08-15`.
  private func recurring(
    _ value: Value, _ field: DateField
  ) throws(QueryError) -> Query.Date.When {
    if field == .since || field == .until { throw notOneDate(value, field) }
    let parts = value.dropFirst(2).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap {
      $0.count <= 2 ? Int(String(decoding: $0, as: UTF8.self)) : nil
    }
    guard numbers.count == parts.count, (1...2).contains(numbers.count) else {
      throw QueryError(
        "After -- stand a month, or a month and a day.", at: value.range,
        advice: "Write \(written(field, "--08")) or \(written(field, "--08-15")).")
    }
    guard (1...12).contains(numbers[0]) else {
      throw QueryError("There is no month \(numbers[0]).", at: value.range)
    }
    guard numbers.count == 2 else { return .recurring(month: numbers[0], day: nil) }
    guard numbers[1] >= 1, numbers[1] <= Day.days(inMonth: numbers[0], of: 2000) else {
      throw .noSuchDay(month: numbers[0], year: nil, at: value.range)
    }
    return .recurring(month: numbers[0], day: numbers[1])
  }

  // MARK: Ranges

  private mutating func days(
    _ value: Value, _ field: DateField
  ) throws(QueryError) -> Query.Date.When {
    if value.first == UInt8(ascii: "[") { return .days(try bracketed(value, field)) }
    if let (from, dots, to) = value.splitAtDots {
      if dots.count > 2 { throw tooManyDots(dots, from, to, field) }
      return .days(try range(from, to, of: value, field))
    }
    return try single(value, field)
  }

  private mutating func bracketed(_ value: Value, _ field: DateField) throws(QueryError)
    -> DayInterval
  {
    let inner = value.dropFirst().dropLast()
    guard value.last == UInt8(ascii: "]"), let (from, to) = inner.split(at: [" TO ", " to "])
    else {
      throw QueryError(
        "Between [ and ] stand two dates, with TO between.", at: value.range,
        advice: "Write \(written(field, "[2013-01 TO 2014-07]")); * is an open end.")
    }
    func open(_ end: Value) -> Value { end.elementsEqual("*".utf8) ? end.prefix(0) : end }
    return try range(open(from.trimmed), open(to.trimmed), of: value, field)
  }

  /// From the first day of `from` to the last of `to`; an empty one leaves that end open.
  private mutating func range(
    _ from: Value, _ to: Value, of whole: Value, _ field: DateField
  ) throws(QueryError) -> DayInterval {
    if field == .since || field == .until { throw notOneDate(whole, field) }
    if from.isEmpty, to.isEmpty {
      throw QueryError(
        "Both ends of the range are missing.", at: whole.range, advice: forms(field))
    }
    let first = from.isEmpty ? nil : try point(from, field)
    let last = to.isEmpty ? nil : try point(to, field)
    guard let range = DayInterval(first?.first ?? .first, last?.last ?? .last) else {
      let (start, end) = (string(from), string(to))
      throw QueryError(
        "The range ends before it begins.", at: whole.range,
        advice: "Did you mean \(written(field, "\(end)..\(start)"))?")
    }
    return range
  }

  // MARK: Single dates

  /// The days of one end of a range.
  private mutating func point(_ value: Value, _ field: DateField) throws(QueryError) -> DayInterval
  {
    guard case .days(let days) = try single(value, field) else {
      throw notUnderstood(value, field)
    }
    return days
  }

  private mutating func single(
    _ value: Value, _ field: DateField
  ) throws(QueryError) -> Query.Date.When {
    let words = value.unquoted
    if words.isEmpty {
      throw QueryError("The date is missing.", at: value.range, advice: forms(field))
    }
    if let sign = words.first, "<=>".utf8.contains(sign) { throw comparison(words, field) }
    let figures = ISODate(words)
    if let interval = try figures.interval() {
      if figures.isAmbiguous { tell(value, is: .days(interval)) }
      return .days(interval)
    }
    if let (from, to) = words.split(at: ["/"]), from.first.map(\.isDigit) == true,
      to.first.map(\.isDigit) == true, !to.contains(UInt8(ascii: "/"))
    {
      return .days(try range(from, to, of: value, field))
    }
    let written = WrittenDays(words)
    if let days = written.interval { return .days(days) }
    if let (dayFirst, monthFirst) = written.readings {
      throw .eitherOrder(string(words), dayFirst, monthFirst, at: value.range)
    }
    if let range = try wordRange(words, field) { return .days(range) }
    guard let found = try relative(words) else { throw notUnderstood(value, field) }
    tell(value, is: found)
    return found
  }

  /// "January 2013 to July 2014"; nil where these are no two dates.
  private mutating func wordRange(
    _ words: Value, _ field: DateField
  ) throws(QueryError) -> DayInterval? {
    guard let (start, end) = words.split(at: Self.separators),
      let last = WrittenDays(end.trimmed).interval
    else { return nil }
    let opening = start.trimmed.dropping(Self.openings)
    // "January to July 2014": the year stands once.
    let year = Array(" \(last.last.parts.year)".utf8)
    guard
      let first = WrittenDays(opening).interval ?? WrittenDays((opening + year)[...]).interval
    else { return nil }
    guard let range = DayInterval(first.first, last.last) else {
      throw QueryError(
        "The range ends before it begins.", at: words.range,
        advice: "Did you mean \(written(field, "\(last.first)..\(first.last)"))?")
    }
    return range
  }

  private static let separators = [
    " to ", " TO ", " until ", " till ", " through ", " and ", " à ", " au ", " et ",
    " jusqu'à ", " – ", " — ", " - ",
  ]
  private static let openings = ["from ", "between ", "de ", "du ", "entre "]

  /// What depends on the day on which it is said.
  private func relative(_ words: Value) throws(QueryError) -> Query.Date.When? {
    let spoken = RelativeDate(words)
    guard let today = context.today else {
      guard try spoken.when(today: Day(0)) != nil else { return nil }
      throw QueryError(
        "This depends on the day, and none is given.", at: words.range,
        advice: flag == "--now"
          ? "Write the day, as 2013-01-15." : "Give it with --now, or write the date.")
    }
    return try spoken.when(today: today)
  }

  private mutating func tell(_ value: Value, is when: Query.Date.When) {
    let hint = "\(string(value.unquoted)) is read as \(when)"
    if !hints.contains(hint) { hints.append(hint) }
  }
}
