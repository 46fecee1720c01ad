import TestSupport
import Testing

@testable import Kernels

/// Memory of a store that is read for the last time, and arenas that go on in it.
struct SpentRegionsTests {
  @Test
  func regionsAreSpentWhenAllOfThemWasDropped() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<20 {
      let count = Int.random(in: 0...4 * Regions.byteCount, using: &random)
      let store = Self.store(bytes: count)
      var use = RegionUse(of: store)
      var ranges: [Range<Int>] = []
      var start = 0
      while start < count {
        // Some take several regions.
        let most = random.chance(0.1) ? 3 * Regions.byteCount : 300_000
        let end = min(count, start + Int.random(in: 1...most, using: &random))
        ranges.append(start..<end)
        start = end
      }
      ranges.shuffle(using: &random)
      var dropped = [Int](repeating: 0, count: 5)
      var spent: Set<Int> = []
      for range in ranges {
        use.drop(range)
        for region in dropped.indices {
          let own = (region << Regions.bits)..<((region + 1) << Regions.bits)
          dropped[region] += range.clamped(to: own).count
        }
        for region in use.takeSpent() { #expect(spent.insert(region).inserted) }
        #expect(spent == Set(dropped.indices.filter { dropped[$0] == Regions.byteCount }))
      }
      #expect(spent.count == count / Regions.byteCount)
    }
  }

  @Test
  func regionsThatHoldNothingAnyMoreAreSpentFromTheBeginning() {
    let store = Self.store(regions: 4)
    store.removeAll(from: Regions.byteCount + 1)
    var use = RegionUse(of: store)
    #expect(use.takeSpent() == [2, 3])
    use.drop(0..<store.count)
    #expect(use.takeSpent() == [0])
  }

  @Test
  func arenasShareRegionsAndHoldWhatOthersHold() {
    let spent = SpentRegions(of: Self.store(regions: 3))
    spent.add([0, 2])
    let arenas = [OccurrenceArena(spent: spent), OccurrenceArena(spent: spent)]
    let others = [OccurrenceArena(), OccurrenceArena()]
    for article in 0..<UInt32(12) {
      for term in 0..<UInt32(12_000) {
        let name = withUnsafeBytes(of: term.bigEndian, Array.init)
        // What one of them does must not show in the other.
        for (which, pair) in zip(arenas, others).enumerated() {
          let position = article * 3 + UInt32(which)
          pair.0.add(name.span, article: article, position: position)
          pair.1.add(name.span, article: article, position: position)
        }
      }
    }
    for (arena, other) in zip(arenas, others) {
      #expect(arena.contents == other.contents)
    }
    #expect(spent.take() == nil)
    spent.release()
  }

  @Test
  func whatNobodyTookIsGivenBack() {
    let store = Self.store(regions: 2)
    let spent = SpentRegions(of: store)
    spent.add([0, 1])
    #expect(spent.take() != nil)
    spent.release()
    #expect(spent.take() == nil)
    // The region that was taken still has its bytes; the one that was given back may have lost them.
    #expect(store.withBytes { bytes in (bytes[0], bytes[1 << Regions.bits]) }.1 == 1)
  }

  /// A store of so many whole regions, full of ones.
  private static func store(regions: Int) -> ByteStore {
    store(bytes: regions * Regions.byteCount)
  }

  private static func store(bytes: Int) -> ByteStore {
    let store = ByteStore(capacity: bytes)
    let part = [UInt8](repeating: 1, count: 1 << 16)
    while store.count < bytes {
      store.append(part.span.extracting(first: min(part.count, bytes - store.count)))
    }
    return store
  }
}
