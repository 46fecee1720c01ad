import HeapModule
import Kernels
import Postings
import Segments

/// The best articles that hold at least one of some words, list after list.
///
/// MaxScore (Turtle and Flood, "Query evaluation: strategies and optimizations", 1995) with whole lists: the one that
/// weighs most gives the first candidates, each of the others those that are in none before, until the rest together
/// cannot exceed the bar. Of a list only articles are looked at that the word occurs in often enough to reach the bar
/// with all that the lists behind can add; frequencies tell, before articles are decoded.
struct ListUnion {
  /// In the order in which scores are added up.
  private var lists: [WeightedList]
  private let segment: Segment
  /// Number of the segment in the index.
  private let number: Int
  private let scoring: Scoring
  /// A score that the worst of the best hits has at least, less a little.
  private var floor = -Double.infinity

  /// - Parameter lists: of the words, in the order of the query.
  init(_ lists: [WeightedList], segment: Segment, number: Int, scoring: Scoring) {
    self.lists = ScoredParts.order(lists.map(\.weight)).map { lists[$0] }
    self.segment = segment
    self.number = number
    self.scoring = scoring
  }

  /// Offers the segment's best articles.
  mutating func search(into top: inout TopArticles, _ candidates: inout Candidates) throws {
    guard top.capacity > 0, !lists.isEmpty else { return }
    try lists[0].readBounds(scoring)
    for index in lists.indices { try lists[index].readBounds(scoring, limit: Self.manyBlocks) }
    try estimateFloor(top, &candidates)
    for leader in lists.indices {
      if leader > 0 {
        guard Scoring.mayExceed(bound(from: leader), bar(top)) else { return }
        try lists[leader].readBounds(scoring)
        guard Scoring.mayExceed(bound(from: leader), bar(top)) else { return }
      }
      for index in lists.indices { lists[index].cursor.restart() }
      try search(leader, into: &top, &candidates)
    }
  }

  /// The score that an article must exceed; articles do not come in ascending order.
  private func bar(_ top: TopArticles) -> Double { max(floor, top.bar.nextDown) }

  /// What the lists from `first` on add at most.
  private func bound(from first: Int) -> Double {
    lists[first...].reduce(0) { $0 + $1.bound(scoring) }
  }

  /// Offers articles of the list `leader` that are in none before it.
  private mutating func search(
    _ leader: Int, into top: inout TopArticles, _ candidates: inout Candidates
  ) throws {
    let rest = bound(from: leader + 1)
    candidates.start(parts: 2)
    for block in 0..<lists[leader].cursor.blockCount {
      let bar = bar(top)
      let least = lists[leader].leastFrequency(
        inBlock: block, above: Scoring.needed(for: bar, with: rest), scoring)
      guard let least else { continue }
      try lists[leader].cursor.append(
        block: block, atLeast: least, part: 0, to: &candidates)
      // Without a bar all have to be looked up: the sooner there is one, the better.
      if !candidates.hasRoom || bar == -.infinity {
        try offer(leader, into: &top, &candidates)
        candidates.start(parts: 2)
      }
    }
    try offer(leader, into: &top, &candidates)
  }

  /// Scores candidates from the list `leader` and offers them.
  private mutating func offer(
    _ leader: Int, into top: inout TopArticles, _ candidates: inout Candidates
  ) throws {
    if candidates.count == 0 { return }
    let bar = bar(top)
    try candidates.startScores(segment.columns, scoring)
    candidates.addScores(of: 0, weight: lists[leader].weight, k1: scoring.bm25.k1)
    candidates.drop(below: Scoring.needed(for: bar, with: bound(from: leader + 1)))
    for index in 0..<leader where candidates.count > 0 {
      try lists[index].cursor.find(&candidates)
      candidates.dropHits()
    }
    try addScores(from: leader + 1, above: bar, to: &candidates)
    try candidates.keepLive(in: segment)
    candidates.offer(to: &top, segment: number)
  }

  /// Adds the scores of the lists from `first` on, and drops what cannot exceed `bar`.
  private mutating func addScores(
    from first: Int, above bar: Double, to candidates: inout Candidates
  ) throws {
    for index in lists.indices.dropFirst(first) where candidates.count > 0 {
      try lists[index].cursor.find(&candidates, frequenciesOf: 1)
      candidates.addScoresOfHits(1, weight: lists[index].weight, k1: scoring.bm25.k1)
      if bar > -.infinity {
        candidates.drop(below: Scoring.needed(for: bar, with: bound(from: index + 1)))
      }
    }
  }

  /// Up to so many blocks reading their bounds costs less than it saves.
  private static let manyBlocks = 256
}

// MARK: A bar before the first hit

extension ListUnion {
  /// Finds a score that as many articles reach as hits are wanted, among those that score most by the first list alone.
  ///
  /// Where the hits of larger segments give a bar that is spared.
  private mutating func estimateFloor(
    _ top: TopArticles, _ candidates: inout Candidates
  ) throws {
    let wanted = top.capacity
    guard top.bar == -.infinity, lists.count > 1, wanted <= Self.mostWanted,
      lists[0].cursor.articleCount >= wanted
    else { return }
    try collectBest(2 * wanted, &candidates)
    try candidates.keepLive(in: segment)
    try candidates.startScores(segment.columns, scoring)
    candidates.addScores(of: 0, weight: lists[0].weight, k1: scoring.bm25.k1)
    if let least = candidates.score(ofRank: 2 * wanted) { candidates.drop(below: least.nextDown) }
    try addScores(from: 1, above: -.infinity, to: &candidates)
    if let least = candidates.score(ofRank: wanted) { floor = least.nextDown }
  }

  /// Collects `wanted` articles or more that score much by the first list alone.
  private mutating func collectBest(_ wanted: Int, _ candidates: inout Candidates) throws {
    let blocks = lists[0].bestBlocks(Candidates.room / BitPacking.blockCount)
    for needed in [lists[0].bound(scoring) * 0.75, -.infinity] {
      candidates.start(parts: 2)
      lists[0].cursor.restart()
      for block in blocks {
        if let least = lists[0].leastFrequency(inBlock: block, above: needed, scoring) {
          try lists[0].cursor.append(block: block, atLeast: least, part: 0, to: &candidates)
        }
      }
      if candidates.count >= wanted { return }
    }
  }

  /// For more hits a bar is not looked for beforehand.
  private static let mostWanted = 64
}

extension Candidates {
  /// The score that stands at place `rank`, from 1, among those in descending order; nil if there are fewer.
  fileprivate func score(ofRank rank: Int) -> Double? {
    var best = Heap<Double>(minimumCapacity: rank)
    for index in 0..<count {
      if best.count < rank {
        best.insert(scores[index])
      } else if let least = best.min, scores[index] > least {
        best.replaceMin(with: scores[index])
      }
    }
    return best.count == rank ? best.min : nil
  }
}
