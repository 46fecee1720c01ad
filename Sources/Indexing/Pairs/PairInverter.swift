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
  /// The terms of the chosen pairs.
  private let terms: [[UInt8]]
  /// For each pair of words, first * words + second, which of `terms` it is.
  private let places: [UInt16]
  /// The numbers of `terms` among `occurrences`, plus one; 0 for a pair that has not been met.
  private var numbers: [UInt32]
  private let words: Int
  private let limit: Int
  private let file: OutputFile
  private(set) var runs: [OccurrenceRun] = []

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
    numbers = [UInt32](repeating: 0, count: terms.count)
    var places = [UInt16](repeating: 0, count: words.count * words.count)
    for (place, pair) in choice.pairs.enumerated() {
      places[pair.first * words.count + pair.second] = UInt16(truncatingIfNeeded: place)
    }
    self.places = places
    limit = memory
    file = try OutputFile(creating: scratch)
  }

  /// Takes the pairs of a stretch of articles; stretches ascend.
  func invert(_ stretch: Range<UInt32>) throws {
    var numbers: [UInt32] = []
    swap(&numbers, &self.numbers)
    defer { swap(&numbers, &self.numbers) }
    // What the position of an occurrence says is of no meaning: they are numbered.
    try scan.forEachPair(in: stretch) { pair in
      let place = Int(places[pair.first * words + pair.second])
      if numbers[place] == 0 {
        let term = terms[place]
        numbers[place] = occurrences.number(of: term.span) + 1
      }
      occurrences.add(numbers[place] - 1, article: pair.article, count: UInt32(pair.count))
    }
    guard occurrences.byteCount > limit else { return }
    runs.append(try OccurrenceRun.write(occurrences, to: file))
    for place in numbers.indices { numbers[place] = 0 }
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
