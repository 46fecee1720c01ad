import Kernels

/// The tokens of a stretch of articles as they were inverted, a byte for each: which of the words that were the most
/// frequent until then stands there, 0 for any other.
package struct MarkedStretch: Sendable {
  /// Number of the first article.
  let first: UInt32
  /// Where the tokens of each article begin, and where those of the last one end.
  let starts: [UInt32]
  /// The words, whose marks are their numbers from 1.
  let words: [[UInt8]]
  let marks: [UInt8]

  /// - Parameters:
  ///   - first: number of the first article.
  ///   - starts: where the tokens of each begin, and where those of the last one end: the count of `marks`.
  ///   - words: at most 255, in any order.
  package init(first: UInt32, starts: [UInt32], words: [[UInt8]], marks: [UInt8]) {
    self.first = first
    self.starts = starts
    self.words = words
    self.marks = marks
  }

  /// One past the last article.
  var end: UInt32 { first + UInt32(starts.count - 1) }
  /// Bytes of memory.
  package var byteCount: Int { marks.count + 4 * starts.count }
}

/// The tokens of all articles of a segment, as far as they were written down while they were inverted.
///
/// Frequent words need not be marked again from their positions there; only those that became frequent later, or are so in
/// the whole alone.
package struct MarkedTokens: Sendable {
  private let stretches: [MarkedStretch]
  /// For each stretch, the number of each mark's word among the frequent words, from 1; 0 for one that is not frequent.
  private let numbers: [[UInt8]]

  /// - Parameters:
  ///   - stretches: in any order; together all articles of the segment, else they are not used.
  ///   - words: the frequent words of the segment in byte order.
  ///   - count: articles of the segment.
  package init?(_ stretches: [MarkedStretch], of words: [[UInt8]], articles count: Int) {
    self.stretches = stretches.sorted { $0.first < $1.first }
    var next: UInt32 = 0
    for stretch in self.stretches {
      guard stretch.first == next, Int(stretch.starts.last ?? 0) == stretch.marks.count else {
        return nil
      }
      next = stretch.end
    }
    guard Int(next) == count else { return nil }
    let known = Dictionary(
      zip(words, words.indices.lazy.map { UInt8($0 + 1) }), uniquingKeysWith: { first, _ in first })
    numbers = self.stretches.map { stretch in
      var table = [UInt8](repeating: 0, count: 256)
      for (index, word) in stretch.words.enumerated() { table[index + 1] = known[word] ?? 0 }
      return table
    }
  }

  /// Writes the marks of frequent words to a line of articles.
  ///
  /// - Parameters:
  ///   - isWanted: by the words' numbers, of which there are 256 with 0: whether they are written.
  ///   - line: without marks, its articles laid out.
  /// - Returns: which of the wanted were not known everywhere, by number.
  func write(_ isWanted: [Bool], to line: inout TokenLine) -> [Bool] {
    var isMissing = [Bool](repeating: false, count: isWanted.count)
    var index = partitionPoint(in: 0..<stretches.count) { stretches[$0].end > line.first }
    while index < stretches.count, stretches[index].first < line.end {
      write(stretches[index], numbers[index], isWanted, to: &line, &isMissing)
      index += 1
    }
    return isMissing
  }

  private func write(
    _ stretch: MarkedStretch, _ numbers: [UInt8], _ isWanted: [Bool], to line: inout TokenLine,
    _ isMissing: inout [Bool]
  ) {
    var isHere = [Bool](repeating: false, count: isWanted.count)
    let table = numbers.map { number in
      isHere[Int(number)] = true
      return isWanted[Int(number)] ? number : 0
    }
    for number in isWanted.indices where isWanted[number] && !isHere[number] {
      isMissing[number] = true
    }
    let (lower, upper) = (max(stretch.first, line.first), min(stretch.end, line.end))
    let start = Int(stretch.starts[Int(lower - stretch.first)])
    let end = Int(stretch.starts[Int(upper - stretch.first)])
    line.write(
      stretch.marks.span.extracting(start..<end), from: line.start(Int(lower - line.first)),
      by: table.span)
  }
}
