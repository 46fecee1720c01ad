import Kernels
import Segments

/// Finds in the articles of a window what only positions can tell; articles ascend from call to call.
protocol OccurrenceReader {
  /// No article from `article` up to the result (exclusive) matches.
  mutating func next(from article: UInt32) throws -> UInt32
  /// Keeps those of `window` that hold the words.
  mutating func restrict(_ window: inout BitWindow, from base: UInt32) throws
  /// The sum of the weights of the occurrences in `article`; 0 if there is none.
  mutating func weight(in article: UInt32, columns: ArticleColumns) throws -> Double
}

/// A phrase, a sloppy phrase, a word within a zone, NEAR or ADJ: articles are verified by positions.
final class PositionalMatcher<Reader: OccurrenceReader>: WindowMatcher {
  let cost: Int
  private let weight: Double
  private var reader: Reader
  private let columns: ArticleColumns
  /// The weights of the occurrences in the window's articles, kept for scoring; valid for `found`.
  private var weights: [Double] = []
  private var found = BitWindow()
  /// The window that `found` is of.
  private var evaluated = UInt32.max

  /// - Parameters:
  ///   - cost: of finding the articles that hold the words.
  ///   - weight: the idf by which scores are multiplied.
  init(_ reader: Reader, cost: Int, columns: ArticleColumns, weight: Double) {
    // Verifying costs more than decoding, so a phrase comes after words of the same rarity.
    self.cost = cost * 4
    self.reader = reader
    self.columns = columns
    self.weight = weight
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 { try reader.next(from: article) }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try reader.restrict(&window, from: base)
    if weights.isEmpty { weights = [Double](repeating: 0, count: BitWindow.span) }
    found.removeAll()
    evaluated = base
    let survivors = window.copy()
    try survivors.forEach { offset in
      let weight = try reader.weight(in: base + UInt32(offset), columns: columns)
      guard weight > 0 else { return window.remove(offset) }
      weights[offset] = weight
      found.insert(offset)
    }
  }

  func bound(from base: UInt32, _ scoring: Scoring) -> Double { scoring.bm25.bound(weight: weight) }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    guard weight > 0 else { return }
    var scored = matches.copy()
    if window.base != evaluated { try restrict(&scored, from: window.base) }
    scored.formIntersection(found)
    if !weights.isEmpty { window.add(weights, of: scored, weight: weight) }
  }
}
