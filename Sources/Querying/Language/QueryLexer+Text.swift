extension QueryLexer {
  // MARK: Phrases

  /// Reads a phrase, from its opening quote to its slop.
  mutating func readPhrase() throws(QueryError) {
    let start = index
    let closer = text.scalars[start].closingQuote
    var literal = QueryLiteral()
    index += 1
    while let scalar = text.scalar(index), scalar != closer { read(scalar, into: &literal) }
    guard index < text.count else {
      throw QueryError(
        "This quote is not closed.", at: text.bytes(start..<start + 1),
        advice:
          "Put \(closer.map(String.init) ?? "") after the last word of the phrase, or \\ before the quote."
      )
    }
    index += 1
    let slop = try readSlop()
    emit(.phrase(literal, slop: slop), from: start, to: index)
  }

  /// Reads `~n` after a phrase, 0 if there is none.
  private mutating func readSlop() throws(QueryError) -> Int {
    guard text.scalar(index) == "~" else { return 0 }
    let end = digitsEnd(index + 1)
    guard end > index + 1, isBoundary(end) else {
      throw QueryError(
        "~ after a phrase needs a number.", at: text.bytes(index..<end),
        advice: "Write \"a b\"~3: the words of the phrase may be moved by three places in all.")
    }
    let slop = number(index + 1..<end)
    guard slop <= QueryLimits.slop else {
      throw QueryError(
        "The number after ~ goes up to \(QueryLimits.slop).", at: text.bytes(index + 1..<end))
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
        guard text.scalars[index - 1].isWordPart, let closing = text.closing(index) else { break }
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
        "A word has wildcards or ~, not both.", at: text.bytes(start..<end),
        advice: "Write (mil* OR miltary~1) for either.")
    }
    let isEverything =
      literal.bytes.isEmpty && literal.wildcards.allSatisfy { $0.element == .anyRun }
    emit(isEverything ? .everything : .word(literal, distance: distance), from: start, to: end)
  }

  /// Whether a quote inside a word is text: between letters or digits, or an inch sign after a digit.
  private func isTextQuote(_ index: Int) -> Bool {
    guard index > 0, text.scalars[index - 1].isWordPart else { return false }
    if let next = text.scalar(index + 1), next.isWordPart { return true }
    return text.scalars[index] == "\"" && text.scalars[index - 1].isDigit
  }

  /// The edit distance that `~` at `tilde` gives the word before it, none where it is text.
  private func fuzzyDistance(_ tilde: Int, wordEnd: Int) throws(QueryError) -> Int? {
    let word = text.scalars[tilde - 1]
    if tilde + 1 == wordEnd ? !word.isWordPart : digitsEnd(tilde + 1) < wordEnd { return nil }
    let distance = number(tilde + 1..<wordEnd)
    if tilde + 1 < wordEnd, (1...2).contains(distance) { return distance }
    // `10~20` is a range of numbers, not a word with mistakes.
    if tilde + 1 < wordEnd, word.isDigit { return nil }
    throw QueryError(
      "The edit distance after ~ is 1 or 2.", at: text.bytes(tilde..<wordEnd),
      advice: "Write Tombouctou~1 or Tombouctou~2; quoted, ~ is text.")
  }

  // MARK: Characters

  /// Adds the character where the lexer stands to `literal`, as text or as a wildcard.
  private mutating func read(_ scalar: Unicode.Scalar, into literal: inout QueryLiteral) {
    let origin = text.offsets[index]
    switch scalar {
    case "\\":
      // Before a letter a backslash separates words, as in a path; before punctuation it makes it text.
      guard let next = text.scalar(index + 1), !next.isSpace, !next.isWordPart else {
        literal.append(scalar, origin: origin)
        break
      }
      index += 1
      literal.append(next, origin: text.offsets[index])
    case "*" where text.isWildcard(index): literal.append(.anyRun, origin: origin)
    case "?" where text.isWildcard(index): literal.append(.anyCharacter, origin: origin)
    default: literal.append(scalar, origin: origin)
    }
    index += 1
  }
}
