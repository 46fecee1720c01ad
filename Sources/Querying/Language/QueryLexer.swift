/// Cuts a query into lexemes, in one pass.
///
/// What a character means depends on where it stands: signs and fields count only where a clause begins, quotes and
/// parentheses only outside words, so that punctuation in running text is never syntax.
///
/// A field of places or dates is no lexeme of its own: each operand behind it is one, which says what it is.
struct QueryLexer {
  let text: QueryText
  /// The place of the next character to read.
  var index = 0
  private(set) var lexemes: [QueryLexeme] = []
  /// The texts of words and phrases.
  private var literals: [QueryLiteral] = []
  private var places: [PlaceLiteral] = []
  private var dates: [DateLiteral] = []
  /// Parentheses that are open.
  private var depth = 0
  /// The group of a field of places or dates that the lexer stands in, and how deep it is.
  private var group: (depth: Int, field: OperandField)?

  /// The lexemes of `text`, and the literals whose numbers they have.
  static func lexemes(of text: QueryText) throws(QueryError) -> QueryLexemes {
    var lexer = QueryLexer(text)
    // Enough for most queries.
    lexer.lexemes.reserveCapacity(8)
    lexer.literals.reserveCapacity(4)
    try lexer.run()
    return QueryLexemes(
      lexemes: lexer.lexemes, literals: lexer.literals, places: lexer.places, dates: lexer.dates)
  }

  private init(_ text: QueryText) { self.text = text }

  private mutating func run() throws(QueryError) {
    while let scalar = text.scalar(index) {
      if scalar.isSpace {
        index = text.end(index)
      } else if scalar == ")" {
        close()
      } else if try !readOperator() {
        try readClause()
      }
    }
  }

  /// Whether what stands here begins a clause.
  ///
  /// What directly follows a phrase or a `)` does not: `"U.N."-backed`.
  private var isClauseStart: Bool {
    guard let before = text.scalar(before: index) else { return true }
    return before.isSpace || before == "("
  }

  /// Adds a lexeme that begins at `start`, or where the lexer stands, and ends before `end`.
  mutating func emit(_ kind: QueryLexeme.Kind, from start: Int? = nil, to end: Int) {
    lexemes.append(QueryLexeme(kind: kind, range: (start ?? index)..<end))
    index = end
  }

  /// Adds the lexeme of a literal that begins at `start` and ends where the lexer stands.
  mutating func emit(
    _ literal: QueryLiteral, from start: Int, _ kind: (Int) -> QueryLexeme.Kind
  ) {
    literals.append(literal)
    emit(kind(literals.count - 1), from: start, to: index)
  }

  /// Adds the lexeme of a place that begins at `start` and ends where the lexer stands.
  mutating func emit(_ place: PlaceLiteral, from start: Int) {
    places.append(place)
    emit(.place(places.count - 1), from: start, to: index)
  }

  /// Adds the lexeme of a date that begins at `start` and ends where the lexer stands.
  mutating func emit(_ date: DateLiteral, from start: Int) {
    dates.append(date)
    emit(.date(dates.count - 1), from: start, to: index)
  }

  /// Opens a parenthesis where the lexer stands, the group of `field` if that is given.
  private mutating func open(_ field: OperandField? = nil) {
    depth += 1
    if let field { group = (depth, field) }
    emit(.open, to: index + 1)
  }

  private mutating func close() {
    if group?.depth == depth { group = nil }
    depth -= 1
    emit(.close, to: index + 1)
  }

  /// Reads a sign, a field and an operand, or the `(` of one.
  private mutating func readClause() throws(QueryError) {
    if isClauseStart {
      if let sign = sign() { emit(sign, to: index + 1) }
      if let end = fieldEnd(), try readField(to: end) { return }
    }
    if let field = group?.field, text.scalar(index) != "(" { return try read(field, from: index) }
    switch text.scalar(index) {
    case "(": open()
    case let quote? where quote.closingQuote != nil: try readPhrase()
    case "<" where annotation(at: index) != nil: try readAnnotation()
    default: try readWord()
    }
  }

  /// A `+` or `-` that is directly followed by something to search for.
  private func sign() -> QueryLexeme.Kind? {
    let kind: QueryLexeme.Kind
    switch text.scalar(index) {
    case "+": kind = .required
    case "-": kind = .excluded
    default: return nil
    }
    switch text.scalar(index + 1) {
    case nil, "+", "-", ")": return nil
    case let next?: return next.isSpace ? nil : kind
    }
  }

  // MARK: Fields

  /// Reads an operand of `field`; its lexeme begins at `start`.
  private mutating func read(_ field: OperandField, from start: Int) throws(QueryError) {
    switch field {
    case .place(let isFocus): try readPlace(from: start, isFocus: isFocus)
    case .date(let field): try readDate(field, from: start)
    }
  }

  /// One past the colon of a field: lower-case letters, a colon, and something other than a space or a slash.
  private func fieldEnd() -> Int? {
    var end = index
    while end < text.count, text.bytes[end] &- 0x61 < 26 { end += 1 }
    // The only name of a field that is no word.
    if text.scalar(end) == "-", text.bytes[index..<end].elementsEqual("date".utf8),
      text.bytes[end...].starts(with: "-in:".utf8)
    {
      end += 3
    }
    guard end > index, text.scalar(end) == ":", let next = text.scalar(end + 1),
      !next.isSpace, next != "/", next != ")"
    else { return nil }
    return end + 1
  }

  /// Reads the name of a field; tells whether what follows was read with it.
  private mutating func readField(to end: Int) throws(QueryError) -> Bool {
    let name = text.string(index..<end - 1)
    if group != nil {
      throw QueryError("A field stands inside the group of another field.", at: index..<end)
    }
    if name == "bbox" {
      try readBox(to: end)
      return true
    }
    let field = Query.Field.allCases.first { $0 != .text && $0.rawValue == name }
    let operands = OperandField(name)
    guard field != nil || operands != nil else { throw unknownField(name, end: end) }
    if operands == nil || !text.bytes[end...].starts(with: "--".utf8) {
      try refuseSign(after: name, at: end)
    }
    guard let operands else {
      if let field { emit(.field(field), to: end) }
      return false
    }
    let start = index
    index = end
    if text.scalar(end) == "(" { open(operands) } else { try read(operands, from: start) }
    return true
  }

  /// Refuses a sign between a field and its operand.
  private func refuseSign(after name: String, at end: Int) throws(QueryError) {
    if let sign = text.scalar(end), ["+", "-"].contains(sign),
      text.scalar(end + 1)?.isSpace == false
    {
      throw QueryError(
        "\(sign) stands after the field.", at: end..<end + 1,
        advice:
          "Write \(sign)\(name):… with the sign in front, or \(name):\"\(sign)…\" to search for it."
      )
    }
  }

  private func unknownField(_ name: String, end: Int) -> QueryError {
    var rest = end
    let closer = text.scalar(end)?.closingQuote
    if closer != nil { rest = text.end(rest) }
    let start = rest
    while let scalar = text.scalar(rest), closer.map({ scalar != $0 }) ?? !scalar.isSpace {
      rest = text.end(rest)
    }
    let quoted = "\(name):" + text.string(start..<rest).filter { !"()\"".contains($0) }
    return QueryError(
      "There is no field \(name.onOneLine): here.", at: index..<end,
      advice:
        "Fields are title:, source:, place:, about:, bbox:, published:, date: and date-in:. To search for the text, quote it: \"\(quoted.onOneLine)\""
    )
  }

  // MARK: Operators

  /// Reads a word operator, if one stands here.
  private mutating func readOperator() throws(QueryError) -> Bool {
    var end = index
    while end < min(text.count, index + 5), text.bytes[end] &- 0x41 < 26 { end += 1 }
    if end < index + 2 { return false }
    let name = text.string(index..<end)
    if name == "NEAR" || name == "ADJ" { return try readNear(name, nameEnd: end) }
    guard isBoundary(end) else { return false }
    switch name {
    case "AND": emit(.and, to: end)
    case "OR": emit(.or, to: end)
    case "NOT": emit(.not, to: end)
    default: return false
    }
    return true
  }

  private mutating func readNear(_ name: String, nameEnd: Int) throws(QueryError) -> Bool {
    let hasSlash = text.scalar(nameEnd) == "/"
    guard hasSlash || isBoundary(nameEnd) else { return false }
    let end = hasSlash ? digitsEnd(nameEnd + 1) : nameEnd
    guard end > nameEnd + 1, isBoundary(end) else {
      throw QueryError(
        "\(name) needs a number of words: \(name)/5.", at: index..<end,
        advice:
          "Write a \(name)/5 b. To search for the word itself, write it small or quote it: \"\(name)\""
      )
    }
    let distance = number(nameEnd + 1..<end)
    guard (1...QueryLimits.distance).contains(distance) else {
      throw QueryError(
        "The number after \(name)/ goes from 1 to \(QueryLimits.distance).",
        at: nameEnd + 1..<end,
        advice: "\(name)/1 means that nothing stands between the two.")
    }
    emit(.near(distance: distance, ordered: name == "ADJ"), to: end)
    return true
  }

  // MARK: Characters

  /// Whether a word ends before `index`: at the end, a space, a parenthesis or an opening quote.
  func isBoundary(_ index: Int) -> Bool {
    guard let scalar = text.scalar(index) else { return true }
    return scalar.isSpace || scalar == "(" || scalar == ")" || scalar.closingQuote != nil
  }

  /// One past the digits that begin at `start`.
  func digitsEnd(_ start: Int) -> Int {
    var end = start
    while let scalar = text.scalar(end), scalar.isDigit { end += 1 }
    return end
  }

  /// The number that the digits in `range` say, or a very large one.
  func number(_ range: Range<Int>) -> Int { Int(text.string(range)) ?? Int.max }
}

/// A query cut into lexemes.
struct QueryLexemes {
  let lexemes: [QueryLexeme]
  /// The texts of words and phrases.
  let literals: [QueryLiteral]
  let places: [PlaceLiteral]
  let dates: [DateLiteral]
}
