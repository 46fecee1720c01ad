import Kernels
import Postings

/// A word anywhere in title or body: needs no positions.
final class TermMatcher: WindowMatcher {
  let cost: Int
  private var candidates: PostingsCursor
  private var frequencies: PostingsCursor
  private let weight: Double

  /// - Parameter weight: the idf by which scores are multiplied.
  init(_ list: PostingsList, weight: Double) {
    cost = list.entry.articles
    candidates = PostingsCursor(list)
    frequencies = candidates
    self.weight = weight
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    try candidates.lowerBound(from: article)
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    try candidates.collect(from: base, into: &window)
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try candidates.restrict(&window, from: base)
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try scoring.bound(of: candidates, weight: weight, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    if matches.count <= Self.fewMatches {
      try matches.forEach { offset in
        if try frequencies.find(window.base + UInt32(offset)) {
          window.add(Double(try frequencies.frequency()), weight: weight, at: offset)
        }
      }
    } else {
      try frequencies.forEachStretch(from: window.base) { articles, frequencies, range in
        window.add(articles, frequencies, range, weight: weight, of: matches)
      }
    }
  }

  /// Up to this many articles are looked up one by one.
  private static let fewMatches = 48
}

/// A pattern's words anywhere in title or body, counted as one word.
final class TermsMatcher: WindowMatcher {
  let cost: Int
  private var candidates: TermsCursor
  private var frequencies: TermsCursor
  private let weight: Double
  private var sums = [UInt32](repeating: 0, count: BitWindow.span)

  /// - Parameter weight: the idf by which scores are multiplied.
  init(_ slot: BoundSlot, weight: Double) throws {
    cost = slot.cost
    candidates = try slot.cursor()
    frequencies = try slot.cursor()
    self.weight = weight
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 { try candidates.next(from: article) }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    try candidates.collect(into: &window, from: base)
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try candidates.restrict(&window, from: base)
  }

  func bound(from base: UInt32, _ scoring: Scoring) -> Double { scoring.bm25.bound(weight: weight) }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    var found = BitWindow()
    try frequencies.forEachStretch(from: window.base) { articles, frequencies, range in
      for index in range {
        let offset = Int(articles[index] &- window.base)
        guard matches.contains(offset) else { continue }
        sums[offset] &+= frequencies[index]
        found.insert(offset)
      }
    }
    found.forEach { offset in
      window.add(Double(sums[offset]), weight: weight, at: offset)
      sums[offset] = 0
    }
  }
}
