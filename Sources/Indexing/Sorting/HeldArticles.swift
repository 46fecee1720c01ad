import Kernels

/// Where sorted articles wait to be merged.
enum ArticleSource: SortedRun {
  case spilled(ArticleRun)
  case held(HeldArticles)

  func next() throws -> SortedArticle? {
    switch self {
    case .spilled(let run): try run.next()
    case .held(let articles): articles.next()
    }
  }
}

/// Sorted articles that are in memory while others were spilled.
final class HeldArticles {
  let store: ByteStore
  private let order: [Int]
  private var place = 0
  /// Which records have not been given out.
  private var use: RegionUse

  /// - Parameter order: where the records begin in `store`, in the order of the articles.
  init(_ store: ByteStore, order: [Int]) {
    self.store = store
    self.order = order
    use = RegionUse(of: store)
  }

  /// A copy of the next article; nil after the last.
  func next() -> SortedArticle? {
    guard place < order.count else { return nil }
    defer { place += 1 }
    // In this order they stand anywhere.
    if place + ArticleOrder.distance < order.count {
      store.prefetch(from: order[place + ArticleOrder.distance], count: ArticleRecord.headerBytes)
    }
    return store.withBytes { bytes in
      let layout = ArticleRecordLayout(bytes, at: order[place])
      use.drop(layout.range)
      return SortedArticle(layout, of: bytes)
    }
  }

  /// The regions of memory of which all records were given out since the last call.
  func takeSpent() -> [Int] { use.takeSpent() }
}
