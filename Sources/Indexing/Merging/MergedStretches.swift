import Segments

/// The articles of a merge in their new order, in stretches of about 2 MiB of text.
struct MergedStretches {
  private let segments: [Segment]
  private let order: MergedOrder
  private var place = 0
  /// For each segment the article that comes next.
  private var upcoming: [UInt32]

  /// Tokens that end a stretch, and articles.
  private static let tokens = 1 << 18
  private static let articles = 1 << 13

  init(_ segments: [Segment], _ order: MergedOrder) {
    self.segments = segments
    self.order = order
    upcoming = segments.map { _ in 0 }
  }

  /// The next stretch; nil after the last article.
  mutating func next() throws -> [MergedArticle]? {
    guard place < order.count else { return nil }
    var stretch: [MergedArticle] = []
    var tokens = 0
    while place < order.count, tokens < Self.tokens, stretch.count < Self.articles {
      let segment = Int(order.origins[place])
      let numbers = order.numbers[segment]
      var article = Int(upcoming[segment])
      while numbers[article] == MergedOrder.removed { article += 1 }
      stretch.append(MergedArticle(segment: UInt32(segment), article: UInt32(article)))
      tokens += Int(try segments[segment].columns.length(UInt32(article)))
      upcoming[segment] = UInt32(article + 1)
      place += 1
    }
    return stretch
  }
}
