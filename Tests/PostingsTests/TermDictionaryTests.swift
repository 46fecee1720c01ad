import Bytes
import Postings
import TestSupport
import Testing

/// The dictionary against a sorted array.
struct TermDictionaryTests {
  /// Distinct terms in byte order: short ones, long ones, many that begin alike.
  private func terms(_ count: Int, using random: inout SeededGenerator) -> [[UInt8]] {
    var terms: Set<[UInt8]> = []
    while terms.count < count {
      let length =
        random.chance(0.03) ? TermsFormat.longestTerm : Int.random(in: 1...9, using: &random)
      let term: [UInt8] =
        (random.chance(0.5) ? Array("peace".utf8) : [])
        + (0..<length).map { _ in random.pick([0x01, 0x61, 0x62, 0xFF]) }
      terms.insert(Array(term.prefix(TermsFormat.longestTerm)))
    }
    return terms.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Entries whose lists follow each other.
  private func entries(_ count: Int, using random: inout SeededGenerator) -> [TermEntry] {
    var postings = 0
    var positions = 0
    return (0..<count).map { _ in
      let articles = Int.random(in: 1...random.pick([1, 100, 1_000_000]), using: &random)
      let entry = TermEntry(
        articles: articles, occurrences: articles + Int.random(in: 0...1_000, using: &random),
        postings: postings..<postings + Int.random(in: 1...100_000, using: &random),
        positions: positions..<positions + Int.random(in: 0...300_000, using: &random))
      (postings, positions) = (entry.postings.upperBound, entry.positions.upperBound)
      return entry
    }
  }

  @Test(arguments: [0, 1, 2, 31, 32, 33, 63, 64, 65, 1_000])
  func everyTermIsFoundAndNoOther(count: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let terms = terms(count, using: &random)
    let entries = entries(count, using: &random)
    let folder = try TemporaryFolder()
    let writer = try TermsWriter(path: folder.path + "/1.terms")
    for (term, entry) in zip(terms, entries) { try writer.add(term, entry) }
    _ = try writer.finish(segment: 1)
    let file = try MappedFile(
      directory: folder.path, name: "1.terms", kind: .terms, formatVersion: TermsFormat.version)
    let dictionary = try TermDictionary(file.payload)
    #expect(dictionary.termCount == count)
    #expect(dictionary.occurrences == entries.reduce(0) { $0 + $1.occurrences })
    for (term, entry) in zip(terms, entries) { #expect(try dictionary.entry(of: term) == entry) }
    var walked: [TermEntry] = []
    try dictionary.forEachEntry { walked.append($0) }
    #expect(walked == entries)
    for term in absent(terms, using: &random) { #expect(try dictionary.entry(of: term) == nil) }
    for lowest in absent(terms, using: &random) + terms.shuffled(using: &random).prefix(20) + [[]] {
      var cursor = try dictionary.terms(from: lowest)
      var found: [[UInt8]] = []
      while let next = try cursor.next() { found.append(next.term) }
      #expect(try cursor.next() == nil)
      #expect(found == terms.filter { !$0.lexicographicallyPrecedes(lowest) })
    }
  }

  /// Terms beside those that are there.
  private func absent(_ terms: [[UInt8]], using random: inout SeededGenerator) -> [[UInt8]] {
    let known = Set(terms)
    var absent: [[UInt8]] = [
      [], [0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
    ]
    for term in terms.shuffled(using: &random).prefix(40) {
      absent += [term + [0], Array(term.dropLast()), term.dropLast() + [0x62, 0x30]]
    }
    return absent.filter { !known.contains($0) }
  }
}
