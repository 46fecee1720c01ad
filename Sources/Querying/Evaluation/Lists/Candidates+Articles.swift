import Kernels
import Segments

// What candidates have to do with a segment and the hits.
extension Candidates {
  /// Begins with scores; looks up the articles' lengths.
  mutating func startScores(_ columns: ArticleColumns, _ scoring: Scoring) throws {
    startScores()
    let (bm25, average) = (scoring.bm25, scoring.average)
    let span = UInt32(BitWindow.span)
    var next = 0
    while next < count {
      let first = articles[next] / span * span
      let end = end(from: next, beyond: first + (span - 1))
      try columns.withLengths(from: first) { lengths in
        setNorms(
          next..<end, first: first, lengths: lengths, base: bm25.norm(length: 0, average: average),
          step: bm25.step(average: average))
      }
      next = end
    }
  }

  /// Drops removed articles.
  mutating func keepLive(in segment: Segment) throws {
    guard let removed = segment.removed, count > 0 else { return }
    let (first, last) = (articles[0], articles[count - 1])
    // In a damaged list they may not ascend.
    try removed.withBits(of: first...max(first, last)) { drop($0, from: $1) }
  }

  /// Takes removed articles out of what a look-up has found, before it ends.
  ///
  /// - Parameter part: of which frequencies were taken.
  mutating func keepLiveHits(in segment: Segment, part: Int?) throws {
    guard let removed = segment.removed, hitCount > 0 else { return }
    let (first, last) = (articles[0], articles[count - 1])
    try removed.withBits(of: first...max(first, last)) { dropHits(in: $0, from: $1, part: part) }
  }

  /// Offers the candidates with their scores.
  func offer(to top: inout TopArticles, segment: Int) {
    for index in 0..<count {
      top.offer(
        ScoredArticle(segment: segment, article: articles[index], score: scores[index]))
    }
  }
}
