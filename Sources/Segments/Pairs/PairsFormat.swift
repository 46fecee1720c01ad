import Postings

/// Where two frequent words stand side by side, in the files `pairs` and `pairterms`.
///
/// A phrase with frequent words ("to be or not to be", "in july") makes other engines look at nearly every
/// position of nearly every article. Lists of pairs leave the articles that hold two neighbours of it
/// (nextword indexes: Williams, Zobel and Bahle, "Fast phrase querying with combined indexes", 2004; here
/// for the pairs for which it pays most, and without positions).
///
/// The frequent words are the `words` terms of titles and bodies with most occurrences in the segment,
/// the first in byte order among equals; the first `functionWords` of them stand for function words. For each two
/// function words that are neighbours somewhere, and for those pairs of frequent words that `PairChoice` chooses, there
/// is a list: the articles, and how often in each. Neighbours stand at positions p and p + 1 of one zone: the border
/// between a given title and the body parts them.
///
/// Grammar:
/// ```
/// pairs     := as `postings`, lists without positions
/// pairterms := as `terms`; the terms are
///              0x00 word          for each frequent word: df and occurrences, no list
///              word 0x20 word     for each pair, with its list
/// ```
///
/// Version: that of `PostingsFormat` and of `TermsFormat`.
///
/// History: there since version 2 of the manifest; 30 frequent words and all their pairs before version 6.
package enum PairsFormat {
  /// How many words are frequent: as many as a byte tells apart.
  package static let words = 255
  /// How many of them are taken for function words, all of whose pairs are listed.
  package static let functionWords = 30
  /// Bytes for lists of other pairs in every segment: small ones beside a large one should know its pairs.
  package static let leastBytes = 1 << 16
  static let wordPrefix: UInt8 = 0x00
  static let separator: UInt8 = 0x20

  /// The term that marks a frequent word.
  package static func key(_ word: [UInt8]) -> [UInt8] { [wordPrefix] + word }

  /// The term of a pair.
  package static func key(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    first + [separator] + second
  }
}

/// The frequent words of a segment, found as its terms are written, the most frequent first.
package struct FrequentWords: Sendable {
  /// A word with its entry.
  package typealias Word = (term: [UInt8], entry: TermEntry)

  private var kept: [Word] = []

  /// No words yet.
  package init() {}

  /// Takes note of a term; terms come in byte order.
  package mutating func add(_ term: [UInt8], _ entry: TermEntry) {
    guard FieldPrefix.isText(term) else { return }
    if kept.count == PairsFormat.words {
      guard let last = kept.last, entry.occurrences > last.entry.occurrences else { return }
      kept.removeLast()
    }
    // Behind its equals, which came before it in byte order.
    let place = kept.firstIndex { $0.entry.occurrences < entry.occurrences } ?? kept.count
    kept.insert((term, entry), at: place)
  }

  /// The words in byte order.
  package var inOrder: [Word] { kept.sorted { $0.term.lexicographicallyPrecedes($1.term) } }

  /// The terms that stand for function words, in no order.
  package var functionWords: Set<[UInt8]> {
    Set(kept.prefix(PairsFormat.functionWords).map(\.term))
  }
}
