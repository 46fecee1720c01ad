import Bytes
import Postings
import TestSupport
import Testing

@testable import Segments

/// The file of removed articles against what was written to it, whole and damaged.
struct RemovedArticlesTests {
  @Test(
    arguments: [
      (1, 1.0, [0, 0, 0, 0]), (63, 0.5, [1, 0, 0, 1]), (64, 0.5, [32, 33, 31, 0]),
      (65, 0, [0, 0, 0, 0]), (4_097, 0.1, [1_000, 64, 0, 65]), (20_000, 0.9, [3_000, 1, 2, 3]),
    ])
  func saysWhatWasWritten(articles: Int, share: Double, lists: [Int]) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(articles))
    let file = try RemovalFile(articles: articles, share: share, lists: lists, using: &random)
    let removed = try file.open()
    #expect(removed.count == file.removed.count)
    #expect(try file.answers(of: removed) == file.expectedAnswers())
    #expect(try removed.bits().reduce(0) { $0 + $1.nonzeroBitCount } == file.removed.count)
  }

  /// What has no list of its own begins where another one does.
  @Test
  func anEntryWithoutAListIsNotCorrected() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let file = try RemovalFile(articles: 9, share: 1, lists: [5, 5, 5, 5], using: &random)
    let removed = try file.open()
    var entry = RemovalFile.entry(file.corrections[1][0].key)
    #expect(try removed.correction(of: entry, in: .pairs).articles > 0)
    entry.postings = entry.postings.lowerBound..<entry.postings.lowerBound
    #expect(try removed.correction(of: entry, in: .pairs) == (0, 0))
    #expect(try removed.correction(of: RemovalFile.entry(1), in: .terms) == (0, 0))
  }

  /// More is removed from a list than it has: the file is another segment's, or damaged.
  @Test
  func correctionsBeyondTheListAreRefused() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let file = try RemovalFile(articles: 90, share: 1, lists: [5, 0, 0, 0], using: &random)
    let removed = try file.open()
    var entry = RemovalFile.entry(file.corrections[0][2].key)
    entry.articles = file.corrections[0][2].articles - 1
    #expect(throws: IndexCorruption.self) { try removed.correction(of: entry, in: .postings) }
  }

  /// Any other byte, at any place, is told or changes nothing.
  @Test
  func everyFlippedByteIsTold() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let file = try RemovalFile(articles: 150, share: 0.3, lists: [70, 3, 0, 2], using: &random)
    let bytes = try file.folder.read(file.removal.fileName)
    let expected = file.expectedAnswers()
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      try file.folder.write(file.removal.fileName, damaged)
      #expect(!file.problems().isEmpty)
      do {
        #expect(try file.answers(of: try file.open()) == expected)
      } catch {
        #expect(error is IndexCorruption || error is FormatMismatch)
      }
    }
  }

  @Test
  func everyTruncationIsTold() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let file = try RemovalFile(articles: 150, share: 0.3, lists: [40, 3, 0, 2], using: &random)
    let bytes = try file.folder.read(file.removal.fileName)
    for length in 0..<bytes.count {
      try file.folder.write(file.removal.fileName, Array(bytes.prefix(length)))
      #expect(throws: IndexCorruption.self) { try file.open() }
      #expect(!file.problems().isEmpty)
    }
    try file.folder.remove(file.removal.fileName)
    #expect(throws: IndexCorruption.self) { try file.open() }
    #expect(!file.problems().isEmpty)
    try file.folder.write(file.removal.fileName, bytes)
    #expect(file.problems().isEmpty)
  }

  /// Checksums that hold over a payload that does not: an error or some answer, never a trap.
  @Test
  func anyPayloadIsRead() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let file = try RemovalFile(articles: 150, share: 0.3, lists: [40, 33, 0, 2], using: &random)
    let bytes = try file.folder.read(file.removal.fileName)
    var refused = 0
    let opened = try RemovedArticles.open(
      file.removal, from: file.description, in: file.folder.path)
    for place in 0..<opened.payload.count {
      let value = random.pick([0, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)])
      let damaged = SealedFile.resealed(
        bytes, kind: .removed, version: RemovedFormat.version
      ) { $0[place] = $0[place] == value ? value ^ 1 : value }
      try file.folder.write(file.removal.fileName, damaged)
      do {
        _ = try file.answers(of: try file.open())
      } catch {
        #expect(error is IndexCorruption)
        refused += 1
      }
    }
    // All of the trailer, at least.
    #expect(refused >= RemovedFormat.trailerBytes)
  }

  /// Another segment's file, another removal's, another size than the manifest says.
  @Test
  func anotherFileIsRefused() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let file = try RemovalFile(articles: 150, share: 0.3, lists: [4, 3, 0, 2], using: &random)
    var others: [RemovalFile] = []
    for change in 0..<9 {
      var other = file
      switch change {
      case 0: other.description.identity ^= 1
      case 1: other.removal.bytes += 1
      case 2: other.description.articles += 1
      case 3: other.removal.articles += 1
      case 4: other.removal.undated += 1
      case 5: other.removal.tokens -= 1
      case 6: other.removal.titled += 1
      case 7: other.removal.mentions += 1
      default: other.removal.dates += 1
      }
      others.append(other)
    }
    for other in others { #expect(throws: IndexCorruption.self) { try other.open() } }
    var renamed = file
    renamed.removal.number = 6
    try file.folder.write(renamed.removal.fileName, try file.folder.read(file.removal.fileName))
    #expect(throws: IndexCorruption.self) { try renamed.open() }
    #expect(try file.answers(of: file.open()) == file.expectedAnswers())
  }
}
