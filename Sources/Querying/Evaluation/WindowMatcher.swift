import Kernels
import Segments

/// A part of a query bound to one segment, evaluated in windows of 4,096 articles.
///
/// Windows are visited in ascending order, each at most once; `base` is always a multiple of 4,096.
/// Calls cross this boundary once a window, never once an article.
protocol WindowMatcher: AnyObject {
  /// Roughly how many articles match: what is rare is evaluated first.
  var cost: Int { get }

  /// No article from `article` up to the result (exclusive) matches.
  func nextCandidate(from article: UInt32) throws -> UInt32

  /// Keeps those of `candidates` that match.
  func restrict(_ candidates: inout BitWindow, from base: UInt32) throws

  /// Adds to the scores of `matches`, which `restrict` kept (and perhaps other parts after it).
  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws
}

/// The scores of one window.
struct ScoreWindow {
  /// Number of the window's first article.
  var base: UInt32 = 0
  /// One for each article of the window; valid for matches.
  var scores = [Double](repeating: 0, count: BitWindow.span)
  /// `k1 * (1 - b + b * length / average length)` for each article of the window.
  var norms: [Double] = []
  let bm25: BM25
  private var lengths: [UInt32] = []

  init(bm25: BM25) { self.bm25 = bm25 }

  /// Makes ready for the window at `base`, with the lengths of its articles.
  mutating func start(
    base: UInt32, columns: ArticleColumns, average: Double, matches: BitWindow
  ) throws {
    self.base = base
    if norms.isEmpty { norms = [Double](repeating: 0, count: BitWindow.span) }
    if matches.count > Self.fewMatches {
      try columns.readLengths(from: base, into: &lengths)
      matches.forEach { offset in
        scores[offset] = 0
        norms[offset] = bm25.norm(length: lengths[offset], average: average)
      }
    } else {
      try matches.forEach { offset in
        scores[offset] = 0
        norms[offset] = bm25.norm(
          length: try columns.length(base + UInt32(offset)), average: average)
      }
    }
  }

  /// Up to this many lengths are looked up singly.
  private static let fewMatches = 512

  /// Adds the score of `frequency` occurrences of something that weighs `weight`.
  @inline(__always)
  mutating func add(_ frequency: Double, weight: Double, at offset: Int) {
    scores[offset] += bm25.score(frequency: frequency, weight: weight, norm: norms[offset])
  }
}
