import Articles
import Testing

/// Lines of JSON are read where they stand, if something stands behind them, and else in a copy.
@Suite struct LinesInPlaceTests {
  @Test("Where a line stands in its chunk changes nothing")
  func placesOfLines() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: Seed.value)
    for round in 0..<40 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        bytes += Self.line(&random) + Self.ends[Int.random(in: 0...3, using: &random)]
      }
      if round % 2 == 0 { bytes += Self.line(&random) }
      let path = try folder.write("wire.jsonl", bytes)
      let alone = try Corpus([path], chunkBytes: 1)
      for chunkBytes in [2_000, 1 << 20] {
        let together = try Corpus([path], chunkBytes: chunkBytes)
        #expect(together.articles == alone.articles)
        #expect(together.problems.map(\.description) == alone.problems.map(\.description))
      }
    }
  }

  @Test("Chunks that take the memory of what was read hold what those that copy do")
  func largeFile() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: Seed.value)
    var lines: [UInt8] = []
    for _ in 0..<60 { lines += Self.line(&random, letters: 0...400) + [0x0A] }
    let bytes = (0..<(3 << 20) / lines.count).flatMap { _ in lines }
    let path = try folder.write("large.jsonl", bytes)
    let large = try Corpus([path])
    let small = try Corpus([path], chunkBytes: 1 << 16)
    #expect(large.chunks < small.chunks && large.articles.count > 100)
    #expect(large.articles == small.articles)
    #expect(large.problems.map(\.description) == small.problems.map(\.description))
  }

  private static let ends = ["\n", "\r\n", "\n\n", "\n \n"].map { Array($0.utf8) }

  /// An object, mostly one that can be read.
  private static func line(
    _ random: inout SplitMix, letters: ClosedRange<Int> = 0...90
  ) -> [UInt8] {
    let parts = [
      "a", "é", "\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\udc00\\ud83d",
      "\\\\ud800",
      "\\\\", "\\\"", "日", "\\uD83D", "\\uDE00 ",
    ]
    let count = Int.random(in: letters, using: &random)
    var text = Array(#"{"id":"\#(Int.random(in: 0...99, using: &random))","body":""#.utf8)
    let isPlain = Bool.random(using: &random)
    for _ in 0..<count {
      text += Array((isPlain ? "word " : parts[Int.random(in: parts.indices, using: &random)]).utf8)
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return text + Array(#"\u"}"#.utf8)
    case 1: return text + [0xC3] + Array(#"x"}"#.utf8)
    case 2: return text
    case 3: return [0xEF, 0xBB, 0xBF] + text + Array(#"."}"#.utf8)
    case 4: return text + Array(#".","n":12345678901234567890123}"#.utf8)
    case 5: return text + Array(#".","date":1388534400.5,"x":[1,{"y":null}]} "#.utf8)
    default: return text + Array(#"."}"#.utf8)
    }
  }
}
