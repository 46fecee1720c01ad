import Calendar

/// Dates in figures: ISO 8601, years, decades, quarters, and day and month in either order.
struct ISODate {
  /// Bytes of the query.
  let value: ArraySlice<UInt8>
  /// The bytes with the number of its digits for each number, in lower case: `4-2-2`, `4-q1`.
  private let shape: String
  private let numbers: [Int]

  init(_ value: ArraySlice<UInt8>) {
    self.value = value
    var shape = ""
    var numbers: [Int] = []
    var digits = 0
    func end() {
      if digits > 0 { shape += "\(digits)" }
      digits = 0
    }
    for byte in value.prefix(Self.longest + 1) {
      if byte &- 0x30 < 10 {
        if digits == 0 { numbers.append(0) }
        // No more digits than `longest`.
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte &- 0x30)
        digits += 1
      } else {
        end()
        shape.unicodeScalars.append(Unicode.Scalar(byte &- 0x41 < 26 ? byte | 0x20 : byte))
      }
    }
    end()
    self.shape = value.count <= Self.longest ? shape : ""
    self.numbers = numbers
  }

  /// Longer than any of the forms.
  private static let longest = 12

  /// The days; nil where the value has another form.
  ///
  /// - Throws: where the form is one of these and no such day exists.
  func interval() throws(QueryError) -> DayInterval? {
    switch shape {
    case "4": return try year(numbers[0])
    case "4s": return try years(numbers[0])
    case "8":
      let number = numbers[0]
      return try day(number / 10_000, number / 100 % 100, number % 100)
    case "4-q1": return try quarter(numbers[0], numbers[1])
    case "4-w1", "4-w2": return try week(numbers[0], numbers[1])
    case "4-w1-1", "4-w2-1": return try weekday(numbers[0], numbers[1], numbers[2])
    case "4-1", "4-2", "4/1", "4/2": return try month(numbers[0], numbers[1])
    default: break
    }
    guard numbers.count == 3, let separator = separator(), "-/.".contains(separator) else {
      return nil
    }
    let widths = shape.split(separator: separator).compactMap { Int(String($0)) }
    guard widths.count == 3 else { return nil }
    if widths[0] == 4, widths[1] <= 2, widths[2] <= 2 {
      return try day(numbers[0], numbers[1], numbers[2])
    }
    if widths[0] <= 2, widths[1] <= 2, widths[2] == 4 { return try eitherOrder(separator) }
    return nil
  }

  /// What stands between the three numbers.
  private func separator() -> Character? {
    let others = shape.filter { !$0.isNumber }
    return others.count == 2 && others.first == others.last ? others.first : nil
  }

  /// Whether it is a decade or a century that may be taken for the other.
  var isAmbiguous: Bool { shape == "4s" && numbers[0] % 100 == 0 }

  // MARK: Forms

  private func year(_ year: Int) throws(QueryError) -> DayInterval {
    guard let interval = DayInterval(year: year) else {
      throw error("Years go from 0001 to 9999.")
    }
    return interval
  }

  /// A decade, or a century but for 2000s.
  private func years(_ first: Int) throws(QueryError) -> DayInterval? {
    guard first % 10 == 0 else { return nil }
    let count = first % 100 == 0 && first != 2000 ? 100 : 10
    guard first > 0, let interval = DayInterval(years: first...first + count - 1) else {
      throw error("Years go from 0001 to 9999.")
    }
    return interval
  }

  private func month(_ year: Int, _ month: Int) throws(QueryError) -> DayInterval {
    _ = try self.year(year)
    guard let interval = DayInterval(year: year, month: month) else {
      throw error("There is no month \(month).")
    }
    return interval
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws(QueryError) -> DayInterval {
    _ = try self.month(year, month)
    guard let found = Day(year: year, month: month, day: day) else {
      throw .noSuchDay(month: month, year: year, at: range)
    }
    return DayInterval(found)
  }

  private func quarter(_ year: Int, _ quarter: Int) throws(QueryError) -> DayInterval {
    guard (1...4).contains(quarter) else { throw error("A year has quarters 1 to 4.") }
    let first = try month(year, quarter * 3 - 2)
    let last = try month(year, quarter * 3)
    return DayInterval(first.first, last.last) ?? first
  }

  private func week(_ year: Int, _ week: Int) throws(QueryError) -> DayInterval {
    _ = try self.year(year)
    guard let interval = DayInterval(year: year, week: week) else {
      let last = DayInterval(year: year, week: 53) == nil ? 52 : 53
      throw error("\(year) has weeks 1 to \(last).")
    }
    return interval
  }

  private func weekday(_ year: Int, _ week: Int, _ day: Int) throws(QueryError) -> DayInterval {
    let days = try self.week(year, week)
    guard (1...7).contains(day) else { throw error("A week has days 1 (Monday) to 7.") }
    return DayInterval(days.first + (day - 1))
  }

  /// 13/04/2013, where only one order is possible; with dots the day comes first.
  private func eitherOrder(_ separator: Character) throws(QueryError) -> DayInterval {
    let (first, second, year) = (numbers[0], numbers[1], numbers[2])
    if separator == "." || first > 12 || first == second { return try day(year, second, first) }
    if second > 12 { return try day(year, first, second) }
    guard let one = Day(year: year, month: second, day: first),
      let other = Day(year: year, month: first, day: second)
    else { return try day(year, second, first) }
    throw .eitherOrder(String(decoding: value, as: UTF8.self), one, other, at: range)
  }

  // MARK: Mistakes

  private var range: Range<Int> { value.startIndex..<value.endIndex }

  private func error(_ message: String) -> QueryError { QueryError(message, at: range) }
}

extension QueryError {
  /// The mistake of a date whose day and month may be told apart in two ways.
  static func eitherOrder(
    _ value: String, _ one: Day, _ other: Day, at range: Range<Int>
  ) -> QueryError {
    QueryError(
      "\(value) is \(one.inWords) or \(other.inWords).", at: range,
      advice: "Write \(one) for the one, or \(other) for the other.")
  }

  /// The mistake of a day that its month does not have.
  static func noSuchDay(month: Int, year: Int?, at range: Range<Int>) -> QueryError {
    let name = CalendarNames.englishMonths[month - 1].capitalizedFirst
    let days = Day.days(inMonth: month, of: year ?? 2000)
    return QueryError(
      "There is no such day: \(name)\(year.map { " \($0)" } ?? "") has \(days).", at: range)
  }
}

extension Day {
  /// `4 March 2013`.
  var inWords: String {
    let (year, month, day) = parts
    return "\(day) \(CalendarNames.englishMonths[month - 1].capitalizedFirst) \(year)"
  }
}
