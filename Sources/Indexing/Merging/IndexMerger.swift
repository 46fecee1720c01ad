import Bytes
import Segments

/// Merges segments of an index, each merge in a commit of its own.
package struct IndexMerger {
  private let writer: IndexWriter
  private let budget: MemoryBudget
  private let progress: @Sendable (BuildProgress) -> Void

  /// - Parameters:
  ///   - writer: holds the index.
  ///   - progress: called often.
  package init(
    _ writer: IndexWriter, budget: MemoryBudget,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.writer = writer
    self.budget = budget
    self.progress = progress
  }

  /// Merges until the policy has nothing more to merge, after `change` was committed.
  ///
  /// - Throws: `UnfinishedMerge`, also if the task was cancelled; the index then has what was committed, in more segments.
  package func mergeByPolicy(after change: String) async throws -> MergeReport {
    var report = MergeReport()
    do {
      while let manifest = writer.existing, let chosen = MergePolicy.next(manifest.segments) {
        try await merge(chosen, report: &report)
      }
    } catch is CancellationError {
      throw UnfinishedMerge(change: change, reason: "interrupted")
    } catch {
      throw UnfinishedMerge(
        change: change, reason: "\(error)", isOfRoom: (error as? FileError)?.isOfRoom ?? false)
    }
    return report
  }

  /// Makes all segments one; does nothing if there is one only, of which nothing was removed.
  ///
  /// - Throws: also where there is nothing to do, if a file of the index is missing or cut off.
  package func mergeAll() async throws -> MergeReport {
    var report = MergeReport()
    _ = try IndexDirectory(opening: writer.path)
    guard let segments = writer.existing?.segments,
      segments.count > 1 || segments.contains(where: { $0.removal != nil })
    else { return report }
    try await merge(Array(segments.indices), report: &report)
    return report
  }

  /// Makes the segments with these numbers in the manifest one.
  private func merge(_ chosen: [Int], report: inout MergeReport) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let index = try IndexDirectory(opening: writer.path)
    var manifest = index.manifest
    let rest = manifest.segments.indices.filter { !chosen.contains($0) }
    let merged = try await SegmentMerger(
      chosen.map { index.segments[$0] }, beside: rest.map { index.segments[$0] },
      into: writer.newSegment(), budget: budget, progress: progress
    ).merge()
    try index.confirm()
    manifest.segments = rest.map { manifest.segments[$0] } + (merged.map { [$0] } ?? [])
    try writer.commit(manifest)
    report.merges += 1
    report.articles += merged?.articles ?? 0
    report.seconds += (clock.now - start).seconds
  }
}

/// A change that is in the index, but after which segments could not be merged.
package struct UnfinishedMerge: Error, CustomStringConvertible {
  /// What is done: "what was added".
  let change: String
  /// Why merging failed.
  let reason: String
  /// Whether it was for lack of room on the disk.
  package var isOfRoom = false

  /// One line: what is done, what is not, and when it will be.
  package var description: String {
    "\(change) is safe on the disk, but segments could not be merged: \(reason). The next change tries "
      + "again, and so does 'newsidx merge'"
  }
}
