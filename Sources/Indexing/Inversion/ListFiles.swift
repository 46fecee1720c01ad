import Bytes
import Postings
import Segments

/// Writes the lists and the dictionary of a merge: batches are encoded by all threads and written in
/// order.
struct ListFiles {
  let postings: PostingsWriter
  let terms: TermsWriter
  /// Distinct terms of titles and bodies so far.
  private(set) var wordCount = 0
  private(set) var frequentWords = FrequentWords()
  private let hasPositions: Bool

  init(postings: PostingsWriter, terms: TermsWriter, hasPositions: Bool = true) {
    self.postings = postings
    self.terms = terms
    self.hasPositions = hasPositions
  }

  /// A batch of terms with their lists encoded.
  private struct EncodedBatch: Sendable {
    var batch: TermBatch
    var lists: EncodedLists
  }

  /// Writes everything that `merge` gives.
  ///
  /// - Parameters:
  ///   - sizes: of all articles.
  ///   - progress: called now and then with the bytes of runs read, and all of them.
  mutating func write(
    _ merge: consuming OccurrenceMerge, sizes: ArticleSizes, threads: Int,
    progress: (_ done: Int, _ total: Int) throws -> Void
  ) async throws {
    let hasPositions = hasPositions
    // More than threads, so that there is work for all while the next batch is decoded.
    let encoders = (0..<(threads == 1 ? 1 : threads + 2)).map { _ in Exclusive(ListEncoder()) }
    let pipeline = OrderedPipeline<Exclusive<ListEncoder>, TermBatch, EncodedBatch>(
      workers: encoders
    ) { encoder, batch in
      let lists = encoder.value.encode(
        batch.lists, sizes: sizes, hasPositions: hasPositions)
      return EncodedBatch(batch: batch, lists: lists)
    }
    var merge = merge
    try await pipeline.run(next: {
      let (done, total) = merge.progress
      try progress(done, total)
      return try merge.next()
    }) { encoded in
      merge.reuse(encoded.batch.lists.lists)
      try add(encoded)
    }
  }

  private mutating func add(_ encoded: EncodedBatch) throws {
    var start = 0
    for (entry, end) in zip(try postings.append(encoded.lists), encoded.batch.termEnds) {
      let term = Array(encoded.batch.terms[start..<end])
      try terms.add(term, entry)
      frequentWords.add(term, entry)
      if FieldPrefix.isText(term) { wordCount += 1 }
      start = end
    }
  }
}
