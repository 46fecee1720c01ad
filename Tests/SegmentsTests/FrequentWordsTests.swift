import Postings
import Segments
import TestSupport
import Testing

/// Which words of a segment are frequent: its own, and those of a larger one.
struct FrequentWordsTests {
  private static func entry(_ occurrences: Int) -> TermEntry {
    TermEntry(articles: 1, occurrences: occurrences, postings: 0..<0, positions: 0..<0)
  }

  private static func names(_ words: [FrequentWords.Word]) -> [String] {
    words.map { String(decoding: $0.term, as: UTF8.self) }
  }

  @Test("of many words the most frequent are kept, the first in byte order among equals")
  func own() {
    var random = SeededGenerator(seed: TestSeed.current)
    for count in [0, 1, PairsFormat.words, PairsFormat.words + 1, 300] {
      let words = (0..<count).map { ("w\(1000 + $0)", Int.random(in: 1...9, using: &random)) }
      var frequent = FrequentWords()
      for (name, occurrences) in words {
        frequent.add(Array(name.utf8), Self.entry(occurrences))
      }
      let expected = words.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(PairsFormat.words)
      #expect(Self.names(frequent.inOrder(articles: 5)) == expected.map(\.0).sorted())
    }
  }

  /// Most frequent words of the first are the words of each article; the second has others.
  @Test("a smaller segment has the words of a larger one, too, as far as it has them at all")
  func following() async throws {
    let folder = try TemporaryFolder()
    let large = (0..<PairsFormat.words).map { "large\(100 + $0)" }
    let small = (0..<PairsFormat.words).map { "small\(100 + $0)" }
    for (name, articles, text) in [
      ("large", 9, large + ["rare"]), ("small", 3, small + small + large.dropFirst(2) + ["rare"]),
    ] {
      let lines = (0..<articles).map {
        "{\"id\": \"\(name)\($0)\", \"body\": \"\(text.joined(separator: " "))\"}\n"
      }
      try folder.write("\(name)/wire.jsonl", lines.joined())
    }
    try await SegmentedIndex.build(
      ["large", "small"].map { folder.path + "/" + $0 }, to: folder.path + "/index")
    let segments = try IndexDirectory(opening: folder.path + "/index").segments
    #expect(try LeadingWords(of: []) == nil)
    // The larger of the two leads, whichever comes first.
    for others in [segments, segments.reversed()] {
      var frequent = FrequentWords(following: try LeadingWords(of: others))
      var terms = try segments[1].dictionary.terms(from: [])
      while let (term, entry) = try terms.next() { frequent.add(term, entry) }
      #expect(
        Self.names(frequent.inOrder(articles: 3)) == (large.dropFirst(2) + small).sorted())
      #expect(Self.names(frequent.inOrder(articles: 8)).count == 2 * PairsFormat.words - 2)
      #expect(Self.names(frequent.inOrder(articles: 9)) == small)
    }
    try TestBuild.check(folder.path + "/index")
  }
}
