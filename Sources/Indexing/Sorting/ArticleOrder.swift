import Bytes
import Kernels

/// All articles in the order of their numbers, before repeated ones are dropped.
struct ArticleOrder {
  /// The records of all articles, if they are in memory.
  private var memory: ByteStore?
  /// Which of these records have not been given out.
  private var use: RegionUse?
  private var order: [Int] = []
  private var place = 0
  private var merge: RunMerge<ArticleSource>?
  private var file: OutputFile?
  /// Where records were put together for others, who may be done with them: used again, as fresh memory costs a page fault
  /// for each 4 KiB.
  private var stores: [ByteStore] = []
  /// What is merged with the runs of the file, in memory.
  private var rest: HeldArticles?

  init(memory: ByteStore, order: [Int]) {
    self.memory = memory
    self.order = order
    use = RegionUse(of: memory)
    spentRegions = SpentRegions(of: memory)
  }

  /// Merges the runs of a file with the rest, which was not written.
  init(_ runs: [ArticleRun], file: OutputFile, rest: HeldArticles) {
    merge = RunMerge(runs.map(ArticleSource.spilled) + [.held(rest)])
    self.file = file
    self.rest = rest
    spentRegions = SpentRegions(of: rest.store)
  }

  /// The memory of articles as it becomes superfluous.
  let spentRegions: SpentRegions

  /// Bytes of the records that have not been given out, if all are in memory.
  var bytesLeft: Int { use?.unreadBytes ?? 0 }

  /// The regions of memory of which all records were given out since the last call.
  mutating func takeSpent() -> [Int] { rest?.takeSpent() ?? use?.takeSpent() ?? [] }

  /// Where the next articles' records are to be: all of them stand there already, or each is appended.
  mutating func nextStore(capacity: Int) -> ByteStore {
    if let memory { return memory }
    for index in stores.indices where isKnownUniquelyReferenced(&stores[index]) {
      stores[index].removeAll()
      // An enormous article has made it large.
      if stores[index].capacity > capacity { stores[index] = ByteStore(capacity: capacity) }
      return stores[index]
    }
    stores.append(ByteStore(capacity: capacity))
    return stores[stores.count - 1]
  }

  /// So many articles ahead their records are fetched.
  static let distance = 8

  /// The place of the next record in `store`, which `nextStore` gave; nil after the last.
  mutating func next(in store: ByteStore) throws -> ArticleRecordLayout? {
    if memory == nil {
      guard let article = try merge?.next() else {
        if let file {
          file.close()
          try Directory.removeFile(file.path)
        }
        file = nil
        merge = nil
        stores = []
        return nil
      }
      let start = store.count
      store.append(article.record.span)
      return store.withBytes { ArticleRecordLayout($0, at: start) }
    }
    guard place < order.count else { return nil }
    defer { place += 1 }
    // In this order they stand anywhere.
    if place + Self.distance < order.count {
      store.prefetch(from: order[place + Self.distance], count: ArticleRecord.headerBytes)
    }
    let layout = store.withBytes { ArticleRecordLayout($0, at: order[place]) }
    use?.drop(layout.range)
    return layout
  }

  /// Takes back the record that `next` gave last.
  func drop(_ record: ArticleRecordLayout, from store: ByteStore) {
    if memory == nil { store.removeAll(from: record.range.lowerBound) }
  }
}
