import Kernels
import Postings
import Segments

/// A phrase with annotations, over a window.
///
/// First the articles that hold all words and annotations. Then where its stretches of words stand in them, a pass over
/// ascending places for each, as for plain phrases; only where all of these stand are mentions read and put between.
final class AnnotatedPhraseMatcher: WindowMatcher {
  let cost: Int
  private let weight: Double
  /// The articles of each slot, rarest first.
  private var articles: [SlotCursor]
  private var pieces: PhrasePieces
  private let field: Query.Field
  private let columns: ArticleColumns
  private var candidates: [UInt32] = []
  /// Occurrences in the window's articles, kept for scoring; valid for `found`.
  private var counts: [UInt32]
  private let memory: WindowMemory
  private var found = BitWindow()
  /// The window that `found` is of.
  private var evaluated = UInt32.max

  /// - Parameters:
  ///   - sequence: whose words have one term each.
  ///   - weight: the idf by which scores are multiplied.
  init(
    _ sequence: BoundSequence, columns: ArticleColumns, weight: Double, memory: WindowMemory
  ) throws {
    // Mentions cost more than positions, and these more than articles.
    cost = sequence.cost * 8
    articles = try sequence.slotsByCost.map { try SlotCursor(sequence.slots[$0]) }
    pieces = try PhrasePieces(sequence.slots)
    field = sequence.field
    self.columns = columns
    self.weight = weight
    self.memory = memory
    counts = memory.take()
  }

  deinit { memory.give(counts) }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var target = article
    for index in articles.indices {
      target = max(target, try articles[index].next(from: target))
      if target == .max { break }
    }
    return target
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    found.removeAll()
    evaluated = base
    for index in articles.indices where !window.isEmpty {
      try articles[index].restrict(&window, from: base)
    }
    candidates.removeAll(keepingCapacity: true)
    window.forEach { candidates.append(base &+ UInt32($0)) }
    try pieces.find(in: &candidates)
    let field = field
    try columns.withTitles(from: base) { title in
      for article in candidates {
        let zones = Zones(title(article), field: field)
        let count = try pieces.count(in: article, zones: zones)
        guard count > 0 else { continue }
        let offset = Int(article &- base)
        found.insert(offset)
        counts[offset] = count
      }
    }
    window.assign(found)
  }

  func bound(from base: UInt32, _ scoring: Scoring) -> Double { scoring.bm25.bound(weight: weight) }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    guard weight > 0 else { return }
    var scored = matches.copy()
    if window.base != evaluated { try restrict(&scored, from: window.base) }
    scored.formIntersection(found)
    window.add(counts, of: scored, weight: weight)
  }
}
