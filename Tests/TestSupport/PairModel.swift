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

  /// The terms of `words` that stand for function words.
  package var functionWords: Set<[UInt8]>

  /// All pairs of `articles`, which are in the order of their numbers.
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
    functionWords = Set(ranked.prefix(PairsFormat.functionWords).map(\.term))
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

  /// Leaves the pairs that have a list in an index whose lists of words and positions take so many bytes.
  ///
  /// - Parameter articleCount: of the corpus; not too many for all to be in the sample.
  package mutating func choose(
    listBytes: Int, least: Int = PairsFormat.leastBytes, articleCount: Int
  ) {
    var articles: [[UInt8]: Int] = [:]
    for word in words { articles[word.term] = word.articles }
    var chosen: Set<[UInt8]> = []
    var others: [(worth: Double, bytes: Double, first: Int, second: Int, key: [UInt8])] = []
    for (first, one) in words.enumerated() {
      for (second, other) in words.enumerated() {
        let key = one.term + [0x20] + other.term
        guard let items = pairs[key] else { continue }
        if functionWords.contains(one.term), functionWords.contains(other.term) {
          chosen.insert(key)
          continue
        }
        let held = Double(items.count)
        let occurrences = Double(items.reduce(0) { $0 + $1.count })
        let bits = Self.logarithm(Double(articleCount) / held)
        let bytes = (held * (bits + 2) + occurrences) / 8 + 16
        let times = Double(min(one.articles, other.articles) + 512) / (held / 8 + 256)
        let worth = occurrences * Self.logarithm(times) / bytes
        others.append((worth, bytes, first, second, key))
      }
    }
    var left = Double(least) + Double(listBytes) * 0.05
    // The best first; among equals by the second word, then the first.
    for pair in others.sorted(by: {
      ($0.worth, $1.second, $1.first) > ($1.worth, $0.second, $0.first)
    }) where pair.worth > 0 {
      left -= pair.bytes
      guard left >= 0 else { break }
      chosen.insert(pair.key)
    }
    pairs = pairs.filter { chosen.contains($0.key) }
  }

  /// To base 2, by straight lines between powers of two; of less than 1 none.
  private static func logarithm(_ number: Double) -> Double {
    var (power, bits) = (1.0, 0.0)
    while power * 2 <= number { (power, bits) = (power * 2, bits + 1) }
    return max(0, bits + number / power - 1)
  }
}
