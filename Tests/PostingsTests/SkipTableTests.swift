import Bytes
import Kernels
import TestSupport
import Testing

@testable import Postings

/// Skip tables and the bounds in them, against arrays.
struct SkipTableTests {
  private func impacts(using random: inout SeededGenerator) -> Impacts {
    Impacts(packed: UInt32(truncatingIfNeeded: random.next() & 0xFFFFFF))
  }

  /// Tables whose numbers take one to 32 bits each.
  @Test
  func everyTableReadsBack() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    for round in 0..<120 {
      let count = Int.random(in: 1...40, using: &random)
      func ascending(_ bits: Int) -> [Int] {
        (0..<count).map { _ in Int.random(in: 0..<(1 << bits), using: &random) }.sorted()
      }
      let articles = ascending(Int.random(in: 0...32, using: &random))
      let (ends, positions) = (
        ascending(Int.random(in: 0...32, using: &random)), ascending(round % 33)
      )
      let entries = (0..<count).map {
        SkipEntry(
          lastArticle: UInt32(articles[$0]), end: ends[$0], positionsEnd: positions[$0],
          impacts: impacts(using: &random))
      }
      var sink = BitSink()
      SkipEntry.encode(entries, to: &sink)
      let bytes = [UInt8](repeating: 7, count: round) + sink.takeBytes()
      try folder.write(
        "1.postings",
        SealedFile.bytes(
          bytes + [UInt8](repeating: 0xFF, count: PostingsFormat.paddingBytes), kind: .postings,
          version: PostingsFormat.version))
      let list = try MappedFile(
        directory: folder.path, name: "1.postings", kind: .postings,
        formatVersion: PostingsFormat.version
      ).payload
      let table = try SkipTable(list, length: bytes.count, blocks: count)
      #expect(table.offset == round && table.count == count)
      for (number, entry) in entries.enumerated() {
        #expect(try table.lastArticle(number, in: list) == entry.lastArticle)
        #expect(try table.start(number + 1, in: list) == entry.end)
        #expect(try table.positionsStart(number + 1, in: list) == entry.positionsEnd)
        #expect(try table.impacts(number, in: list) == entry.impacts)
      }
      #expect(try table.start(0, in: list) == 0 && table.positionsStart(0, in: list) == 0)
      for target in articles.shuffled(using: &random).prefix(5).flatMap({ [$0, $0 + 1] }) {
        let start = Int.random(in: 0...count, using: &random)
        let expected = (start..<count).first { articles[$0] >= target } ?? count
        guard let article = UInt32(exactly: target) else { continue }
        #expect(try table.block(from: start, reaching: article, in: list) == expected)
      }
    }
  }

  /// Every article is below one of the pairs, and no pair is larger than the articles ask for.
  @Test
  func impactsAreBounds() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<500 {
      let widest = Int.random(in: 1...10, using: &random)
      let longest = UInt32.random(in: 1...3_000, using: &random)
      let frequencies = (0..<128).map { _ in
        UInt32.random(
          in: 1...(1 << UInt32.random(in: 0...UInt32(widest), using: &random)), using: &random)
      }
      let lengths = frequencies.map { $0 + UInt32.random(in: 0...longest, using: &random) }
      let codes = lengths.map { SizeCode.floor($0) }
      let articles = Array(0..<128) as [UInt32]
      let impacts = Impacts(
        articles: articles.span, frequencies: frequencies.span, lengths: codes)
      for (frequency, length) in zip(frequencies, lengths) {
        #expect(impacts.cover(frequency: frequency, length: length))
        let isBelow = [impacts.first, impacts.second].contains {
          Double(frequency) <= $0.mostOccurrences && length >= $0.leastLength
        }
        #expect(isBelow, "\(frequency) times in \(length)")
      }
      let largest = frequencies.max() ?? 0
      let pairs = [impacts.first, impacts.second]
      #expect(pairs.map(\.mostOccurrences).max() == roundedUp(largest))
      #expect(pairs.map(\.length).min() == codes.min())
      for pair in pairs {
        #expect(frequencies.contains { roundedUp($0) == pair.mostOccurrences })
        #expect(codes.contains(pair.length))
      }
      let least = SizeCode.decode(codes.min() ?? 0)
      let most = roundedUp(largest)
      if most.isFinite { #expect(!impacts.cover(frequency: UInt32(most) + 1, length: .max)) }
      if least > 0 { #expect(!impacts.cover(frequency: 1, length: least - 1)) }
      #expect(Impacts(packed: impacts.packed) == impacts)
    }
  }

  /// A frequency rounded up to the next step of bounds; infinite beyond the last.
  private func roundedUp(_ frequency: UInt32) -> Double {
    let steps = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 32, 64, 128] as [UInt32]
    return steps.first { $0 >= frequency }.map { Double($0) } ?? .infinity
  }

  /// Steps are rounded up and never down, wherever they end.
  @Test
  func frequenciesAreRoundedUpToSteps() {
    let articles = [0] as [UInt32]
    for frequency in Array(1...300) + [70_000, .max] as [UInt32] {
      let impacts = Impacts(
        articles: articles.span, frequencies: [frequency].span, lengths: [SizeCode.floor(900)])
      #expect(impacts.first == impacts.second && impacts.packed < 1 << 24)
      #expect(impacts.first.mostOccurrences == roundedUp(frequency))
      #expect(impacts.cover(frequency: frequency, length: 900))
    }
  }

  /// Long articles with many occurrences do not spoil the bound of short ones.
  @Test
  func twoPairsAreTighterThanOne() {
    let articles = Array(0..<128) as [UInt32]
    let frequencies = articles.map { $0 % 2 == 0 ? 1 : 60 } as [UInt32]
    let lengths = articles.map { SizeCode.floor($0 % 2 == 0 ? 100 : 5_000) }
    let impacts = Impacts(articles: articles.span, frequencies: frequencies.span, lengths: lengths)
    #expect(impacts.cover(frequency: 1, length: 100) && impacts.cover(frequency: 60, length: 5_000))
    #expect(!impacts.cover(frequency: 60, length: 100))
  }
}
