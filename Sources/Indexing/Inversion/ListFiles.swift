import Bytes
import Kernels
import Postings
import Segments

/// What gives lists in batches, terms in byte order.
protocol TermBatchSource {
  /// The next batch; nil at the end.
  mutating func next() throws -> TermBatch?
  /// Takes back the memory of a batch that has been encoded.
  mutating func reuse(_ lists: OccurrenceLists)
}

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

  /// Writes everything that `source` gives.
  ///
  /// - Parameters:
  ///   - sizes: of all articles.
  ///   - progress: called now and then.
  mutating func write<Source: TermBatchSource>(
    _ source: consuming Source, sizes: ArticleSizes, threads: Int,
    progress: (Source) throws -> Void
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
    var source = source
    try await pipeline.run(next: {
      try progress(source)
      return try source.next()
    }) { encoded in
      source.reuse(encoded.batch.lists.lists)
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
