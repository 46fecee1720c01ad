import Articles
import Bytes
import Calendar
import Dates
import Postings
import Segments
import Text

/// Phases 2 and 3 of a build: writes the files of one segment.
struct SegmentBuilder {
  let options: BuildOptions
  let segment: NewSegment
  let progress: @Sendable (BuildProgress) -> Void

  /// Writes the files; nil if there is nothing to be indexed.
  ///
  /// - Parameters:
  ///   - known: what is in the index to which the segment is added.
  ///   - others: the segments of that.
  func build(
    _ corpus: consuming SortedCorpus, without known: KnownArticles? = nil,
    beside others: [Segment] = [], report: inout BuildReport
  ) async throws -> SegmentDescription? {
    let dateOptions = DateOptions(order: corpus.dateOrder)
    let textBytes = corpus.byteCount
    let held = corpus.heldBytes
    var stretches = try corpus.stretches(without: known)
    let tokens = TokenRecord(limit: options.budget.marks)
    let inverters = try (0..<options.budget.threads).map { number in
      try ArticleInverter(
        analysis: options.analysis, places: options.places,
        dates: options.dates.map { DateInverter($0, options: dateOptions, worker: number) },
        storesText: options.storesText, memory: options.budget.inversion(held: held),
        scratch: "\(segment.scratch)/occurrences-\(number)", spent: stretches.spentRegions,
        tokens: tokens)
    }
    var identifiers = IdentifierFile(segment, memory: options.budget.identities)
    let placeScratch = try options.places.map { _ in
      try TreeScratch(path: segment.scratch + "/places")
    }
    let dateScratch = try options.dates.map { _ in
      try TreeScratch(path: segment.scratch + "/dates")
    }
    let columns = try ColumnFiles(segment: segment, storesText: options.storesText)
    var done: UInt64 = 0
    // Shares differ in size, so that one may have to wait for several.
    let pipeline = OrderedPipeline<ArticleInverter, [ArticleStretch], [InvertedStretch]>(
      workers: inverters, most: 2 * inverters.count
    ) { inverter, stretches in try stretches.map { try inverter.invert($0) } }
    let spent = stretches.spentRegions
    let workers = inverters.count
    try await pipeline.run(next: {
      let share = try stretches.next(workers: workers)
      return share.isEmpty ? nil : share
    }) { share in
      for stretch in share {
        // In the order of stretches: none before this one is being read.
        spent.add(stretch.spent)
        for (index, hash) in stretch.idHashes.enumerated() {
          try identifiers.add(hash: hash, article: UInt32(columns.articles + index))
        }
        try columns.add(stretch)
        if let places = stretch.places { try placeScratch?.append(places) }
        if let dates = stretch.dates { try dateScratch?.append(dates) }
        done += UInt64(stretch.byteCount)
      }
      progress(
        BuildProgress(
          phase: .index, articles: columns.articles, bytes: min(done, textBytes), total: textBytes))
    }
    spent.release()
    let uses = PlaceUses(inverters.compactMap { $0.endPlaces() })
    let numberings = inverters.compactMap { $0.endDates() }
    report.repeated = stretches.droppedCount
    report.renamed = stretches.renamedCount
    report.superseded = stretches.supersededCount
    report.published = stretches.published
    report.textBytes = UInt64(columns.textBytes)
    guard columns.articles > 0 else { return nil }
    let identity = segmentIdentity(stretches.identity, dateOptions.order)
    var files = try columns.finish(identity: identity)
    files.append(try identifiers.write(identity: identity))
    let lists = try await mergeLists(
      inverters, beside: tokens.byteCount, sizes: columns.sizes, identity: identity)
    let pairs = try await PairFiles(
      segment: segment, budget: options.budget,
      source: try PairSource(directory: segment.directory, number: segment.number),
      larger: try others.pairs(forArticles: columns.articles)
    ).write(
      lists.frequent, files: lists.files, tokens: tokens.take(), sizes: columns.sizes,
      identity: identity)
    let places = try await writePlaces(
      placeScratch, uses, sizes: columns.sizes, identity: identity)
    let dates = try await writeDates(
      dateScratch, numberings, sizes: columns.sizes, identity: identity)
    files = lists.files + pairs + places.files + dates.files + files
    report.articles = columns.articles
    report.undated = columns.undated
    report.tokens = columns.tokens
    report.terms = lists.terms
    report.mentions = places.mentions
    report.placeNodes = places.nodes
    report.dates = dates.dates
    report.dateNodes = dates.nodes
    report.components = files.map { ($0.kind.rawValue, $0.bytes) }
    return SegmentDescription(
      number: segment.number, identity: identity, articles: columns.articles,
      undated: columns.undated, titled: columns.titled, tokens: columns.tokens,
      terms: lists.terms, textBytes: columns.textBytes, placeNodes: places.nodes,
      mentions: places.mentions, dateNodes: dates.nodes, dates: dates.dates, files: files)
  }

  /// The identity of what is in the segment: its articles and how they became tokens.
  private func segmentIdentity(_ articles: UInt64, _ order: DayMonthOrder?) -> UInt64 {
    let profile = options.analysis.profile
    var bytes = Array("\(profile.rawValue) \(profile.version) \(ICUVersion.current)".utf8)
    bytes.append(options.analysis.keepsMarks ? 1 : 0)
    bytes.append(options.storesText ? 1 : 0)
    if let places = options.places {
      bytes += "places \(places.options.homeCountry ?? "") \(places.userGazetteer ?? "")".utf8
      bytes.appendLittleEndian(places.gazetteer.version)
    }
    if options.dates != nil { bytes += "dates \(order?.rawValue ?? "")".utf8 }
    bytes.appendLittleEndian(articles)
    return Checksum.xxh3(bytes)
  }

  private func writePlaces(
    _ scratch: TreeScratch?, _ uses: PlaceUses, sizes: ArticleSizes, identity: UInt64
  ) async throws -> PlaceFiles.Written {
    guard let scratch, let finding = options.places else { return PlaceFiles.Written() }
    let gazetteer = finding.gazetteer
    return try await PlaceFiles(
      segment: segment, threads: options.budget.threads, scratch: scratch,
      listArticles: options.budget.treeListArticles,
      progress: listProgress(.places, articles: sizes.lengths.count)
    ).write(
      uses, sizes: sizes, identity: identity
    ) { gazetteer.placeNode($0) }
  }

  private func writeDates(
    _ scratch: TreeScratch?, _ numberings: [DateNumbering], sizes: ArticleSizes, identity: UInt64
  ) async throws -> DateFiles.Written {
    guard let scratch else { return DateFiles.Written() }
    return try await DateFiles(
      segment: segment, threads: options.budget.threads, scratch: scratch,
      listArticles: options.budget.treeListArticles,
      progress: listProgress(.dates, articles: sizes.lengths.count)
    ).write(numberings, sizes: sizes, identity: identity)
  }

  private func listProgress(
    _ phase: BuildProgress.Phase, articles: Int
  ) -> (Int, Int?) throws -> Void {
    { done, total in
      try Task.checkCancellation()
      progress(
        BuildProgress(
          phase: phase, articles: articles, bytes: UInt64(done), total: total.map { UInt64($0) }))
    }
  }

  private func mergeLists(
    _ inverters: [ArticleInverter], beside held: Int, sizes: ArticleSizes, identity: UInt64
  ) async throws -> (files: [SegmentDescription.File], terms: Int, frequent: FrequentWords) {
    let postings = try PostingsWriter(
      postingsPath: segment.path(.postings), positionsPath: segment.path(.positions))
    let terms = try TermsWriter(path: segment.path(.terms))
    let page = options.budget.page(
      runs: inverters.reduce(0) { $0 + $1.runs.count },
      held: inverters.reduce(held) { $0 + $1.heldBytes })
    await withTaskGroup(of: Void.self) { group in
      for inverter in inverters { group.addTask { inverter.sortTerms() } }
    }
    let merge = TermMerge(try inverters.flatMap { try $0.readers(pageBytes: page) })
    var files = ListFiles(postings: postings, terms: terms)
    try await files.write(merge, sizes: sizes, threads: options.budget.threads) { merge in
      try Task.checkCancellation()
      let (done, total) = merge.progress
      progress(
        BuildProgress(
          phase: .merge, articles: sizes.lengths.count, bytes: UInt64(done), total: UInt64(total)))
    }
    for inverter in inverters { try inverter.removeScratch() }
    let sizes = try postings.finish(segment: identity)
    let termBytes = try terms.finish(segment: identity)
    return (
      [
        .init(kind: .terms, bytes: termBytes), .init(kind: .postings, bytes: sizes.postings),
        .init(kind: .positions, bytes: sizes.positions),
      ], files.wordCount, files.frequentWords
    )
  }
}

/// The files that are written in article order: columns, metadata, text.
final class ColumnFiles {
  private(set) var articles = 0
  private(set) var undated = 0
  private(set) var titled = 0
  private(set) var tokens = 0
  /// Bytes of titles and bodies.
  private(set) var textBytes = 0
  /// Of all articles; they shape the lists.
  private(set) var sizes = ArticleSizes()
  private let columns: ArticleColumnsWriter
  private let metadata: RecordsWriter
  private let text: RecordsWriter?

  init(segment: NewSegment, storesText: Bool) throws {
    columns = try ArticleColumnsWriter(path: segment.path(.articles))
    metadata = try RecordsWriter(path: segment.path(.metadata), kind: .metadata)
    text = storesText ? try RecordsWriter(path: segment.path(.text), kind: .text) : nil
  }

  func add(_ stretch: InvertedStretch) throws {
    articles += stretch.rows.count
    textBytes += stretch.textBytes
    for row in stretch.rows {
      try columns.add(row)
      tokens += Int(row.length)
      undated += row.published.isDated ? 0 : 1
      titled += row.titleTokens > 0 ? 1 : 0
      sizes.append(length: row.length, extent: row.extent)
    }
    for block in stretch.metadata { try metadata.add(block) }
    for block in stretch.text { try text?.add(block) }
  }

  func finish(identity: UInt64) throws -> [SegmentDescription.File] {
    var files: [SegmentDescription.File] = [
      .init(kind: .articles, bytes: try columns.finish(segment: identity)),
      .init(kind: .metadata, bytes: try metadata.finish(segment: identity)),
    ]
    if let text { files.append(.init(kind: .text, bytes: try text.finish(segment: identity))) }
    return files
  }
}
