import Bytes
import Kernels
import Postings
import Segments

/// Gathers the lists of pairs; one for each thread.
///
/// Sendable because the pipeline gives it to one task at a time.
final class PairInverter: @unchecked Sendable {
  private var scan: PairScan
  private let occurrences = OccurrenceArena()
  /// The frequent words, whose marks are their numbers from 1.
  private let words: [[UInt8]]
  /// The number among `occurrences` of each pair, plus one; 0 for one that has not been met.
  private var numbers = [UInt32](repeating: 0, count: PairSet.pairs)
  /// Those of the pairs of an article.
  private var article: [UInt32] = []
  private let limit: Int
  private let file: OutputFile
  private(set) var runs: [OccurrenceRun] = []

  /// - Parameters:
  ///   - words: the frequent words in byte order, and their lists.
  ///   - choice: the pairs that are gathered.
  ///   - tokens: those of the articles, as far as they are known.
  ///   - memory: bytes of lists that are held before they are spilled.
  ///   - scratch: path of the scratch file for runs.
  init(
    words: [[UInt8]], lists: [PostingsList], choice: PairChoice, columns: ArticleColumns,
    tokens: MarkedTokens? = nil, memory: Int, scratch: String
  ) throws {
    scan = PairScan(lists, columns: columns, wanted: choice.wanted, tokens: tokens)
    self.words = words
    limit = memory
    file = try OutputFile(creating: scratch)
  }

  /// Takes the pairs of a stretch of articles; stretches ascend.
  func invert(_ stretch: Range<UInt32>) throws {
    var (numbers, article) = ([UInt32](), [UInt32]())
    swap(&numbers, &self.numbers)
    swap(&article, &self.article)
    defer {
      swap(&numbers, &self.numbers)
      swap(&article, &self.article)
    }
    try scan.forEachArticle(in: stretch) { number, pairs in
      article.removeAll(keepingCapacity: true)
      for index in pairs.indices {
        let pair = Int(pairs[index])
        if numbers[pair] == 0 { numbers[pair] = occurrences.number(of: term(pair).span) + 1 }
        article.append(numbers[pair] - 1)
      }
      occurrences.add(article.span, article: number)
    }
    guard occurrences.byteCount > limit else { return }
    runs.append(try OccurrenceRun.write(occurrences, to: file))
    for pair in numbers.indices { numbers[pair] = 0 }
  }

  /// The term of a pair of marks.
  private func term(_ pair: Int) -> [UInt8] {
    PairsFormat.key(words[(pair & 0xFF) - 1], words[(pair >> 8) - 1])
  }

  /// Readers of the runs, and of what has not been spilled.
  func readers(pageBytes: Int) throws -> [OccurrenceRunReader] {
    let spilled = try runs.map {
      try OccurrenceRunReader(file: file, run: $0, pageBytes: pageBytes)
    }
    return occurrences.termCount == 0
      ? spilled : spilled + [try OccurrenceRunReader(occurrences)]
  }

  func removeScratch() throws {
    occurrences.removeAll()
    file.close()
    try Directory.removeFile(file.path)
  }
}
