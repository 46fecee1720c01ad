extension QueryLexer {
  // MARK: Fields

  /// Reads a place up to a space, a parenthesis or what follows its quotes.
  mutating func readPlace(from start: Int, isFocus: Bool) throws(QueryError) {
    var end = index
    if text.scalar(end) == "=" { end += 1 }
    if let closer = text.scalar(end)?.closingQuote {
      end = try quoteEnd(end, closer, advice: "Put \(closer) after the name of the place.")
    }
    while !isBoundary(end) { end = text.end(end) }
    var place = try PlaceText(text, index..<end).literal()
    place.isFocus = isFocus
    index = end
    emit(place, from: start)
  }

  /// One past the quote that closes the one at `start`.
  func quoteEnd(
    _ start: Int, _ closer: Unicode.Scalar, advice: @autoclosure () -> String
  ) throws(QueryError) -> Int {
    var end = text.end(start)
    while let scalar = text.scalar(end), scalar != closer {
      end = text.end(end)
      if scalar == "\\" { end = text.end(end) }
    }
    guard end < text.count else {
      throw QueryError(
        "This quote is not closed.", at: start..<text.end(start), advice: advice())
    }
    return text.end(end)
  }

  /// Reads `bbox:` and its four numbers.
  mutating func readBox(to valueStart: Int) throws(QueryError) {
    let start = index
    var end = valueStart
    while let scalar = text.scalar(end), !scalar.isSpace, scalar != ")" { end = text.end(end) }
    let box = try BoxText(text, valueStart..<end).box()
    index = end
    emit(PlaceLiteral(target: .box(box), range: start..<end), from: start)
  }

  // MARK: Annotations

  /// The name of the annotation that begins with the `<` at `start`, where there is one: letters and `>`, or `:` after
  /// the name of an annotation, or after what is nearly one if a `>` follows.
  func annotation(at start: Int) -> String? {
    var end = start + 1
    while end < text.count, (text.bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    guard end > start + 1 else { return nil }
    let name = text.string(start + 1..<end)
    switch text.scalar(end) {
    case ">": return name
    case ":" where Self.annotations.contains(name): return name
    case ":": return meant(by: name) != nil && isClosed(end) ? name : nil
    default: return nil
    }
  }

  private static let annotations = ["place", "about", "date", "number"]

  /// The annotation that takes values and whose name is one edit from `name`, or the same but for case.
  private func meant(by name: String) -> String? {
    let name = Array(name.lowercased().utf8)
    return ["place", "date"].first {
      EditDistance.within(name.span, Array($0.utf8).span, limit: 1)
    }
  }

  /// Whether a `>` follows before any quote or bracket.
  private func isClosed(_ start: Int) -> Bool {
    var end = start
    while let scalar = text.scalar(end), scalar != "<", scalar.closingQuote == nil {
      if scalar == ">" { return true }
      end = text.end(end)
    }
    return false
  }

  /// Reads an annotation that is a clause of its own: a phrase of one slot.
  mutating func readAnnotation() throws(QueryError) {
    let start = index
    guard let name = annotation(at: start) else { return }
    var literal = QueryLiteral()
    try readAnnotation(name, into: &literal, before: nil)
    try refuseModifier(of: start..<index)
    emit(literal, from: start) { .phrase($0, slop: 0) }
  }

  /// Refuses what belongs to words behind an annotation.
  private func refuseModifier(of annotation: Range<Int>) throws(QueryError) {
    guard let next = text.scalar(index), next == "*" || next == "~" else { return }
    throw QueryError(
      "\(next) cannot follow an annotation.", at: index..<index + 1,
      advice: next == "*"
        ? "\(text.string(annotation).onOneLine) stands for every such mention by itself."
        : "What lies near a place is <place:Gao~50km>; words near a mention are (attack NEAR/5 <place>)."
    )
  }

  /// Reads the annotation `name` that begins where the lexer stands and ends before the next `closer`.
  mutating func readAnnotation(
    _ name: String, into literal: inout QueryLiteral, before closer: Unicode.Scalar?
  ) throws(QueryError) {
    let start = index
    var end = start
    while let scalar = text.scalar(end), scalar != ">", scalar != closer { end = text.end(end) }
    guard text.scalar(end) == ">" else {
      throw QueryError(
        "This < is not closed.", at: start..<start + 1,
        advice: "Put > after the name of the place or the date, or \\ before the < if it is text.")
    }
    index = end + 1
    let inner = start + 1 + name.utf8.count..<end
    literal.append(try annotation(name, inner, at: start..<index), at: start..<index)
    skipPossessive()
  }

  /// The annotation `name` with what `rest` says of it, from the colon on.
  private func annotation(
    _ name: String, _ rest: Range<Int>, at range: Range<Int>
  ) throws(QueryError) -> AnnotationLiteral {
    switch name {
    case "number" where rest.isEmpty: return .number
    case "place" where rest.isEmpty: return .place(PlaceLiteral(target: .anywhere, range: range))
    case "place":
      return .place(try PlaceText(text, rest.lowerBound + 1..<rest.upperBound).literal())
    case "date" where rest.isEmpty: return .date(nil)
    case "date":
      return .date(DateLiteral(field: .date, range: rest.lowerBound + 1..<rest.upperBound))
    default:
      let value = text.string(rest)
      if !value.isEmpty, let meant = meant(by: name) {
        throw QueryError(
          "There is no annotation <\(name.onOneLine):…>.", at: range,
          advice:
            "Did you mean <\(meant)\(value.onOneLine)>? To search for the text, write \\ before the <."
        )
      }
      throw QueryError(
        "There is no annotation \(text.string(range).onOneLine).", at: range,
        advice:
          "Annotations are <place>, <place:Mali>, <date>, <date:2013> and <number>. To search for the text, write \\ before the <."
      )
    }
  }

  /// Passes over the 's of what an annotation stands for, which is no word of its own.
  private mutating func skipPossessive() {
    guard let mark = text.scalar(index), mark == "'" || mark == "\u{2019}" else { return }
    let letter = text.end(index)
    guard text.scalar(letter) == "s" || text.scalar(letter) == "S" else { return }
    if text.scalar(letter + 1)?.isWordPart == true { return }
    index = letter + 1
  }
}
