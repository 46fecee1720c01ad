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
  private let part: Int
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
    let byRarity = sequence.filters.sorted { $0.entry.articles < $1.entry.articles }
    // A word that most articles hold narrows down little; that it is there, its positions tell.
    filters = byRarity.indices.filter { $0 == 0 || !byRarity[$0].isDense }.map { byRarity[$0] }
    length = UInt32(lists.count)
    field = sequence.field
    self.part = part
  }

  /// Keeps the candidates that hold the phrase, and counts how often.
  mutating func verify(_ candidates: inout Candidates, _ columns: ArticleColumns) throws {
    starts.removeAll()
    try words[0].cursor.appendStarts(
      in: candidates.articles, count: candidates.count, shift: words[0].shift, to: &starts)
    for index in words.indices.dropFirst() where starts.count > 0 {
      try words[index].cursor.filterStarts(&starts, shift: words[index].shift)
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
}
