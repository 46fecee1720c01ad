import Text

/// The tokens of an article as taggers know words, of profile `news`, for an index that has others; one for each thread.
final class NewsTokens {
  private let analyzer: Analyzer
  /// Of the title, with spans, from position 0 on.
  private(set) var title = TokenBuffer()
  /// Of the body, behind them.
  private(set) var body = TokenBuffer()

  /// nil where the index has these tokens itself.
  init?(unless analysis: Analysis) throws {
    guard analysis != Analysis() else { return nil }
    analyzer = try Analyzer(Analysis())
  }

  /// Replaces the tokens by those of an article.
  func read(title: Span<UInt8>, body: Span<UInt8>) throws {
    self.title.removeAll()
    self.body.removeAll()
    let position = try analyzer.append(title, to: &self.title, firstPosition: 0)
    _ = try analyzer.append(body, to: &self.body, firstPosition: position)
  }
}

extension TokenBuffer {
  /// The tokens that hold some of the bytes `start ..< end`: position of the first and their number; 0 where there is none.
  ///
  /// - Complexity: O(log tokens) and these. The tokens must have spans.
  func tokens(holding start: UInt32, _ end: UInt32) -> (position: UInt32, length: UInt32) {
    let spans = tokens.span
    var (lower, upper) = (0, spans.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if spans[middle].end > start { upper = middle } else { lower = middle + 1 }
    }
    var found: (position: UInt32, length: UInt32) = (0, 0)
    while lower < spans.count, spans[lower].start < end {
      if found.length == 0 { found.position = spans[lower].position }
      found.length += 1
      lower += 1
    }
    return found
  }
}
