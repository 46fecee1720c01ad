import Bytes
import TestSupport
import Testing

@testable import Indexing

/// Sorting and merging in bounded memory against `sort`.
struct SortingTests {
  /// Sizes around the smallest capacity, 1,024 records.
  @Test(arguments: [0, 1, 1_023, 1_024, 1_025, 2_048, 5_000])
  func externalSorterSorts(count: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let folder = try TemporaryFolder()
    var sorter = ExternalSorter<LookupRecord>(path: folder.path + "/run", memory: 0)
    var records: [LookupRecord] = []
    for article in 0..<UInt32(count) {
      let hash = UInt32.random(in: 0...500, using: &random)
      records.append(LookupRecord(hash: hash, article: article))
    }
    records.shuffle(using: &random)
    for record in records { try sorter.add(record) }
    #expect(sorter.count == count)
    var sorted: [LookupRecord] = []
    try sorter.forEach { sorted.append($0) }
    records.sort()
    #expect(sorted.map(\.hash) == records.map(\.hash))
    #expect(sorted.map(\.article) == records.map(\.article))
    #expect(try folder.names().isEmpty)
  }

  /// So many that they are counted before they are compared, few or many with the same leading bits.
  @Test(arguments: [UInt32.max, 0xFFFFF])
  func manyRecordsAreSorted(greatest: UInt32) throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    var sorter = ExternalSorter<LookupRecord>(path: folder.path + "/run", memory: 1 << 20)
    let records = (0..<UInt32(20_000)).map { article in
      LookupRecord(hash: UInt32.random(in: 0...greatest, using: &random), article: article)
    }
    for record in records { try sorter.add(record) }
    var sorted: [LookupRecord] = []
    try sorter.forEach { sorted.append($0) }
    #expect(sorted == records.sorted())
    #expect(try folder.names().isEmpty)
  }

  private struct Numbers: SortedRun {
    struct Item: Comparable {
      var value: Int
      var run: Int
      static func < (one: Item, other: Item) -> Bool { one.value < other.value }
      static func == (one: Item, other: Item) -> Bool { one.value == other.value }
    }

    var rest: ArraySlice<Item>
    mutating func next() -> Item? { rest.popFirst() }
  }

  @Test
  func equalElementsComeInTheOrderOfTheRuns() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<200 {
      let runs = (0..<Int.random(in: 0...9, using: &random)).map { run in
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          Numbers.Item(value: Int.random(in: 0...9, using: &random), run: run)
        }.sorted()
      }
      var merge = RunMerge(runs.map { Numbers(rest: $0[...]) })
      var merged: [Numbers.Item] = []
      while let next = try merge.next() { merged.append(next) }
      #expect(try merge.next() == nil)
      let expected = runs.joined().sorted { ($0.value, $0.run) < ($1.value, $1.run) }
      #expect(merged.map(\.value) == expected.map(\.value))
      #expect(merged.map(\.run) == expected.map(\.run))
    }
  }

  @Test
  func recordsReadBack() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<100 {
      let record = IdentityRecord(
        high: random.next(), low: random.next(), order: random.next(), content: random.next())
      var bytes: [UInt8] = [1]
      record.write(to: &bytes)
      #expect(bytes.count == 1 + IdentityRecord.byteCount)
      let read = IdentityRecord(bytes.span, at: 1)
      #expect(read.high == record.high && read.low == record.low)
      #expect(read.order == record.order && read.content == record.content)
    }
  }
}
