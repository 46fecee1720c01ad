import Articles
import Places
import Text

/// How often words are written small, and with a capital inside a sentence, in a corpus of news.
struct WordCounts {
  private struct Count {
    var lower = 0
    var capital = 0
  }

  private var counts: [UInt64: Count] = [:]
  /// First names and surnames.
  private let personNames: Set<UInt64>

  /// Counts the words of `corpus` whose hashes are in `vocabulary`.
  init(corpus: String, vocabulary: Set<UInt64>, personNames: Set<UInt64>) throws {
    self.personNames = personNames
    for word in vocabulary { counts[word] = Count() }
    let reader = try CorpusReader(inputs: [corpus], options: ReadingOptions())
    let parser = try ChunkParser(options: ReadingOptions())
    let analyzer = try Analyzer(Analysis())
    var buffer = TokenBuffer()
    while let chunk = try reader.next() {
      let batch = parser.parse(chunk)
      for article in batch.articles {
        let body = Array(batch.bytes[article.body])
        buffer.removeAll()
        _ = try analyzer.append(body.span, to: &buffer, firstPosition: 0)
        count(buffer, of: body)
      }
    }
  }

  private mutating func count(_ buffer: TokenBuffer, of body: [UInt8]) {
    for (index, token) in buffer.tokens.enumerated() {
      let hash = NameAnalyzer.hash(buffer.terms[buffer.termRange(index)])
      guard counts[hash] != nil else { continue }
      switch Self.shape(token, in: body) {
      case .small: counts[hash]?.lower += 1
      case .capital: counts[hash]?.capital += 1
      case .unclear: continue
      }
    }
  }

  private enum Shape {
    case small, capital, unclear
  }

  /// Capitals at the beginning of a sentence say nothing, nor do words in capitals only.
  private static func shape(_ token: TokenBuffer.Token, in body: [UInt8]) -> Shape {
    let first = body[Int(token.start)]
    if first &- 0x61 < 26 { return .small }
    guard first &- 0x41 < 26 || first >= 0xC3 else { return .unclear }
    let second = Int(token.start) + 1
    if second < Int(token.end), body[second] &- 0x41 < 26 { return .unclear }
    var before = Int(token.start) - 1
    while before >= 0, body[before] == 0x20 { before -= 1 }
    guard before >= 0 else { return .unclear }
    let isInside =
      body[before] | 0x20 &- 0x61 < 26 || body[before] &- 0x30 < 10 || body[before] >= 0x80
      || [UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: ";")].contains(body[before])
    // A quotation mark in UTF-8 ends with one of these.
    let isQuote =
      [0x9C, 0x9D, 0x98].contains(body[before]) && before > 0 && body[before - 1] == 0x80
    return isInside && !isQuote ? .capital : .unclear
  }

  func lower(_ word: UInt64) -> Int { counts[word]?.lower ?? 0 }

  /// Whether a word is above all written small.
  func isPlainWord(_ word: UInt64) -> Bool {
    guard let count = counts[word] else { return false }
    return count.lower >= 3 && count.lower > 2 * count.capital
  }

  func isPersonName(_ word: UInt64) -> Bool { personNames.contains(word) }

  /// What the counts say of a word.
  func facts(_ word: UInt64) -> WordFacts {
    guard let count = counts[word] else { return [] }
    var facts: WordFacts = []
    if count.lower >= 3 { facts.insert(.someLowercase) }
    if count.lower >= 3, 10 * count.lower > 3 * (count.lower + count.capital) {
      facts.insert(.common)
    }
    if count.lower > 100, count.lower > count.capital { facts.insert(.veryCommon) }
    return facts.union(WordFacts(capitalCount: count.capital))
  }
}
