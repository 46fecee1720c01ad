import Postings
import Segments

/// A query with its terms looked up in all segments.
enum QueryPlan: Sendable {
  case all
  case nothing
  case sequence(PlannedSequence)
  case near(PlannedNear)
  case annotation(PlannedAnnotation)
  case published(PlannedPublication)
  /// What a part finds of what was published then.
  indirect case restricted(PlannedPublication, QueryPlan)
  case and(required: [QueryPlan], excluded: [QueryPlan])
  case or([QueryPlan])
  indirect case optional(required: QueryPlan, optional: QueryPlan)

  /// How many articles match, where planning has told.
  ///
  /// - Parameter segments: those that the plan was made for.
  func knownCount(in segments: [Segment]) throws -> Int? {
    switch self {
    case .all: segments.reduce(0) { $0 + $1.liveArticleCount }
    case .nothing: 0
    case .annotation(let annotation): annotation.count
    case .published(let publication): try publication.count(in: segments)
    case .sequence(let sequence): sequence.knownCount
    default: nil
    }
  }

  /// How many articles of a segment match, where planning has told.
  func knownCount(segment: Int) -> Int? {
    guard case .sequence(let sequence) = self else { return nil }
    return sequence.pairCount(in: segment)
  }

  /// The sum of the weights (inverse document frequencies) that scores are multiplied by.
  ///
  /// Of the whole index: what it decides, such as the order in which scores are added up, is the same in each segment.
  var weight: Double {
    switch self {
    case .all, .nothing, .published: 0
    case .sequence(let sequence): sequence.weight
    case .near(let near): near.weight
    case .annotation(let annotation): annotation.weight
    case .restricted(_, let part): part.weight
    case .and(let required, _): required.reduce(0) { $0 + $1.weight }
    case .or(let parts): parts.reduce(0) { $0 + $1.weight }
    case .optional(let required, let optional): required.weight + optional.weight
    }
  }
}

/// A slot with the lists of its terms in each segment.
struct PlannedSlot: Sendable {
  let kind: Query.Slot.Kind
  /// For each segment the lists of the slot's terms; none if it lacks them.
  let lists: [[PostingsList]]
  /// In how many articles the slot occurs, removed ones not counted.
  let articles: Int
  /// How often its terms occur in them.
  let occurrences: Int
  /// The inverse document frequency.
  let weight: Double
  /// How many distinct terms it stands for.
  let termCount: Int
  /// Of an annotation with lists, for each segment how many tokens each list's term stands for.
  var lengths: [[UInt32]]?
  /// Of a mention of a place or a date; it has no lists.
  var annotation: PlannedAnnotation?

  /// Bound to a segment; nil if nothing can stand there.
  func bound(to segment: Int) -> BoundSlot? {
    if let annotation {
      return annotation.segments[segment].map {
        BoundSlot(lists: [], lengths: nil, annotation: $0)
      }
    }
    if lists[segment].isEmpty { return nil }
    return BoundSlot(lists: lists[segment], lengths: lengths?[segment], annotation: nil)
  }
}

/// A list of the articles in which a slot and the next one stand side by side.
struct PlannedPair: Sendable {
  /// The first of the two.
  let slot: Int
  let list: PostingsList
  /// How many articles of the list were not removed.
  let articles: Int
}

struct PlannedSequence: Sendable {
  let sequence: Query.Sequence
  let slots: [PlannedSlot]
  let slotsOverlap: Bool
  /// For each segment what is known of neighbours in the phrase that are both frequent words there; nil
  /// where two of them never are neighbours.
  ///
  /// Empty for what is no exact phrase of words.
  let pairs: [[PlannedPair]?]

  private func pairs(in segment: Int) -> [PlannedPair]? { pairs.isEmpty ? [] : pairs[segment] }

  /// Bound to a segment; nil if it cannot occur there.
  func bound(to segment: Int) -> BoundSequence? {
    guard let pairs = pairs(in: segment) else { return nil }
    var bound: [BoundSlot] = []
    bound.reserveCapacity(slots.count)
    for slot in slots {
      guard let slot = slot.bound(to: segment) else { return nil }
      bound.append(slot)
    }
    return BoundSequence(
      slots: bound, slop: sequence.slop,
      field: sequence.field, slotsOverlap: slotsOverlap, pairs: pairs)
  }

  /// The lists of a word anywhere in the text, of which a pattern has several; nil for anything else.
  func wordLists(in segment: Int) -> [PostingsList]? {
    guard slots.count == 1, sequence.field == .text, slots[0].annotation == nil else { return nil }
    return slots[0].lists[segment]
  }

  /// In how many articles it occurs, if that is known.
  var knownCount: Int? {
    if slots.count == 1, sequence.field == .text {
      // That of a place may not be known.
      if let annotation = slots[0].annotation { return annotation.count }
      return slots[0].articles
    }
    return nil
  }

  /// In how many articles of a segment it occurs, if a pair tells: two words that are both frequent there.
  func pairCount(in segment: Int) -> Int? {
    guard sequence.field == .text, slots.count == 2 else { return nil }
    guard let pairs = pairs(in: segment) else { return 0 }
    if let pair = pairs.first { return pair.articles }
    return slots.contains { $0.bound(to: segment) == nil } ? 0 : nil
  }

  /// The sum of its slots' inverse document frequencies; sources carry no score.
  var weight: Double {
    sequence.field == .source ? 0 : slots.reduce(0) { $0 + $1.weight }
  }
}

struct PlannedNear: Sendable {
  let near: Query.Near
  let left: [PlannedSequence]
  let right: [PlannedSequence]

  func bound(to segment: Int) -> BoundNear? {
    let left = left.compactMap { $0.bound(to: segment) }
    let right = right.compactMap { $0.bound(to: segment) }
    guard !left.isEmpty, !right.isEmpty else { return nil }
    return BoundNear(left: left, right: right, distance: near.distance, ordered: near.ordered)
  }

  /// The sum of those of its members, whether a segment holds them or not.
  var weight: Double { (left + right).reduce(0) { $0 + $1.weight } }
}
