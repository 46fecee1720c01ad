extension QueryAnalysis {
  /// Tells of a word that looks like a field or has an annotation in it, which is text there.
  mutating func addSyntaxHint(at range: Range<Int>) {
    let word = text[range]
    // Most words have neither byte.
    let isSyntax = { (byte: UInt8) in byte == UInt8(ascii: ":") || byte == UInt8(ascii: "<") }
    guard word.contains(where: isSyntax) else { return }
    if let hint = fieldHint(word) ?? annotationHint(word), !hints.contains(hint) {
      hints.append(hint)
    }
  }

  /// Tells of words between others that are spelled like operators.
  mutating func addOperatorHints(_ clauses: [QuerySyntax.Clause]) {
    for clause in clauses.dropFirst().dropLast() where !clause.isRequired {
      guard case .word = clause.syntax.kind, let name = operatorName(clause.syntax.range) else {
        continue
      }
      let hint = "\(quoted(clause.syntax.range)) is read as a word; the operator is written \(name)"
      if !hints.contains(hint) { hints.append(hint) }
    }
  }

  /// The operator that is spelled so, but in capitals; nil if there is none.
  private func operatorName(_ range: Range<Int>) -> String? {
    // Most words begin otherwise, or are longer.
    guard range.count <= 10, "anoANO".utf8.contains(text[range.lowerBound]) else { return nil }
    let word = String(decoding: text[range], as: UTF8.self).uppercased()
    if ["OR", "AND", "NOT"].contains(word) { return word }
    if word == "NEAR" { return "NEAR/5" }
    let digits = word.drop { $0.isLetter }.dropFirst()
    let isNear = word.hasPrefix("NEAR/") || word.hasPrefix("ADJ/")
    return isNear && !digits.isEmpty && digits.allSatisfy(\.isNumber) ? word : nil
  }

  /// What fields there are, and what may follow each.
  private static let fields = [
    ("title", "Mali"), ("source", "Reuters"), ("place", "Mali"), ("about", "Mali"),
    ("bbox", "-5.5,15,4.3,25"), ("published", "2013-01"), ("date", "2013-01"),
    ("date-in", "1990s"), ("since", "2013-01"), ("until", "2014-07"),
  ]

  /// A field is written small, and what it is for follows it directly.
  private func fieldHint(_ word: ArraySlice<UInt8>) -> String? {
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(decoding: word[..<colon], as: UTF8.self)
    guard let (field, example) = Self.fields.first(where: { $0.0 == name.lowercased() }) else {
      return nil
    }
    let rest = String(decoding: word[(colon + 1)...], as: UTF8.self).onOneLine
    if rest.isEmpty {
      return "\(quoted(word.indices)) is read as a word; for the field, what is meant follows the "
        + "colon directly: \(field):\(example)"
    }
    guard name != field, !rest.hasPrefix("/") else { return nil }
    return "\(quoted(word.indices)) is read as words; the field is written \(field):\(rest)"
  }

  /// An annotation stands for itself: behind a space, or in a phrase.
  private func annotationHint(_ word: ArraySlice<UInt8>) -> String? {
    var start = word.startIndex
    while let open = word[start...].firstIndex(of: UInt8(ascii: "<")) {
      start = open + 1
      if open > word.startIndex, word[open - 1] == UInt8(ascii: "\\") { continue }
      for name in ["place>", "place:", "date>", "date:", "number>"]
      where word[start...].starts(with: name.utf8) {
        return
          "\(quoted(word.indices)) is read as words; an annotation stands behind a space, or in "
          + "a phrase: \"in <place>\""
      }
    }
    return nil
  }
}
