import Articles
import Bytes
import Kernels
import TestSupport
import Testing

@testable import Indexing

/// Records of articles, from the batch in which they are read to the order of their numbers.
struct ArticleRecordTests {
  @Test
  func recordsReadBack() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: TestSeed.current)
    for batch in try batches(in: folder, count: 60, using: &random) {
      let bytes = batch.bytes.span
      for (number, article) in batch.articles.enumerated() {
        let layout = ArticleRecordLayout(bytes, at: article.record.lowerBound)
        expect(layout, tells: article)
        let own = ArticleRecord.bytes(article, of: batch, arrival: UInt64(number) + 1 << 40)
        let copy = ArticleRecordLayout(own.span, at: 0)
        #expect(copy.arrival == UInt64(number) + 1 << 40 && copy.range == 0..<own.count)
        #expect(own[copy.body] == batch.bytes[article.body] && copy.hash == article.hash)
        var dated = own
        let date = PublicationDate(
          precision: .month, start: -86_400, days: 31, hasTime: true, basis: .header)
        ArticleRecord.put(date, into: &dated)
        #expect(ArticleRecordLayout(dated.span, at: 0).published == date)
      }
    }
  }

  private func expect(_ layout: ArticleRecordLayout, tells article: ArticleSlice) {
    #expect(layout.range == article.record && layout.published == article.published)
    #expect(layout.hash == article.hash && layout.offset == article.offset)
    #expect(layout.headlineLength == article.headlineLength)
    #expect(layout.path == article.path && layout.id == article.id)
    #expect(layout.body == article.body)
    for (range, other) in [
      (layout.title, article.title), (layout.date, article.date),
      (layout.source, article.source), (layout.url, article.url),
      (layout.places, article.places),
    ] {
      #expect(range == other || range.isEmpty && other.isEmpty)
    }
  }

  /// Whole batches are added at once where there is room, and parts of them where there is little.
  @Test
  func theOrderIsThatOfASort() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: TestSeed.current)
    let batches = try batches(in: folder, count: 400, using: &random)
    var expected: [(published: PublicationDate, id: [UInt8], arrival: UInt64)] = []
    for article in batches.flatMap({ batch in batch.articles.map { (batch, $0) } }) {
      expected.append(
        (article.1.published, Array(article.0.bytes[article.1.id]), UInt64(expected.count)))
    }
    expected.sort { one, other in
      if one.published != other.published { return one.published < other.published }
      if one.id != other.id { return one.id.lexicographicallyPrecedes(other.id) }
      return one.arrival < other.arrival
    }
    for memory in [0, 1 << 12, 1 << 15, 1 << 16, 1 << 17, 1 << 24] {
      let sorter = ArticleSorter(path: folder.path + "/run", memory: memory)
      var arrival: UInt64 = 0
      for batch in batches {
        let cut = Int.random(in: 0...batch.articles.count, using: &random)
        try sorter.add(0..<cut, of: batch, arrival: arrival)
        try sorter.add(
          cut..<batch.articles.count, of: batch, arrival: arrival + UInt64(cut))
        arrival += UInt64(batch.articles.count)
      }
      var order = try sorter.finish()
      let store = order.nextStore(capacity: 1 << 20)
      var found: [UInt64] = []
      while let layout = try order.next(in: store) {
        let id = store.withBytes { Array(copying: $0.extracting(layout.id)) }
        #expect(id == expected[found.count].id)
        found.append(layout.arrival)
      }
      #expect(found == expected.map(\.arrival), "\(memory) bytes")
    }
    #expect(try folder.names() == ["wire.jsonl"])
  }

  /// Stretches of articles that others still have keep their records; memory is used again when nobody has them.
  @Test
  func storesKeepTheirRecordsWhileAnybodyHasThem() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: TestSeed.current)
    let sorter = ArticleSorter(path: folder.path + "/run", memory: 1 << 15)
    try add(try batches(in: folder, count: 400, using: &random), to: sorter)
    var order = try sorter.finish()
    var held: [(store: ByteStore, bytes: [UInt8])] = []
    var stores: [WeakStore] = []
    while true {
      let store = order.nextStore(capacity: 1 << 16)
      if !stores.contains(where: { $0.store === store }) { stores.append(WeakStore(store: store)) }
      var articles = 0
      while articles < 10, try order.next(in: store) != nil { articles += 1 }
      guard articles > 0 else { break }
      held.append((store, store.withBytes { Array(copying: $0) }))
      guard held.count > 4 else { continue }
      held.shuffle(using: &random)
      let last = held.removeLast()
      #expect(last.store.withBytes { Array(copying: $0) } == last.bytes)
    }
    #expect(stores.count <= 6)
    for last in held { #expect(last.store.withBytes { Array(copying: $0) } == last.bytes) }
    held = []
    // Nothing is kept behind the last article.
    #expect(stores.allSatisfy { $0.store == nil })
  }

  private struct WeakStore {
    weak var store: ByteStore?
  }

  /// What the sorter held at the end is memory for others as soon as it is copied, and not before.
  @Test
  func memoryOfTheRestIsGivenAwayWhenItIsCopied() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: TestSeed.current)
    let sorter = ArticleSorter(path: folder.path + "/run", memory: 12 << 20)
    let batches = try batches(in: folder, count: 300, words: 1...20_000, using: &random)
    var bodies: [UInt64: [UInt8]] = [:]
    for article in batches.flatMap({ batch in batch.articles.map { batch.bytes[$0.body] } }) {
      bodies[UInt64(bodies.count)] = Array(article)
    }
    try add(batches, to: sorter)
    var order = try sorter.finish()
    let spent = order.spentRegions
    var overwritten: [OccurrenceArena] = []
    var (found, regions) = (0, 0)
    while true {
      let store = order.nextStore(capacity: 1 << 20)
      guard let layout = try order.next(in: store) else { break }
      let body = store.withBytes { Array(copying: $0.extracting(layout.body)) }
      #expect(body == bodies[layout.arrival])
      found += 1
      let taken = order.takeSpent()
      regions += taken.count
      spent.add(taken)
      // An arena takes regions for what it is given.
      for _ in taken {
        let arena = OccurrenceArena(spent: spent)
        for term in 0..<UInt32(20_000) {
          let name = withUnsafeBytes(of: term, Array.init)
          arena.add(name.span, article: 0, position: 0)
        }
        overwritten.append(arena)
      }
    }
    #expect(found == 300 && regions >= 4)
    spent.release()
  }

  private func add(_ batches: [ArticleBatch], to sorter: ArticleSorter) throws {
    var arrival: UInt64 = 0
    for batch in batches {
      try sorter.add(batch.articles.indices, of: batch, arrival: arrival)
      arrival += UInt64(batch.articles.count)
    }
  }

  /// Articles with few dates and ids, in batches that have been filled.
  private func batches(
    in folder: TemporaryFolder, count: Int, words: ClosedRange<Int> = 1...80,
    using random: inout SeededGenerator
  ) throws -> [ArticleBatch] {
    var lines = ""
    for _ in 0..<count {
      let date = random.pick(["2013-05-06T07:08:09Z", "2013-05-06", "2013-05", "1969-07-20", ""])
      let id = random.chance(0.1) ? "" : "a\(Int.random(in: 0...30, using: &random))"
      let body = String(repeating: "word ", count: Int.random(in: words, using: &random))
      lines += #"{"id":"\#(id)","title":"\#(random.pick(["", "T"]))","date":"\#(date)","#
      lines += #""source":"\#(random.pick(["", "S"]))","url":"","body":"\#(body)"}"# + "\n"
    }
    let path = try folder.write("wire.jsonl", lines)
    var limits = CorpusReader.Limits()
    limits.chunkBytes = 1 << 13
    let options = ReadingOptions()
    let reader = try CorpusReader(inputs: [path], options: options, limits: limits)
    let parser = try ChunkParser(options: options)
    var batches: [ArticleBatch] = []
    while let chunk = try reader.next() {
      var batch = parser.parse(chunk)
      ArticleRecord.fill(&batch)
      batches.append(batch)
    }
    return batches
  }
}
