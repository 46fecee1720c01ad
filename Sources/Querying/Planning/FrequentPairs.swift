import Postings
import Segments

/// Looks up the lists of pairs for phrases.
final class FrequentPairs {
  private let segments: [Segment]
  /// What the segments say of their frequent words, read at the first phrase.
  private var known: FrequentTerms?

  init(_ segments: [Segment]) { self.segments = segments }

  /// The pairs in a phrase that have a list, for each segment; nil for one where two neighbours are function words and
  /// never stand side by side.
  func pairs(of slots: [PlannedSlot]) throws -> [[PlannedPair]?] {
    let known = try slots.indices.dropLast().compactMap { slot in
      try neighbours(slots[slot].kind, slots[slot + 1].kind).map { (slot: slot, words: $0) }
    }
    return try segments.indices.map { segment in
      var pairs: [PlannedPair] = []
      // Where a word is missing the phrase is not looked for.
      if known.isEmpty || slots.contains(where: { $0.isMissing(in: segment) }) { return pairs }
      for (slot, words) in known {
        switch try pair(words, segment: segment) {
        case .listed(let entry, let articles):
          let list = try segments[segment].pairs.list(entry)
          pairs.append(PlannedPair(slot: slot, list: list, articles: articles))
        case .nowhere: return nil
        case .unknown: break
        }
      }
      return pairs
    }
  }

  /// In how many articles two words stand side by side, if their pair tells so in each segment.
  ///
  /// - Complexity: O(log pairs) for each segment.
  func count(_ first: Query.Slot.Kind, _ second: Query.Slot.Kind) throws -> Int? {
    guard let neighbours = try neighbours(first, second) else { return nil }
    var count = 0
    for segment in segments.indices {
      switch try pair(neighbours, segment: segment) {
      case .listed(_, let articles): count += articles
      case .nowhere: break
      case .unknown: return nil
      }
    }
    return count
  }

  /// Two words that are frequent in some segments.
  private struct Neighbours {
    /// The term of their pair.
    let key: [UInt8]
    /// What they are in each segment.
    let first: [FrequentTerms.Standing]
    let second: [FrequentTerms.Standing]
  }

  /// What is known of two words side by side; nil if one of them is no word, or is frequent nowhere.
  private func neighbours(
    _ one: Query.Slot.Kind, _ other: Query.Slot.Kind
  ) throws -> Neighbours? {
    guard let one = one.onlyTerm, let other = other.onlyTerm else { return nil }
    let terms = try terms()
    guard let first = terms.standings(of: one), let second = terms.standings(of: other) else {
      return nil
    }
    return Neighbours(key: PairsFormat.key(one, other), first: first, second: second)
  }

  private enum Pair {
    /// There is a list, with so many articles that were not removed.
    case listed(TermEntry, articles: Int)
    case nowhere, unknown
  }

  private func pair(_ neighbours: Neighbours, segment number: Int) throws -> Pair {
    let (first, second) = (neighbours.first[number], neighbours.second[number])
    guard first != .none, second != .none else { return .unknown }
    let segment = segments[number]
    if let entry = try segment.pairs.entry(of: neighbours.key) {
      return .listed(entry, articles: try segment.liveArticles(of: entry, in: .pairs))
    }
    return first == .function && second == .function ? .nowhere : .unknown
  }

  private func terms() throws -> FrequentTerms {
    if let known { return known }
    let found = try FrequentTerms(segments)
    known = found
    return found
  }
}

/// Which words are frequent, in which of some segments.
private struct FrequentTerms {
  /// What a word is in a segment.
  enum Standing: UInt8 {
    /// None of those that may be part of a pair.
    case none
    case frequent
    /// One of those of which all pairs are listed.
    case function
  }

  /// For each word that is frequent somewhere what it is in each segment.
  private var standings: [[UInt8]: [Standing]] = [:]

  init(_ segments: [Segment]) throws {
    for (number, segment) in segments.enumerated() {
      let words = FrequentWords(try segment.pairs.words())
      let functionWords = words.functionWords
      for (term, _) in words.inOrder {
        standings[term, default: [Standing](repeating: .none, count: segments.count)][number] =
          functionWords.contains(term) ? .function : .frequent
      }
    }
  }

  /// What a word is in each segment; nil if it is nothing in all of them.
  func standings(of term: [UInt8]) -> [Standing]? { standings[term] }
}

extension PlannedSlot {
  /// Whether it is words none of which a segment has.
  fileprivate func isMissing(in segment: Int) -> Bool {
    annotation == nil && lists[segment].isEmpty
  }
}
