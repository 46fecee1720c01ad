import Bytes
import Postings
import Segments

/// Writes the lists of a tree's nodes and their dictionary.
struct TreeListFiles {
  let segment: NewSegment
  let threads: Int
  /// The files of lists and of their dictionary.
  let lists: FileKind
  let terms: FileKind

  /// Writes both files.
  ///
  /// - Parameters:
  ///   - numbers: for each worker the segment's numbers of its nodes.
  ///   - limit: how many articles of lists may be held at once.
  ///   - progress: called often, with the bytes of nodes that have been read, those of the counting included, and all that
  ///     will be.
  func write(
    _ scratch: TreeScratch, numbers: [[UInt32]], counts: TreeListCounts, limit: Int,
    sizes: ArticleSizes, identity: UInt64, progress: @escaping (Int, Int?) throws -> Void
  ) async throws -> [SegmentDescription.File] {
    let counted = scratch.nodeBytes
    let source = TreeListSource(scratch, numbers: numbers, counts: counts, limit: limit) {
      try progress(counted + $0, counted + $1)
    }
    let postings = try PostingsWriter(path: segment.path(lists), kind: lists)
    let dictionary = try TermsWriter(path: segment.path(terms), kind: terms)
    var files = ListFiles(postings: postings, terms: dictionary, hasPositions: false)
    try await files.write(source, sizes: sizes, threads: threads) { _ in
      try Task.checkCancellation()
    }
    return [
      .init(kind: lists, bytes: try postings.finish(segment: identity).postings),
      .init(kind: terms, bytes: try dictionary.finish(segment: identity)),
    ]
  }
}
