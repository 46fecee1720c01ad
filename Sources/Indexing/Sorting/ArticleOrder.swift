import Bytes
import Kernels

/// All articles in the order of their numbers, before repeated ones are dropped.
struct ArticleOrder {
  /// What is in memory: all articles, or what is merged with the runs of `file`.
  private let held: HeldArticles
  private var file: OutputFile?
  private var merge: RunMerge<ArticleSource>?
  /// Where records were put together for others, who may be done with them: used again, as fresh memory costs a page fault
  /// for each 4 KiB.
  private var stores: [ByteStore] = []
  private let isMerged: Bool

  /// The memory of articles as it becomes superfluous.
  let spentRegions: SpentRegions

  /// All articles are held.
  init(_ held: HeldArticles) {
    self.held = held
    isMerged = false
    spentRegions = SpentRegions(of: held.store)
  }

  /// Merges the runs of a file with what is held.
  init(_ runs: [ArticleRun], file: OutputFile, with held: HeldArticles) {
    self.held = held
    self.file = file
    isMerged = true
    merge = RunMerge(runs.map(ArticleSource.spilled) + [.held(held)])
    spentRegions = SpentRegions(of: held.store)
  }

  /// Bytes of the records that have not been given out, if all are in memory.
  var bytesLeft: Int { isMerged ? 0 : held.bytesLeft }

  /// The regions of memory of which all records were given out since the last call.
  func takeSpent() -> [Int] { held.takeSpent() }

  /// Where the next articles' records are to be: all of them stand there already, or each is appended.
  mutating func nextStore(capacity: Int) -> ByteStore {
    guard isMerged else { return held.store }
    for index in stores.indices where isKnownUniquelyReferenced(&stores[index]) {
      stores[index].removeAll()
      // An enormous article has made it large.
      if stores[index].capacity > capacity { stores[index] = ByteStore(capacity: capacity) }
      return stores[index]
    }
    stores.append(ByteStore(capacity: capacity))
    return stores[stores.count - 1]
  }

  /// The place of the next record in `store`, which `nextStore` gave; nil after the last.
  mutating func next(in store: ByteStore) throws -> ArticleRecordLayout? {
    guard isMerged else { return held.next() }
    guard let article = try merge?.next() else {
      try endMerge()
      return nil
    }
    let start = store.count
    store.append(article.record.span)
    return store.withBytes { ArticleRecordLayout($0, at: start) }
  }

  private mutating func endMerge() throws {
    merge = nil
    stores = []
    guard let file else { return }
    self.file = nil
    file.close()
    try Directory.removeFile(file.path)
  }

  /// Takes back the record that `next` gave last.
  func drop(_ record: ArticleRecordLayout, from store: ByteStore) {
    if isMerged { store.removeAll(from: record.range.lowerBound) }
  }
}
