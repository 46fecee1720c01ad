import Bytes
import NewsIndex
import Postings
import Segments
import TestSupport
import Testing

/// Damage to the files of an index: a check tells, and no search answers wrongly or traps.
struct DamagedIndexTests {
  private static func files(_ index: SmallIndex) throws -> [String: [UInt8]] {
    try index.folder.contents(of: "index").filter { $0.key != "lock" }
  }

  private func problems(_ index: SmallIndex) throws -> [String] {
    try IndexCheck(path: index.path).problems
  }

  @Test
  func goodIndexesAreClean() async throws {
    let index = try await SmallIndex()
    let check = try IndexCheck(path: index.path)
    #expect(check.problems == [] && check.articles == 4 && check.dictionaryEntries > 20)
    let files = try Self.files(index)
    #expect(files.count == 18 && check.bytes == files.values.reduce(0) { $0 + $1.count })
    #expect(try SmallIndex.answers(index.path).count == SmallIndex.queries.count + 8)
  }

  @Test("an index of another format version is told as that, not as damage")
  func otherVersion() async throws {
    let index = try await SmallIndex()
    let good = try index.folder.read("index/manifest")
    try index.folder.write(
      "index/manifest",
      SealedFile.resealed(good, kind: .manifest, version: Manifest.version - 1) { _ in })
    let report = try NewsIndex.check(path: index.path)
    #expect(report.damage.map(\.kind) == [.format])
    #expect(report.problems.first?.contains("format version \(Manifest.version - 1)") == true)
    try index.folder.write("index/manifest", good)
    #expect(try NewsIndex.check(path: index.path).isClean)
  }

  @Test
  func missingAndShortenedFilesAreFound() async throws {
    let index = try await SmallIndex()
    for (name, bytes) in try Self.files(index) {
      try index.folder.remove("index/" + name)
      if name == Manifest.fileName {
        #expect(throws: NotAnIndex.self) { try problems(index) }
      } else {
        let problems = try problems(index)
        #expect(problems.count == 1 && problems[0].contains(name), "\(name)")
      }
      #expect(throws: (any Error).self) { try NewsIndex(path: index.path) }
      for count in stride(from: 0, to: bytes.count, by: 7) {
        try index.folder.write("index/" + name, Array(bytes.prefix(count)))
        #expect(try !problems(index).isEmpty, "\(count) bytes of \(name)")
        #expect(throws: (any Error).self) { try NewsIndex(path: index.path) }
      }
      try index.folder.write("index/" + name, bytes)
    }
  }

  /// A page of pairs that is not what was written ends the search; it does not change the number.
  @Test(arguments: ["1.pairs", "1.pairterms"])
  func damagedPairsEndASearch(name: String) async throws {
    let index = try await SmallIndex()
    let good = try index.folder.read("index/" + name)
    let phrase = QueryText("\"the troops\"")
    #expect(try NewsIndex(path: index.path).count(phrase).articles == 1)
    for place in stride(from: FileEnvelope.headerBytes, to: good.count - 64, by: 3) {
      var damaged = good
      damaged[place] ^= 0x10
      try index.folder.write("index/" + name, damaged)
      let problems = try problems(index)
      #expect(problems.count == 1 && problems[0].contains("\(name), byte"), "\(problems)")
      let error = #expect(throws: IndexCorruption.self) {
        try NewsIndex(path: index.path).search(SearchRequest(phrase)) { _ in }
      }
      #expect(error?.file == name)
      // The dictionary tells how many there are.
      let count = try? NewsIndex(path: index.path).count(phrase).articles
      #expect(count == (name == "1.pairs" ? 1 : nil))
    }
  }

  /// Positions near the end of 32 bits, by extents that no article has: sums with them do not overflow.
  @Test
  func greatPositionsNeverTrap() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    let words = ["alpha", "beta", "gamma"]
    let filler = (0..<30).map { "filler\($0)" }.joined(separator: " ")
    let lines = (0..<40).map { number in
      "{\"id\": \"\(number)\", \"title\": \"\(words.joined(separator: " "))\", \"body\": \"\(filler)\"}"
    }
    let corpus = try folder.write("wire.jsonl", lines.joined(separator: "\n"))
    try await TestBuild.build(corpus, to: path)
    let segment = try #require(try IndexDirectory(opening: path).segments.first)
    let entries = try words.map {
      try #require(try segment.dictionary.entry(of: Array($0.utf8)))
    }
    let articles = try folder.read("index/1.articles")
    let positions = try folder.read("index/1.positions")
    for first in [.max, .max - 1, .max - 2, .max - 3, .max >> 1, 1 << 31] as [UInt32] {
      // The first article's positions take 32 bits, those of the others none.
      try folder.write(
        "index/1.articles",
        SealedFile.resealed(articles, kind: .articles, version: ArticlesFormat.version) {
          // Behind the extents stand the shape of the group and the trailer.
          let extents = $0.count - 16 - 24 - 40
          for article in 0..<40 { $0[extents + article] = article == 0 ? 255 : 1 }
        })
      try folder.write(
        "index/1.positions",
        SealedFile.resealed(positions, kind: .positions, version: PostingsFormat.version) {
          for (shift, entry) in entries.enumerated() {
            let position = first &+ UInt32(shift)
            for byte in 0..<4 {
              $0[entry.positions.lowerBound + byte] = UInt8(
                truncatingIfNeeded: position >> UInt32(8 * byte))
            }
          }
        })
      #expect(try !IndexCheck(path: path).problems.isEmpty)
      let index = try NewsIndex(path: path)
      var errors = 0
      for text in [
        "\"alpha beta gamma\"", "title:\"alpha beta gamma\"", "title:\"alpha beta\"",
        "title:gamma", "alpha NEAR/3 gamma", "\"gamma alpha\"~5", "\"al* beta\"", "alpha",
      ] {
        let query = QueryText(text)
        do {
          _ = try index.count(query)
          _ = try index.countMatches(query)
          try index.search(SearchRequest(query)) { _ in }
        } catch is IndexCorruption {
          errors += 1
        }
      }
      #expect(errors > 0)
    }
  }

  @Test
  func filesOfAnotherIndexAreFound() async throws {
    let index = try await SmallIndex()
    let other = try await SmallIndex(extra: #"{"id": "e", "body": "another one"}"#)
    for (name, bytes) in try Self.files(index) {
      try index.folder.write("index/" + name, other.folder.read("index/" + name))
      #expect(try !problems(index).isEmpty, "\(name)")
      #expect(throws: (any Error).self, "\(name)") { try NewsIndex(path: index.path) }
      try index.folder.write("index/" + name, bytes)
    }
    // One kind in place of another.
    try index.folder.write("index/1.text", index.folder.read("index/1.metadata"))
    #expect(try !problems(index).isEmpty)
  }
}
