import Articles
import Segments

/// Phase 1 of a build: reads a corpus, and sorts its articles.
struct CorpusIntake {
  let options: BuildOptions
  /// What happens to articles that have an id in common.
  var repeats = RepeatedArticles.Rule.rename
  let progress: @Sendable (BuildProgress) -> Void

  /// Reads everything that `reader` gives.
  ///
  /// - Throws: `NoArticles` if that is not a single article.
  func read(
    _ reader: CorpusReader, scratch: String, report: inout BuildReport
  ) async throws -> SortedCorpus {
    var corpus = SortedCorpus(
      scratch: scratch, budget: options.budget, publication: options.reading.publication,
      repeats: repeats)
    // More than threads, so that there is work for all while the sorter takes a batch.
    let threads = options.budget.threads
    let parsers = try (0..<(threads == 1 ? 1 : threads + 2)).map { _ in
      try Exclusive(ChunkParser(options: options.reading))
    }
    let pipeline = OrderedPipeline<Exclusive<ChunkParser>, ReadChunk, ParsedChunk>(
      workers: parsers
    ) { parser, read in
      var batch = parser.value.parse(read.chunk)
      ArticleRecord.fill(&batch)
      return ParsedChunk(batch: batch, file: read.file, problems: read.problems)
    }
    var problems = ProblemList()
    try await pipeline.run(next: {
      let chunk = try reader.next()
      try corpus.makeRoom(
        for: reader.decoderBytes, of: reader.currentFile, budget: options.budget)
      return chunk.map {
        ReadChunk(chunk: $0, file: reader.currentFile, problems: reader.takeProblems())
      }
    }) { parsed in
      for problem in parsed.problems + parsed.batch.problems { problems.add(problem) }
      try corpus.add(parsed.batch, from: parsed.file)
      progress(
        BuildProgress(
          phase: .read, articles: Int(corpus.count), bytes: reader.bytesRead,
          total: reader.bytesTotal))
    }
    // A reader that was cancelled while it waited for input looks as if it had come to the end.
    try Task.checkCancellation()
    for problem in reader.takeProblems() { problems.add(problem) }
    report.problems = problems
    report.inputBytes = reader.bytesRead
    guard corpus.count > 0 else { throw NoArticles(problems: problems) }
    try corpus.settle()
    report.dateOrder = corpus.dateOrder
    report.orderEvidence = corpus.orderEvidence
    report.openOrders = corpus.openOrders
    return corpus
  }
}

/// A chunk, and what was met on the way to it.
private struct ReadChunk: Sendable {
  let chunk: CorpusChunk
  /// The file in which it ends, as messages have it.
  let file: String
  let problems: [InputProblem]
}

/// The articles of a chunk, and what was met on the way to it: together, so that problems are listed
/// in the order of the corpus whatever the number of threads.
private struct ParsedChunk: Sendable {
  let batch: ArticleBatch
  /// See `ReadChunk`.
  let file: String
  let problems: [InputProblem]
}

/// A corpus without a single article.
package struct NoArticles: Error, CustomStringConvertible, Sendable {
  package let problems: ProblemList

  package var description: String { description(whatWasNot: "built") }

  /// One line: why there is none, and that nothing was built or, in the words of another command, added.
  package func description(whatWasNot done: String) -> String {
    let count = problems.total == 1 ? "one problem" : "\(problems.total) problems"
    let reason =
      problems.total == 0
      ? "the input is empty" : "all of the input was skipped (\(count))"
    return "no article found: \(reason); nothing was \(done)"
  }
}

extension BuildReport {
  /// What was left out or changed, by reason, as the manifest keeps it.
  var skips: [Manifest.Skip] {
    var skips = problems.counts.map { Manifest.Skip(reason: $0.key.rawValue, count: $0.value) }
    if repeated > 0 { skips.append(.init(reason: "repeated", count: repeated)) }
    if superseded > 0 { skips.append(.init(reason: "superseded", count: superseded)) }
    if renamed > 0 { skips.append(.init(reason: "renamed", count: renamed)) }
    return skips.sorted { $0.reason < $1.reason }
  }
}
