import Bytes
import Kernels

/// All articles in the order of their numbers, before repeated ones are dropped.
struct ArticleOrder {
  /// The records of all articles, if they are in memory.
  private var memory: ByteStore?
  /// Which of these records have not been given out.
  private var use = RegionUse(count: 0)
  private var order: [Int] = []
  private var place = 0
  private var merge: RunMerge<ArticleRun>?
  private var file: OutputFile?

  init(memory: ByteStore, order: [Int]) {
    self.memory = memory
    self.order = order
    use = RegionUse(count: memory.count)
  }

  /// The memory of all articles as they become superfluous; nil if they are not in memory.
  var spentRegions: SpentRegions? { memory.map(SpentRegions.init) }

  /// Bytes of the records in memory that have not been given out.
  var bytesLeft: Int { use.unreadBytes }

  /// The regions of memory of which all records were given out since the last call.
  mutating func takeSpent() -> [Int] { use.takeSpent() }

  init(_ runs: [ArticleRun], file: OutputFile) {
    merge = RunMerge(runs)
    self.file = file
  }

  /// Where the next articles' records are to be: all of them stand there already, or each is appended.
  func nextStore(capacity: Int) -> ByteStore { memory ?? ByteStore(capacity: capacity) }

  /// So many articles ahead their records are fetched.
  private static let distance = 8

  /// The place of the next record in `store`, which `nextStore` gave; nil after the last.
  mutating func next(in store: ByteStore) throws -> ArticleRecordLayout? {
    if memory == nil {
      guard let article = try merge?.next() else {
        if let file {
          file.close()
          try Directory.removeFile(file.path)
        }
        file = nil
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
    use.drop(layout.range)
    return layout
  }

  /// Takes back the record that `next` gave last.
  func drop(_ record: ArticleRecordLayout, from store: ByteStore) {
    if memory == nil { store.removeAll(from: record.range.lowerBound) }
  }
}
