import NewsIndex
import Querying
import Segments
import TestSupport
import Testing

/// Phrases of words that are frequent in one segment of an index and not in another that is added to it.
struct LeadingPairsTests {
  private static let large = (0..<PairsFormat.words).map { "large\(100 + $0)" }
  private static let small = (0..<PairsFormat.words).map { "small\(100 + $0)" }

  /// Writes articles in which every second word is one of `often`; returns their texts.
  private static func write(
    _ count: Int, _ name: String, often: [String], in folder: TemporaryFolder,
    using random: inout SeededGenerator
  ) throws -> [[String]] {
    let texts = (0..<count).map { _ in
      (0..<60).map { _ in random.pick(random.chance(0.7) ? often : large + small) }
    }
    let lines = texts.enumerated().map { number, text in
      "{\"id\": \"\(name)\(number)\", \"body\": \"\(text.joined(separator: " "))\"}\n"
    }
    try folder.write("\(name).jsonl", lines.joined())
    return texts
  }

  private static func words(of path: String) throws -> [Set<String>] {
    try IndexDirectory(opening: path).segments.map {
      Set(try $0.pairs.words().map { String(decoding: $0, as: UTF8.self) })
    }
  }

  @Test("what is added has the words of the largest segment; what is merged has its own")
  func adding() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    var texts = try Self.write(90, "first", often: Self.large, in: folder, using: &random)
    try await TestBuild.build(folder.path + "/first.jsonl", to: path)
    #expect(try Self.words(of: path) == [Set(Self.large)])
    for (number, count) in [20, 30].enumerated() {
      texts += try Self.write(
        count, "more\(number)", often: Self.small, in: folder, using: &random)
      var request = AddRequest(inputs: ["\(folder.path)/more\(number).jsonl"], to: path, threads: 1)
      request.merges = false
      _ = try await NewsIndex.add(request)
    }
    let both = Set(Self.large + Self.small)
    #expect(try Self.words(of: path) == [Set(Self.large), both, both])
    try Self.compare(path, texts, using: &random)
    _ = try await NewsIndex.merge(path: path, threads: 1)
    #expect(try Self.words(of: path).map(\.count) == [PairsFormat.words])
    try Self.compare(path, texts, using: &random)
    try TestBuild.check(path)
  }

  /// Counts phrases of two and three words, by the index and word by word.
  private static func compare(
    _ path: String, _ texts: [[String]], using random: inout SeededGenerator
  ) throws {
    try TestBuild.check(path)
    let index = try NewsIndex(path: path)
    for _ in 0..<60 {
      let words = (0..<random.pick([2, 2, 3])).map { _ in random.pick(large + small) }
      let expected = texts.count { text in
        text.indices.contains { text[$0...].starts(with: words) }
      }
      let phrase = "\"\(words.joined(separator: " "))\""
      #expect(try index.count(QueryText(phrase)).articles == expected, "\(phrase)")
    }
  }
}
