import Bytes
import Kernels
import Postings

/// Finds the pairs of frequent words in stretches of articles.
///
/// The tokens are laid out article after article, a byte for each, and read from left to right: O(tokens of the stretch).
/// Where the frequent words stand is known from the inversion (`MarkedTokens`) or read from their positions.
package struct PairScan {
  /// How often two words, by their numbers, are neighbours in an article.
  package struct Pair: Hashable, Sendable {
    package var first: Int
    package var second: Int
    package var article: UInt32
    package var count: Int
  }

  /// The lists of the words that are part of a pair, and their marks.
  private var cursors: [PostingsCursor]
  private let marks: [UInt8]
  private let columns: ArticleColumns
  private let tokens: MarkedTokens?
  /// Of 256 marks, those of the words that are part of a pair.
  private let isWanted: [Bool]
  /// The words' numbers, from 1, at the positions of the stretch.
  private var line = TokenLine()
  /// Where the title ends in each article, 0 where nothing parts it from the body.
  private var borders: [UInt32] = []
  private var finder: PairFinder
  private var counts = PairCounts()

  /// - Parameters:
  ///   - lists: those of the frequent words, at most 255, whose marks are their numbers from 1.
  ///   - wanted: the pairs of marks that are looked for.
  ///   - tokens: what need not be read from the lists.
  package init(
    _ lists: [PostingsList], columns: ArticleColumns, wanted: PairSet = .all,
    tokens: MarkedTokens? = nil
  ) {
    let words = lists.indices.filter { wanted.holds($0 + 1) }
    cursors = words.map { PostingsCursor(lists[$0]) }
    marks = words.map { UInt8($0 + 1) }
    var isWanted = [Bool](repeating: false, count: 256)
    for word in words { isWanted[word + 1] = true }
    self.isWanted = isWanted
    self.tokens = tokens
    self.columns = columns
    finder = PairFinder(wanted)
  }

  /// The end of the stretch of articles that begins with `first` and has about a quarter of a million tokens: their line
  /// should be in the cache.
  package static func end(from first: UInt32, in columns: ArticleColumns) throws -> UInt32 {
    var article = first
    var tokens = 0
    while Int(article) < columns.count, tokens < stretchTokens {
      tokens += Int(try columns.length(article))
      article += 1
    }
    return article
  }

  private static let stretchTokens = 1 << 18

  /// Calls `body` with each pair of the stretch, article after article; stretches ascend.
  package mutating func forEachPair(
    in stretch: Range<UInt32>, _ body: (Pair) throws -> Void
  ) throws {
    try layOut(stretch)
    for (index, border) in borders.enumerated() {
      finder.find(index, of: line, border: Int(border))
      counts.add(finder)
      try counts.takeAll { first, second, count in
        try body(
          Pair(
            first: first - 1, second: second - 1, article: stretch.lowerBound + UInt32(index),
            count: count))
      }
    }
  }

  /// Calls `body` with each article of the stretch and its pairs from left to right, by the numbers of their marks
  /// (`PairSet.number`); stretches ascend.
  package mutating func forEachArticle(
    in stretch: Range<UInt32>, _ body: (UInt32, Span<UInt16>) throws -> Void
  ) throws {
    try layOut(stretch)
    for (index, border) in borders.enumerated() {
      finder.find(index, of: line, border: Int(border))
      try finder.withPairs { try body(stretch.lowerBound + UInt32(index), $0) }
    }
  }

  /// Fills `line` and `borders`.
  private mutating func layOut(_ stretch: Range<UInt32>) throws {
    line.begin(at: stretch.lowerBound)
    borders.removeAll(keepingCapacity: true)
    var article = stretch.lowerBound
    while article < stretch.upperBound {
      let base = columns.groupStart(of: article)
      let end = min(stretch.upperBound, base + UInt32(ArticlesFormat.group))
      try columns.withLengths(from: base) { lengths in
        for index in Int(article - base)..<Int(end - base) { line.append(length: lengths[index]) }
      }
      try columns.withTitles(from: base) { title in
        for article in article..<end { borders.append(title(article).border ?? 0) }
      }
      article = end
    }
    line.clear()
    let isMissing = tokens?.write(isWanted, to: &line) ?? isWanted
    for index in cursors.indices where isMissing[Int(marks[index])] {
      try cursors[index].mark(marks[index], on: &line)
    }
  }
}
