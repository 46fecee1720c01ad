import Kernels

/// Annotations anywhere in title or body: needs neither positions nor mentions.
///
/// The score grows with the share that an article's code stands for and with nothing else: of a place, so that what an
/// article is about comes first. How rare the annotations are weighs them against words.
final class CodedMatcher: WindowMatcher {
  let cost: Int
  private let weight: Double
  private let isScored: Bool
  private var articles: CodedCursor
  private var scored: CodedCursor
  private let memory: WindowMemory
  private let shares: CodeShares
  /// The code of each article of `held`.
  private var codes: [UInt32]
  /// The articles of the window at `base` that match.
  private var held = BitWindow()
  private var base = UInt32.max

  /// - Parameters:
  ///   - weight: the idf by which scores are multiplied.
  ///   - isScored: whether scores will be asked for.
  init(_ annotation: BoundAnnotation, weight: Double, isScored: Bool, memory: WindowMemory) {
    cost = annotation.articles
    shares = annotation.shares
    articles = CodedCursor(annotation)
    scored = articles
    self.weight = weight
    self.isScored = isScored
    self.memory = memory
    codes = isScored ? memory.take() : []
  }

  deinit { memory.give(codes) }

  func nextCandidate(from article: UInt32) throws -> UInt32 { try articles.next(from: article) }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    guard isScored else { return try articles.collect(into: &window, from: base) }
    held.removeAll()
    self.base = base
    try articles.collect(into: &held, from: base, codes: &codes)
    window.formUnion(held)
  }

  func collectArticles(into window: inout BitWindow, from base: UInt32) throws {
    try articles.collect(into: &window, from: base)
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    guard isScored else { return try articles.restrict(&window, from: base) }
    try articles.restrict(&window, from: base, codes: &codes)
    held.assign(window)
    self.base = base
  }

  func bound(from base: UInt32, _ scoring: Scoring) -> Double { scoring.bm25.bound(weight: weight) }

  /// Where nothing else is asked for, the bar is a share: many articles have the greatest.
  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    let scores = CodeScores(shares, weight: weight, scoring)
    guard scores.largest > bar else {
      if counting.isNone { return 0 }
      var matches = BitWindow()
      try collectArticles(into: &matches, from: base)
      return try counting.count(matches, from: base)
    }
    var matches = BitWindow()
    try collect(into: &matches, from: base)
    let count = try counting.count(matches, from: base)
    if bar > -.infinity {
      held.forEach { if scores[codes[$0]] <= bar { matches.remove($0) } }
    }
    window.formUnion(matches)
    return count
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    var found = matches.copy()
    if base == window.base {
      found.formIntersection(held)
    } else {
      try scored.restrict(&found, from: window.base, codes: &codes)
    }
    window.add(codes, of: found, CodeScores(shares, weight: weight, window.scoring))
  }
}

/// The score of each code.
struct CodeScores {
  let scores: [Double]

  init(_ shares: CodeShares, weight: Double, _ scoring: Scoring) {
    let most = scoring.bm25.bound(weight: weight)
    scores = shares.shares.map { most * $0 }
  }

  var largest: Double { scores[scores.count - 1] }

  subscript(code: UInt32) -> Double { scores[min(Int(code), scores.count - 1)] }
}
