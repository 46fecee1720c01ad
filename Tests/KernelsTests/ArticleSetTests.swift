import Kernels
import TestSupport
import Testing

/// Sets of articles against sets of integers.
struct ArticleSetTests {
  /// Of any density, in one stretch or all over.
  private func randomArticles(
    below limit: Int, using random: inout SeededGenerator
  ) -> Set<UInt32> {
    let start = Int.random(in: 0..<limit, using: &random)
    let end = random.chance(0.5) ? limit : Int.random(in: start...limit, using: &random)
    let share = random.pick([0, 0.003, 0.05, 0.5, 1])
    return Set((start..<end).filter { _ in random.chance(share) }.map { UInt32($0) })
  }

  /// The articles as bits from `first` on, with eight bytes behind that are not theirs.
  private func bits(_ articles: Set<UInt32>, first: UInt32, count: Int) -> [UInt8] {
    var bits = [UInt8](repeating: 0xFF, count: (count + 7) / 8 + 8)
    for place in 0..<count where !articles.contains(first + UInt32(place)) {
      bits[place / 8] &= ~(1 << UInt8(place % 8))
    }
    return bits
  }

  /// Adds some articles by what holds them: short arrays or bits.
  private func insert(
    _ articles: Set<UInt32>, into set: inout ArticleSet, using random: inout SeededGenerator
  ) {
    let limit = Int(set.limit)
    if random.chance(0.5) {
      let first = Int(articles.min() ?? 0)
      let count = Int(articles.max() ?? 0) + 1 - first
      let bits = bits(articles, first: UInt32(first), count: count)
      set.insert(bits: bits.span.bytes, count: count, first: UInt32(first))
      return
    }
    var rest = articles.sorted()[...]
    while !rest.isEmpty {
      let count = min(rest.count, random.pick([1, 15, 16, 17, 128]))
      let beyond = UInt32.random(in: 0...UInt32(limit), using: &random)
      set.insert(rest.prefix(count) + [beyond], count: count)
      rest = rest.dropFirst(count)
    }
  }

  @Test(arguments: [1, 63, 64, 65, 127, 128, 1_000, 4_096, 10_001])
  func operationsAreThoseOfSets(limit: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(limit))
    // Of the same memory, whatever is left in it.
    var set = ArticleSet()
    var kept = ArticleSet()
    for _ in 0..<30 {
      let (one, other) = (
        randomArticles(below: limit, using: &random), randomArticles(below: limit, using: &random)
      )
      set.start(limit: limit)
      insert(one, into: &set, using: &random)
      let (inserted, count) = (set.members(), set.count)
      #expect(inserted == one.sorted() && count == one.count)

      let common = one.intersection(other).sorted()
      let sorted = other.sorted()
      let found = set.countMembers(sorted, count: sorted.count)
      #expect(found == common.count)
      let bits = bits(other, first: 0, count: limit)
      let foundOfBits = set.countMembers(bits: bits.span.bytes, count: limit, first: 0)
      #expect(foundOfBits == common.count)

      kept.start(limit: limit)
      kept.insertBaseline(sorted, count: sorted.count)
      let baseline = kept.members()
      #expect(baseline == sorted)
      let foundBaseline = set.countMembersBaseline(sorted, count: sorted.count)
      #expect(foundBaseline == common.count)

      kept.start(limit: limit)
      if random.chance(0.5) {
        kept.insert(sorted, count: sorted.count, among: set)
      } else {
        kept.insert(bits: bits.span.bytes, count: limit, first: 0, among: set)
      }
      let intersection = kept.members()
      #expect(intersection == common)

      insert(other, into: &set, using: &random)
      let union = set.members()
      #expect(union == one.union(other).sorted())
      let words = words(one, limit: limit)
      set.subtract(words.span)
      let rest = set.members()
      #expect(rest == other.subtracting(one).sorted())
    }
  }

  private func words(_ articles: Set<UInt32>, limit: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (limit + 63) / 64)
    for article in articles { words[Int(article) / 64] |= 1 << UInt64(article % 64) }
    return words
  }

  /// A smaller set after a larger one knows nothing of that.
  @Test
  func setsBecomeSmaller() {
    var set = ArticleSet()
    set.start(limit: 5_000)
    set.insert([7, 100, 4_999], count: 3)
    set.start(limit: 101)
    let isEmpty = set.members().isEmpty && set.count == 0
    #expect(isEmpty)
    set.insert([100], count: 1)
    let (one, limit) = (set.members(), set.limit)
    #expect(one == [100] && limit == 101)
    set.start(limit: 5_000)
    let none = set.count
    #expect(none == 0)
  }

  /// What lies outside, or is not there, changes nothing.
  @Test
  func whatIsOutsideIsRefused() {
    var set = ArticleSet()
    set.insert([0], count: 1)
    set.start(limit: 100)
    set.insert([3, 100], count: 2)
    set.insert([3], count: 2)
    let bytes = [UInt8](repeating: 0xFF, count: 20)
    set.insert(bits: bytes.span.bytes, count: 97, first: 3)
    set.insert(bits: bytes.span.bytes, count: 98, first: 3)
    set.insert(bits: bytes.span.bytes, count: 8, first: 93)
    var other = ArticleSet()
    other.start(limit: 99)
    set.insert([5], count: 1, among: other)
    let count = set.count
    #expect(count == 0)
    set.insert([5], count: 1)
    let outside = set.countMembers([5, 100], count: 2)
    let tooMany = set.countMembers(bits: bytes.span.bytes, count: 98, first: 3)
    let behind = set.next(from: 6) ?? set.next(from: 100) ?? set.next(from: .max)
    #expect(outside == 0 && tooMany == 0 && behind == nil)
  }
}
