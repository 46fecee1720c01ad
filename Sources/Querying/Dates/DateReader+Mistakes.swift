extension DateReader {
  /// The text of `value`, as a message may quote it.
  func string(_ value: Value) -> String { String(decoding: value, as: UTF8.self).onOneLine }

  /// A value as it is written after the field or the flag.
  func written(_ field: DateField, _ value: String) -> String {
    flag.map { "\($0) \(value)" } ?? "\(field.rawValue):\(value)"
  }

  private func name(_ field: DateField) -> String { flag ?? "\(field.rawValue):" }

  func notUnderstood(_ value: Value, _ field: DateField) -> QueryError {
    let message = "\(string(value.unquoted)) is no date that is understood."
    return QueryError(
      flag.map { "\($0): \(message)" } ?? message, at: value.range, advice: forms(field))
  }

  func notOneDate(_ value: Value, _ field: DateField) -> QueryError {
    QueryError(
      "\(name(field)) takes one date.", at: value.range,
      advice: flag == "--now"
        ? forms(field)
        : "Write \(written(field, "2013-01")); for a range published:2013-01..2014-07.")
  }

  /// The mistake of a date that begins with <, = or >, which compare nowhere in queries.
  func comparison(_ words: Value, _ field: DateField) -> QueryError {
    let rest = words.drop { "<=> ".utf8.contains($0) }
    let sign = words[..<rest.startIndex].trimmed
    let date = rest.isEmpty ? "2013" : string(rest.unquoted)
    let quoted = date.contains(" ") ? "\"\(date)\"" : date
    return QueryError(
      "Dates are not compared with \(string(sign)).", at: sign.range,
      advice: comparison(sign, quoted, field))
  }

  private func comparison(_ sign: Value, _ date: String, _ field: DateField) -> String {
    let hasEnds = field != .since && field != .until
    if !hasEnds || sign.first == UInt8(ascii: "=") { return "Write \(written(field, date))." }
    let isLater = sign.first == UInt8(ascii: ">")
    let range = written(field, isLater ? "\(date).." : "..\(date)")
    let side = isLater ? "since" : "until"
    let end = field == .published ? " or \(side):\(date)" : ""
    return "Write \(range)\(end) for \(date) and \(isLater ? "later" : "earlier")."
  }

  /// The mistake of a range with more than two dots.
  func tooManyDots(_ dots: Value, _ from: Value, _ to: Value, _ field: DateField) -> QueryError {
    QueryError(
      "Between the ends of a range stand two dots.", at: dots.range,
      advice: "Write \(written(field, "\(string(from))..\(string(to))")).")
  }

  /// What may be written.
  func forms(_ field: DateField) -> String {
    var values = ["2013", "2013-01", "2013-01-15"]
    if flag == "--now" {
      values = ["2013-01-15"]
    } else if field == .since || field == .until {
      values += ["\"3 March 2014\"", "\"last week\""]
    } else if flag != nil {
      values += ["2013-01..2014-07", "2013-01..", "..2013", "1990s"]
    } else {
      values = [
        "2013", "2013-01-15", "2013-01..2014-07", "..2013", "1990s", "2013-Q1", "--08-15",
        "\"3 March 2014\"", "\"last week\"",
      ]
    }
    let all = values.map { written(field, $0) }
    guard let last = all.last, all.count > 1 else { return "Write \(all.joined())." }
    return "Write \(all.dropLast().joined(separator: ", ")) or \(last)."
  }
}
