import Bytes
import Kernels
import TestSupport
import Testing

@testable import Postings

/// Lists and cursors against arrays, for all lengths around the size of a block.
struct PostingsListTests {
  static let counts = [1, 2, 3, 126, 127, 128, 129, 130, 255, 256, 257, 383, 384, 1_000, 3_000]

  /// Lists of every shape in one set of files.
  private func lists(using random: inout SeededGenerator) -> [TestList] {
    var lists = Self.counts.map { TestList(count: $0, using: &random) }
    lists += Self.counts.map { TestList(count: $0, gap: 1, frequency: 1, using: &random) }
    lists += Self.counts.map { TestList(count: $0, gap: 150, frequency: 1, using: &random) }
    lists += (0..<12).map { TestList(stretches: 1 + $0, using: &random) }
    lists += [1, 127, 128, 129, 257, 600].map {
      TestList(count: $0, gap: 900, frequency: 40, step: 60_000, using: &random)
    }
    // Frequencies whose sums have low bits.
    lists += [128, 300, 600].map { TestList(count: $0, frequency: 5, using: &random) }
    // Around the number of occurrences from which positions are sampled, and with many more.
    lists += [(128, 1), (128, 2), (128, 3), (127, 4), (129, 4), (256, 3), (300, 100)].map {
      TestList(count: $0, everyFrequency: $1)
    }
    lists += [(1, 8_193), (128, 255), (128, 256), (129, 300)].map {
      TestList(count: $0, everyFrequency: $1, gap: 40)
    }
    return lists
  }

  @Test
  func everyListReadsBack() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      let entry = written.entries[number]
      #expect(entry.articles == list.items.count && entry.occurrences == list.occurrences)
      var cursor = try written.cursor(number)
      var positions: [UInt32] = []
      var isRight = cursor.articleCount == list.items.count
      try cursor.advance(to: 0)
      for item in list.items {
        isRight = isRight && cursor.article == item.article
        // Frequencies and positions are decoded on demand, so sometimes only the one is asked for.
        if random.chance(0.8) {
          isRight = try isRight && cursor.frequency() == item.frequency
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

  /// Whole lists, taken apart in the same room.
  @Test
  func everyListIsTakenWhole() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    var taker = ListTaker(written.files)
    for (number, list) in lists.enumerated() {
      var items: [TestList.Item] = []
      try taker.begin(written.entries[number])
      while try taker.advance() {
        var start = 0
        for (article, frequency) in zip(taker.articles, taker.frequencies).prefix(taker.count) {
          let end = start + Int(frequency)
          items.append(
            TestList.Item(article: article, positions: Array(taker.positions[start..<end])))
          start = end
        }
        #expect(start == taker.positionCount)
      }
      #expect(items == list.items, "list \(number)")
    }
  }

  /// One reader for all lists, block by block.
  @Test
  func wholeListsReadBack() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random).shuffled(using: &random)
    let written = try WrittenLists(lists)
    var reader = WholeListReader()
    for (number, list) in lists.enumerated() {
      var found: [[UInt32]] = [[], [], [], []]
      func take(_ first: Int, _ articles: Span<UInt32>, _ frequencies: Span<UInt32>) {
        for index in articles.indices { found[first].append(articles[index]) }
        for index in frequencies.indices { found[first + 1].append(frequencies[index]) }
      }
      try reader.forEachBlock(of: try written.list(number)) { take(0, $0, $1) }
      try reader.forEachBlock(of: written.entries[number], in: written.files) { take(2, $0, $1) }
      let expected = [list.items.map(\.article), list.items.map(\.frequency)]
      #expect(found == expected + expected, "list \(number)")
    }
  }

  /// The lists above have every kind of block, so that the tests say something about each.
  @Test
  func everyKindOfBlockOccurs() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    var kinds: [String: Int] = [:]
    for number in lists.indices {
      let list = try written.list(number)
      var block = PostingsBlock()
      for blockNumber in 0..<list.blockCount {
        try list.load(blockNumber, into: &block)
        if blockNumber == list.skip.count {
          kinds["tail", default: 0] += 1
          continue
        }
        let isPatched = block.gapHeader & PatchedPacking.hasPatches != 0
        let articles = isPatched ? "patched" : "packed"
        let isFano = block.articlesFanoWidth != nil
        kinds[block.isBitSet ? "set" : isFano ? "fano" : articles, default: 0] += 1
        kinds[block.isSampled ? "sampled" : "unsampled", default: 0] += 1
        let isUneven = block.frequencyHeader & PatchedPacking.hasPatches != 0
        let frequencies = isUneven ? "uneven" : "even"
        let width = block.frequenciesFanoWidth
        kinds[width == nil ? frequencies : width == 0 ? "steps" : "wide steps", default: 0] += 1
      }
    }
    for kind in [
      "tail", "set", "fano", "patched", "packed", "sampled", "unsampled", "uneven", "even",
      "steps", "wide steps",
    ] {
      #expect(kinds[kind, default: 0] > 3, "\(kind)")
    }
  }

  @Test(arguments: [1, 2, 3, 7])
  func piecesGiveTheSameBytes(pieceBlocks: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(pieceBlocks))
    let lists = lists(using: &random)
    let whole = try WrittenLists(lists)
    let pieces = try WrittenLists(lists, pieceBlocks: pieceBlocks)
    #expect(whole.entries == pieces.entries)
    for name in ["1.postings", "1.positions"] {
      let isSame = try whole.folder.read(name) == pieces.folder.read(name)
      #expect(isSame, "\(name)")
    }
  }

  @Test
  func listsWithoutPositions() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists, hasPositions: false)
    for (number, list) in lists.enumerated() {
      #expect(written.entries[number].positions.isEmpty)
      #expect(written.entries[number].occurrences == list.occurrences)
      var cursor = try written.cursor(number)
      var isRight = true
      try cursor.advance(to: 0)
      for item in list.items {
        isRight =
          try isRight && cursor.article == item.article
          && cursor.frequency() == item.frequency
        try cursor.advance()
      }
      #expect(isRight && cursor.article == PostingsCursor.end, "list \(number)")
    }
    var cursor = try written.cursor(0)
    var positions: [UInt32] = []
    try cursor.advance(to: 0)
    #expect(throws: IndexCorruption.self) { try cursor.readPositions(into: &positions) }
    let pieces = try WrittenLists(lists, pieceBlocks: 2, hasPositions: false)
    #expect(pieces.entries == written.entries)
    let isSame = try pieces.folder.read("1.postings") == written.folder.read("1.postings")
    #expect(isSame)
  }

  @Test
  func advanceReachesTheFirstThatIsNotBelow() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      let last = list.items.last?.article ?? 0
      for _ in 0..<4 {
        var cursor = try written.cursor(number)
        var target: UInt32 = 0
        var positions: [UInt32] = []
        var reached: UInt32 = 0
        while true {
          target += UInt32.random(
            in: 0...max(2, random.chance(0.5) ? last / 4 : 20), using: &random)
          let expected = list.item(reaching: max(target, reached))
          let article = try cursor.advance(to: target)
          #expect(article == expected?.article ?? PostingsCursor.end, "list \(number)")
          #expect(article == cursor.article)
          guard let expected, article == expected.article else { break }
          reached = article
          if random.chance(0.5) { continue }
          try cursor.readPositions(into: &positions)
          #expect(positions == expected.positions, "list \(number), article \(article)")
          #expect(try cursor.frequency() == expected.frequency)
        }
        try cursor.advance(to: .max)
        #expect(cursor.article == PostingsCursor.end)
      }
    }
  }

  /// Looking for articles, most of them near one that is there; now and then moving on instead.
  @Test
  func findTellsMembersFromOthers() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      let last = list.items.last?.article ?? 0
      for _ in 0..<4 {
        let step = random.pick([1, 3, 40, max(1, last / 5)])
        var cursor = try written.cursor(number)
        var target: UInt32 = 0
        var found: [UInt32] = []
        while target <= last + 2 * step {
          var expected = list.item(reaching: target)
          if random.chance(0.1) {
            #expect(
              try cursor.advance(to: target) == expected?.article ?? PostingsCursor.end,
              "list \(number), from \(target)")
            target = expected?.article ?? target
          } else {
            if expected?.article != target { expected = nil }
            let isFound = try cursor.find(target)
            #expect(isFound == (expected != nil), "list \(number), article \(target)")
          }
          if let expected {
            #expect(cursor.article == expected.article)
            if random.chance(0.4) {
              try cursor.readPositions(into: &found)
              #expect(found == expected.positions, "list \(number), article \(target)")
            }
            if random.chance(0.4) { #expect(try cursor.frequency() == expected.frequency) }
          }
          // The same article again, the next, or one further on.
          let near = list.item(reaching: target + 1)?.article ?? last + 1
          target = random.chance(0.3) ? near : target + UInt32.random(in: 0...step, using: &random)
        }
        #expect(try !cursor.find(.max - 1) && cursor.article == PostingsCursor.end)
      }
    }
  }

  /// A gap of more than 24 bits, in a block, between two and in a tail.
  @Test(arguments: [50, 127, 128, 290])
  func distantArticlesReadBack(index: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current)
    var list = TestList(count: 300, using: &random)
    list.shift(from: index, by: 1 << 25)
    let written = try WrittenLists([list])
    var cursor = try written.cursor(0)
    var found: [TestList.Item] = []
    while try cursor.advance(to: found.last.map { $0.article + 1 } ?? 0) != PostingsCursor.end {
      var positions: [UInt32] = []
      try cursor.readPositions(into: &positions)
      found.append(TestList.Item(article: cursor.article, positions: positions))
    }
    #expect(found == list.items)
    cursor = try written.cursor(0)
    #expect(try cursor.advance(to: 1 << 24) == list.items[index].article)
    let last = list.items[299].article
    cursor = try written.cursor(0)
    #expect(try cursor.find(last) && !cursor.find(last + 1))
  }
}
