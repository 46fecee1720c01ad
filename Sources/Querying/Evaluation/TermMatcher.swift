import Kernels
import Postings

/// A word anywhere in title or body: needs no positions.
///
/// Frequencies are read along with the articles, if scores will be asked for, unless the word narrows down
/// what others found in a dense part of its list: of these few are left when scores are asked for, and a
/// second cursor looks them up.
final class TermMatcher: WindowMatcher {
  let cost: Int
  private let weight: Double
  private var articles: PostingsCursor
  private var scored: PostingsCursor
  private let memory: WindowMemory
  /// How often the word occurs in each article of `held`; empty where nobody asks for scores.
  private var frequencies: [UInt32]
  /// The articles of the window at `base` that hold the word.
  private var held = BitWindow()
  private var base = UInt32.max

  /// - Parameters:
  ///   - weight: the idf by which scores are multiplied.
  ///   - isScored: whether scores will be asked for.
  init(_ list: PostingsList, weight: Double, isScored: Bool, memory: WindowMemory) {
    cost = list.entry.articles
    articles = PostingsCursor(list)
    scored = articles
    self.weight = weight
    self.memory = memory
    frequencies = isScored ? memory.take() : []
  }

  deinit { memory.give(frequencies) }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    try articles.lowerBound(from: article)
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    if frequencies.isEmpty { return try articles.collect(from: base, into: &window) }
    held.removeAll()
    self.base = base
    try articles.collect(from: base, into: &held, frequencies: &frequencies)
    window.formUnion(held)
  }

  func collectArticles(into window: inout BitWindow, from base: UInt32) throws {
    try articles.collect(from: base, into: &window)
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    guard !frequencies.isEmpty, articles.shouldFind(window) else {
      return try articles.restrict(&window, from: base)
    }
    // Where articles are looked up one by one, their frequencies are at hand.
    try articles.restrict(&window, from: base, frequencies: &frequencies)
    held.assign(window)
    self.base = base
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    try scoring.bound(of: &articles, weight: weight, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    var found = matches.copy()
    if base == window.base {
      found.formIntersection(held)
    } else {
      try scored.restrict(&found, from: window.base, frequencies: &frequencies)
    }
    window.add(frequencies, of: found, weight: weight)
  }
}

/// A pattern's words anywhere in title or body, counted as one word.
final class TermsMatcher: WindowMatcher {
  let cost: Int
  private let weight: Double
  private var candidates: TermsCursor
  private var frequencies: TermsCursor
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
    window.add(sums, of: found, weight: weight)
    found.forEach { sums[$0] = 0 }
  }
}
