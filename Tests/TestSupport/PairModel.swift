import Segments

/// The pairs of frequent words of a corpus, counted word by word: the specification of `pairs` and `pairterms`.
package struct PairModel: Sendable {
  /// A frequent word and how often it occurs.
  package struct Word: Hashable, Sendable {
    package var term: [UInt8]
    package var articles: Int
    package var occurrences: Int

    package init(term: [UInt8], articles: Int, occurrences: Int) {
      self.term = term
      self.articles = articles
      self.occurrences = occurrences
    }
  }

  /// An article that holds a pair, and how often.
  package struct Item: Hashable, Sendable {
    package var article: UInt32
    package var count: Int

    package init(article: UInt32, count: Int) {
      self.article = article
      self.count = count
    }
  }

  /// The frequent words in byte order.
  package var words: [Word]
  /// For each pair, as `first second`, where it stands.
  package var pairs: [[UInt8]: [Item]] = [:]

  /// The pairs of `articles`, which are in the order of their numbers.
  package init(_ articles: [ReferenceArticle], words limit: Int = PairsFormat.words) {
    var counts: [[UInt8]: Word] = [:]
    for article in articles {
      for term in article.text {
        counts[term, default: Word(term: term, articles: 0, occurrences: 0)].occurrences += 1
      }
      for term in Set(article.text) { counts[term]?.articles += 1 }
    }
    let ranked = counts.values.sorted {
      $0.occurrences != $1.occurrences
        ? $0.occurrences > $1.occurrences : $0.term.lexicographicallyPrecedes($1.term)
    }
    words = ranked.prefix(limit).sorted { $0.term.lexicographicallyPrecedes($1.term) }
    let frequent = Set(words.map(\.term))
    for (number, article) in articles.enumerated() {
      var found: [[UInt8]: Int] = [:]
      for zone in [article.title, article.body] {
        for (first, second) in zip(zone, zone.dropFirst())
        where frequent.contains(first) && frequent.contains(second) {
          found[first + [0x20] + second, default: 0] += 1
        }
      }
      for (pair, count) in found {
        pairs[pair, default: []].append(Item(article: UInt32(number), count: count))
      }
    }
  }
}
