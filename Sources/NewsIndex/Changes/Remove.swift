import Indexing
import Querying
import Segments

/// Which articles are to be removed from an index.
public struct RemoveRequest: Sendable {
  /// Folder of the index.
  public var path: String
  /// Those that match; nil if only ids are given.
  public var query: QueryText?
  /// Those with these ids, besides.
  public var ids: [String] = []
  /// Whether all articles of an index may be removed.
  public var mayEmpty = false
  /// Whether a query is taken about whose reading there is something to say.
  public var takesAnyReading = false
  /// Whether segments are merged afterwards, where much of them was removed.
  public var merges = true
  /// Most resident memory, bytes.
  public var memory = MemoryBudget.standard
  /// Number of threads.
  public var threads: Int

  /// Removing with the usual options.
  public init(from path: String, threads: Int) {
    self.path = path
    self.threads = threads
  }
}

/// What removing did, or would do.
public struct RemoveSummary: Sendable {
  /// Articles that were removed.
  public var removed: Int
  /// Articles that are left.
  public var articles: Int
  /// Ids that the index does not have.
  public var unknownIDs: [String]
  /// What the author of the query may want to know, a line each.
  public var hints: [String]
  /// How long it took until the articles could no longer be found.
  public var seconds: Double
  /// What merging did then.
  public var merging: MergeSummary
}

/// A query that may mean something else than it was read as.
public struct DoubtfulQuery: Error, CustomStringConvertible, Sendable {
  /// What there is to say, a line each.
  public let remarks: [String]

  /// The remarks, and how to say that it is meant so.
  public var description: String {
    (remarks + ["nothing was removed; if the query is meant so, --as-read removes what it finds"])
      .joined(separator: "\n")
  }
}

/// A query that would remove all articles.
public struct WouldEmptyIndex: Error, CustomStringConvertible, Sendable {
  /// How many there are.
  public let articles: Int

  /// One line: what would happen, and how to say that it may.
  public var description: String {
    articles == 1
      ? "that is all of the index, 1 article; nothing was removed. --all removes it"
      : "that is all of the index, \(articles) articles; nothing was removed. --all removes them"
  }
}

extension NewsIndex {
  /// Removes articles from an index.
  ///
  /// When it returns, that survives a loss of power. Searches go on meanwhile.
  ///
  /// - Parameter progress: called often while segments are merged.
  /// - Throws: an error whose description says what is wrong; the index then is as it was, or without the articles and
  ///   not merged. `DoubtfulQuery` if there is a remark about the query's reading, `WouldEmptyIndex` if no article would be left and that was not asked for.
  public static func remove(
    _ request: RemoveRequest, progress: @escaping @Sendable (BuildStatus) -> Void = { _ in }
  ) async throws -> RemoveSummary {
    let clock = ContinuousClock()
    let start = clock.now
    let writer = try IndexWriter(updating: request.path, command: "remove")
    do {
      let index = try NewsIndex(path: request.path)
      let chosen = try index.confirming { try index.choose(request) }
      var summary = RemoveSummary(
        removed: chosen.articles.count, articles: index.searcher.articleCount,
        unknownIDs: chosen.unknownIDs, hints: chosen.hints, seconds: 0,
        merging: MergeSummary(MergeReport()))
      guard !chosen.articles.isEmpty else {
        writer.abandon()
        return summary
      }
      var manifest = index.directory.manifest
      manifest.segments = try index.directory.segments(removing: chosen.articles, with: writer)
      try index.directory.confirm()
      try writer.commit(manifest)
      summary.articles -= chosen.articles.count
      summary.seconds = (clock.now - start) / .seconds(1)
      if request.merges {
        summary.merging = MergeSummary(
          try await IndexMerger(
            writer, budget: MemoryBudget(bytes: request.memory, threads: request.threads)
          ) { progress(BuildStatus($0)) }.mergeByPolicy(
            after: "the removal"))
      }
      return summary
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Calls `body` with each article that `remove` would remove, in the order of the index.
  ///
  /// - Returns: what `remove` would do.
  public func rehearseRemoval(
    _ request: RemoveRequest, _ body: (SearchHit) throws -> Void
  ) throws -> RemoveSummary {
    let chosen = try confirming { try choose(request) }
    let articles = chosen.articles.sorted { ($0.segment, $0.article) < ($1.segment, $1.article) }
    var readers = articleReaders
    for article in articles {
      let hit = ScoredArticle(segment: article.segment, article: article.article, score: 0)
      try body(try describe(hit, spans: [], snippets: 0, &readers[article.segment]))
    }
    // What was given out came from these files.
    try directory.confirm()
    return RemoveSummary(
      removed: articles.count, articles: searcher.articleCount - articles.count,
      unknownIDs: chosen.unknownIDs, hints: chosen.hints, seconds: 0,
      merging: MergeSummary(MergeReport()))
  }

  private func choose(
    _ request: RemoveRequest
  ) throws -> (articles: Set<IndexedArticle>, unknownIDs: [String], hints: [String]) {
    var articles: Set<IndexedArticle> = []
    var unknown: [String] = []
    var hints: [String] = []
    if let query = request.query {
      let parsed = try parse(query)
      if !parsed.hints.isEmpty, !request.takesAnyReading {
        throw DoubtfulQuery(remarks: parsed.hints)
      }
      articles.formUnion(try searcher.articles(parsed.query))
      hints = try self.hints(of: parsed)
    }
    for id in request.ids {
      if let article = try address(ofID: id) {
        articles.insert(article)
      } else {
        unknown.append(id)
      }
    }
    if articles.count == searcher.articleCount, !articles.isEmpty, !request.mayEmpty {
      throw WouldEmptyIndex(articles: articles.count)
    }
    return (articles, unknown, hints)
  }
}
