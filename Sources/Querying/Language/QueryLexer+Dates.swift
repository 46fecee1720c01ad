extension QueryLexer {
  /// Reads the days up to a space, a parenthesis or the end; quotes and `[ ]` hold spaces.
  mutating func readDate(_ field: DateField, from start: Int) throws(QueryError) {
    let valueStart = index
    var end = index
    if text.scalar(end) == "[" {
      end = try bracketEnd(end)
    } else {
      while let scalar = text.scalar(end), !scalar.isSpace, scalar != "(", scalar != ")" {
        if let closer = scalar.closingQuote {
          end = try quoteEnd(end, closer, advice: "Put \(closer) after the date.")
        } else {
          end = text.end(end)
        }
      }
    }
    index = end
    emit(DateLiteral(field: field, range: valueStart..<end), from: start)
  }

  private func bracketEnd(_ start: Int) throws(QueryError) -> Int {
    var end = start
    while let scalar = text.scalar(end), scalar != "]" { end = text.end(end) }
    guard end < text.count else {
      throw QueryError(
        "This [ is not closed.", at: start..<start + 1,
        advice: "Write [2013-01 TO 2014-07], or without brackets 2013-01..2014-07.")
    }
    return end + 1
  }
}
