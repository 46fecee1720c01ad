/// What a piece of a query asks for.
package struct QueryTokens: Sendable, Equatable {
  /// One word of the piece.
  package struct Token: Sendable, Equatable {
    /// The normalized form.
    package var term: [UInt8]
    /// Other normalized forms that match as well.
    package var otherReadings: [[UInt8]]
    /// First byte in the piece.
    package var start: Int
    /// One past the last byte in the piece.
    package var end: Int

    /// The word at the bytes `start ..< end` of the piece.
    package init(term: [UInt8], otherReadings: [[UInt8]] = [], start: Int, end: Int) {
      self.term = term
      self.otherReadings = otherReadings
      self.start = start
      self.end = end
    }
  }

  /// The words in order, at consecutive positions.
  package var tokens: [Token]
  /// Words typed in lower case that are spelled like a listed acronym, each once: worth a hint.
  package var lowerCaseAcronyms: [String]

  /// The words of a piece, in order.
  package init(tokens: [Token], lowerCaseAcronyms: [String] = []) {
    self.tokens = tokens
    self.lowerCaseAcronyms = lowerCaseAcronyms
  }
}

extension QueryTokens {
  /// Takes the tokens of a piece of `PlainWords`, none of which is an acronym.
  init(plain tokens: [Token], of piece: [UInt8], marksAcronyms: Bool) {
    self.tokens = tokens
    lowerCaseAcronyms = []
    if marksAcronyms { addHints(piece) }
  }

  /// Reads the tokens of `piece`; `marksAcronyms` says whether they follow the rules for listed acronyms.
  init(_ buffer: TokenBuffer, of piece: [UInt8], marksAcronyms: Bool) {
    tokens = buffer.tokens.indices.map { index in
      Token(
        term: Array(buffer.terms[buffer.termRange(index)]),
        start: Int(buffer.tokens[index].start), end: Int(buffer.tokens[index].end))
    }
    lowerCaseAcronyms = []
    guard marksAcronyms else { return }
    addHints(piece)
    if tokens.count > 1, !ICUCharacters.hasLower(piece.span) { addWordReadings(piece) }
  }

  private mutating func addHints(_ piece: [UInt8]) {
    for token in tokens where Acronyms.contains(token.term.span) {
      let isAsTyped = piece[token.start..<token.end].elementsEqual(token.term)
      let word = String(decoding: token.term, as: UTF8.self)
      if isAsTyped, !lowerCaseAcronyms.contains(word) { lowerCaseAcronyms.append(word) }
    }
  }

  private mutating func addWordReadings(_ piece: [UInt8]) {
    for index in tokens.indices where tokens[index].term.last == DottedAcronym.dot {
      let token = tokens[index]
      guard !piece[token.start..<token.end].contains(DottedAcronym.dot) else { continue }
      tokens[index].otherReadings = [Array(token.term.dropLast())]
    }
  }
}
