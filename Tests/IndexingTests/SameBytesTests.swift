import Bytes
import Segments
import TestSupport
import Testing

@testable import Indexing

/// The bytes of an index depend on its articles and options alone.
struct SameBytesTests {
  /// About 2.5 MB with many distinct words, ids that come again, and dates in no order.
  private func corpus(in folder: TemporaryFolder) throws -> String {
    var random = SeededGenerator(seed: TestSeed.current)
    var lines = ""
    for number in 0..<2_200 {
      let id = random.chance(0.05) ? Int.random(in: 0...number, using: &random) : number
      let date = CorpusDate.random(using: &random).map { ", \"date\": \"\($0.written)\"" } ?? ""
      let words = (0..<180).map { _ in
        random.chance(0.5) ? "the" : "word\(Int.random(in: 0..<30_000, using: &random))"
      }
      lines += "{\"id\": \"\(id)\", \"title\": \"news \(id)\"\(date), \"body\": \""
      let places = (0..<6).map { _ in random.pick(Self.sentences) }
      lines += words.joined(separator: " ") + places.joined(separator: " ") + "\"}\n"
    }
    return try folder.write("corpus/wire.jsonl", lines)
  }

  private static let sentences = [
    ". Two Malian soldiers died in Kidal.", ". The town of Gao, in northern Mali, is quiet.",
    ". Talks in Paris, Texas.", ". He left France for Niger.",
    ". In Bamako and Timbuktu 24 men left.",
    ". Chad and Nigeria sent 1,500 men.", ". Washington was silent.", ". The Sahel suffers.",
    ". They came yesterday, not on d20010911.", ". It began in y1999 or m200003, or r0815.",
    ". From i1998010119990315 on, today, lasting.",
  ]

  @Test
  func whateverTheThreadsAndTheMemory() async throws {
    let folder = try TemporaryFolder()
    let corpus = try corpus(in: folder)
    let places = try TestBuild.places()
    let one = try await TestBuild.build(corpus, to: folder.path + "/one") {
      $0.places = places
      $0.dates = WordDates.finding
    }
    let four = try await TestBuild.build(corpus, to: folder.path + "/four", threads: 4) {
      $0.places = places
      $0.dates = WordDates.finding
    }
    let small = try await TestBuild.build(corpus, to: folder.path + "/small", threads: 2) {
      $0.places = places
      $0.dates = WordDates.finding
      // Sorting holds 85 KiB and ids 1,024 records, so all of them spill many times.
      $0.budget = MemoryBudget(bytes: 1 << 26, threads: 2, shared: 1 << 17)
    }
    #expect(one.repeated == 0 && one.renamed > 10)
    #expect(one.articles == 2_200)
    #expect(one.mentions > 6_000 && one.placeNodes > 15)
    #expect(one.dates > 5_000 && one.dateNodes > 20)
    #expect([four.articles, small.articles] == [one.articles, one.articles])
    #expect([four.renamed, small.renamed] == [one.renamed, one.renamed])
    let expected = try folder.contents(of: "one")
    #expect(expected.count >= 19)
    #expect(expected["1.pairs"].map { $0.count > 1_000 } == true)
    for other in ["four", "small"] {
      let found = try folder.contents(of: other)
      #expect(found.keys.sorted() == expected.keys.sorted())
      for (name, bytes) in expected where found[name] != bytes {
        Issue.record("\(name) of \(other) differs")
      }
    }
    #expect(try IndexCheck(path: folder.path + "/small").problems == [])
  }

  /// The order of files in a corpus, and where it lies, say nothing about the articles.
  @Test
  func whateverTheOrderOfTheInput() async throws {
    let folder = try TemporaryFolder()
    let lines = (0..<50).map { "{\"id\": \"\($0)\", \"body\": \"article number \($0)\"}" }
    for (name, lines) in [("one", lines), ("other/place", lines.reversed())] {
      try folder.write(name + "/wire.jsonl", lines.joined(separator: "\n"))
      try await TestBuild.build(folder.path + "/" + name, to: folder.path + "/index-" + name)
    }
    let one = try folder.contents(of: "index-one")
    let other = try folder.contents(of: "index-other/place")
    #expect(one.keys.sorted() == other.keys.sorted())
    // The metadata cite the place of each article in its file, and the footers identify the metadata.
    for (name, bytes) in one where !["1.metadata", "manifest", "lock"].contains(name) {
      let found = other[name]?.dropLast(FileEnvelope.footerBytes)
      if found != bytes.dropLast(FileEnvelope.footerBytes) { Issue.record("\(name) differs") }
    }
  }
}
