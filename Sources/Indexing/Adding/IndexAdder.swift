import Articles
import Bytes
import Places
import Segments
import Text

/// Adds articles to an index: a new segment of those that are new or have changed, in one commit with the removal of what
/// they replace; then merges by `MergePolicy`, in commits of their own.
package struct IndexAdder {
  private let options: AddOptions
  private let progress: @Sendable (BuildProgress) -> Void

  /// - Parameter progress: called often.
  package init(_ options: AddOptions, progress: @escaping @Sendable (BuildProgress) -> Void) {
    self.options = options
    self.progress = progress
  }

  /// Adds and commits.
  ///
  /// - Throws: `IndexDiffers`, `NoArticles`, `NotAnIndex`, `CorpusError`, `FileError`, `IndexCorruption`,
  ///   `CancellationError`; the index then is as it was, or has what was added and is not merged.
  package func add() async throws -> AddReport {
    let clock = ContinuousClock()
    let start = clock.now
    let writer = try IndexWriter(updating: options.path, command: "add")
    do {
      let index = try IndexDirectory(opening: options.path)
      let plan = try BuildOptions(adding: options, to: index)
      plan.budget.prepareAllocator()
      let reader =
        try options.files.map {
          try CorpusReader(files: $0, options: plan.reading, memory: plan.budget.bytes)
        }
        ?? CorpusReader(
          inputs: options.inputs, options: plan.reading, memory: plan.budget.bytes)
      var report = try await add(reader, plan, to: index, with: writer)
      report.build.seconds = (clock.now - start).seconds
      if options.merges {
        report.merged = try await IndexMerger(writer, budget: plan.budget, progress: progress)
          .mergeByPolicy(after: "what was added")
      }
      report.segments = writer.existing?.segments.count ?? 0
      report.articles = writer.existing?.segments.reduce(0) { $0 + $1.liveArticles } ?? 0
      report.build.peakMemory = MemoryBudget.peak
      return report
    } catch {
      writer.abandon()
      throw error
    }
  }

  private func add(
    _ reader: CorpusReader, _ plan: BuildOptions, to index: IndexDirectory,
    with writer: IndexWriter
  ) async throws -> AddReport {
    var report = AddReport()
    let target = try writer.newSegment()
    let corpus = try await CorpusIntake(options: plan, repeats: .keepLast, progress: progress).read(
      reader, scratch: target.scratch, report: &report.build)
    let known = KnownArticles(index.segments)
    let segment = try await SegmentBuilder(options: plan, segment: target, progress: progress)
      .build(corpus, without: known, beside: index.segments, report: &report.build)
    for problem in known.problems { report.build.problems.add(problem) }
    report.present = known.presentCount
    report.replaced = known.replaced.count
    report.replacedByPath = known.replacedByPath
    var manifest = index.manifest
    manifest.add(skips: report.build.skips)
    guard let segment else {
      writer.abandon()
      return report
    }
    manifest.segments = try index.segments(removing: known.replaced, with: writer)
    manifest.segments.append(segment)
    if manifest.dates != nil, manifest.dates?.order == nil, let order = report.build.dateOrder {
      manifest.dates?.order = order
      // No reason to refuse what is added: the count is for a remark.
      let doubtful = (try? index.doubtful(without: known.replaced)) ?? 0
      report.learnedOrder = LearnedOrder(order: order, doubtful: doubtful)
    }
    // What is known was read from these files.
    try index.confirm()
    try writer.commit(manifest)
    return report
  }
}

extension IndexDirectory {
  /// How many articles have a doubtful publication date, those apart that are `replaced`.
  fileprivate func doubtful(without replaced: Set<IndexedArticle>) throws -> Int {
    var count = 0
    for (number, segment) in segments.enumerated() {
      for article in try segment.columns.range(ofPrecision: PublishedColumn.doubtful) {
        let isGone =
          try segment.removed?.contains(article) == true
          || replaced.contains(IndexedArticle(segment: number, article: article))
        if !isGone { count += 1 }
      }
    }
    return count
  }
}

extension BuildOptions {
  /// How a segment is built that fits to those of an index.
  ///
  /// - Throws: `IndexDiffers`.
  init(adding options: AddOptions, to index: IndexDirectory) throws {
    let manifest = index.manifest
    let differences = try manifest.differences(from: options.expectations) {
      try Gazetteer.shipped().version
    }
    guard differences.isEmpty, let profile = AnalysisProfile(rawValue: manifest.profile) else {
      throw IndexDiffers(path: index.path, differences: differences)
    }
    let places = try PlaceFinding(of: index)
    let dates = manifest.dates.map { _ in options.dates }
    self.init(
      inputs: options.inputs, target: options.path,
      budget: MemoryBudget(
        bytes: options.memory, threads: options.threads, places: places, dates: dates != nil))
    self.places = places
    self.dates = dates
    analysis = Analysis(profile: profile, keepsMarks: manifest.keepsMarks)
    storesText = manifest.storesText
    var configuration = manifest.reading
    configuration.override(with: options.reading)
    reading = try ReadingOptions(configuration, order: manifest.dates?.order)
  }
}

extension PlaceFinding {
  /// How places were found for an index; nil if they were not.
  fileprivate init?(of index: IndexDirectory) throws {
    guard let places = index.manifest.places else { return nil }
    let gazetteer = try index.gazetteer.map { try Gazetteer($0.payload) } ?? Gazetteer.shipped()
    self.init(
      gazetteer,
      options: PlaceOptions(homeCountry: places.homeCountry.isEmpty ? nil : places.homeCountry),
      userGazetteer: places.userGazetteer.isEmpty ? nil : places.userGazetteer)
  }
}

extension Manifest.Reading {
  /// Takes the options that `other` has in place of its own.
  mutating func override(with other: Manifest.Reading) {
    func name(_ assignment: String) -> Substring { assignment.prefix { $0 != "=" } }
    let given = Set(other.fields.map(name))
    fields = fields.filter { !given.contains(name($0)) } + other.fields
    if !other.publishedFrom.isEmpty { publishedFrom = other.publishedFrom }
    collected = other.collected ?? collected
  }
}

extension Manifest {
  /// Counts what an addition skipped.
  mutating func add(skips more: [Skip]) {
    var counts: [String: Int] = [:]
    for skip in skips + more { counts[skip.reason, default: 0] += skip.count }
    skips = counts.map { Skip(reason: $0.key, count: $0.value) }.sorted { $0.reason < $1.reason }
  }
}
