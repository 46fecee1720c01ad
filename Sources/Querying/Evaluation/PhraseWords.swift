import Kernels
import Postings

/// The words of an exact phrase, and where they stand side by side in the articles that were looked at last.
///
/// First where the word that occurs least stands, then those of these places that have the next word at its distance, and
/// so on: each step is one pass over ascending places.
struct PhraseWords {
  /// The words with their places in the phrase, the one that occurs least first.
  private var words: [(cursor: PostingsCursor, shift: UInt32)]
  /// Where the phrase begins.
  private(set) var starts = PhraseStarts()
  /// The list of the word that occurs least.
  let rarest: PostingsList

  /// - Parameter lists: of the words in order, one or more.
  init(_ lists: [PostingsList]) {
    let order = lists.indices.sorted { lists[$0].entry.occurrences < lists[$1].entry.occurrences }
    words = order.map { (PostingsCursor(lists[$0]), UInt32($0)) }
    rarest = lists[order[0]]
  }

  /// Number of words.
  var count: UInt32 { UInt32(words.count) }

  /// The cursor of the word that occurs least.
  var rarestCursor: PostingsCursor {
    get { words[0].cursor }
    _modify { yield &words[0].cursor }
  }

  /// Finds where the phrase begins in the first `count` of `articles`, which ascend from call to call.
  ///
  /// - Parameter forget: takes out articles whose positions need not be read, of those given; called for each word.
  mutating func find(
    in articles: [UInt32], count: Int,
    forget: (inout PositionPlaces, [UInt32]) throws -> Void = { _, _ in }
  ) throws {
    starts.removeAll()
    try words[0].cursor.locate(articles, count: count, for: &starts)
    try forget(&starts.positions, articles)
    try words[0].cursor.appendLocated(articles, count: count, shift: words[0].shift, to: &starts)
    for index in words.indices.dropFirst() where starts.count > 0 {
      try words[index].cursor.locateArticles(of: &starts)
      try forget(&starts.positions, starts.articles)
      try words[index].cursor.filterLocated(&starts, shift: words[index].shift)
    }
  }

  /// Of lists that hold every article with the phrase of `words` those by which it is looked for, rarest first.
  static func narrow(_ filters: [PostingsList], among words: [PostingsList]) -> [PostingsList] {
    var byRarity = filters.sorted { $0.entry.articles < $1.entry.articles }
    guard let rarest = byRarity.first else { return [] }
    byRarity.removeAll { $0 !== rarest && !isNarrow($0, besides: rarest, among: words) }
    return byRarity
  }

  /// Whether a list narrows down the articles of the rarest one for less than looking at their positions costs.
  ///
  /// A word that most articles hold narrows down little, and a word that is a dozen times as frequent would be looked up
  /// article by article, which costs more than to read the positions in vain; that it is there, its own tell. A list of
  /// a pair spares the positions of two words.
  private static func isNarrow(
    _ list: PostingsList, besides rarest: PostingsList, among words: [PostingsList]
  ) -> Bool {
    if list.isDense { return false }
    return list.entry.articles < 12 * rarest.entry.articles
      || !words.contains { $0.entry == list.entry }
  }
}
