import Kernels
import Postings
import Segments

/// The dictionary of a segment in a merge, and the list of the term at hand with the article numbers of the merge.
struct MergingLists: TermSource {
  /// The term at hand, if there is one.
  private(set) var term: [UInt8] = []
  private(set) var hasTerm = false
  private var entry = TermEntry(articles: 0, occurrences: 0, postings: 0..<0, positions: 0..<0)
  private let segment: Segment
  private var terms: TermCursor
  /// For each article its number in the merge.
  private let numbers: [UInt32]
  private var taker: ListTaker
  /// What of the block is live: articles in the numbers of the merge, frequencies, and where the positions of each begin.
  private var liveArticles = [UInt32](repeating: 0, count: PostingsFormat.block)
  private var frequencies = [UInt32](repeating: 0, count: PostingsFormat.block)
  private var starts = [Int](repeating: 0, count: PostingsFormat.block + 1)
  /// The positions of live articles, where others stand between them in the block.
  private var livePositions: [UInt32] = []
  private var hasGaps = false
  private var count = 0
  private var index = 0

  /// - Parameter numbers: for each article its number in the merge; `MergedOrder.removed` for those left out.
  init(_ segment: Segment, numbers: [UInt32]) throws {
    self.segment = segment
    self.numbers = numbers
    terms = try segment.dictionary.terms(from: [])
    taker = segment.listTaker()
    try advanceTerm()
  }

  /// Those of the term's list that are not live included.
  var articles: Int { entry.articles }
  /// Bytes of lists and positions behind those of the term at hand.
  var unreadBytes: Int {
    segment.listByteCount - entry.postings.upperBound - entry.positions.upperBound
  }

  /// Moves to the next term.
  mutating func advanceTerm() throws {
    guard let next = try terms.next() else {
      hasTerm = false
      term = []
      return
    }
    hasTerm = true
    (term, entry) = next
  }

  /// Opens the list of the term and moves to its first live article.
  mutating func open() throws {
    try taker.begin(entry)
    try readBlock()
  }

  /// Whether an article of the list is left.
  var hasArticle: Bool { index < count }
  /// The article at hand.
  var article: UInt32 { liveArticles[index] }

  /// Appends the articles from the one at hand up to `bound` (exclusive) to `lists`, until these hold `limit`.
  mutating func take(
    below bound: UInt32, limit: Int, into lists: inout OccurrenceLists
  ) throws {
    while index < count, liveArticles[index] < bound, lists.articleCount < limit {
      let most = min(count, index &+ limit &- lists.articleCount)
      var end = index &+ 1
      if liveArticles[most &- 1] < bound {
        end = most
      } else {
        while liveArticles[end] < bound { end &+= 1 }
      }
      append(index..<end, to: &lists)
      index = end
      if index == count { try readBlock() }
    }
  }

  private func append(_ range: Range<Int>, to lists: inout OccurrenceLists) {
    let (articles, frequencies) = (liveArticles, frequencies)
    let positions = hasGaps ? livePositions : taker.positions
    lists.append(
      articles: articles.span.extracting(range), frequencies: frequencies.span.extracting(range),
      positions: positions.span.extracting(starts[range.lowerBound]..<starts[range.upperBound]))
  }

  /// Reads the next block in which an article is live.
  private mutating func readBlock() throws {
    index = 0
    count = 0
    while count == 0, try taker.advance() { translate() }
  }

  /// Fills the buffers with what is live of the taker's block.
  private mutating func translate() {
    count = Self.translate(
      taker, numbers, articles: &liveArticles, frequencies: &frequencies, starts: &starts)
    hasGaps = count < taker.count
    if hasGaps { closeGaps() }
  }

  /// Puts the numbers of live articles to the front of `articles`, their frequencies and where their positions begin beside
  /// them; returns how many there are.
  private static func translate(
    _ taker: ListTaker, _ numbers: [UInt32], articles: inout [UInt32],
    frequencies: inout [UInt32], starts: inout [Int]
  ) -> Int {
    let (found, repeats) = (taker.articles, taker.frequencies)
    var articles = articles.mutableSpan
    var frequencies = frequencies.mutableSpan
    var starts = starts.mutableSpan
    var start = 0
    var kept = 0
    for place in 0..<taker.count {
      let number = numbers[Int(found[place])]
      let frequency = repeats[place]
      articles[kept] = number
      frequencies[kept] = frequency
      starts[kept] = start
      start &+= Int(frequency)
      kept &+= number == MergedOrder.removed ? 0 : 1
    }
    starts[kept] = start
    return kept
  }

  /// Copies the positions of live articles, so that they stand one behind the other.
  private mutating func closeGaps() {
    let (found, repeats, numbers) = (taker.articles, taker.frequencies, numbers)
    let positions = taker.positions
    livePositions.removeAll(keepingCapacity: true)
    var start = 0
    var kept = 0
    for place in 0..<taker.count {
      let end = start + Int(repeats[place])
      if numbers[Int(found[place])] != MergedOrder.removed {
        starts[kept] = livePositions.count
        livePositions += positions[start..<end]
        kept += 1
      }
      start = end
    }
    starts[kept] = livePositions.count
  }
}
