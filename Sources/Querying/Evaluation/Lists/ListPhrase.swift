import Kernels
import Postings
import Segments

/// An exact phrase of single words, looked for in candidates.
struct ListPhrase {
  /// Lists that hold every article with the phrase.
  let filters: [PostingsList]
  /// What part of the query it is.
  let part: Int
  private var words: PhraseWords
  private let field: Query.Field

  /// - Parameter sequence: a plain phrase.
  init(_ sequence: BoundSequence, part: Int) {
    let lists = sequence.slots.map { $0.lists[0] }
    words = PhraseWords(lists)
    filters = PhraseWords.narrow(sequence.filters, among: lists)
    field = sequence.field
    self.part = part
  }

  /// The list of the word that occurs least.
  var rarest: PostingsList { words.rarest }

  /// Keeps the candidates that hold the phrase, and counts how often.
  ///
  /// - Parameter bar: if given, articles that cannot pass it may be dropped, too.
  mutating func verify(
    _ candidates: inout Candidates, _ columns: ArticleColumns, _ bar: PhraseBar?
  ) throws {
    try words.find(in: candidates.articles, count: candidates.count) { places, articles in
      guard let bar else { return }
      // Where a word occurs too seldom to pass the bar, its positions need not be read.
      for index in 0..<places.count
      where !bar.mayBePassed(
        places.frequency(index), length: try columns.length(articles[index]))
      {
        places.forget(index)
      }
    }
    let (starts, length) = (words.starts, words.count)
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
