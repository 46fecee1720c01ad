import Articles
import Bytes
import Postings
import Segments
import Text

/// Builds an index from a corpus: read and sort, invert, merge, commit.
///
/// 1. `read`: the corpus is read and parsed by all threads; articles gather in an `ArticleSorter`, those whose dates wait for
///    the rest of the corpus in `WaitingDates` until then.
/// 2. `index`: they come out in the order of their numbers, repeated ones dropped, and go in
///    stretches of about 2 MiB to the `ArticleInverter`s; columns, metadata and text are written.
/// 3. `merge`: the inverters' runs become dictionary and lists.
/// 4. `places`, 5. `dates`: where they are found, their mentions, nodes and lists are written.
///
/// The bytes of an index depend on its articles and options alone: stretches are cut by size, lists
/// are encoded after all articles are known, and whatever is made by several threads is consumed in order.
package struct IndexBuilder {
  private let options: BuildOptions
  private let report: @Sendable (BuildProgress) -> Void

  /// - Parameter progress: called often, from the calling task.
  package init(_ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void) {
    self.options = options
    self.report = progress
  }

  /// Builds and commits.
  ///
  /// - Throws: `CorpusError`, `FileError`, `IndexExists`, `NoArticles`, `CancellationError`; the
  ///   target is then as it was before.
  package func build() async throws -> BuildReport {
    MemoryBudget.prepareAllocator()
    let clock = ContinuousClock()
    let start = clock.now
    let reader = try CorpusReader(
      inputs: options.inputs, options: options.reading, memory: options.budget.bytes)
    let writer = try IndexWriter(path: options.target, replacing: options.replaces)
    do {
      var report = BuildReport()
      report.gazetteerProblems = options.places?.problems ?? []
      let target = try writer.newSegment()
      let corpus = try await read(reader, scratch: target.scratch, report: &report)
      let segment = try await SegmentBuilder(
        options: options, segment: target, progress: self.report
      ).build(corpus, report: &report)
      let gazetteer = try options.places?.store(with: writer)
      try writer.commit(manifest(segment, gazetteer, report: report))
      let elapsed = (clock.now - start).components
      report.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
      report.peakMemory = MemoryBudget.peak
      return report
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Phase 1.
  private func read(
    _ reader: CorpusReader, scratch: String, report: inout BuildReport
  ) async throws -> SortedCorpus {
    var corpus = SortedCorpus(
      scratch: scratch, budget: options.budget, publication: options.reading.publication)
    let parsers = try (0..<options.budget.threads).map { _ in
      try Exclusive(ChunkParser(options: options.reading))
    }
    let pipeline = OrderedPipeline<Exclusive<ChunkParser>, ReadChunk, ParsedChunk>(
      workers: parsers
    ) { parser, read in
      ParsedChunk(batch: parser.value.parse(read.chunk), problems: read.problems)
    }
    var problems = ProblemList()
    try await pipeline.run(next: {
      let chunk = try reader.next()
      try corpus.makeRoom(
        for: reader.decoderBytes, of: reader.currentFile, budget: options.budget)
      return chunk.map { ReadChunk(chunk: $0, problems: reader.takeProblems()) }
    }) { parsed in
      for problem in parsed.problems + parsed.batch.problems { problems.add(problem) }
      try corpus.add(parsed.batch)
      self.report(
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

  private func manifest(
    _ segment: SegmentDescription, _ gazetteer: Manifest.StoredGazetteer?, report: BuildReport
  ) -> Manifest {
    var skips = report.problems.counts.map {
      Manifest.Skip(reason: $0.key.rawValue, count: $0.value)
    }
    if report.repeated > 0 { skips.append(.init(reason: "repeated", count: report.repeated)) }
    if report.renamed > 0 { skips.append(.init(reason: "renamed", count: report.renamed)) }
    var places = options.places.map(Manifest.Places.init)
    places?.file = gazetteer
    var manifest = Manifest(
      generation: 0, profile: options.analysis.profile.rawValue,
      profileVersion: options.analysis.profile.version, keepsMarks: options.analysis.keepsMarks,
      icuVersion: ICUVersion.current, storesText: options.storesText,
      places: places,
      dates: options.dates.map { _ in Manifest.Dates(order: report.dateOrder) },
      segments: [segment],
      skips: skips.sorted { $0.reason < $1.reason })
    manifest.reading = options.configuration
    return manifest
  }
}

extension Manifest.Places {
  fileprivate init(_ finding: PlaceFinding) {
    self.init(
      gazetteer: finding.gazetteer.version, homeCountry: finding.options.homeCountry ?? "",
      userGazetteer: finding.userGazetteer ?? "")
  }
}

/// A chunk, and what was met on the way to it.
private struct ReadChunk: Sendable {
  let chunk: CorpusChunk
  let problems: [InputProblem]
}

/// The articles of a chunk, and what was met on the way to it: together, so that problems are listed
/// in the order of the corpus whatever the number of threads.
private struct ParsedChunk: Sendable {
  let batch: ArticleBatch
  let problems: [InputProblem]
}

/// A corpus without a single article.
package struct NoArticles: Error, CustomStringConvertible, Sendable {
  package let problems: ProblemList

  package var description: String {
    problems.total == 0
      ? "no article found: the input is empty; nothing was built"
      : "no article found: all of the input was skipped (\(problems.total == 1 ? "one problem" : "\(problems.total) problems")); "
        + "nothing was built"
  }
}

/// Something that is not thread-safe, passed between tasks that use it one at a time.
struct Exclusive<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
