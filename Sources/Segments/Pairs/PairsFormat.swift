import Postings

/// Where two frequent words stand side by side, in the files `pairs` and `pairterms`.
///
/// A phrase of function words ("to be or not to be") makes other engines look at nearly every position
/// of nearly every article. Lists of pairs leave the articles that hold each two neighbours of it
/// (nextword indexes: Williams, Zobel and Bahle, "Fast phrase querying with combined indexes", 2004; here
/// for the words for which it pays most, and without positions).
///
/// The frequent words are the `words` terms of titles and bodies with most occurrences in the segment,
/// the first in byte order among equals. For each two of them that are neighbours somewhere there is a
/// list: the articles, and how often in each. Neighbours stand at positions p and p + 1 of one zone: the
/// border between a given title and the body parts them.
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
/// History: there since version 2 of the manifest.
package enum PairsFormat {
  /// How many words are frequent: those of an English corpus that are no content words.
  package static let words = 30
  static let wordPrefix: UInt8 = 0x00
  static let separator: UInt8 = 0x20

  /// The term that marks a frequent word.
  package static func key(_ word: [UInt8]) -> [UInt8] { [wordPrefix] + word }

  /// The term of a pair.
  package static func key(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    first + [separator] + second
  }
}

/// The frequent words of a segment, found as its terms are written.
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
}
