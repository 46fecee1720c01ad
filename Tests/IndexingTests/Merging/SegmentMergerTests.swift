import Bytes
import Segments
import TestSupport
import Testing

@testable import Indexing

/// Merged segments are what a build of the live articles in one go makes.
struct SegmentMergerTests {
  private struct Case: CustomTestStringConvertible {
    var articles = 240
    var parts: Int
    var storesText = true
    var isOrdered = false
    var removed = 0.0
    var wholePart: Int?

    var testDescription: String {
      "\(parts) parts\(storesText ? "" : ", no text")\(isOrdered ? ", in order" : ""), \(removed) removed"
    }
  }

  private static let cases = [
    Case(parts: 2), Case(parts: 2, isOrdered: true), Case(parts: 5, storesText: false),
    Case(parts: 3, removed: 0.3), Case(parts: 2, isOrdered: true, removed: 0.1),
    Case(articles: 30, parts: 4, removed: 0.8, wholePart: 1), Case(parts: 1, removed: 0.5),
  ]

  @Test(arguments: cases)
  private func sameAsABuildInOneGo(_ example: Case) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(example.parts))
    var corpus = try MergeCorpus(
      articles: example.articles, parts: example.parts, isOrdered: example.isOrdered,
      using: &random)
    if example.removed > 0 {
      corpus.remove(example.removed, wholePart: example.wholePart, using: &random)
    }
    let places = try TestBuild.places()
    func change(_ options: inout BuildOptions) {
      options.places = places
      options.dates = WordDates.finding
      options.storesText = example.storesText
    }
    let path = try await corpus.buildSegments(change: change)
    let whole = try await corpus.buildWhole(change: change)
    try await merge(path)
    try expectSame(path, whole, text: example.storesText || example.removed == 0)
    #expect(try IndexCheck(path: path).problems == [])
  }

  /// Lists that come in pieces, with removed articles between.
  @Test
  func longLists() async throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: TestSeed.current)
    let often = Array(repeating: "so", count: 24).joined(separator: " ")
    var parts = ["", ""]
    for number in 0..<9_000 {
      parts[Int.random(in: 0...1, using: &random)] +=
        "{\"id\": \"\(number)\", \"body\": \"\(often)\"}\n"
    }
    for (number, part) in parts.enumerated() {
      try folder.write("part\(number)/wire.jsonl", part)
    }
    let inputs = parts.indices.map { "\(folder.path)/part\($0)" }
    try await SegmentedIndex.build(inputs, to: folder.path + "/index")
    try await TestBuild.build(inputs[0], to: folder.path + "/whole") { $0.inputs = inputs }
    try await merge(folder.path + "/index")
    try expectSame(folder.path + "/index", folder.path + "/whole", text: true)
    #expect(try IndexCheck(path: folder.path + "/index").problems == [])
  }

  @Test
  func whateverTheThreadsAndTheMemory() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let corpus = try MergeCorpus(articles: 300, parts: 3, using: &random)
    let places = try TestBuild.places()
    var found: [[String: [UInt8]]] = []
    let path = try await corpus.buildSegments {
      $0.places = places
      $0.dates = WordDates.finding
    }
    let budgets = [
      MemoryBudget(bytes: MemoryBudget.smallest, threads: 1),
      MemoryBudget(bytes: 1 << 26, threads: 3, shared: 1 << 12),
    ]
    for budget in budgets {
      let target = NewSegment(
        directory: path, number: 100, scratch: corpus.folder.path + "/scratch")
      try Directory.create(target.scratch)
      let segments = try IndexDirectory(opening: path).segments
      _ = try await SegmentMerger(segments, into: target, budget: budget).merge()
      #expect(try corpus.folder.names(in: "scratch") == [])
      found.append(try corpus.folder.contents(of: "index").filter { $0.key.hasPrefix("100.") })
      for name in found[0].keys { try corpus.folder.remove("index/" + name) }
    }
    #expect(found[0].count == 17 && found[0] == found[1])
    #expect(try IndexCheck(path: path).problems == [])
  }

  @Test
  func nothingLive() async throws {
    let folder = try TemporaryFolder()
    let target = NewSegment(directory: folder.path, number: 1, scratch: folder.path)
    let budget = MemoryBudget(bytes: MemoryBudget.smallest, threads: 1)
    #expect(try await SegmentMerger([], into: target, budget: budget).merge() == nil)
    #expect(try folder.names() == [])
  }

  /// Merges all segments of an index and commits.
  private func merge(_ path: String) async throws {
    let writer = try IndexWriter(updating: path, command: "merge")
    let index = try IndexDirectory(opening: path)
    let merged = try await SegmentMerger(
      index.segments, into: try writer.newSegment(),
      budget: MemoryBudget(bytes: MemoryBudget.smallest, threads: 2)
    ).merge()
    var manifest = index.manifest
    manifest.segments = [try #require(merged)]
    try writer.commit(manifest)
  }

  /// Compares two indexes of a segment each, all bytes but records, whose blocks may be cut elsewhere.
  ///
  /// - Parameter text: whether the bytes of text are known, too.
  private func expectSame(_ path: String, _ whole: String, text isKnown: Bool) throws {
    let (found, expected) = (try IndexDirectory(opening: path), try IndexDirectory(opening: whole))
    let (one, other) = (
      try #require(found.segments.first), try #require(expected.segments.first)
    )
    #expect(found.segments.count == 1 && expected.segments.count == 1)
    #expect(one.description.files.map(\.kind) == other.description.files.map(\.kind))
    for kind in one.description.files.map(\.kind) where kind != .metadata && kind != .text {
      let bytes = try payload(kind, of: one.description, in: path)
      if bytes != (try payload(kind, of: other.description, in: whole)) {
        Issue.record("\(kind.rawValue) differs")
      }
    }
    var readers = [one, other].map { ArticleReader($0, with: Zstandard()) }
    for article in 0..<UInt32(other.articleCount) {
      var (left, right) = (
        try readers[0].metadata(of: article), try readers[1].metadata(of: article)
      )
      // What was removed stood before it in the file.
      (left.offset, right.offset) = (0, 0)
      #expect(left == right)
      #expect(try readers[0].body(of: article) == readers[1].body(of: article))
    }
    #expect(figures(one.description, isKnown) == figures(other.description, isKnown))
  }

  private func payload(
    _ kind: FileKind, of segment: SegmentDescription, in path: String
  ) throws -> ArraySlice<UInt8> {
    try InputBytes.read("\(path)/\(segment.fileName(kind))").dropLast(FileEnvelope.footerBytes)
  }

  private func figures(_ segment: SegmentDescription, _ isTextKnown: Bool) -> [Int] {
    [
      segment.articles, segment.undated, segment.titled, segment.tokens, segment.terms,
      segment.placeNodes, segment.mentions, segment.dateNodes, segment.dates,
      isTextKnown ? segment.textBytes : 0,
    ]
  }
}
