extension QueryAnalysis {
  /// The slots of a phrase's words with those of its annotations between them.
  mutating func addAnnotations(
    of literal: QueryLiteral, to words: [Query.Slot], _ field: Query.Field, slop: Int,
    at range: Range<Int>
  ) throws(QueryError) -> [Query.Slot] {
    guard let first = literal.annotations.first else { return words }
    if field == .source {
      throw QueryError(
        "The name of a source has no annotations.", at: first.range,
        advice: "Annotations are found in title and body.")
    }
    if slop > 0, words.count + literal.annotations.count > 1 {
      throw QueryError(
        "A phrase with annotations is exact.", at: range,
        advice: "Leave out ~\(slop), or use NEAR: (attack NEAR/5 <place>).")
    }
    var slots: [Query.Slot] = []
    var rest = literal.annotations[...]
    for word in words {
      while let annotation = rest.first, annotation.range.lowerBound < word.source.lowerBound {
        slots.append(try slot(annotation))
        rest.removeFirst()
      }
      slots.append(word)
    }
    for annotation in rest { slots.append(try slot(annotation)) }
    return slots
  }

  private mutating func slot(_ annotation: QueryLiteral.Annotation) throws(QueryError) -> Query.Slot
  {
    switch annotation.kind {
    case .number:
      guard try openNames(at: annotation.range) != nil else {
        throw Self.isWithout("numbers", "--no-places", at: annotation.range)
      }
      return Query.Slot(.number, source: annotation.range)
    case .date(nil):
      if !context.isIndexed { throw Self.isWithoutDates(at: annotation.range) }
      let any = Query.Date(.mentioned, .anything, source: annotation.range)
      return Query.Slot(.date(any), source: annotation.range)
    case .date(let literal?):
      let date = try date(literal, at: annotation.range)
      return Query.Slot(.date(date), source: annotation.range)
    case .place(let literal):
      return Query.Slot(.place(try place(literal, at: annotation.range)), source: annotation.range)
    }
  }

  // MARK: Dates

  /// The days that a literal stands for.
  mutating func date(
    _ literal: DateLiteral, at range: Range<Int>
  ) throws(QueryError) -> Query.Date {
    var reader = DateReader(text: text, context: context)
    let date = try reader.date(literal, source: range)
    if date.subject != .published, !context.isIndexed { throw Self.isWithoutDates(at: range) }
    for hint in reader.hints where !hints.contains(hint) { hints.append(hint) }
    return date
  }

  private static func isWithoutDates(at range: Range<Int>) -> QueryError {
    isWithout("dates of what the articles speak of", "--no-dates", at: range)
  }

  // MARK: Places

  /// The place that a literal names, looked up.
  mutating func place(
    _ literal: PlaceLiteral, at range: Range<Int>
  ) throws(QueryError) -> Query.Place {
    guard let names = try openNames(at: range) else {
      throw Self.isWithout("places", "--no-places", at: range)
    }
    var resolver = PlaceResolver(names: names, text: text)
    let area = try resolver.area(of: literal)
    for hint in resolver.hints where !hints.contains(hint) { hints.append(hint) }
    return Query.Place(
      area, isFocus: literal.isFocus, isNamed: literal.isNamed, source: range)
  }

  private static func isWithout(
    _ annotations: String, _ flag: String, at range: Range<Int>
  ) -> QueryError {
    QueryError(
      "The index holds no \(annotations).", at: range,
      advice: "It was built with \(flag); build it anew without (newsidx build --force).")
  }

  private func openNames(at range: Range<Int>) throws(QueryError) -> (any PlaceNames)? {
    do {
      return try names()
    } catch {
      throw QueryError("The gazetteer cannot be read: \(error)", at: range)
    }
  }
}
