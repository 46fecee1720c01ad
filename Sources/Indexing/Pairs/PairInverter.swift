import Bytes
import Kernels
import Postings
import Segments

/// Gathers the lists of pairs; one for each thread.
///
/// Sendable because the pipeline gives it to one task at a time.
final class PairInverter: @unchecked Sendable {
  private var scan: PairScan
  /// Of the chosen pairs, and their terms.
  private var lists: [PairList]
  private let terms: [[UInt8]]
  /// For each pair of words, first * words + second, the number of its list.
  private let numbers: [UInt16]
  private let words: Int
  private var heldBytes = 0
  private let limit: Int
  private let file: OutputFile
  private(set) var runs: [OccurrenceRun] = []

  /// The occurrences of a pair as `OccurrenceCode` has them; positions are their numbers.
  private struct PairList {
    var bytes: [UInt8] = []
    /// The last article plus one; 0 before the first.
    var lastArticle: UInt32 = 0
    var articles = 0
  }

  /// - Parameters:
  ///   - words: the frequent words in byte order, and their lists.
  ///   - choice: the pairs that are gathered.
  ///   - memory: bytes of lists that are held before they are spilled.
  ///   - scratch: path of the scratch file for runs.
  init(
    words: [[UInt8]], lists: [PostingsList], choice: PairChoice, columns: ArticleColumns,
    memory: Int, scratch: String
  ) throws {
    scan = PairScan(lists, columns: columns, wanted: choice.wanted)
    self.words = words.count
    terms = choice.pairs.map { PairsFormat.key(words[$0.first], words[$0.second]) }
    self.lists = [PairList](repeating: PairList(), count: terms.count)
    var numbers = [UInt16](repeating: 0, count: words.count * words.count)
    for (number, pair) in choice.pairs.enumerated() {
      numbers[pair.first * words.count + pair.second] = UInt16(truncatingIfNeeded: number)
    }
    self.numbers = numbers
    limit = memory
    file = try OutputFile(creating: scratch)
  }

  /// Takes the pairs of a stretch of articles; stretches ascend.
  func invert(_ stretch: Range<UInt32>) throws {
    try scan.forEachPair(in: stretch) { pair in
      add(pair, to: &lists[Int(numbers[pair.first * words + pair.second])])
    }
    if heldBytes > limit { try spill() }
  }

  private func add(_ pair: PairScan.Pair, to list: inout PairList) {
    let before = list.bytes.count
    OccurrenceCode.append(gap: pair.article + 1 - list.lastArticle, to: &list.bytes)
    OccurrenceCode.append(step: 0, to: &list.bytes)
    for _ in 1..<pair.count { OccurrenceCode.append(step: 1, to: &list.bytes) }
    list.lastArticle = pair.article + 1
    list.articles += 1
    heldBytes += list.bytes.count - before
  }

  /// Spills what is left.
  func finish() throws {
    if heldBytes > 0 { try spill() }
  }

  func readers(pageBytes: Int) throws -> [OccurrenceRunReader] {
    try runs.map { try OccurrenceRunReader(file: file, run: $0, pageBytes: pageBytes) }
  }

  func removeScratch() throws {
    file.close()
    try Directory.removeFile(file.path)
  }

  private func spill() throws {
    let held = lists.indices.filter { lists[$0].articles > 0 }
      .sorted { terms[$0].lexicographicallyPrecedes(terms[$1]) }
    var writer = OccurrenceRun.Writer(file)
    for pair in held {
      let (list, term) = (lists[pair], terms[pair])
      try writer.add(term.span, articles: list.articles, list.bytes)
      lists[pair] = PairList()
    }
    runs.append(try writer.finish())
    heldBytes = 0
  }
}
