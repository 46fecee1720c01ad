import Querying

/// Random queries over the words of `Vocabulary`, of every form the language has and in the shape the parser gives them.
///
/// `Query.written` writes each of them back, for the default operator OR.
package struct QueryGenerator: Sendable {
  /// How many levels of groups a query has at most.
  package var depth: Int
  /// The tree of places and numbers to ask for; none if nil.
  package var places: ReferencePlaces?

  /// Whether dates in the text are asked for.
  package var hasDates: Bool

  package init(depth: Int = 3, places: ReferencePlaces? = nil, hasDates: Bool = false) {
    self.depth = depth
    self.places = places
    self.hasDates = hasDates
  }

  /// A query that says what should be found.
  package func query(using random: inout SeededGenerator) -> Query {
    query(depth: depth, using: &random)
  }

  private func query(depth: Int, using random: inout SeededGenerator) -> Query {
    if depth == 0 || random.chance(0.4) { return leaf(using: &random) }
    func some(_ counts: ClosedRange<Int>) -> [Query] {
      (0..<Int.random(in: counts, using: &random)).map { _ in
        query(depth: depth - 1, using: &random)
      }
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .disjunction(some(2...3))
    case 1: return .boolean(required: some(1...2), optional: some(1...2))
    default: return .conjunction(some(1...3) + some(0...2).map { .negation($0) })
    }
  }

  // MARK: Leaves

  /// A word, a phrase, a near or, seldom, everything.
  package func leaf(using random: inout SeededGenerator) -> Query {
    if let places, random.chance(0.4) { return .place(places.place(using: &random)) }
    if hasDates, random.chance(0.4) {
      return .date(.random([.mentioned, .mentioned, .contained], using: &random))
    }
    if random.chance(0.1) { return .date(.random([.published], using: &random)) }
    let field: Query.Field = random.chance(0.15) ? .title : random.chance(0.05) ? .source : .text
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return .all
    case 1...8:
      return .sequence(Query.Sequence(slots: [word(field, using: &random)], field: field))
    case 9...11: return .sequence(exact(2...4, field, using: &random))
    case 12...15: return .sequence(sloppy(field, using: &random))
    default: return .near(near(field, using: &random))
    }
  }

  private func word(_ field: Query.Field, using random: inout SeededGenerator) -> Query.Slot {
    guard random.chance(0.1) else { return slot(field, using: &random) }
    let term = Array(term(field, using: &random).utf8)
    return Query.Slot(.fuzzy(term, distance: Int.random(in: 1...2, using: &random)))
  }

  /// What may stand in a phrase.
  private func slot(_ field: Query.Field, using random: inout SeededGenerator) -> Query.Slot {
    let word = term(field, using: &random)
    if random.chance(0.15) { return Query.Slot(.pattern(pattern(word, using: &random))) }
    return Query.Slot(.terms([Array(word.utf8)]))
  }

  private func term(_ field: Query.Field, using random: inout SeededGenerator) -> String {
    random.pick(field == .source ? Vocabulary.sources : Vocabulary.words)
  }

  /// `word` with one wildcard at least, and a letter after every `?`.
  private func pattern(_ word: String, using random: inout SeededGenerator) -> TermPattern {
    var elements = word.map { TermPattern.Element.literal(Array(String($0).utf8)) }
    if elements.count > 1, random.chance(0.4) {
      elements[Int.random(in: 0..<elements.count - 1, using: &random)] = .anyCharacter
      if random.chance(0.5) { return TermPattern(elements) }
    }
    let place = Int.random(in: 0...elements.count, using: &random)
    elements.insert(.anyRun, at: place)
    return TermPattern(elements)
  }

  private func exact(
    _ counts: ClosedRange<Int>, _ field: Query.Field, using random: inout SeededGenerator
  ) -> Query.Sequence {
    let count = Int.random(in: counts, using: &random)
    var slots = (0..<count).map { _ in slot(field, using: &random) }
    if field != .source, random.chance(0.6) { annotate(&slots, using: &random) }
    return Query.Sequence(slots: slots, field: field)
  }

  /// Makes some slots annotations, where there are places or dates.
  private func annotate(_ slots: inout [Query.Slot], using random: inout SeededGenerator) {
    for index in slots.indices where hasDates && random.chance(0.5) {
      slots[index] = Query.Slot(.date(.random([.mentioned], using: &random)))
    }
    guard let places else { return }
    for index in slots.indices where random.chance(0.5) {
      if random.chance(0.3) {
        slots[index] = Query.Slot(.number)
      } else {
        var place = places.place(using: &random)
        place.isFocus = false
        slots[index] = Query.Slot(.place(place))
      }
    }
  }

  private func sloppy(_ field: Query.Field, using random: inout SeededGenerator) -> Query.Sequence {
    let words = QueryGenerator(depth: depth)
    var sequence = words.exact(2...3, field, using: &random)
    sequence.slop = Int.random(in: 1...6, using: &random)
    if random.chance(0.2) { sequence.slots[1] = sequence.slots[0] }
    return sequence
  }

  private func near(_ field: Query.Field, using random: inout SeededGenerator) -> Query.Near {
    func operand() -> [Query.Sequence] {
      (0..<(random.chance(0.3) ? 2 : 1)).map { _ in exact(1...2, field, using: &random) }
    }
    return Query.Near(
      left: operand(), right: operand(), distance: Int.random(in: 1...6, using: &random),
      ordered: random.chance(0.4))
  }
}
