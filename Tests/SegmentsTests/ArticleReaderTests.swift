import TestSupport
import Testing

@testable import Segments

/// Metadata and bodies, blocks kept, against those of one article at a time.
struct ArticleReaderTests {
  @Test
  func whateverTheOrder() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    let lines = (0..<900).map { number in
      let word = String(repeating: "w\(number)", count: Int.random(in: 40...120, using: &random))
      return "{\"id\": \"\(number)\", \"title\": \"\(word)\", \"body\": \"about \(word)\"}\n"
    }
    let corpus = try folder.write("wire.jsonl", lines.joined())
    try await TestBuild.build(corpus, to: folder.path + "/index")
    let segment = try IndexDirectory(opening: folder.path + "/index").segments[0]
    #expect(segment.metadata.blockCount > 1 && (segment.text?.blockCount ?? 0) > 1)
    let zstandard = Zstandard()
    var reader = ArticleReader(segment, with: zstandard)
    let some = (0..<60).map { _ in UInt32.random(in: 0..<900, using: &random) }
    for article in some.sorted() + some + [899, 899, 0] {
      #expect(try reader.metadata(of: article) == segment.metadata(of: article, with: zstandard))
      #expect(try reader.body(of: article) == segment.body(of: article, with: zstandard))
    }
    #expect(throws: (any Error).self) { try reader.metadata(of: 900) }
    #expect(throws: (any Error).self) { try reader.body(of: 900) }
    #expect(try IndexCheck(path: folder.path + "/index").problems == [])
  }
}
