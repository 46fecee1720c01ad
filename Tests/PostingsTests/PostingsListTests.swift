import Bytes
import Kernels
import TestSupport
import Testing

@testable import Postings

/// Lists and cursors against arrays, for all lengths around the size of a block.
struct PostingsListTests {
  static let counts = [1, 2, 3, 126, 127, 128, 129, 130, 255, 256, 257, 383, 384, 1_000, 3_000]

  /// Lists of every shape in one pair of files.
  private func lists(using random: inout SeededGenerator) -> [TestList] {
    var lists = Self.counts.map { TestList(count: $0, using: &random) }
    lists += Self.counts.map { TestList(count: $0, frequency: 1, using: &random) }
    lists += [1, 127, 128, 129, 257, 600].map {
      TestList(count: $0, gap: 20_000, frequency: 40, step: 60_000, using: &random)
    }
    // Around the number of occurrences from which a list is long whatever its number of articles.
    lists += [(1, 8_191), (1, 8_192), (1, 8_193), (64, 128), (127, 64), (127, 65), (128, 1)].map {
      TestList(count: $0, everyFrequency: $1)
    }
    lists += [(128, 128), (129, 127), (256, 3), (300, 100)].map {
      TestList(count: $0, everyFrequency: $1)
    }
    return lists
  }

  @Test
  func everyListReadsBack() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    #expect(written.entries.contains { $0.isShort } && written.entries.contains { !$0.isShort })
    for (number, list) in lists.enumerated() {
      let entry = written.entries[number]
      #expect(entry.articles == list.items.count && entry.occurrences == list.occurrences)
      var cursor = try PostingsCursor(written.list(number))
      var positions: [UInt32] = []
      var isRight = cursor.articleCount == list.items.count
      for item in list.items {
        isRight = isRight && cursor.article == item.article
        // Frequencies and positions are decoded on demand, so sometimes only the one is asked for.
        if random.chance(0.8) {
          isRight = try isRight && Int(cursor.frequency()) == item.positions.count
        }
        if random.chance(0.8) {
          try cursor.readPositions(into: &positions)
          isRight = isRight && positions == item.positions
        }
        try cursor.advance()
      }
      try cursor.advance()
      #expect(isRight && cursor.article == PostingsCursor.end, "list \(number)")
    }
  }

  @Test
  func advanceReachesTheFirstThatIsNotBelow() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      let last = list.items.last?.article ?? 0
      for _ in 0..<4 {
        var cursor = try PostingsCursor(written.list(number))
        var target: UInt32 = 0
        var positions: [UInt32] = []
        while cursor.article != PostingsCursor.end {
          target += UInt32.random(
            in: 0...max(2, random.chance(0.5) ? last / 4 : 20), using: &random)
          let expected = list.item(reaching: max(target, cursor.article))
          try cursor.advance(to: target)
          #expect(cursor.article == expected?.article ?? PostingsCursor.end, "list \(number)")
          guard let expected, cursor.article == expected.article else { break }
          try cursor.readPositions(into: &positions)
          #expect(positions == expected.positions, "list \(number), article \(expected.article)")
          #expect(try Int(cursor.frequency()) == positions.count)
        }
        try cursor.advance(to: .max)
        #expect(cursor.article == PostingsCursor.end)
      }
    }
  }

  @Test
  func windowsHoldTheArticlesAndFrequencies() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    let span = UInt32(BitWindow.span)
    for (number, list) in lists.enumerated() {
      var collector = try PostingsCursor(written.list(number))
      var counter = try PostingsCursor(written.list(number))
      let last = list.items.last?.article ?? 0
      for base in stride(from: 0, through: last + span, by: BitWindow.span) {
        let inside = list.items.filter { $0.article >= base && $0.article < base + span }
        // Windows without the list, and now and then one with it, are passed over.
        if random.chance(inside.isEmpty ? 0.95 : 0.2) { continue }
        var window = BitWindow()
        try collector.collect(from: base, into: &window)
        var articles: [UInt32] = []
        window.forEach { articles.append(base + UInt32($0)) }
        #expect(articles == inside.map(\.article), "list \(number), window \(base)")
        let next = list.item(reaching: base + span)?.article
        #expect(collector.article == next ?? PostingsCursor.end)
        window.subtract(BitWindow(first: Int.random(in: 0...100, using: &random)))
        var frequencies: [UInt32: UInt32] = [:]
        try counter.forEachFrequency(from: base, in: window) { frequencies[base + UInt32($0)] = $1 }
        let wanted = inside.filter { window.contains(Int($0.article - base)) }
        let expected = wanted.map { ($0.article, UInt32($0.positions.count)) }
        #expect(frequencies == Dictionary(uniqueKeysWithValues: expected), "list \(number)")
        #expect(counter.article == next ?? PostingsCursor.end)
      }
    }
  }

  /// No article has a higher frequency or a smaller length than the bounds of its block say.
  @Test
  func boundsHold() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (entry, list) in zip(written.entries, lists) where !entry.isShort {
      let region = try written.postings.payload.slice(entry.postings)
      let skip = try SkipTable(list: region, articles: entry.articles)
      for (number, item) in list.items.enumerated() {
        let bound = try skip.entry(number / PostingsFormat.block)
        #expect(bound.largestFrequency >= UInt32(item.positions.count))
        #expect(bound.smallestLength <= item.length && bound.lastArticle >= item.article)
      }
    }
  }

  @Test
  func lengthCodesRoundDown() {
    var random = SeededGenerator(seed: TestSeed.current)
    var lengths = Array(0...5_000) as [UInt32]
    for bits in 0..<32 { lengths += [1 << UInt32(bits), (1 << UInt32(bits)) - 1] }
    for _ in 0..<1_000 { lengths.append(UInt32(truncatingIfNeeded: random.next())) }
    lengths.append(.max)
    lengths.sort()
    var previous: UInt8 = 0
    for length in lengths {
      let code = LengthCode.encode(length)
      let decoded = LengthCode.decode(code)
      #expect(decoded <= length && Double(decoded) >= Double(length) * 0.875)
      #expect(code >= previous && LengthCode.encode(decoded) == code)
      previous = code
    }
  }
}
