import Postings
import Segments

/// A query with its terms looked up in all segments.
indirect enum QueryPlan: Sendable {
  case all
  case nothing
  case sequence(PlannedSequence)
  case near(PlannedNear)
  case and(required: [QueryPlan], excluded: [QueryPlan])
  case or([QueryPlan])
  case optional(required: QueryPlan, optional: QueryPlan)
}

/// A slot with the lists of its terms in each segment.
struct PlannedSlot: Sendable {
  let kind: Query.Slot.Kind
  /// For each segment the lists of the slot's terms; none if it lacks them.
  let lists: [[PostingsList]]
  /// In how many articles the slot occurs.
  let articles: Int
  /// How many distinct terms it stands for.
  let termCount: Int
}

struct PlannedSequence: Sendable {
  let sequence: Query.Sequence
  let slots: [PlannedSlot]
  let slotsOverlap: Bool

  /// Bound to a segment; nil if one of the slots does not occur there.
  func bound(to segment: Int) -> BoundSequence? {
    guard slots.allSatisfy({ !$0.lists[segment].isEmpty }) else { return nil }
    return BoundSequence(
      slots: slots.map { BoundSlot(lists: $0.lists[segment]) }, slop: sequence.slop,
      field: sequence.field, slotsOverlap: slotsOverlap)
  }

  /// The sum of its slots' inverse document frequencies; sources carry no score.
  func weight(articles total: Int) -> Double {
    guard sequence.field != .source else { return 0 }
    return slots.reduce(0) { $0 + BM25.idf(articles: $1.articles, of: total) }
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

  func weight(articles total: Int) -> Double {
    (left + right).reduce(0) { $0 + $1.weight(articles: total) }
  }
}
