import Articles
import Bytes
import Postings
import Segments
import Text

/// Builds an index from a corpus: read and sort, invert, merge, commit.
///
/// 1. `read` (`CorpusIntake`): the corpus is read and parsed by all threads; articles gather in an `ArticleSorter`, those whose dates wait for
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
    options.budget.prepareAllocator()
    let clock = ContinuousClock()
    let start = clock.now
    let reader = try CorpusReader(
      inputs: options.inputs, options: options.reading, memory: options.budget.bytes)
    let writer = try IndexWriter(path: options.target, replacing: options.replaces)
    do {
      var report = BuildReport()
      report.gazetteerProblems = options.places?.problems ?? []
      let target = try writer.newSegment()
      let corpus = try await CorpusIntake(options: options, progress: self.report).read(
        reader, scratch: target.scratch, report: &report)
      let segment = try await SegmentBuilder(
        options: options, segment: target, progress: self.report
      ).build(corpus, report: &report)
      guard let segment else { throw NoArticles(problems: report.problems) }
      let gazetteer = try options.places?.store(with: writer)
      try writer.commit(manifest(segment, gazetteer, report: report))
      report.seconds = (clock.now - start).seconds
      report.peakMemory = MemoryBudget.peak
      return report
    } catch {
      writer.abandon()
      throw error
    }
  }

  private func manifest(
    _ segment: SegmentDescription, _ gazetteer: Manifest.StoredGazetteer?, report: BuildReport
  ) -> Manifest {
    var places = options.places.map(Manifest.Places.init)
    places?.file = gazetteer
    var manifest = Manifest(
      generation: 0, profile: options.analysis.profile.rawValue,
      profileVersion: options.analysis.profile.version, keepsMarks: options.analysis.keepsMarks,
      icuVersion: ICUVersion.current, storesText: options.storesText,
      places: places,
      dates: options.dates.map { _ in Manifest.Dates(order: report.dateOrder) },
      segments: [segment], skips: report.skips)
    manifest.reading = options.configuration
    return manifest
  }
}

extension Manifest.Places {
  fileprivate init(_ finding: PlaceFinding) {
    self.init(
      gazetteer: finding.gazetteer.version, homeCountry: finding.options.homeCountry ?? "",
      userGazetteer: finding.userGazetteer ?? "")
    userHash = finding.userHash
  }
}

/// Something that is not thread-safe, passed between tasks that use it one at a time.
struct Exclusive<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}

extension Duration {
  /// In seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
