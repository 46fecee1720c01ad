import Bytes

/// Reads a dictionary from front to back and holds it against itself: the order of the terms, the index of first terms,
/// the sums, and that lists follow each other.
///
/// Looks at no list: O(bytes of the dictionary).
package struct DictionaryCheck {
  /// What is wrong.
  package private(set) var problems: [IndexCorruption] = []
  /// How many terms begin with `firstOfWords` or a greater byte, or are empty.
  package private(set) var words = 0
  /// Where the last list ends, and its positions; bytes.
  package private(set) var postingsEnd = 0
  package private(set) var positionsEnd = 0
  private let dictionary: TermDictionary
  private let firstOfWords: UInt8
  private let articles: Int
  private var term: [UInt8] = []
  private var terms = 0
  private var occurrences = 0
  private var firstTermsEnd: Int?

  /// Problems after which it stops.
  private static let problemLimit = 100

  /// - Parameter articles: number of articles of the segment: no term is in more.
  package init(_ dictionary: TermDictionary, firstOfWords: UInt8 = 0, articles: Int) {
    self.dictionary = dictionary
    self.articles = articles
    self.firstOfWords = firstOfWords
  }

  /// Reads all blocks.
  ///
  /// - Throws: where the blocks cannot be read on.
  package mutating func run() throws {
    var end = 0
    for block in 0..<dictionary.blocks where problems.count < Self.problemLimit {
      let range = try dictionary.blockRange(block)
      if range.lowerBound != end {
        report("block \(block) does not follow the one before", at: end)
      }
      end = range.upperBound
      try read(block, range)
    }
    guard problems.isEmpty else { return }
    let payload = dictionary.payload
    if end != dictionary.indexOffset || (firstTermsEnd ?? 0) != dictionary.firstTermsBytes {
      report("there is more than the blocks and their first terms", at: end)
    }
    if terms != dictionary.termCount || occurrences != dictionary.occurrences {
      report(
        "the dictionary says \(dictionary.termCount) terms and \(dictionary.occurrences) "
          + "occurrences, there are \(terms) and \(occurrences)",
        at: payload.count - TermsFormat.trailerBytes)
    }
  }

  private mutating func read(_ number: Int, _ range: Range<Int>) throws {
    let payload = dictionary.payload
    try payload.withIntegers(UInt8.self, at: range.lowerBound, count: range.count) { bytes in
      var block = TermBlock()
      do throws(TermBlock.Damage) {
        let start = try block.begin(bytes)
        guard start.postings < 1 << 48, start.positions < 1 << 48 else {
          throw TermBlock.Damage(reason: "an offset is too large", offset: 0)
        }
        if start != (postingsEnd, positionsEnd) {
          report("the lists of block \(number) do not follow those before", at: range.lowerBound)
          (postingsEnd, positionsEnd) = start
        }
        for index in 0..<dictionary.termCount(ofBlock: number) {
          try read(index, of: &block, bytes, at: range.lowerBound)
          if index == 0 { try checkFirstTerm(number) }
        }
        if block.place != bytes.count {
          report("block \(number) holds more than its terms", at: range.lowerBound + block.place)
        }
      } catch {
        throw payload.corruption(error.reason, at: range.lowerBound + error.offset)
      }
    }
  }

  @inline(__always)
  private mutating func read(
    _ index: Int, of block: inout TermBlock, _ bytes: Span<UInt8>, at start: Int
  ) throws(TermBlock.Damage) {
    let place = block.place
    let (numbers, ascends) = try block.next(bytes, isFirst: index == 0, term: &term)
    if !ascends, terms > 0 {
      report("the terms are out of order at \(shown)", at: start + place)
    }
    if numbers.articles == 0 || numbers.articles > articles {
      report("\(shown) is in \(numbers.articles) of \(articles) articles", at: start + place)
    }
    terms += 1
    if term.first.map({ $0 >= firstOfWords }) ?? true { words += 1 }
    occurrences += numbers.articles + numbers.repeats
    postingsEnd += numbers.postingsBytes
    positionsEnd += numbers.positionsBytes
    // Lengths are bounded one by one; their sum shall not overflow.
    guard postingsEnd < 1 << 49, positionsEnd < 1 << 49, occurrences < 1 << 60 else {
      throw TermBlock.Damage(reason: "the lists are too long", offset: place)
    }
  }

  private mutating func checkFirstTerm(_ number: Int) throws(TermBlock.Damage) {
    do {
      let range = try dictionary.firstTermRange(number)
      let isSame = try dictionary.payload.copy(from: range.lowerBound, count: range.count) == term
      if !isSame || firstTermsEnd.map({ $0 != range.lowerBound - firstTerms }) ?? false {
        report("the index has another first term for block \(number)", at: range.lowerBound)
      }
      firstTermsEnd = range.upperBound - firstTerms
    } catch {
      throw TermBlock.Damage(reason: "the first term of block \(number) cannot be read", offset: 0)
    }
  }

  private var firstTerms: Int { dictionary.indexOffset + 12 * dictionary.blocks }

  private mutating func report(_ reason: String, at offset: Int) {
    if problems.count < Self.problemLimit {
      problems.append(dictionary.payload.corruption(reason, at: offset))
    }
  }

  private var shown: String {
    "'" + String(decoding: term.filter { $0 >= 0x20 }, as: UTF8.self) + "'"
  }
}
