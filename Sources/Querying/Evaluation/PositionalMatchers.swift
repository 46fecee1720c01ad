import Kernels
import Segments

/// The weights of the occurrences that a window's verification found, kept for scoring.
struct WindowWeights {
  private var weights: [Double] = []
  private var found = BitWindow()

  mutating func start() {
    if weights.isEmpty { weights = [Double](repeating: 0, count: BitWindow.span) }
    found = BitWindow()
  }

  mutating func set(_ weight: Double, at offset: Int) {
    weights[offset] = weight
    found.insert(offset)
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow, weight: Double) {
    var scored = matches
    scored.formIntersection(found)
    scored.forEach { offset in window.add(weights[offset], weight: weight, at: offset) }
  }
}

/// A phrase, a sloppy phrase, or a word within a zone: articles are verified by positions.
final class SequenceMatcher: WindowMatcher {
  let cost: Int
  private var reader: SequenceReader
  private let columns: ArticleColumns
  private let weight: Double
  private var weights = WindowWeights()

  init(_ sequence: BoundSequence, columns: ArticleColumns, weight: Double) throws {
    // Verifying costs more than decoding, so a phrase comes after words of the same rarity.
    cost = sequence.cost * 4
    reader = try SequenceReader(sequence)
    self.columns = columns
    self.weight = weight
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 { try reader.next(from: article) }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try reader.restrict(&window, from: base)
    weights.start()
    let survivors = window
    let field = reader.sequence.field
    try survivors.forEach { offset in
      let article = base + UInt32(offset)
      let weight = try reader.weight(
        in: article, zones: Zones(try columns.row(article), field: field))
      if weight > 0 { weights.set(weight, at: offset) } else { window.remove(offset) }
    }
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws {
    if weight > 0 { weights.addScores(to: &window, of: matches, weight: weight) }
  }
}

/// `NEAR` and `ADJ`.
final class NearMatcher: WindowMatcher {
  let cost: Int
  private var reader: NearReader
  private let columns: ArticleColumns
  private let weight: Double
  private var weights = WindowWeights()

  init(_ near: BoundNear, columns: ArticleColumns, weight: Double) throws {
    cost = near.cost * 4
    reader = try NearReader(near)
    self.columns = columns
    self.weight = weight
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 { try reader.next(from: article) }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try reader.restrict(&window, from: base)
    weights.start()
    let survivors = window
    try survivors.forEach { offset in
      let article = base + UInt32(offset)
      let row = try columns.row(article)
      let weight = try reader.occurrences(in: article, row: row).weight()
      if weight > 0 { weights.set(weight, at: offset) } else { window.remove(offset) }
    }
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws {
    weights.addScores(to: &window, of: matches, weight: weight)
  }
}
