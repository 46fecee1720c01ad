import Postings
import Segments

/// Looks up the lists of pairs for phrases.
final class FrequentPairs {
  private let segments: [Segment]
  /// For each segment what it says of its frequent words, read at the first phrase.
  private var limits: [Limits?]

  /// From how many occurrences on a word may be a frequent word, and which ones are function words.
  private struct Limits {
    var frequent = Int.max
    /// The last one in the order of words: most occurrences first, then by bytes.
    var lastFunctionWord: FrequentWords.Word?

    init(_ words: [FrequentWords.Word]) {
      let ranked = words.sorted { Self.precedes($0, $1) }
      frequent = ranked.last?.entry.occurrences ?? .max
      lastFunctionWord = ranked.prefix(PairsFormat.functionWords).last
    }

    func isFunctionWord(_ word: FrequentWords.Word) -> Bool {
      lastFunctionWord.map { !Self.precedes($0, word) } ?? false
    }

    private static func precedes(_ one: FrequentWords.Word, _ other: FrequentWords.Word) -> Bool {
      let (first, second) = (one.entry.occurrences, other.entry.occurrences)
      return first != second
        ? first > second : one.term.lexicographicallyPrecedes(other.term)
    }
  }

  init(_ segments: [Segment]) {
    self.segments = segments
    limits = segments.map { _ in nil }
  }

  /// The pairs in a phrase in a segment that have a list; nil if two of its neighbours are function words and never
  /// stand side by side.
  func pairs(of slots: [PlannedSlot], segment: Int) throws -> [PlannedPair]? {
    let limits = try limits(of: segment)
    var pairs: [PlannedPair] = []
    for slot in slots.indices.dropLast() {
      guard let first = slots[slot].word(in: segment), first.entry.occurrences >= limits.frequent,
        let second = slots[slot + 1].word(in: segment),
        second.entry.occurrences >= limits.frequent
      else { continue }
      if let list = try segments[segment].pairs.list(first.term, second.term) {
        pairs.append(
          PlannedPair(
            slot: slot, list: list,
            articles: try segments[segment].liveArticles(of: list.entry, in: .pairs)))
      } else if limits.isFunctionWord(first), limits.isFunctionWord(second) {
        return nil
      }
    }
    return pairs
  }

  private func limits(of segment: Int) throws -> Limits {
    if let known = limits[segment] { return known }
    let found = Limits(try segments[segment].pairs.words())
    limits[segment] = found
    return found
  }
}

extension PlannedSlot {
  /// The word that stands there and its entry in a segment, if it is one word that the segment has.
  fileprivate func word(in segment: Int) -> FrequentWords.Word? {
    guard let term = kind.onlyTerm, let list = lists[segment].first else { return nil }
    return (term, list.entry)
  }
}
