import Bytes
import Postings
import Segments

/// Merges segments into a new one, as if their live articles had been built in one go, without the text they came from.
///
/// 1. `index`: the live articles are put in order (`MergedOrder`); rows, records, places and dates are copied in stretches
///    by all threads.
/// 2. `merge`: lists and dictionaries are merged term by term; lists of pairs are made anew.
/// 3. `places`, `dates`: their nodes are numbered anew, mentions and lists are written.
///
/// The bytes of lists, dictionaries, nodes, mentions and columns are those of a build of the same articles; blocks of records
/// may be cut at other places. They depend on the segments and their order alone. Beside a larger segment pairs are those of
/// that one.
///
/// Memory: six bytes for an article, and what the budget allows a build.
package struct SegmentMerger {
  private let segments: [Segment]
  /// The other segments of the index.
  private let others: [Segment]
  private let target: NewSegment
  private let budget: MemoryBudget
  private let progress: @Sendable (BuildProgress) -> Void

  /// - Parameters:
  ///   - segments: of one index, open; at least one.
  ///   - others: those of the index that stay as they are.
  ///   - progress: called often, from the calling task.
  package init(
    _ segments: [Segment], beside others: [Segment] = [], into target: NewSegment,
    budget: MemoryBudget, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) {
    self.segments = segments
    self.others = others
    self.target = target
    self.budget = budget
    self.progress = progress
  }

  /// Writes the files of the new segment; nil if no article is live, and nothing is written then.
  ///
  /// - Throws: `IndexCorruption`, `FileError`, `CancellationError`; the files written so far are then left for
  ///   `IndexWriter.abandon`.
  package func merge() async throws -> SegmentDescription? {
    guard segments.contains(where: { $0.liveArticleCount > 0 }) else { return nil }
    let order = try MergedOrder(segments)
    let identity = try identity()
    var copied = try await copyArticles(order)
    var files = try copied.columns.finish(identity: identity)
    files.append(try copied.identifiers.write(identity: identity))
    let sizes = copied.columns.sizes
    let lists = try await mergeLists(order, sizes: sizes, identity: identity)
    let pairs = try await PairFiles(
      segment: target, budget: budget,
      source: try PairSource(directory: target.directory, number: target.number),
      larger: try others.pairs(forArticles: order.count)
    ).write(lists.frequent, files: lists.files, sizes: sizes, identity: identity)
    let places = try await writePlaces(copied, sizes: sizes, identity: identity)
    let dates = try await writeDates(copied, sizes: sizes, identity: identity)
    files = lists.files + pairs + places.files + dates.files + files
    return SegmentDescription(
      number: target.number, identity: identity, articles: copied.columns.articles,
      undated: copied.columns.undated, titled: copied.columns.titled,
      tokens: copied.columns.tokens, terms: lists.terms,
      textBytes: storesText ? copied.columns.textBytes : estimatedTextBytes,
      placeNodes: places.nodes, mentions: places.mentions, dateNodes: dates.nodes,
      dates: dates.dates, files: files)
  }

  /// The identity of what is merged: segments, and what was removed from them.
  private func identity() throws -> UInt64 {
    var bytes = Array("merge".utf8)
    for segment in segments {
      bytes.appendLittleEndian(segment.description.identity)
      guard let removed = segment.removed else { continue }
      for word in try removed.bits() { bytes.appendLittleEndian(word) }
    }
    return Checksum.xxh3(bytes)
  }

  private var storesText: Bool { segments.allSatisfy { $0.text != nil } }

  /// Bytes of titles and bodies where the text is not stored: removed articles count by their tokens.
  private var estimatedTextBytes: Int {
    segments.reduce(0) { sum, segment in
      let (bytes, tokens) = (segment.description.textBytes, segment.description.tokens)
      let share = tokens == 0 ? 1 : Double(segment.liveTokens) / Double(tokens)
      return sum + (share == 1 ? bytes : Int(Double(bytes) * share))
    }
  }

  // MARK: Articles

  /// What was copied article by article.
  private struct Copied {
    let columns: ColumnFiles
    var identifiers: IdentifierFile
    let tree: PlaceUnion?
    let places: TreeScratch?
    let uses: PlaceUses
    let dates: TreeScratch?
    let numberings: [DateNumbering]
  }

  private func copyArticles(_ order: MergedOrder) async throws -> Copied {
    let placeNodes = segments.compactMap { $0.places?.nodes }
    let tree = placeNodes.count == segments.count ? try PlaceUnion(placeNodes) : nil
    let hasDates = segments.allSatisfy { $0.dates != nil }
    let places = try tree.map { _ in try TreeScratch(path: target.scratch + "/places") }
    let dates = hasDates ? try TreeScratch(path: target.scratch + "/dates") : nil
    let columns = try ColumnFiles(segment: target, storesText: storesText)
    var identifiers = IdentifierFile(target, memory: budget.identities)
    let copiers = (0..<budget.threads).map { ArticleCopier(segments, places: tree, worker: $0) }
    let pipeline = OrderedPipeline<ArticleCopier, [MergedArticle], InvertedStretch>(
      workers: copiers
    ) { copier, stretch in try copier.copy(stretch) }
    var stretches = MergedStretches(segments, order)
    var memory = PageMemory(segments, every: 8)
    try await pipeline.run(next: {
      memory.step()
      return try stretches.next()
    }) { stretch in
      for (index, hash) in stretch.idHashes.enumerated() {
        try identifiers.add(hash: hash, article: UInt32(columns.articles + index))
      }
      try columns.add(stretch)
      if let found = stretch.places { try places?.append(found) }
      if let found = stretch.dates { try dates?.append(found) }
      progress(
        BuildProgress(
          phase: .index, articles: columns.articles, bytes: UInt64(columns.articles),
          total: UInt64(order.count)))
    }
    return Copied(
      columns: columns, identifiers: identifiers, tree: tree, places: places,
      uses: PlaceUses(copiers.compactMap { $0.endPlaces() }), dates: dates,
      numberings: copiers.compactMap { $0.endDates() })
  }

  // MARK: Lists

  private func mergeLists(
    _ order: MergedOrder, sizes: ArticleSizes, identity: UInt64
  ) async throws -> (files: [SegmentDescription.File], terms: Int, frequent: FrequentWords) {
    let postings = try PostingsWriter(
      postingsPath: target.path(.postings), positionsPath: target.path(.positions))
    let terms = try TermsWriter(path: target.path(.terms))
    var files = ListFiles(postings: postings, terms: terms)
    let sources = try zip(segments, order.numbers).map { try MergingLists($0, numbers: $1) }
    var memory = PageMemory(segments, every: 32)
    try await files.write(
      TermMerge(sources), sizes: sizes, threads: budget.threads
    ) { merge in
      try Task.checkCancellation()
      memory.step()
      let (done, total) = merge.progress
      progress(
        BuildProgress(
          phase: .merge, articles: sizes.lengths.count, bytes: UInt64(done), total: UInt64(total)))
    }
    let sizes = try postings.finish(segment: identity)
    let termBytes = try terms.finish(segment: identity)
    return (
      [
        .init(kind: .terms, bytes: termBytes), .init(kind: .postings, bytes: sizes.postings),
        .init(kind: .positions, bytes: sizes.positions),
      ], files.wordCount, files.frequentWords
    )
  }

  private func writePlaces(
    _ copied: Copied, sizes: ArticleSizes, identity: UInt64
  ) async throws -> PlaceFiles.Written {
    guard let scratch = copied.places, let tree = copied.tree else { return PlaceFiles.Written() }
    return try await PlaceFiles(
      segment: target, threads: budget.threads, scratch: scratch,
      listArticles: budget.treeListArticles,
      progress: listProgress(.places, articles: sizes.lengths.count)
    ).write(copied.uses, sizes: sizes, identity: identity) { tree.nodes[Int($0)] }
  }

  private func writeDates(
    _ copied: Copied, sizes: ArticleSizes, identity: UInt64
  ) async throws -> DateFiles.Written {
    guard let scratch = copied.dates else { return DateFiles.Written() }
    return try await DateFiles(
      segment: target, threads: budget.threads, scratch: scratch,
      listArticles: budget.treeListArticles,
      progress: listProgress(.dates, articles: sizes.lengths.count)
    ).write(copied.numberings, sizes: sizes, identity: identity)
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
}
