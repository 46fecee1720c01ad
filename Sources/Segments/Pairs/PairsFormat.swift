import Kernels
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
/// A segment that comes beside a larger one may take its words and pairs (`TakenPairs`): a query is put to both, and
/// what is a look-up in one should be no search in the other. Words and pairs that it lacks are not listed; the function
/// words are the first of the listed words then, and all of their pairs are listed as ever.
///
/// Grammar:
/// ```
/// pairs     := as `postings`, lists without positions
/// pairterms := as `terms`; the terms are
///              0x00 word          for each frequent word: df and occurrences, no list
///              word 0x20 word     for each pair, with its list
///              0xFF               where words and pairs are those of another segment: df 1, occurrences one more than
///                                 there are pairs, no list
/// ```
///
/// Version: that of `PostingsFormat` and of `TermsFormat`.
///
/// History: there since version 2 of the manifest; 30 frequent words and all their pairs before version 6; pairs of another
/// segment, which a reader need not know of, since version 7.
package enum PairsFormat {
  /// How many words are frequent: as many as a byte tells apart.
  package static let words = 255
  /// How many of them are taken for function words, all of whose pairs are listed.
  package static let functionWords = 30
  /// Bytes for lists of other pairs in every segment that chooses for itself.
  package static let leastBytes = 1 << 16
  static let wordPrefix: UInt8 = 0x00
  static let separator: UInt8 = 0x20
  /// The term of a segment whose words and pairs are another's: no word has this byte.
  package static let takenKey: [UInt8] = [0xFF]

  /// The term that marks a frequent word.
  package static func key(_ word: [UInt8]) -> [UInt8] { [wordPrefix] + word }

  /// The term of a pair.
  package static func key(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(first.count + 1 + second.count)
    key += first
    key.append(separator)
    key += second
    return key
  }

  /// The words of a pair's term; nil if it is none.
  static func words(of key: [UInt8]) -> (first: ArraySlice<UInt8>, second: ArraySlice<UInt8>)? {
    guard let place = key.firstIndex(of: separator) else { return nil }
    return (key[..<place], key[(place + 1)...])
  }

  /// What marks that the words and pairs are another segment's.
  ///
  /// - Parameters:
  ///   - count: number of pairs that have a list.
  ///   - end: where the last list ends.
  package static func takenEntry(_ count: Int, end: Int) -> TermEntry {
    TermEntry(articles: 1, occurrences: count + 1, postings: end..<end, positions: 0..<0)
  }
}

/// The frequent words of a segment, found as its terms are written, the most frequent first.
package struct FrequentWords: Sendable {
  /// A word with its entry.
  package typealias Word = (term: [UInt8], entry: TermEntry)

  private var kept: [Word] = []

  /// No words yet.
  package init() {}

  /// Those of some words, which are in byte order.
  package init(_ words: [Word]) {
    self.init()
    for word in words { add(word.term, word.entry) }
  }

  /// Takes note of a term; terms come in byte order.
  package mutating func add(_ term: [UInt8], _ entry: TermEntry) {
    guard FieldPrefix.isText(term) else { return }
    if kept.count == PairsFormat.words {
      guard let last = kept.last, entry.occurrences > last.entry.occurrences else { return }
      kept.removeLast()
    }
    // Behind its equals, which came before it in byte order.
    let place = partitionPoint(in: kept.indices) {
      kept[$0].entry.occurrences < entry.occurrences
    }
    kept.insert((term, entry), at: place)
  }

  /// The words in byte order.
  package var inOrder: [Word] { kept.sorted { $0.term.lexicographicallyPrecedes($1.term) } }

  /// For each of the words in byte order whether it stands for a function word.
  var areFunctionWords: [Bool] {
    let functionWords = functionWords
    return inOrder.map { functionWords.contains($0.term) }
  }

  /// The terms that stand for function words, in no order.
  package var functionWords: Set<[UInt8]> {
    Set(kept.prefix(PairsFormat.functionWords).map(\.term))
  }
}
