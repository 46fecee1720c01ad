import Kernels
import Postings
import Segments

/// An exact phrase of single words, looked for in candidates.
struct ListPhrase {
  /// Lists that hold every article with the phrase.
  let filters: [PostingsList]
  /// The list of the word that occurs least.
  let rarest: PostingsList
  /// What part of the query it is.
  let part: Int
  /// The words with their places in the phrase, the one that occurs least first.
  private var words: [(cursor: PostingsCursor, shift: UInt32)]
  private let length: UInt32
  private let field: Query.Field
  private var starts = PhraseStarts()

  /// - Parameter sequence: a plain phrase.
  init(_ sequence: BoundSequence, part: Int) {
    let lists = sequence.slots.map { $0.lists[0] }
    let order = lists.indices.sorted { lists[$0].entry.occurrences < lists[$1].entry.occurrences }
    words = order.map { (PostingsCursor(lists[$0]), UInt32($0)) }
    rarest = lists[order[0]]
    filters = PhraseMatcher.narrow(sequence.filters, among: lists)
    length = UInt32(lists.count)
    field = sequence.field
    self.part = part
  }

  /// Keeps the candidates that hold the phrase, and counts how often.
  ///
  /// - Parameter bar: if given, articles that cannot pass it may be dropped, too.
  mutating func verify(
    _ candidates: inout Candidates, _ columns: ArticleColumns, _ bar: PhraseBar?
  ) throws {
    starts.removeAll()
    let (articles, count) = (candidates.articles, candidates.count)
    try words[0].cursor.locate(articles, count: count, for: &starts)
    try forget(articles, below: bar, columns)
    try words[0].cursor.appendLocated(articles, count: count, shift: words[0].shift, to: &starts)
    for index in words.indices.dropFirst() where starts.count > 0 {
      try words[index].cursor.locateArticles(of: &starts)
      try forget(starts.articles, below: bar, columns)
      try words[index].cursor.filterLocated(&starts, shift: words[index].shift)
    }
    candidates.startLookup()
    var next = 0
    var candidate = 0
    while next < starts.count {
      let article = starts.article(next)
      let zones = Zones(try columns.title(article), field: field)
      var count: UInt32 = 0
      while next < starts.count, starts.article(next) == article {
        let start = starts.position(next)
        if zones.contain(start..<(start + length)) { count += 1 }
        next += 1
      }
      while candidate < candidates.count, candidates.articles[candidate] < article {
        candidate += 1
      }
      if count > 0 { candidates.addHit(candidate, frequency: count, part: part) }
    }
    candidates.keepHits(part: part)
  }

  /// Spares reading the positions of a word in articles where it occurs too seldom to pass the bar.
  private mutating func forget(
    _ articles: [UInt32], below bar: PhraseBar?, _ columns: ArticleColumns
  ) throws {
    guard let bar else { return }
    for index in 0..<starts.positions.count {
      let length = try columns.length(articles[index])
      if !bar.mayBePassed(starts.positions.frequency(index), length: length) {
        starts.positions.forget(index)
      }
    }
  }
}
