import Segments

/// Makes the matchers of a plan for one segment.
struct MatcherFactory {
  let segment: Segment
  /// Number of the segment in the index.
  let number: Int
  /// Whether scores will be asked for.
  let isScored: Bool
  let memory: WindowMemory

  /// The matcher of `plan`; nil if nothing in the segment can match.
  func matcher(_ plan: QueryPlan) throws -> (any WindowMatcher)? {
    switch plan {
    case .all: return AllMatcher(articles: segment.articleCount)
    case .nothing: return nil
    case .sequence(let sequence): return try matcher(sequence)
    case .near(let near):
      guard let bound = near.bound(to: number) else { return nil }
      return PositionalMatcher(
        try NearReader(bound), cost: bound.cost, columns: segment.columns,
        weight: near.weight)
    case .annotation(let planned):
      return planned.segments[number].map {
        CodedMatcher($0, weight: planned.weight, isScored: isScored, memory: memory)
      }
    case .published(let publication): return try restricted(publication, .all)
    case .restricted(let publication, let part):
      return try restricted(publication, part)
    case .and(let required, let excluded):
      var parts: [any WindowMatcher] = []
      for part in required {
        guard let part = try matcher(part) else { return nil }
        parts.append(part)
      }
      return AndMatcher(
        required: parts, weights: required.map(\.weight),
        excluded: try excluded.compactMap { try matcher($0) })
    case .or(let parts):
      var found: [any WindowMatcher] = []
      var weights: [Double] = []
      for part in parts {
        guard let matcher = try matcher(part) else { continue }
        found.append(matcher)
        weights.append(part.weight)
      }
      return found.isEmpty ? nil : found.count == 1 ? found[0] : OrMatcher(found, weights: weights)
    case .optional(let required, let optional):
      guard let required = try matcher(required) else { return nil }
      guard let optional = try matcher(optional) else { return required }
      return OptionalMatcher(required: required, optional: optional)
    }
  }

  private func restricted(
    _ publication: PlannedPublication, _ part: QueryPlan
  ) throws -> (any WindowMatcher)? {
    let ranges = publication.segments[number]
    guard !ranges.isEmpty, let part = try matcher(part) else { return nil }
    return RestrictedMatcher(part, to: ranges, articles: segment.articleCount)
  }

  private func matcher(_ planned: PlannedSequence) throws -> (any WindowMatcher)? {
    guard let sequence = planned.bound(to: number) else { return nil }
    let weight = planned.weight
    if sequence.isWord, let slot = sequence.slots.first {
      return slot.lists.count == 1
        ? TermMatcher(slot.lists[0], weight: weight, isScored: isScored, memory: memory)
        : try TermsMatcher(slot, weight: weight)
    }
    if let pair = sequence.wholePair {
      return TermMatcher(pair.list, weight: weight, isScored: isScored, memory: memory)
    }
    if sequence.isPlainPhrase {
      return PhraseMatcher(
        sequence.slots.map { $0.lists[0] }, filters: sequence.filters, field: sequence.field,
        columns: segment.columns, weight: weight, memory: memory)
    }
    if sequence.isAnnotatedPhrase {
      return try AnnotatedPhraseMatcher(
        sequence, columns: segment.columns, weight: weight, memory: memory)
    }
    return PositionalMatcher(
      try SequenceReader(sequence), cost: sequence.cost, columns: segment.columns, weight: weight)
  }
}
