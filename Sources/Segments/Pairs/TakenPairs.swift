import Kernels
import Postings

/// The words and pairs that a segment lists, for a smaller one beside it to list the same.
///
/// What the smaller one would choose for itself depends on its own articles, so that a phrase which is a look-up in the large
/// one would be looked for in the positions of the small one, at many times the cost.
package struct TakenPairs: Sendable {
  /// In byte order.
  let words: [[UInt8]]
  /// As numbers of words.
  let pairs: [(first: Int, second: Int)]

  /// What `lists` has.
  ///
  /// - Complexity: O(pairs).
  package init(_ lists: PairLists) throws {
    let words = try lists.words().map(\.term)
    let numbers = Dictionary(zip(words, 0...)) { first, _ in first }
    var pairs: [(first: Int, second: Int)] = []
    try lists.forEachPair { key, _ in
      guard let (one, other) = PairsFormat.words(of: key), let first = numbers[Array(one)],
        let second = numbers[Array(other)]
      else { return }
      pairs.append((first, second))
    }
    (self.words, self.pairs) = (words, pairs)
  }

  /// Whether they suit a segment with these words: more than half of its own function words are among them.
  ///
  /// What is written in another language is better off with pairs of its own.
  package func suit(_ own: FrequentWords) -> Bool {
    let functionWords = own.functionWords
    return words.count { functionWords.contains($0) } * 2 > functionWords.count
  }

  /// The words that a dictionary holds, as those that are frequent.
  package func words(in dictionary: TermDictionary) throws -> FrequentWords {
    FrequentWords(
      try words.compactMap { term in try dictionary.entry(of: term).map { (term, $0) } })
  }
}

extension [Segment] {
  /// What a segment of so many articles lists when it comes beside these: what the largest does, if that is larger.
  package func pairs(forArticles count: Int) throws -> TakenPairs? {
    let largest = self.max { $0.articleCount < $1.articleCount }
    guard let largest, largest.articleCount > count else { return nil }
    return try TakenPairs(largest.pairs)
  }
}
