import Kernels
import TestSupport
import Testing

/// Searches by halves and by growing steps against a look at every index.
struct PartitionPointTests {
  private func linear(_ range: Range<Int>, _ isUpper: (Int) -> Bool) -> Int {
    range.first(where: isUpper) ?? range.upperBound
  }

  @Test
  func allSmallRangesAndBorders() {
    for start in 0..<4 {
      for end in start...(start + 20) {
        for border in (start - 1)...(end + 1) {
          let expected = linear(start..<end) { $0 >= border }
          #expect(partitionPoint(in: start..<end) { $0 >= border } == expected)
          #expect(gallop(from: start, to: end) { $0 >= border } == expected)
        }
      }
    }
    #expect(gallop(from: 5, to: 3) { _ in true } == 5)
  }

  @Test
  func ascendingValuesWithRepeats() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<300 {
      let count = Int.random(in: 0...400, using: &random)
      let values = (0..<count).map { _ in Int.random(in: 0...200, using: &random) }.sorted()
      let start = Int.random(in: 0...count, using: &random)
      let wanted = Int.random(in: -1...201, using: &random)
      let expected = linear(start..<count) { values[$0] >= wanted }
      #expect(partitionPoint(in: start..<count) { values[$0] >= wanted } == expected)
      #expect(gallop(from: start, to: count) { values[$0] >= wanted } == expected)
    }
  }

  @Test
  func callsAreFew() {
    for distance in 0..<1000 {
      var halving = 0
      _ = partitionPoint(in: 0..<1000) {
        halving += 1; return $0 >= distance
      }
      #expect(halving <= 10)
      var growing = 0
      _ = gallop(from: 0, to: 1000) {
        growing += 1; return $0 >= distance
      }
      let bits = Int.bitWidth - (distance + 1).leadingZeroBitCount
      #expect(growing <= 2 * bits)
    }
  }

  @Test
  func whatIsNotSplitStaysInTheRange() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<300 {
      #expect((7...90).contains(partitionPoint(in: 7..<90) { _ in random.chance(0.5) }))
      #expect((7...90).contains(gallop(from: 7, to: 90) { _ in random.chance(0.2) }))
    }
  }

  @Test
  func errorsPass() {
    struct Unreadable: Error {}
    #expect(throws: Unreadable.self) { try partitionPoint(in: 0..<9) { _ in throw Unreadable() } }
    #expect(throws: Unreadable.self) {
      try gallop(from: 0, to: 9) { index in if index > 1 { throw Unreadable() } else { false } }
    }
  }
}
