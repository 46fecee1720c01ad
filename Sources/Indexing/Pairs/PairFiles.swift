import Bytes
import Postings
import Segments

/// Writes the files `pairs` and `pairterms`, from the lists of the segment that are finished.
struct PairFiles {
  let segment: NewSegment
  let budget: MemoryBudget
  /// The finished files of the segment.
  let source: PairSource
  /// What the segment beside which this one comes lists, if it is larger.
  var larger: TakenPairs?

  /// Chooses pairs of `frequent` words, or takes those of the larger segment; builds their lists and writes them.
  ///
  /// - Parameters:
  ///   - files: those of all lists of words, finished.
  ///   - stretches: the tokens of the articles, if they were written down.
  func write(
    _ frequent: FrequentWords, files listFiles: [SegmentDescription.File],
    tokens stretches: [MarkedStretch] = [], sizes: ArticleSizes, identity: UInt64
  ) async throws -> [SegmentDescription.File] {
    let taken = larger.flatMap { $0.suit(frequent) ? $0 : nil }
    let frequent = try taken?.words(in: source.dictionary) ?? frequent
    let words = frequent.inOrder
    let wordLists = try words.map { try source.list($0.entry) }
    let tokens = MarkedTokens(
      stretches, of: words.map(\.term), articles: source.columns.count)
    let choice =
      try taken.map { PairChoice($0, words: frequent) }
      ?? PairChoice(
        frequent, lists: wordLists, columns: source.columns, files: listFiles, tokens: tokens,
        forgetPages: source.forgetPages)
    let inverters = try (0..<budget.threads).map { number in
      try PairInverter(
        words: words.map(\.term), lists: wordLists, choice: choice, columns: source.columns,
        tokens: tokens, memory: budget.pairs, scratch: "\(segment.scratch)/pairs-\(number)")
    }
    try await invert(with: inverters)
    let lists = try PostingsWriter(path: segment.path(.pairs), kind: .pairs)
    let terms = try TermsWriter(path: segment.path(.pairterms), kind: .pairterms)
    for word in words {
      let list = TermEntry(
        articles: word.entry.articles, occurrences: word.entry.occurrences, postings: 0..<0,
        positions: 0..<0)
      try terms.add(PairsFormat.key(word.term), list)
    }
    let page = budget.page(runs: inverters.reduce(0) { $0 + $1.runs.count })
    let merge = TermMerge(try inverters.flatMap { try $0.readers(pageBytes: page) })
    var files = ListFiles(postings: lists, terms: terms, hasPositions: false)
    try await files.write(merge, sizes: sizes, threads: budget.threads) { _ in
      try Task.checkCancellation()
    }
    for inverter in inverters { try inverter.removeScratch() }
    if taken != nil {
      let mark = PairsFormat.takenEntry(terms.termCount - words.count, end: lists.offset)
      try terms.add(PairsFormat.takenKey, mark)
    }
    return [
      .init(kind: .pairs, bytes: try lists.finish(segment: identity).postings),
      .init(kind: .pairterms, bytes: try terms.finish(segment: identity)),
    ]
  }

  /// After so many stretches the pages of the lists are forgotten: they take about 256 KiB for each.
  private static let stretchesRemembered = 32

  private func invert(with inverters: [PairInverter]) async throws {
    let pipeline = OrderedPipeline<PairInverter, Range<UInt32>, Void>(workers: inverters) {
      inverter, stretch in try inverter.invert(stretch)
    }
    var next: UInt32 = 0
    var stretches = 0
    let columns = source.columns
    try await pipeline.run(next: {
      guard Int(next) < columns.count else { return nil }
      stretches += 1
      if stretches % Self.stretchesRemembered == 0 { source.forgetPages() }
      let stretch = next..<(try PairScan.end(from: next, in: columns))
      next = stretch.upperBound
      return stretch
    }) { _ in }
  }
}
