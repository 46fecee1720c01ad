import Kernels
import Postings

// What is only counted, and words alone.
extension ListFactory {
  /// nil for what is counted otherwise.
  func unionCount(_ plan: QueryPlan) -> UnionCount? {
    guard case .or = plan else { return nil }
    var parts: [UnionCount.Part] = []
    guard append(plan, to: &parts) else { return nil }
    let union = UnionCount(parts, segment: segment)
    return isWorthSets(union.cost) ? union : nil
  }

  /// nil for what is counted otherwise.
  func intersectionCount(_ plan: QueryPlan) -> IntersectionCount? {
    guard case .and(let required, let excluded) = plan,
      let required = lists(required), !required.contains(where: \.isEmpty),
      let excluded = lists(excluded)
    else { return nil }
    // One that stands for a pattern has several.
    guard required.allSatisfy({ $0.count == 1 }) else { return nil }
    let count = IntersectionCount(
      required.map { $0[0] }, excluded: excluded.flatMap(\.self), segment: segment)
    return count.flatMap { isWorthSets($0.cost) ? $0 : nil }
  }

  /// Whether sets are worth their clearing: an article for each window that could be looked at instead.
  private func isWorthSets(_ articles: Int) -> Bool {
    switch evaluation {
    case .always: true
    case .never, .withoutSets: false
    case .byCost: articles >= segment.articleCount / BitWindow.span
    }
  }

  /// The lists of each of some words; nil if something else is among them.
  private func lists(_ plans: [QueryPlan]) -> [[PostingsList]]? {
    var found: [[PostingsList]] = []
    for plan in plans {
      var parts: [UnionCount.Part] = []
      guard append(plan, to: &parts) else { return nil }
      found.append(parts.map(\.list))
    }
    return found
  }

  /// Appends the lists of a word, or of all words of a union; false for anything else.
  private func append(_ plan: QueryPlan, to parts: inout [UnionCount.Part]) -> Bool {
    switch plan {
    case .nothing: return true
    case .or(let members): return members.allSatisfy { append($0, to: &parts) }
    case .sequence(let planned):
      if let lists = planned.wordLists(in: number) {
        for list in lists { parts.append((list, .postings)) }
        return true
      }
      guard let sequence = planned.bound(to: number) else { return true }
      guard let pair = sequence.wholePair else { return false }
      parts.append((pair.list, .pairs))
      return true
    default: return false
    }
  }
}
