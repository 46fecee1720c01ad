import Postings
import Segments

/// Looks up the lists of pairs for phrases; knows each segment's frequent words.
final class FrequentPairs {
  private let segments: [Segment]
  /// For each segment its frequent words, read at the first phrase.
  private var words: [Set<[UInt8]>?]

  init(_ segments: [Segment]) {
    self.segments = segments
    words = segments.map { _ in nil }
  }

  /// The pairs in a phrase in a segment; nil if two of its neighbours are frequent words and never stand
  /// side by side.
  func pairs(of slots: [Query.Slot], segment: Int) throws -> [PlannedPair]? {
    let frequent = try frequentWords(of: segment)
    var pairs: [PlannedPair] = []
    for slot in slots.indices.dropLast() {
      guard let first = slots[slot].kind.onlyTerm, frequent.contains(first),
        let second = slots[slot + 1].kind.onlyTerm, frequent.contains(second)
      else { continue }
      guard let list = try segments[segment].pairs.list(first, second) else { return nil }
      pairs.append(
        PlannedPair(
          slot: slot, list: list,
          articles: try segments[segment].liveArticles(of: list.entry, in: .pairs)))
    }
    return pairs
  }

  private func frequentWords(of segment: Int) throws -> Set<[UInt8]> {
    if let known = words[segment] { return known }
    let found = Set(try segments[segment].pairs.words())
    words[segment] = found
    return found
  }
}
