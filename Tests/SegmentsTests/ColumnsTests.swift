import Bytes
import Kernels
import Segments
import TestSupport
import Testing

/// Columns and ids against arrays.
struct ColumnsTests {
  private func open(_ folder: TemporaryFolder, _ kind: FileKind, _ version: UInt32) throws
    -> ByteRegion
  {
    let file = try MappedFile(
      directory: folder.path, name: "1.\(kind.rawValue)", kind: kind, formatVersion: version)
    try file.verifyAllPages()
    return file.payload
  }

  private func row(using random: inout SeededGenerator) -> ArticleRow {
    let extents: [UInt32?] = [nil, 0, 1, 17, 1_000_001, .max]
    return ArticleRow(
      length: UInt32(truncatingIfNeeded: random.next()),
      titleTokens: random.pick([0, 1, 77, .max >> 1]), titleIsGiven: random.chance(0.5),
      published: PublishedColumn(
        seconds: random.pick([0, -1, 1, -62_135_596_800, 253_402_300_799, 1_356_998_400]),
        precision: UInt8.random(in: 0...5, using: &random),
        days: random.pick([1, 31, 366, 36_525, .max]), hasTime: random.chance(0.5),
        basis: UInt8.random(in: 0...6, using: &random)),
      extent: random.pick(extents))
  }

  /// Numbers of articles around the borders of groups.
  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 8_192, 8_193])
  func everyRowReadsBack(count: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let rows = (0..<count).map { _ in row(using: &random) }
    let folder = try TemporaryFolder()
    let writer = try ArticleColumnsWriter(path: folder.path + "/1.articles")
    for row in rows { try writer.add(row) }
    _ = try writer.finish(segment: 1)
    let columns = try ArticleColumns(open(folder, .articles, ArticlesFormat.version))
    #expect(columns.count == count)
    #expect(columns.tokens == rows.reduce(0) { $0 + Int($1.length) })
    var isRight = true
    for (number, row) in rows.enumerated() {
      var expected = row
      expected.extent = SizeCode.decode(SizeCode.ceiling(row.extent))
      isRight = try isRight && columns.row(UInt32(number)) == expected
      isRight = isRight && expected.extent >= row.extent
      isRight = try isRight && columns.length(UInt32(number)) == row.length
      isRight = try isRight && columns.published(UInt32(number)) == row.published
    }
    #expect(isRight)
    for base in stride(from: 0, to: count, by: ArticlesFormat.group) {
      let lengths = try columns.withLengths(from: UInt32(base)) { lengths in
        lengths.indices.map { lengths[$0] }
      }
      let group = rows[base..<min(base + ArticlesFormat.group, count)]
      #expect(lengths == group.map(\.length))
      try columns.withTitles(from: UInt32(base)) { title in
        for (index, row) in group.enumerated() {
          let found = title(UInt32(base + index))
          #expect(found.tokens == row.titleTokens && found.border == row.border)
        }
        #expect(title(UInt32(base + group.count)).tokens == 0)
      }
    }
    #expect(
      try columns.extents.copy(from: 0, count: columns.extents.count)
        == rows.map { SizeCode.ceiling($0.extent) })
    // Beyond the last article there is nothing to be had, but no trap either.
    for article in [UInt32(count), UInt32(count) + 5_000, .max] {
      _ = try? columns.row(article)
      try? columns.withTitles(from: article) { title in _ = title(article) }
      try? columns.withLengths(from: article) { _ in }
    }
  }

  /// Shapes and trailer with numbers at the borders: each is refused, or read without a trap.
  @Test
  func numbersThatCannotBeAreRefused() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    let writer = try ArticleColumnsWriter(path: folder.path + "/1.articles")
    for _ in 0..<20 { try writer.add(row(using: &random)) }
    _ = try writer.finish(segment: 1)
    let good = try folder.read("1.articles")
    var refused = 0
    // Behind the extents stand the shape of the group and the trailer.
    for word in 1...5 {
      for number in [
        .max, .max - 1, .max >> 1, 1 << 63, 1 << 62, 1 << 48, 1 << 32, 4_096, 21, 0,
      ] as [UInt64] {
        let damaged = SealedFile.resealed(good) { payload in
          for byte in 0..<8 {
            payload[payload.count - 8 * word + byte] = UInt8(
              truncatingIfNeeded: number >> UInt64(8 * byte))
          }
        }
        try folder.write("1.articles", damaged)
        do {
          let columns = try ArticleColumns(open(folder, .articles, ArticlesFormat.version))
          for article in 0..<UInt32(min(columns.count, 30)) { _ = try? columns.row(article) }
          try? columns.withTitles(from: 0) { title in _ = title(0) }
          try? columns.withLengths(from: 0) { _ in }
        } catch is IndexCorruption {
          refused += 1
        }
      }
    }
    #expect(refused > 20)
  }

  @Test
  func idsWithOneHashAreAllFound() throws {
    let folder = try TemporaryFolder()
    let entries: [(hash: UInt32, article: UInt32)] = [
      (0, 3), (5, 0), (5, 1), (5, 7), (6, 2), (.max, 4), (.max, 5), (.max, 6),
    ]
    let identifiers = try write(entries, in: folder)
    #expect(identifiers.count == entries.count)
    for hash in [0, 1, 4, 5, 6, 7, .max - 1, .max] as [UInt32] {
      let expected = entries.filter { identifiers.known($0.hash) == identifiers.known(hash) }
      #expect(try identifiers.articles(withHash: hash) == expected.map(\.article))
    }
  }

  private func write(
    _ entries: [(hash: UInt32, article: UInt32)], in folder: TemporaryFolder
  ) throws -> Identifiers {
    let writer = try IdentifiersWriter(path: folder.path + "/1.ids", count: entries.count)
    for entry in entries { try writer.add(hash: entry.hash, article: entry.article) }
    _ = try writer.finish(segment: 1)
    return try Identifiers(open(folder, .ids, IdentifiersFormat.version))
  }

  /// As many articles as change the shape of entries.
  @Test(arguments: [0, 1, 2, 31, 32, 33, 4_095, 4_096, 4_097, 70_000])
  func everyIDIsFound(count: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let mask: UInt32 = random.pick([.max, 0xFF00_0000, 0xFFFF])
    let hashes = (0..<count).map { _ in UInt32(truncatingIfNeeded: random.next()) & mask }
    let entries = hashes.indices.map { (hash: hashes[$0], article: UInt32($0)) }
      .sorted { ($0.hash, $0.article) < ($1.hash, $1.article) }
    let identifiers = try write(entries, in: TemporaryFolder())
    var found: [(UInt32, UInt32)] = []
    try identifiers.forEach { known, article, _ in found.append((known, article)) }
    #expect(found.map(\.1) == entries.map(\.article))
    #expect(found.map(\.0) == entries.map { identifiers.known($0.hash) })
    for entry in entries.prefix(300) {
      #expect(try identifiers.articles(withHash: entry.hash).contains(entry.article))
    }
    // Twelve bits besides those of the bucket tell nearly all apart.
    if mask == .max {
      let others = try (0..<300).reduce(0) { others, _ in
        let hash = UInt32(truncatingIfNeeded: random.next())
        return try others + identifiers.articles(withHash: hash).count
      }
      #expect(others < 30)
    }
  }

  /// Two ids that share a hash are told apart by their metadata.
  @Test
  func articlesAreFoundAmongIDsWithOneHash() async throws {
    var known: [UInt32: String] = [:]
    var pair: (String, String)?
    for number in 0..<1_000_000 where pair == nil {
      let id = String(number, radix: 36)
      let hash = IdentifiersFormat.hash(Array(id.utf8))
      if let other = known[hash] { pair = (other, id) }
      known[hash] = id
    }
    let (one, other) = try #require(pair)
    let folder = try TemporaryFolder()
    let lines = [one, other, "third"].map { "{\"id\": \"\($0)\", \"body\": \"text of \($0)\"}\n" }
    let corpus = try folder.write("wire.jsonl", lines.joined())
    try await TestBuild.build(corpus, to: folder.path + "/index")
    #expect(try IndexCheck(path: folder.path + "/index").problems == [])
    let segment = try IndexDirectory(opening: folder.path + "/index").segments[0]
    let zstandard = Zstandard()
    for id in [one, other, "third"] {
      let number = try #require(try segment.article(withID: Array(id.utf8), with: zstandard))
      #expect(try segment.metadata(of: number, with: zstandard).id == Array(id.utf8))
    }
    #expect(try segment.article(withID: Array("none".utf8), with: zstandard) == nil)
    #expect(try segment.article(withID: [], with: zstandard) == nil)
  }
}
