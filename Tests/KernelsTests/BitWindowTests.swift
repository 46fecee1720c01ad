import Kernels
import TestSupport
import Testing

/// Windows against sets of integers.
struct BitWindowTests {
  private func members(_ window: borrowing BitWindow) -> [Int] {
    var members: [Int] = []
    window.forEach { members.append($0) }
    return members
  }

  /// A random set: few members, many, or runs of them.
  private func randomSet(using random: inout SeededGenerator) -> Set<Int> {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return []
    case 1:
      return Set((0..<10).map { _ in Int.random(in: 0..<BitWindow.span, using: &random) })
    case 2: return Set((0..<BitWindow.span).filter { _ in random.chance(0.7) })
    default:
      let start = Int.random(in: 0..<BitWindow.span, using: &random)
      return Set(start..<Int.random(in: start...BitWindow.span, using: &random))
    }
  }

  private func window(_ set: Set<Int>) -> BitWindow {
    var window = BitWindow()
    for member in set { window.insert(member) }
    return window
  }

  @Test
  func operationsAreThoseOfSets() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<20 {
      let (one, other) = (randomSet(using: &random), randomSet(using: &random))
      var both = window(one)
      both.formIntersection(window(other))
      #expect(members(both) == one.intersection(other).sorted())
      var either = window(one)
      either.formUnion(window(other))
      #expect(members(either) == one.union(other).sorted())
      var rest = window(one)
      rest.subtract(window(other))
      #expect(members(rest) == one.subtracting(other).sorted())
      #expect(rest.count == one.subtracting(other).count && rest.isEmpty == one.isSubset(of: other))
      for member in other.prefix(5) { rest.insert(member) }
      for member in other.prefix(5) { rest.remove(member) }
      #expect(members(rest) == one.subtracting(other).sorted())
      let floor = Int.random(in: 0...BitWindow.span, using: &random)
      #expect(window(one).next(from: floor) == one.filter { $0 >= floor }.min())
      let probe = Int.random(in: 0..<BitWindow.span, using: &random)
      #expect(window(one).contains(probe) == one.contains(probe))
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 4095, 4096])
  func theFirstOnes(count: Int) {
    let window = BitWindow(first: count)
    #expect(members(window) == Array(0..<count))
    #expect(window.count == count)
    #expect(window.next(from: count) == nil)
    #expect(window.next(from: BitWindow.span) == nil)
  }

  /// Parts of ascending articles, at any window.
  @Test
  func insertsArticles() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<50 {
      let base = UInt32.random(in: 0...1_000, using: &random) * UInt32(BitWindow.span)
      let set = randomSet(using: &random)
      let articles = set.sorted().map { base + UInt32($0) }
      let start = Int.random(in: 0...articles.count, using: &random)
      let end = Int.random(in: start...articles.count, using: &random)
      let before = randomSet(using: &random)
      var window = window(before)
      window.insert(articles, start..<end, base: base)
      let added = Set(articles[start..<end].map { Int($0 - base) })
      #expect(members(window) == before.union(added).sorted())
    }
  }

  /// Bit sets that begin before, in and behind the window, at every place within a word.
  @Test
  func insertsBitSets() {
    var random = SeededGenerator(seed: TestSeed.current)
    let span = BitWindow.span
    for round in 0..<1_000 {
      let base = span * Int.random(in: 0...3, using: &random)
      let count = random.pick([
        1, 7, 8, 63, 64, 65, 127, 128, 129, 700, 4_095, 4_096, 4_097, 9_000,
        Int.random(in: 1...3_000, using: &random),
      ])
      // The border of the window in the middle of the set, or anywhere.
      let first =
        switch round % 3 {
        case 0: base + round / 3 % 130
        case 1: max(0, base + random.pick([0, span]) - Int.random(in: 0...count, using: &random))
        default: Int.random(in: 0...(base + 2 * span), using: &random)
        }
      let density = random.pick([0, 0.05, 0.5, 0.95, 1])
      let set = (0..<count).filter { _ in random.chance(density) }
      var bytes = [UInt8](repeating: 0, count: (count + 7) / 8)
      for place in set { bytes[place / 8] |= 1 << UInt8(place % 8) }
      // What stands behind the set is not part of it.
      if count % 8 != 0 { bytes[count / 8] |= 0xFF << UInt8(count % 8) }
      let before = random.chance(0.5) ? [] : randomSet(using: &random)
      var window = window(before)
      withGuarded(bytes + random.bytes(BitFields.padding)) {
        window.insert(bits: $0, count: count, first: UInt32(first), base: UInt32(base))
      }
      let added = Set(set.map { first + $0 - base }.filter { (0..<span).contains($0) })
      #expect(members(window) == before.union(added).sorted(), "\(first), \(count), \(base)")
    }
  }

  @Test
  func bitSetsWithoutPaddingAreRefused() {
    var window = BitWindow()
    window.insert(bits: [UInt8](repeating: 0xFF, count: 8).span.bytes, count: 8, first: 0, base: 0)
    #expect(window.isEmpty)
    window.insert(bits: [UInt8](repeating: 0xFF, count: 9).span.bytes, count: 8, first: 0, base: 0)
    #expect(window.count == 8)
  }
}
