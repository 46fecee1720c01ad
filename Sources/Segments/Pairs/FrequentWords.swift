import Postings

/// The frequent words of a segment, found as its terms are written.
package struct FrequentWords: Sendable {
  /// A word with its entry.
  package typealias Word = (term: [UInt8], entry: TermEntry)

  private var kept: [Word] = []
  private let leading: LeadingWords?
  /// How many of the leading words come before the terms to come, and those that are there.
  private var passed = 0
  private var followed: [Word] = []

  /// No words yet.
  ///
  /// - Parameter leading: words of a larger segment.
  package init(following leading: LeadingWords? = nil) { self.leading = leading }

  /// Takes note of a term; terms come in byte order.
  package mutating func add(_ term: [UInt8], _ entry: TermEntry) {
    guard FieldPrefix.isText(term) else { return }
    if let leading { follow(leading.words, term, entry) }
    if kept.count == PairsFormat.words {
      guard let last = kept.last, entry.occurrences > last.entry.occurrences else { return }
      kept.removeLast()
    }
    // Behind its equals, which came before it in byte order.
    let place = kept.firstIndex { $0.entry.occurrences < entry.occurrences } ?? kept.count
    kept.insert((term, entry), at: place)
  }

  private mutating func follow(_ words: [[UInt8]], _ term: [UInt8], _ entry: TermEntry) {
    while passed < words.count, words[passed].lexicographicallyPrecedes(term) { passed += 1 }
    guard passed < words.count, words[passed] == term else { return }
    followed.append((term, entry))
    passed += 1
  }

  /// The words in byte order; those of the leading segment are among them if it is larger.
  ///
  /// - Parameter articles: how many the segment has.
  package func inOrder(articles: Int) -> [Word] {
    var words = kept
    if let leading, leading.articles > articles {
      let own = Set(kept.map(\.term))
      words += followed.filter { !own.contains($0.term) }
    }
    return words.sorted { $0.term.lexicographicallyPrecedes($1.term) }
  }
}

/// The frequent words of the largest segment of an index, which smaller ones have beside their own.
package struct LeadingWords: Sendable {
  /// At most `PairsFormat.words`, in byte order.
  let words: [[UInt8]]
  /// How many live articles the segment has.
  let articles: Int

  /// - Parameter segments: the others of the index; nil if there are none.
  package init?(of segments: [Segment]) throws {
    guard let largest = segments.max(by: { $0.liveArticleCount < $1.liveArticleCount }) else {
      return nil
    }
    articles = largest.liveArticleCount
    // Not those that it may have from one that was larger then.
    var own = FrequentWords()
    for (term, entry) in try largest.pairs.frequentWords() { own.add(term, entry) }
    words = own.inOrder(articles: articles).map(\.term)
  }
}
