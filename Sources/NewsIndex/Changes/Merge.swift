import Indexing
import Segments

/// What merging segments did.
public struct MergeSummary: Sendable {
  /// How often several segments became one; 0 where there was nothing to do.
  public var merges: Int
  /// Articles that were written.
  public var articles: Int
  /// How long it took.
  public var seconds: Double
  /// Segments that the index has then, told by `merge` only; 0 where it has no articles.
  public var segments: Int?

  init(_ report: MergeReport) {
    merges = report.merges
    articles = report.articles
    seconds = report.seconds
  }
}

extension NewsIndex {
  /// Makes all segments of an index one, and gives back the space of what was removed.
  ///
  /// - Parameters:
  ///   - memory: most resident memory, bytes; nil for the standard.
  ///   - progress: called often.
  /// - Throws: an error whose description says what is wrong; the index is then as it was.
  public static func merge(
    path: String, memory: Int? = nil, threads: Int,
    progress: @escaping @Sendable (BuildStatus) -> Void = { _ in }
  ) async throws -> MergeSummary {
    let writer = try IndexWriter(updating: path, command: "merge")
    do {
      let report = try await IndexMerger(
        writer, budget: MemoryBudget(bytes: memory ?? MemoryBudget.standard, threads: threads)
      ) { progress(BuildStatus($0)) }.mergeAll()
      var summary = MergeSummary(report)
      summary.segments = writer.existing?.segments.count
      return summary
    } catch {
      writer.abandon()
      throw error
    }
  }
}
