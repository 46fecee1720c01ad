import Postings
import Segments

/// Looks up the lists of pairs for phrases; knows each segment's frequent words.
final class FrequentPairs {
  private let segments: [Segment]
  /// For each word that is frequent somewhere, in which segments it is; read at the first phrase.
  private var words: [[UInt8]: [Bool]]?

  init(_ segments: [Segment]) { self.segments = segments }

  /// For each segment the pairs in a phrase; nil if two of its neighbours are frequent words there and never stand
  /// side by side.
  func pairs(of slots: [Query.Slot]) throws -> [[PlannedPair]?] {
    let words = try frequentWords()
    var found = [[PlannedPair]?](repeating: [], count: segments.count)
    // Where the word before is frequent.
    var before: [Bool]?
    for slot in slots.indices {
      let term = slots[slot].kind.onlyTerm
      let here = term.flatMap { words[$0] }
      if let before, let here, let term, let first = slots[slot - 1].kind.onlyTerm {
        for segment in segments.indices where before[segment] && here[segment] {
          try add(first, term, at: slot - 1, of: segment, to: &found[segment])
        }
      }
      before = here
    }
    return found
  }

  private func add(
    _ first: [UInt8], _ second: [UInt8], at slot: Int, of segment: Int,
    to pairs: inout [PlannedPair]?
  ) throws {
    guard pairs != nil else { return }
    guard let list = try segments[segment].pairs.list(first, second) else { return pairs = nil }
    let articles = try segments[segment].liveArticles(of: list.entry, in: .pairs)
    pairs?.append(PlannedPair(slot: slot, list: list, articles: articles))
  }

  private func frequentWords() throws -> [[UInt8]: [Bool]] {
    if let words { return words }
    var found: [[UInt8]: [Bool]] = [:]
    for segment in segments.indices {
      for word in try segments[segment].pairs.words() {
        found[word, default: [Bool](repeating: false, count: segments.count)][segment] = true
      }
    }
    words = found
    return found
  }
}
