import Postings
import Segments

/// Which way queries are evaluated of which both ways are there.
package enum ListEvaluation: Sendable {
  /// The way that costs less.
  case byCost
  /// Always list after list, or always window after window, for tests.
  case always, never
  /// As `always`, and counts are made by candidates or windows, never by sets.
  case withoutSets
}

/// What lists are asked for: a word or a phrase, with its weight.
struct ListPart {
  enum Kind {
    case word(PostingsList)
    /// Words side by side, each of one term.
    case phrase(BoundSequence)
  }

  let kind: Kind
  /// The idf by which scores are multiplied.
  let weight: Double
}

/// Makes of a plan what evaluates it in a segment list after list, where it can and where that costs less than
/// windows.
struct ListFactory {
  let segment: Segment
  /// Number of the segment in the index.
  let number: Int
  let evaluation: ListEvaluation

  /// nil for what is evaluated in windows.
  func conjunction(_ plan: QueryPlan) -> ListConjunction? {
    if evaluation == .never { return nil }
    var (required, excluded): ([QueryPlan], [QueryPlan]) = ([plan], [])
    if case .and(let all, let none) = plan { (required, excluded) = (all, none) }
    var parts: [ListPart] = []
    for plan in required {
      guard let part = part(plan), parts.count < 64 else { return nil }
      parts.append(part)
    }
    var lists: [PostingsList] = []
    for plan in excluded {
      if isMissing(plan) { continue }
      guard let part = part(plan), case .word(let list) = part.kind else { return nil }
      lists.append(list)
    }
    return ListConjunction(parts, excluded: lists, segment: segment, number: number)
  }

  /// nil for what is evaluated in windows.
  func union(_ plan: QueryPlan, _ scoring: Scoring) -> ListUnion? {
    if evaluation == .never { return nil }
    var plans = [plan]
    if case .or(let parts) = plan { plans = parts }
    var lists: [WeightedList] = []
    for plan in plans {
      if isMissing(plan) { continue }
      guard let part = part(plan), case .word(let list) = part.kind else { return nil }
      lists.append(WeightedList(list, weight: part.weight))
    }
    return ListUnion(lists, segment: segment, number: number, scoring: scoring)
  }

  private func part(_ plan: QueryPlan) -> ListPart? {
    guard case .sequence(let planned) = plan else { return nil }
    if let lists = planned.wordLists(in: number) {
      return lists.count == 1
        ? ListPart(kind: .word(lists[0]), weight: planned.slots[0].weight) : nil
    }
    guard let sequence = planned.bound(to: number) else { return nil }
    if let pair = sequence.wholePair {
      return ListPart(kind: .word(pair.list), weight: planned.weight)
    }
    guard sequence.isPlainPhrase else { return nil }
    return ListPart(kind: .phrase(sequence), weight: planned.weight)
  }

  /// Whether it is a word or a phrase that the segment lacks.
  private func isMissing(_ plan: QueryPlan) -> Bool {
    guard case .sequence(let planned) = plan else { return false }
    if let lists = planned.wordLists(in: number) { return lists.isEmpty }
    return planned.bound(to: number) == nil
  }
}
