import Bytes
import Postings

/// Finds the pairs of frequent words in stretches of articles, from the words' positions.
///
/// The positions of all words are laid out article after article, a byte for each, and read from left to
/// right: O(tokens of the stretch).
package struct PairScan {
  /// How often two words, by their numbers, are neighbours in an article.
  package struct Pair: Hashable, Sendable {
    package var first: Int
    package var second: Int
    package var article: UInt32
    package var count: Int
  }

  private var cursors: [PostingsCursor]
  private let columns: ArticleColumns
  /// The words' numbers, from 1, at the stretch's positions; 0 elsewhere.
  private var line: [UInt8] = []
  private var rows: [ArticleRow] = []
  private var positions: [UInt32] = []
  private var counts: [Int]
  private var seen: [Int] = []
  private let words: Int

  /// - Parameter lists: those of the frequent words, at most 255.
  package init(_ lists: [PostingsList], columns: ArticleColumns) {
    cursors = lists.map { PostingsCursor($0) }
    words = lists.count
    self.columns = columns
    counts = [Int](repeating: 0, count: lists.count * lists.count)
  }

  /// The end of the stretch of articles that begins with `first` and has about a million tokens.
  package static func end(from first: UInt32, in columns: ArticleColumns) throws -> UInt32 {
    var article = first
    var tokens = 0
    while Int(article) < columns.count, tokens < stretchTokens {
      tokens += Int(try columns.length(article))
      article += 1
    }
    return article
  }

  private static let stretchTokens = 1 << 20

  /// Calls `body` with each pair of the stretch, article after article; stretches ascend.
  package mutating func forEachPair(
    in stretch: Range<UInt32>, _ body: (Pair) throws -> Void
  ) throws {
    try layOut(stretch)
    var start = 0
    for (index, row) in rows.enumerated() {
      let border = Int(row.border ?? 0)
      try count(start..<(start + border))
      try count((start + border)..<(start + Int(row.length)))
      for pair in seen {
        try body(
          Pair(
            first: pair / words, second: pair % words, article: stretch.lowerBound + UInt32(index),
            count: counts[pair]))
        counts[pair] = 0
      }
      seen.removeAll(keepingCapacity: true)
      start += Int(row.length)
    }
  }

  /// Counts the pairs of a zone.
  private mutating func count(_ zone: Range<Int>) throws {
    guard zone.count > 1 else { return }
    var previous = Int(line[zone.lowerBound])
    for place in (zone.lowerBound + 1)..<zone.upperBound {
      let word = Int(line[place])
      if word != 0, previous != 0 {
        let pair = (previous - 1) * words + word - 1
        if counts[pair] == 0 { seen.append(pair) }
        counts[pair] += 1
      }
      previous = word
    }
  }

  /// Fills `line` and `rows`.
  private mutating func layOut(_ stretch: Range<UInt32>) throws {
    rows.removeAll(keepingCapacity: true)
    var starts: [Int] = []
    var end = 0
    for article in stretch {
      let row = try columns.row(article)
      starts.append(end)
      rows.append(row)
      end += Int(row.length)
    }
    line.removeAll(keepingCapacity: true)
    line.append(contentsOf: repeatElement(0, count: end))
    for word in cursors.indices {
      var article = try cursors[word].advance(to: stretch.lowerBound)
      while article < stretch.upperBound {
        let index = Int(article - stretch.lowerBound)
        try cursors[word].readPositions(into: &positions)
        let start = starts[index]
        let length = Int(rows[index].length)
        for position in positions where Int(position) < length {
          line[start + Int(position)] = UInt8(word + 1)
        }
        article = try cursors[word].advance(to: article + 1)
      }
    }
  }
}
