import Bytes
import Postings
import Segments
import TestSupport
import Testing

@testable import Indexing

/// What a check says of removed articles.
struct RemovalCheckTests {
  /// A small index with some articles removed.
  private func index(_ random: inout SeededGenerator) async throws -> RemovalIndex {
    let index = try await RemovalIndex(count: 30, words: 10, longest: 9, using: &random)
    try index.remove([2, 3, 17, 29])
    #expect(try IndexCheck(path: index.path).problems == [])
    return index
  }

  @Test
  func everyFlippedByteIsFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await index(&random)
    let name = "index/" + (try #require(try index.segment().description.removal).fileName)
    let bytes = try index.folder.read(name)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      try index.folder.write(name, damaged)
      #expect(try !IndexCheck(path: index.path).problems.isEmpty)
    }
    try index.folder.remove(name)
    #expect(try !IndexCheck(path: index.path).problems.isEmpty)
    try index.folder.write(name, bytes)
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  /// Files whose checksums hold and whose content is wrong.
  @Test
  func wrongContentIsFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await index(&random)
    let removal = try #require(try index.segment().description.removal)
    let name = "index/" + removal.fileName
    let bytes = try index.folder.read(name)
    let payload = try MappedFile(
      directory: index.path, name: removal.fileName, kind: .removed,
      formatVersion: RemovedFormat.version
    ).payload.count
    func problems(_ change: (inout [UInt8]) -> Void) throws -> [String] {
      try index.folder.write(
        name,
        SealedFile.resealed(bytes, kind: .removed, version: RemovedFormat.version, change))
      return try IndexCheck(path: index.path).problems
    }
    // The bits: another article, one less, one behind the last.
    #expect(try !problems { ($0[0], $0[1]) = ($0[0] ^ 0b1100, $0[1] ^ 0b11) }.isEmpty)
    #expect(try !problems { $0[0] ^= 0b100 }.isEmpty)
    #expect(try !problems { ($0[0], $0[7]) = ($0[0] ^ 0b100, 0x80) }.isEmpty)
    // Anything else in the payload: no byte of it is without meaning.
    for place in 0..<payload {
      let bit = UInt8(1) << UInt8.random(in: 0...7, using: &random)
      #expect(try !problems { $0[place] ^= bit }.isEmpty, "byte \(place)")
    }
    #expect(try problems { _ in } == [])
  }

  /// A manifest that counts other articles than the file.
  @Test
  func wrongFiguresAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await index(&random)
    let writer = try IndexWriter(updating: index.path, command: "test")
    let manifest = try index.open().manifest
    for change in 0..<6 {
      var other = manifest
      guard var removal = other.segments[0].removal else { continue }
      switch change {
      case 0: removal.articles -= 1
      case 1: removal.tokens -= 1
      case 2: removal.undated += removal.undated < removal.articles ? 1 : -1
      case 3: removal.titled += removal.titled < removal.articles ? 1 : -1
      case 4: removal.mentions += 1
      default: removal.dates += 1
      }
      other.segments[0].removal = removal
      try writer.commit(other)
      #expect(try !IndexCheck(path: index.path).problems.isEmpty)
    }
    try writer.commit(manifest)
    #expect(try IndexCheck(path: index.path).problems == [])
  }
}
