import Kernels
import Postings
import Segments

/// The articles that hold all of some words and phrases and none of some other words, list after list.
///
/// The articles of the rarest list are candidates, some hundred at a time; each further list, the next rarer first, is
/// asked for those that are left (small versus small: Demaine, López-Ortiz and Munro, "Adaptive set intersections,
/// unions, and differences", 2000).
struct ListConjunction {
  /// What narrows down the articles.
  private struct Filter {
    var cursor: PostingsCursor
    /// The word whose list it is, among the parts that have scores; nil for a list that only leads to a phrase.
    let part: Int?
  }

  /// Rarest first; the first gives the candidates.
  private var filters: [Filter] = []
  /// The same list with its blocks' bounds.
  private var leader: WeightedList
  private var phrases: [ListPhrase] = []
  private var excluded: [PostingsCursor]
  /// What scores come from, in the order in which they are added up.
  private var parts: [WeightedList] = []
  /// The one that the leader belongs to.
  private var leadingPart = 0
  private let segment: Segment
  /// Number of the segment in the index.
  private let number: Int

  /// - Parameters:
  ///   - required: in the order of the query, one or more.
  ///   - excluded: words.
  init?(
    _ required: [ListPart], excluded: [PostingsList], segment: Segment, number: Int
  ) {
    var lists: [(list: PostingsList, part: Int, isWord: Bool)] = []
    lists.reserveCapacity(4 * required.count)
    parts.reserveCapacity(required.count)
    for (part, index) in ScoredParts.order(required.map(\.weight)).enumerated() {
      let weight = required[index].weight
      switch required[index].kind {
      case .word(let list):
        parts.append(WeightedList(list, weight: weight))
        lists.append((list, part, true))
      case .phrase(let phrase):
        let phrase = ListPhrase(phrase, part: part)
        parts.append(WeightedList(phrase.rarest, weight: weight))
        phrases.append(phrase)
        for list in phrase.filters { lists.append((list, part, false)) }
      }
    }
    lists.sort { $0.list.entry.articles < $1.list.entry.articles }
    guard let first = lists.first else { return nil }
    leader = WeightedList(first.list, weight: parts[first.part].weight)
    leadingPart = first.part
    filters.reserveCapacity(lists.count)
    for (list, part, isWord) in lists {
      filters.append(Filter(cursor: PostingsCursor(list), part: isWord ? part : nil))
    }
    phrases.sort { $0.rarest.entry.occurrences < $1.rarest.entry.occurrences }
    self.excluded = excluded.map { PostingsCursor($0) }
    self.segment = segment
    self.number = number
  }

  /// Blocks of it; to be asked for once, as that copies a cursor.
  private var blockCount: Int { filters[0].cursor.blockCount }

  /// How many articles match.
  mutating func count(_ candidates: inout Candidates) throws -> Int {
    var total = 0
    var block = 0
    let blocks = blockCount
    while block < blocks {
      candidates.start(parts: parts.count)
      while block < blocks, candidates.hasRoom {
        try filters[0].cursor.append(block: block, to: &candidates)
        block += 1
      }
      try narrow(&candidates, isScored: false)
      total += candidates.count
    }
    return total
  }

  /// Offers the segment's best articles; returns how many match, if that is asked for.
  mutating func search(
    into top: inout TopArticles, _ candidates: inout Candidates, _ scoring: Scoring, counting: Bool
  ) throws -> Int {
    var total = 0
    var block = 0
    // Few at first, where nothing else gives the bar.
    var wanted = top.bar == -.infinity ? 1 : Candidates.room
    let blocks = blockCount
    while block < blocks {
      let bar = top.bar
      if bar > -.infinity, !counting { try readBounds(scoring) }
      candidates.start(parts: parts.count)
      while block < blocks, candidates.hasRoom, candidates.count < wanted {
        try append(block, to: &candidates, above: counting ? -.infinity : bar, scoring)
        block += 1
      }
      wanted = min(Candidates.room, max(4 * wanted, BitPacking.blockCount))
      let scored = counting ? 0 : try scoreLeader(&candidates, above: bar, scoring)
      let bars = phrases.map { counting ? nil : phraseBar(of: $0.part, bar, scoring) }
      try narrow(&candidates, isScored: true, bars)
      total += candidates.count
      try addScores(of: scored..<parts.count, to: &candidates, above: bar, scoring)
      candidates.offer(to: &top, segment: number)
    }
    return total
  }

  /// Reads the bounds of lists that have not many more blocks than there are candidates.
  private mutating func readBounds(_ scoring: Scoring) throws {
    try leader.readBounds(scoring)
    let limit = 4 * leader.cursor.blockCount
    for index in parts.indices { try parts[index].readBounds(scoring, limit: limit) }
  }

  /// Appends what may exceed `bar` of a block of the rarest list.
  private mutating func append(
    _ block: Int, to candidates: inout Candidates, above bar: Double, _ scoring: Scoring
  ) throws {
    var least: UInt32 = 1
    if bar > -.infinity {
      var rest = 0.0
      for index in parts.indices where index != leadingPart { rest += parts[index].bound(scoring) }
      // No part occurs more often than each of its words.
      let found = leader.leastFrequency(
        inBlock: block, above: Scoring.needed(for: bar, with: rest), scoring)
      guard let found else { return }
      least = found
    }
    try filters[0].cursor.append(
      block: block, atLeast: least, part: filters[0].part, to: &candidates)
  }

  /// What a phrase must pass for an article to exceed `bar`; nil if that is nothing.
  private func phraseBar(of part: Int, _ bar: Double, _ scoring: Scoring) -> PhraseBar? {
    guard bar > 0 else { return nil }
    var rest = 0.0
    for index in parts.indices where index != part { rest += parts[index].bound(scoring) }
    let needed = Scoring.needed(for: bar, with: rest)
    return needed > 0 ? PhraseBar(needed, scoring, weight: parts[part].weight) : nil
  }

  /// Keeps the candidates that match.
  ///
  /// - Parameter bars: what each phrase must pass, if anything.
  private mutating func narrow(
    _ candidates: inout Candidates, isScored: Bool, _ bars: [PhraseBar?] = []
  ) throws {
    for index in filters.indices.dropFirst() where candidates.count > 0 {
      let part = isScored ? filters[index].part : nil
      try filters[index].cursor.find(&candidates, frequenciesOf: part)
      // What is gone by then is neither moved nor looked up any more.
      if index == 1 { try candidates.keepLiveHits(in: segment, part: part) }
      candidates.keepHits(part: part)
    }
    if filters.count == 1 { try candidates.keepLive(in: segment) }
    for index in excluded.indices where candidates.count > 0 {
      try excluded[index].find(&candidates)
      candidates.dropHits()
    }
    for index in phrases.indices where candidates.count > 0 {
      try phrases[index].verify(&candidates, segment.columns, bars.isEmpty ? nil : bars[index])
    }
  }

  /// Scores candidates by the rarest list alone, if its scores come first, and drops what cannot exceed `bar`.
  ///
  /// Returns the number of parts whose scores were added.
  private func scoreLeader(
    _ candidates: inout Candidates, above bar: Double, _ scoring: Scoring
  ) throws -> Int {
    guard bar > -.infinity, filters[0].part == 0, parts.count > 1 else { return 0 }
    try addScores(of: 0..<1, to: &candidates, above: bar, scoring)
    return 1
  }

  /// Adds the scores of some parts to those before, and drops what cannot exceed `bar` on the way.
  private func addScores(
    of range: Range<Int>, to candidates: inout Candidates, above bar: Double, _ scoring: Scoring
  ) throws {
    if candidates.count == 0 { return }
    if range.lowerBound == 0 { try candidates.startScores(segment.columns, scoring) }
    for index in range {
      candidates.addScores(of: index, weight: parts[index].weight, k1: scoring.bm25.k1)
      guard bar > -.infinity else { continue }
      var rest = 0.0
      for later in parts.indices.dropFirst(index + 1) { rest += parts[later].bound(scoring) }
      candidates.drop(below: Scoring.needed(for: bar, with: rest))
      if candidates.count == 0 { return }
    }
  }
}
