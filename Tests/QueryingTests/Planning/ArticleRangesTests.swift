import Kernels
import TestSupport
import Testing

@testable import Querying

/// Ranges of articles, held to sets of numbers.
struct ArticleRangesTests {
  private func random(_ count: Int, using random: inout SeededGenerator) -> ArticleRanges {
    ArticleRanges(
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let start = Int.random(in: 0..<count, using: &random)
        let length = random.chance(0.5) ? 3 : count / 2
        return UInt32(
          start)..<UInt32(Int.random(in: start...min(count, start + length), using: &random))
      })
  }

  private func members(_ ranges: ArticleRanges) -> Set<UInt32> { Set(ranges.ranges.joined()) }

  @Test
  func operations() {
    var generator = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<300 {
      let count = Int.random(in: 1...9_000, using: &generator)
      let one = random(count, using: &generator)
      let other = random(count, using: &generator)
      let all = Set(0..<UInt32(count))
      #expect(members(one.union(other)) == members(one).union(members(other)))
      #expect(members(one.intersection(other)) == members(one).intersection(members(other)))
      #expect(members(one.complement(of: count)) == all.subtracting(members(one)))
      #expect(one.count == members(one).count && one.isEmpty == members(one).isEmpty)
      for result in [one, one.union(other), one.intersection(other), one.complement(of: count)] {
        for (range, next) in zip(result.ranges, result.ranges.dropFirst()) {
          #expect(range.upperBound < next.lowerBound)
        }
        #expect(result.ranges.allSatisfy { !$0.isEmpty })
      }
      for _ in 0..<20 {
        let article = UInt32.random(in: 0...UInt32(count), using: &generator)
        #expect(one.contains(article) == members(one).contains(article))
        #expect(one.next(from: article) == members(one).filter { $0 >= article }.min() ?? .max)
      }
      for base in stride(from: UInt32(0), to: UInt32(count), by: BitWindow.span) {
        var found: Set<UInt32> = []
        one.window(from: base).forEach { found.insert(base + UInt32($0)) }
        let window = base..<base + UInt32(BitWindow.span)
        #expect(found == members(one).filter { window.contains($0) })
        #expect(
          one.coverWindow(from: base, of: count) == all.filter(window.contains).isSubset(of: found))
      }
    }
  }
}
