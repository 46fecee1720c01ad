import Text

/// Turns a syntax tree into an analyzed query: words and phrases become tokens, nesting goes, and what cannot be meant
/// is a mistake.
struct QueryAnalysis {
  let analyzer: Analyzer
  let defaultOperator: QueryParser.Operator
  /// The bytes of the query.
  let text: [UInt8]
  /// The texts of its words and phrases.
  let literals: [QueryLiteral]
  /// The places that it names.
  let places: [PlaceLiteral]
  /// The dates that it names, and what they are read by.
  let dates: [DateLiteral]
  let context: DateContext
  /// Where places are looked up, nil where the index holds none; asked for at the first one.
  let names: () throws -> (any PlaceNames)?
  /// What a user may want to know, in the order of the query.
  var hints: [String] = []

  /// What a part of the tree says.
  private enum Meaning {
    /// Nothing: it has no word.
    case none
    case found(Query)
    /// Only what should not be found, and where that is written.
    case excluded(Query, at: Range<Int>)
  }

  /// The query that `syntax` says.
  mutating func query(_ syntax: QuerySyntax) throws(QueryError) -> Query {
    switch try meaning(syntax, .text) {
    case .found(let query): return query
    case .excluded(_, let range): throw Self.onlyExcluded(range)
    case .none:
      throw QueryError(
        "There is no word in the query to search for.", at: 0..<text.count,
        advice: "Punctuation alone is not indexed; * finds every article.")
    }
  }

  private mutating func meaning(
    _ node: QuerySyntax, _ field: Query.Field
  ) throws(QueryError) -> Meaning {
    switch node.kind {
    case .everything:
      // Without a field it needs no term; with one it is any word of that field.
      if field == .text { return .found(.all) }
      let slot = Query.Slot(.pattern(TermPattern([.anyRun])), source: node.range)
      return .found(.sequence(Query.Sequence(slots: [slot], field: field, source: node.range)))
    case .word, .phrase:
      guard let sequence = try sequence(node, field) else { return .none }
      return .found(Self.simplified(sequence))
    case .place(let number):
      if field != .text { throw Self.nestedField(node.range) }
      return .found(.place(try place(places[number], at: node.range)))
    case .date(let number):
      if field != .text { throw Self.nestedField(node.range) }
      return .found(.date(try date(dates[number], at: node.range)))
    case .field(let inner, let operand):
      if field != .text { throw Self.nestedField(node.range) }
      return try meaning(operand, inner)
    case .near(let left, let right, let distance, let ordered):
      return .found(
        .near(
          Query.Near(
            left: try operand(left, field), right: try operand(right, field), distance: distance,
            ordered: ordered, source: node.range)))
    case .not(let part): return try negated(part, field, at: node.range)
    case .or(let parts): return try alternatives(parts, field)
    case .and(let parts):
      return try conjunction(parts.map { QuerySyntax.Clause(syntax: $0, isRequired: true) }, field)
    case .clauses(let clauses):
      addOperatorHints(clauses)
      return try conjunction(clauses, field)
    }
  }

  /// A place or date that stands alone, anywhere in the text, needs no position.
  private static func simplified(_ sequence: Query.Sequence) -> Query {
    guard sequence.slots.count == 1, sequence.field == .text else { return .sequence(sequence) }
    return switch sequence.slots[0].kind {
    case .place(let place): .place(place)
    case .date(let date): .date(date)
    default: .sequence(sequence)
    }
  }

  private mutating func negated(
    _ part: QuerySyntax, _ field: Query.Field, at range: Range<Int>
  ) throws(QueryError) -> Meaning {
    switch try meaning(part, field) {
    case .none: .none
    case .found(let query): .excluded(query, at: range)
    case .excluded(let query, _): .found(query)
    }
  }

  private mutating func alternatives(
    _ parts: [QuerySyntax], _ field: Query.Field
  ) throws(QueryError) -> Meaning {
    var found: [Query] = []
    for part in parts {
      switch try meaning(part, field) {
      case .none: break
      case .found(let query): found.append(query)
      case .excluded(_, let range): throw Self.onlyExcluded(range)
      }
    }
    return found.isEmpty ? .none : .found(.disjunction(found))
  }

  /// What clauses side by side say; those joined by `AND` all count as required.
  private mutating func conjunction(
    _ clauses: [QuerySyntax.Clause], _ field: Query.Field
  ) throws(QueryError) -> Meaning {
    var required: [Query] = []
    var optional: [Query] = []
    var excluded: [Query] = []
    var place: Range<Int>?
    for clause in clauses {
      switch try meaning(clause.syntax, field) {
      case .none: break
      case .excluded(let query, let range):
        excluded.append(query)
        place = place ?? range
      case .found(let query):
        if clause.isRequired || defaultOperator == .and {
          required.append(query)
        } else {
          optional.append(query)
        }
      }
    }
    guard let found = Self.combined(required: required, optional: optional) else {
      guard let place else { return .none }
      return .excluded(.disjunction(excluded), at: place)
    }
    if excluded.isEmpty { return .found(found) }
    return .found(.conjunction([found] + excluded.map { .negation($0) }))
  }

  private static func combined(required: [Query], optional: [Query]) -> Query? {
    if required.isEmpty { return optional.isEmpty ? nil : .disjunction(optional) }
    return optional.isEmpty
      ? .conjunction(required) : .boolean(required: required, optional: optional)
  }

  // MARK: Near

  /// The exact sequences of an operand of `NEAR` or `ADJ`.
  private mutating func operand(
    _ node: QuerySyntax, _ field: Query.Field
  ) throws(QueryError) -> [Query.Sequence] {
    let sequences = try members(node, field)
    if sequences.isEmpty {
      throw QueryError("There is no word here to stand near.", at: node.range)
    }
    return sequences
  }

  private mutating func members(
    _ node: QuerySyntax, _ field: Query.Field
  ) throws(QueryError) -> [Query.Sequence] {
    switch node.kind {
    case .word, .phrase(_, slop: 0):
      return try sequence(node, field).map { [$0] } ?? []
    case .phrase:
      throw .operand(at: node.range, advice: "A phrase beside NEAR is exact: leave out its ~n.")
    case .or(let parts): return try members(parts, field)
    case .clauses(let clauses) where defaultOperator == .or && !clauses.contains { $0.isRequired }:
      return try members(clauses.map(\.syntax), field)
    case .place:
      throw .operand(at: node.range, advice: "Write <place:Mali> for a mention that stands near.")
    case .date(let number) where dates[number].field.subject == .published:
      throw .operand(
        at: node.range, advice: "Write (a NEAR/5 b) AND published:…, which is said of the article.")
    case .date:
      throw .operand(at: node.range, advice: "Write <date:2013> for a mention that stands near.")
    case .field(let name, _):
      throw .operand(
        at: node.range, advice: "Put the field before the group: \(name.rawValue):(a NEAR/5 b).")
    case .everything, .near, .not, .and, .clauses: throw .operand(at: node.range)
    }
  }

  private mutating func members(
    _ parts: [QuerySyntax], _ field: Query.Field
  ) throws(QueryError) -> [Query.Sequence] {
    var sequences: [Query.Sequence] = []
    for part in parts { sequences += try members(part, field) }
    return sequences
  }

  // MARK: Mistakes

  private static func onlyExcluded(_ range: Range<Int>) -> QueryError {
    QueryError(
      "This only says what should not be found.", at: range,
      advice: "Add what should be found, or write * for every article: * -Sudan")
  }

  private static func nestedField(_ range: Range<Int>) -> QueryError {
    QueryError("A field stands inside the group of another field.", at: range)
  }
}
