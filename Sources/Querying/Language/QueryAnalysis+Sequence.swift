import Text

extension QueryAnalysis {
  /// The slots of a word or a phrase; none, with a hint, if there is no token in it.
  mutating func sequence(
    _ node: QuerySyntax, _ field: Query.Field
  ) throws(QueryError) -> Query.Sequence? {
    let literal: QueryLiteral
    var distance: Int?
    var slop = 0
    switch node.kind {
    case .word(let number, let edits): (literal, distance) = (literals[number], edits)
    case .phrase(let number, let moves): (literal, slop) = (literals[number], moves)
    default: return nil
    }
    let words = try self.slots(literal, distance: distance, at: node.range)
    let slots = try addAnnotations(of: literal, to: words, field, slop: slop, at: node.range)
    if slots.isEmpty {
      let isBar = text[node.range].allSatisfy { $0 == UInt8(ascii: "|") }
      hints.append(
        "\(quoted(node.range)) has no word in it and is left out"
          + (isBar ? "; the operator is written OR" : ""))
      return nil
    }
    if case .word = node.kind {
      addDashHint(literal)
      addSyntaxHint(at: node.range)
    }
    if slots.count > QueryLimits.phraseWords {
      throw QueryError(
        "This phrase has \(slots.count) words; at most \(QueryLimits.phraseWords) can be searched for.",
        at: node.range)
    }
    return Query.Sequence(
      slots: slots, slop: slots.count == 1 ? 0 : slop, field: field, source: node.range)
  }

  private mutating func slots(
    _ literal: QueryLiteral, distance: Int?, at range: Range<Int>
  ) throws(QueryError) -> [Query.Slot] {
    do throws(TextError) {
      let analyzed = try analyzer.analyzeQuery(literal.bytes)
      if analyzed.tokens.isEmpty, literal.annotations.isEmpty { return [] }
      var wildcards = literal.wildcards[...]
      var slots: [Query.Slot] = []
      slots.reserveCapacity(analyzed.tokens.count)
      for (index, token) in analyzed.tokens.enumerated() {
        skipWildcards(&wildcards, before: token.start)
        let touching = wildcards.prefix { $0.offset <= token.end }
        wildcards = wildcards[touching.endIndex...]
        let source = literal.source(token.start, token.end)
        if !touching.isEmpty {
          slots.append(try pattern(touching, token, source, literal))
        } else if let distance, index == analyzed.tokens.count - 1 {
          slots.append(Query.Slot(.fuzzy(token.term, distance: distance), source: source))
        } else {
          var terms = [token.term]
          if !token.otherReadings.isEmpty { terms += token.otherReadings }
          slots.append(Query.Slot(.terms(terms), source: source))
        }
      }
      skipWildcards(&wildcards, before: literal.bytes.count + 1)
      for acronym in analyzed.lowerCaseAcronyms
      where isWritten(acronym, as: slots, analyzed.tokens, in: literal) {
        addHint(acronym)
      }
      return slots
    } catch {
      throw QueryError("This cannot be cut into words: \(error)", at: range)
    }
  }

  /// Whether one of `slots`, those of `tokens`, is a word that is written like `acronym`.
  private func isWritten(
    _ acronym: String, as slots: [Query.Slot], _ tokens: [QueryTokens.Token],
    in literal: QueryLiteral
  ) -> Bool {
    zip(slots, tokens).contains { slot, token in
      guard case .terms = slot.kind else { return false }
      return literal.bytes[token.start..<token.end].elementsEqual(acronym.utf8)
    }
  }

  /// Passes over the wildcards that stand before `offset` and so touch no token.
  private mutating func skipWildcards(
    _ wildcards: inout ArraySlice<QueryLiteral.Wildcard>, before offset: Int
  ) {
    while let wildcard = wildcards.first, wildcard.offset < offset {
      wildcards.removeFirst()
      let hint =
        "a \(quoted(wildcard.origin..<wildcard.origin + 1)) that touches no word is left out"
      if !hints.contains(hint) { hints.append(hint) }
    }
  }

  /// The pattern of `token` with the wildcards that touch it; its literal pieces are folded like text.
  private func pattern(
    _ wildcards: ArraySlice<QueryLiteral.Wildcard>, _ token: QueryTokens.Token,
    _ source: Range<Int>, _ literal: QueryLiteral
  ) throws(TextError) -> Query.Slot {
    let isJoined = try isJoinedAcronym(token, in: literal)
    var elements: [TermPattern.Element] = []
    var lower = source.lowerBound
    var upper = source.upperBound
    var start = token.start
    for wildcard in wildcards {
      let bytes = start..<wildcard.offset
      elements.append(.literal(try piece(bytes, of: token, in: literal, isJoined: isJoined)))
      elements.append(wildcard.element)
      start = wildcard.offset
      lower = min(lower, wildcard.origin)
      upper = max(upper, wildcard.origin + 1)
    }
    let rest = try piece(start..<token.end, of: token, in: literal, isJoined: isJoined)
    elements.append(.literal(rest))
    return Query.Slot(.pattern(TermPattern(elements)), source: lower..<upper)
  }

  /// The folded form of a literal piece of a pattern.
  ///
  /// Of an acronym whose letters are joined, a piece loses its dots; the whole is the acronym's own term.
  private func piece(
    _ bytes: Range<Int>, of token: QueryTokens.Token, in literal: QueryLiteral, isJoined: Bool
  ) throws(TextError) -> [UInt8] {
    if isJoined, bytes == token.start..<token.end { return token.term }
    let folded = try analyzer.fold(Array(literal.bytes[bytes]))
    return isJoined ? folded.filter { $0 != UInt8(ascii: ".") } : folded
  }

  /// Whether `token` is written with dots that its term has not: `U.S.`.
  private func isJoinedAcronym(
    _ token: QueryTokens.Token, in literal: QueryLiteral
  ) throws(TextError) -> Bool {
    let dot = UInt8(ascii: ".")
    if token.term.dropLast().contains(dot) { return false }
    return try analyzer.fold(Array(literal.bytes[token.start..<token.end])).contains(dot)
  }

  private mutating func addHint(_ acronym: String) {
    let capitals = acronym.uppercased()
    let dotted = capitals.map { "\($0)." }.joined()
    let hint = "\(acronym) is read as the word; write \(capitals) or \(dotted) for the acronym"
    if !hints.contains(hint) { hints.append(hint) }
  }

  /// Tells that the dash at the beginning of a clause is no sign, if one stands directly before a letter there.
  private mutating func addDashHint(_ literal: QueryLiteral) {
    // All dashes but the sign itself have more than one byte.
    guard let first = literal.bytes.first, first >= 0x80 else { return }
    let start = literal.origin(0)
    let last = literal.origin(literal.bytes.count - 1)
    let range = start..<max(last, literal.wildcards.last?.origin ?? last) + 1
    let word = String(decoding: text[range], as: UTF8.self).unicodeScalars
    guard let dash = word.first, ["\u{2013}", "\u{2014}", "\u{2212}"].contains(dash),
      word.dropFirst().first?.properties.isAlphabetic == true, isClauseStart(start)
    else { return }
    let rest = String(word.dropFirst()).onOneLine
    let hint = "the dash is text in \(quoted(range)); write -\(rest) to leave articles out"
    if !hints.contains(hint) { hints.append(hint) }
  }

  /// Whether a sign at byte `start` would be one: after a space or `(`, or at the beginning.
  private func isClauseStart(_ start: Int) -> Bool {
    // A character has at most four bytes.
    let before = String(decoding: text[max(start - 4, 0)..<start], as: UTF8.self)
    guard let last = before.unicodeScalars.last else { return true }
    return last.isSpace || last == "("
  }

  func quoted(_ range: Range<Int>) -> String {
    "“" + String(decoding: text[range], as: UTF8.self).onOneLine + "”"
  }
}
