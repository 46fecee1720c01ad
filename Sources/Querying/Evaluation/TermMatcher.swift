import Kernels
import Postings

/// A word anywhere in title or body: needs no positions.
final class TermMatcher: WindowMatcher {
  let cost: Int
  private var cursor: PostingsCursor
  private let weight: Double
  /// How often the word occurs in each article of `held`; empty where nobody asks for scores.
  private var frequencies: [UInt32]
  /// The articles of the window at `base` that were found to hold the word.
  private var held = BitWindow()
  private var base = UInt32.max
  private let memory: WindowMemory?

  /// - Parameters:
  ///   - weight: the idf by which scores are multiplied.
  ///   - memory: where to take room for scores from; nil if `addScores` will not be called.
  init(_ list: PostingsList, weight: Double, memory: WindowMemory?) {
    cost = list.entry.articles
    cursor = PostingsCursor(list)
    self.weight = weight
    self.memory = memory
    frequencies = memory?.take() ?? []
  }

  deinit { memory?.give(frequencies) }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    try cursor.lowerBound(from: article)
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    if frequencies.isEmpty { return try cursor.collect(from: base, into: &window) }
    held.removeAll()
    self.base = base
    try cursor.collect(from: base, into: &held, frequencies: &frequencies)
    window.formUnion(held)
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    if frequencies.isEmpty { return try cursor.restrict(&window, from: base) }
    try cursor.restrict(&window, from: base, frequencies: &frequencies)
    held.assign(window)
    self.base = base
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try scoring.bound(of: cursor, weight: weight, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    var scored = matches.copy()
    if base == window.base {
      scored.formIntersection(held)
    } else {
      try restrict(&scored, from: window.base)
    }
    window.add(frequencies, of: scored, weight: weight)
  }
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
