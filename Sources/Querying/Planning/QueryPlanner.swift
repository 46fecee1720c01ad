import Kernels
import Postings
import Segments

/// Looks up a query's terms and turns it into a plan.
struct QueryPlanner {
  private let segments: [Segment]
  private let pairs: FrequentPairs
  private let places: PlacePlanner
  private let dates: DatePlanner
  private let publications: PublicationPlanner
  /// Articles of the whole index.
  private let total: Int

  init(segments: [Segment], pairs: FrequentPairs) {
    self.segments = segments
    self.pairs = pairs
    places = PlacePlanner(segments: segments)
    dates = DatePlanner(segments: segments)
    publications = PublicationPlanner(segments: segments)
    total = segments.reduce(0) { $0 + $1.liveArticleCount }
  }

  /// - Complexity: O(log terms) for each word; a pattern reads the range of the dictionary that its
  ///   first letters leave, a fuzzy word all of it.
  func plan(_ query: Query) throws -> QueryPlan {
    if query.isPublication { return .published(try publications.plan(query)) }
    switch query {
    case .all: return .all
    case .nothing: return .nothing
    case .sequence(let sequence): return .sequence(try plan(sequence))
    case .near(let near):
      return .near(
        PlannedNear(
          near: near, left: try near.left.map { try plan($0) },
          right: try near.right.map { try plan($0) }))
    case .place(let place): return .annotation(try places.plan(place))
    case .date(let date): return .annotation(try dates.plan(date))
    case .and(let parts): return try planConjunction(parts)
    case .or(let parts): return .or(try parts.map { try plan($0) })
    case .not(let part): return .and(required: [.all], excluded: [try plan(part)])
    case .boolean(let required, let optional):
      let optional = QueryPlan.or(try optional.map { try plan($0) })
      switch try planConjunction(required) {
      case .published(let publication):
        return .restricted(publication, .optional(required: .all, optional: optional))
      case .restricted(let publication, let required):
        return .restricted(publication, .optional(required: required, optional: optional))
      case let required: return .optional(required: required, optional: optional)
      }
    }
  }

  /// How many articles match, where a look-up tells without a plan: of two frequent words side by side.
  func knownCount(_ query: Query) throws -> Int? {
    guard case .sequence(let sequence) = query, sequence.slots.count == 2, sequence.slop == 0,
      sequence.field == .text
    else { return nil }
    return try pairs.count(sequence.slots[0].kind, sequence.slots[1].kind)
  }

  private func planConjunction(_ parts: [Query]) throws -> QueryPlan {
    if parts.contains(where: { $0.isPublication }) {
      let planned = try publications.plan(.conjunction(parts.filter(\.isPublication)))
      let others = parts.filter { !$0.isPublication && $0 != .all }
      return others.isEmpty
        ? .published(planned) : .restricted(planned, try planConjunction(others))
    }
    var required: [QueryPlan] = []
    var excluded: [QueryPlan] = []
    required.reserveCapacity(parts.count)
    for part in parts {
      if case .not(let inner) = part {
        excluded.append(try plan(inner))
      } else {
        required.append(try plan(part))
      }
    }
    if required.isEmpty { required = [.all] }
    if required.count == 1, excluded.isEmpty { return required[0] }
    return .and(required: required, excluded: excluded)
  }

  private func plan(_ sequence: Query.Sequence) throws -> PlannedSequence {
    var slots: [PlannedSlot] = []
    slots.reserveCapacity(sequence.slots.count)
    for slot in sequence.slots { slots.append(try plan(slot.kind, field: sequence.field)) }
    // Only moved words can claim each other's positions.
    return PlannedSequence(
      sequence: sequence, slots: slots, slotsOverlap: sequence.slop > 0 && shareTerms(slots),
      pairs: try pairs(of: sequence, slots))
  }

  /// For each segment the pairs in a phrase; empty for what has none in any.
  private func pairs(
    of sequence: Query.Sequence, _ slots: [PlannedSlot]
  ) throws -> [[PlannedPair]?] {
    guard sequence.slots.count > 1, sequence.slop == 0, sequence.field != .source else { return [] }
    return try pairs.pairs(of: slots)
  }

  /// Whether two of `slots` stand for the same term.
  private func shareTerms(_ slots: [PlannedSlot]) -> Bool {
    segments.indices.contains { segment in
      var known: Set<TermEntry> = []
      return slots.contains { slot in
        let entries = Set(slot.lists[segment].map(\.entry))
        defer { known.formUnion(entries) }
        return !known.isDisjoint(with: entries)
      }
    }
  }

  private func plan(_ kind: Query.Slot.Kind, field: Query.Field) throws -> PlannedSlot {
    switch kind {
    case .place(let place): return plan(kind, try places.plan(place))
    case .date(let date): return plan(kind, try dates.plan(date))
    case .number: return try planNumbers()
    case .terms, .pattern, .fuzzy: break
    }
    if let term = kind.onlyTerm { return try plan(kind, key: FieldTerms.key(term, field)) }
    var lists: [SlotLists] = []
    lists.reserveCapacity(segments.count)
    var terms: Set<[UInt8]> = []
    for segment in segments {
      var found = SlotLists()
      for (term, entry) in try matchingTerms(kind, field: field, in: segment)
      where try found.add(entry, of: segment) {
        terms.insert(term)
      }
      lists.append(found)
    }
    return try plan(kind, lists, termCount: terms.count)
  }

  /// A slot of the one term that stands in dictionaries as `key`.
  private func plan(_ kind: Query.Slot.Kind, key: [UInt8]) throws -> PlannedSlot {
    var articles = 0
    var occurrences = 0
    let lists = try segments.map { segment -> [PostingsList] in
      guard let entry = try segment.dictionary.entry(of: key) else { return [] }
      let figures = try segment.liveFigures(of: entry)
      guard figures.articles > 0 else { return [] }
      articles += figures.articles
      occurrences += figures.occurrences
      return [try segment.list(entry)]
    }
    return PlannedSlot(
      kind: kind, lists: lists, articles: articles, occurrences: occurrences,
      weight: BM25.idf(articles: articles, of: total), termCount: articles > 0 ? 1 : 0)
  }

  private func plan(
    _ kind: Query.Slot.Kind, _ found: [SlotLists], termCount: Int, lengths: [[UInt32]]? = nil
  ) throws -> PlannedSlot {
    var articles = 0
    for (segment, found) in zip(segments, found) {
      articles += found.lists.count > 1 ? try countUnion(found.lists, of: segment) : found.articles
    }
    return PlannedSlot(
      kind: kind, lists: found.map(\.lists), articles: articles,
      occurrences: found.reduce(0) { $0 + $1.occurrences },
      weight: BM25.idf(articles: articles, of: total), termCount: termCount, lengths: lengths)
  }

  private func plan(_ kind: Query.Slot.Kind, _ annotation: PlannedAnnotation) -> PlannedSlot {
    PlannedSlot(
      kind: kind, lists: segments.map { _ in [] }, articles: annotation.articles, occurrences: 0,
      weight: annotation.weight, termCount: 0, annotation: annotation)
  }

  /// The numbers of each length, whose lists have the places of their first words.
  private func planNumbers() throws -> PlannedSlot {
    var lists: [SlotLists] = []
    var lengths: [[UInt32]] = []
    for segment in segments {
      var found = SlotLists()
      var some: [UInt32] = []
      var cursor = try segment.dictionary.terms(from: [FieldPrefix.number])
      while let (key, entry) = try cursor.next(), key.first == FieldPrefix.number {
        guard key.count == 2, key[1] > 0 else { continue }
        if try found.add(entry, of: segment) { some.append(UInt32(key[1])) }
      }
      lists.append(found)
      lengths.append(some)
    }
    return try plan(
      .number, lists, termCount: Set(lengths.joined()).count, lengths: lengths)
  }

  private func matchingTerms(
    _ kind: Query.Slot.Kind, field: Query.Field, in segment: Segment
  ) throws -> [(term: [UInt8], entry: TermEntry)] {
    let dictionary = segment.dictionary
    switch kind {
    case .terms(let terms):
      return try Set(terms).sorted { $0.lexicographicallyPrecedes($1) }.compactMap { term in
        try dictionary.entry(of: FieldTerms.key(term, field)).map { (term, $0) }
      }
    case .pattern(let pattern):
      return try FieldTerms.scan(dictionary, field, prefix: pattern.prefix) {
        pattern.matches($0.span)
      }
    case .fuzzy(let word, let distance):
      return try FieldTerms.scan(dictionary, field, prefix: []) {
        EditDistance.within(word.span, $0.span, limit: distance)
      }
    case .place, .date, .number: return []
    }
  }

  /// In how many articles at least one of the lists' terms occurs.
  ///
  /// One list after the other into a set of bits: memory does not grow with the number of terms.
  private func countUnion(_ lists: [PostingsList], of segment: Segment) throws -> Int {
    var union = [UInt64](repeating: 0, count: (segment.articleCount + 63) / 64)
    for list in lists {
      var cursor = PostingsCursor(list)
      var next = try cursor.lowerBound(from: 0)
      while next != PostingsCursor.end {
        let base = next / UInt32(BitWindow.span) * UInt32(BitWindow.span)
        var window = BitWindow()
        try cursor.collect(from: base, into: &window)
        window.formUnion(into: &union, at: Int(base) / 64)
        next = try cursor.lowerBound(from: base + UInt32(BitWindow.span))
      }
    }
    return try segment.liveArticles(in: union)
  }
}

/// The lists of a slot's terms in a segment, with what they hold but removed articles.
private struct SlotLists {
  private(set) var lists: [PostingsList] = []
  /// Of all lists: an article counts for each that it is in.
  private(set) var articles = 0
  private(set) var occurrences = 0

  /// Adds the list of a term, unless all its articles were removed; tells which of the two.
  mutating func add(_ entry: TermEntry, of segment: Segment) throws -> Bool {
    let figures = try segment.liveFigures(of: entry)
    guard figures.articles > 0 else { return false }
    lists.append(try segment.list(entry))
    articles += figures.articles
    occurrences += figures.occurrences
    return true
  }
}

extension Query.Slot.Kind {
  /// The term, if it is only one.
  var onlyTerm: [UInt8]? {
    guard case .terms(let terms) = self, terms.count == 1 else { return nil }
    return terms[0]
  }
}

/// The terms of a field in a dictionary.
private enum FieldTerms {
  static func key(_ term: [UInt8], _ field: Query.Field) -> [UInt8] {
    field == .source ? FieldPrefix.source(term) : term
  }

  /// The field's terms that begin with `prefix` and fulfil `isIncluded`, without the field's byte.
  static func scan(
    _ dictionary: TermDictionary, _ field: Query.Field, prefix: [UInt8],
    where isIncluded: ([UInt8]) -> Bool
  ) throws -> [(term: [UInt8], entry: TermEntry)] {
    let lowest = prefix.isEmpty && field != .source ? [FieldPrefix.firstOfText] : key(prefix, field)
    var cursor = try dictionary.terms(from: lowest)
    var found: [(term: [UInt8], entry: TermEntry)] = []
    while let (key, entry) = try cursor.next() {
      if !prefix.isEmpty || field == .source {
        guard key.starts(with: lowest) else { break }
      }
      let term = field == .source ? Array(key.dropFirst()) : key
      if isIncluded(term) { found.append((term, entry)) }
    }
    return found
  }
}
