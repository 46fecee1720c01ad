extension QueryLexer {
  // MARK: Phrases

  /// Reads a phrase, from its opening quote to its slop.
  mutating func readPhrase() throws(QueryError) {
    let start = index
    let closer = text.scalar(start)?.closingQuote
    var literal = QueryLiteral()
    index = text.end(start)
    while let scalar = text.scalar(index), scalar != closer {
      if scalar == "<", let name = annotation(at: index) {
        try readAnnotation(name, into: &literal, before: closer)
      } else {
        read(scalar, into: &literal, pastSpaces: true)
      }
    }
    guard index < text.count else {
      throw QueryError(
        "This quote is not closed.", at: start..<text.end(start),
        advice:
          "Put \(closer.map(String.init) ?? "") after the last word of the phrase, or \\ before the quote."
      )
    }
    index = text.end(index)
    let slop = try readSlop()
    emit(literal, from: start) { .phrase($0, slop: slop) }
  }

  /// Reads `~n` after a phrase, 0 if there is none.
  private mutating func readSlop() throws(QueryError) -> Int {
    guard text.scalar(index) == "~" else { return 0 }
    let end = digitsEnd(index + 1)
    guard end > index + 1, isBoundary(end) else {
      throw QueryError(
        "~ after a phrase needs a number.", at: index..<end,
        advice: "Write \"a b\"~3: the words of the phrase may be moved by three places in all.")
    }
    let slop = number(index + 1..<end)
    guard slop <= QueryLimits.slop else {
      throw QueryError(
        "The number after ~ goes up to \(QueryLimits.slop).", at: index + 1..<end)
    }
    index = end
    return slop
  }

  // MARK: Words

  /// Reads a word: everything up to a space, an unpaired parenthesis or an opening quote.
  mutating func readWord() throws(QueryError) {
    let start = index
    var literal = QueryLiteral()
    var tilde: (index: Int, bytes: Int)?
    // Up to here parentheses and quotes are text: `word(s)`.
    var pairEnd = start
    while let scalar = text.scalar(index), !scalar.isSpace {
      if scalar == "(", index > pairEnd {
        guard text.scalar(before: index)?.isWordPart == true, let closing = text.closing(index)
        else { break }
        pairEnd = closing
      }
      if scalar == ")", index > pairEnd { break }
      if scalar.closingQuote != nil, index > pairEnd, !isTextQuote(index) { break }
      if scalar == "~" { tilde = (index, literal.bytes.count) }
      read(scalar, into: &literal)
    }
    let end = index
    var distance: Int?
    if let tilde, tilde.index > start { distance = try fuzzyDistance(tilde.index, wordEnd: end) }
    if let tilde, distance != nil { literal.truncate(to: tilde.bytes) }
    if distance != nil, !literal.wildcards.isEmpty {
      throw QueryError(
        "A word has wildcards or ~, not both.", at: start..<end,
        advice: "Write (mil* OR miltary~1) for either.")
    }
    let isEverything =
      literal.bytes.isEmpty && literal.wildcards.allSatisfy { $0.element == .anyRun }
    if isEverything { return emit(.everything, from: start, to: end) }
    emit(literal, from: start) { .word($0, distance: distance) }
  }

  /// Whether a quote inside a word is text: between letters or digits, or an inch sign after a digit.
  private func isTextQuote(_ index: Int) -> Bool {
    guard let before = text.scalar(before: index), before.isWordPart else { return false }
    if let next = text.scalar(text.end(index)), next.isWordPart { return true }
    return text.scalar(index) == "\"" && before.isDigit
  }

  /// The edit distance that `~` at `tilde` gives the word before it, none where it is text.
  private func fuzzyDistance(_ tilde: Int, wordEnd: Int) throws(QueryError) -> Int? {
    guard let word = text.scalar(before: tilde) else { return nil }
    if tilde + 1 == wordEnd ? !word.isWordPart : digitsEnd(tilde + 1) < wordEnd { return nil }
    let distance = number(tilde + 1..<wordEnd)
    if tilde + 1 < wordEnd, (1...2).contains(distance) { return distance }
    // `10~20` is a range of numbers, not a word with mistakes.
    if tilde + 1 < wordEnd, word.isDigit { return nil }
    throw QueryError(
      "The edit distance after ~ is 1 or 2.", at: tilde..<wordEnd,
      advice: "Write Tombouctou~1 or Tombouctou~2; quoted, ~ is text.")
  }

  // MARK: Characters

  /// Adds what begins with the character where the lexer stands to `literal`, as text or as a wildcard.
  ///
  /// - Parameter pastSpaces: whether spaces are text.
  private mutating func read(
    _ scalar: Unicode.Scalar, into literal: inout QueryLiteral, pastSpaces: Bool = false
  ) {
    let start = index
    index = text.end(start)
    switch scalar {
    case "\\":
      // Before a letter a backslash separates words, as in a path; before punctuation it makes it text.
      guard let next = text.scalar(index), !next.isSpace, !next.isWordPart else {
        return literal.append(start..<index, of: text.bytes)
      }
      let escaped = index
      index = text.end(escaped)
      literal.append(escaped..<index, of: text.bytes)
    case "*" where text.isWildcard(start): literal.append(.anyRun, origin: start)
    case "?" where text.isWildcard(start): literal.append(.anyCharacter, origin: start)
    default:
      // Inside a word letters and digits are never syntax.
      index = text.lettersEnd(index, spaces: pastSpaces)
      literal.append(start..<index, of: text.bytes)
    }
  }
}
