import Kernels

/// Where sorted articles wait to be merged.
enum ArticleSource: SortedRun {
  case spilled(ArticleRun)
  case held(HeldArticles)

  func next() throws -> SortedArticle? {
    switch self {
    case .spilled(let run): try run.next()
    case .held(let articles): articles.nextCopy()
    }
  }
}

/// Sorted articles that are in memory.
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

  /// So many articles ahead their records are fetched.
  private static let distance = 8

  /// The place of the next record in `store`; nil after the last.
  func next() -> ArticleRecordLayout? {
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

  /// A copy of the next article.
  func nextCopy() -> SortedArticle? {
    next().map { layout in store.withBytes { SortedArticle(layout, of: $0) } }
  }

  /// Bytes of the records that have not been given out.
  var bytesLeft: Int { use.unreadBytes }

  /// The regions of memory of which all records were given out since the last call.
  func takeSpent() -> [Int] { use.takeSpent() }
}
