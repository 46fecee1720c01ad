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
      let (count, isEmpty) = (rest.count, rest.isEmpty)
      #expect(count == one.subtracting(other).count && isEmpty == one.isSubset(of: other))
      for member in other.prefix(5) { rest.insert(member) }
      for member in other.prefix(5) { rest.remove(member) }
      #expect(members(rest) == one.subtracting(other).sorted())
      let floor = Int.random(in: 0...BitWindow.span, using: &random)
      let next = window(one).next(from: floor)
      #expect(next == one.filter { $0 >= floor }.min())
      let probe = Int.random(in: 0..<BitWindow.span, using: &random)
      let isMember = window(one).contains(probe)
      #expect(isMember == one.contains(probe))
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 4095, 4096])
  func theFirstOnes(count: Int) {
    let window = BitWindow(first: count)
    #expect(members(window) == Array(0..<count))
    let (found, scalar) = (window.count, window.countScalar)
    #expect(found == count && scalar == count)
    let beyond = [window.next(from: count), window.next(from: BitWindow.span)]
    #expect(beyond == [nil, nil])
  }

  /// Copies and what is assigned are the same sets, and others than what they come from.
  @Test
  func copiesAreSetsOfTheirOwn() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<50 {
      let (one, other) = (randomSet(using: &random), randomSet(using: &random))
      var source = window(one)
      var copy = source.copy()
      var assigned = window(other)
      assigned.assign(source)
      #expect(members(copy) == one.sorted() && members(assigned) == one.sorted())
      source.formUnion(window(other))
      #expect(members(copy) == one.sorted() && members(assigned) == one.sorted())
      copy.removeAll()
      assigned.subtract(window(other))
      #expect(members(copy) == [] && members(source) == one.union(other).sorted())
      #expect(members(assigned) == one.subtracting(other).sorted())
    }
  }

  /// The processor's count against one bit at a time, for sets of every density.
  @Test
  func countsAreThoseOfTheBits() {
    var random = SeededGenerator(seed: TestSeed.current)
    for round in 0..<200 {
      let density = Double(round) / 199
      let set = Set((0..<BitWindow.span).filter { _ in random.chance(density) })
      let window = window(set)
      let (count, scalar) = (window.count, window.countScalar)
      #expect(count == set.count && scalar == set.count)
    }
  }

  /// Windows as parts of larger sets, at the end of one too.
  @Test
  func windowsJoinLargerSets() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<50 {
      let (one, before) = (randomSet(using: &random), randomSet(using: &random))
      let size = Int.random(in: 0...200, using: &random)
      var words = [UInt64](repeating: 0, count: size)
      for member in before where member / 64 < size {
        words[member / 64] |= 1 << UInt64(member % 64)
      }
      let first = Int.random(in: 0...(size + 70), using: &random)
      window(one).formUnion(into: &words, at: first)
      let found = (0..<64 * size).filter { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
      let expected = before.union(one.map { $0 + 64 * first }).filter { $0 < 64 * size }
      #expect(found == expected.sorted(), "\(size) words, from \(first)")
    }
  }

  /// Words of a larger set, at its end fewer than the window has.
  @Test(arguments: [0, 1, 63, 64, 65])
  func takesUpWords(count: Int) {
    var random = SeededGenerator(seed: TestSeed.current)
    let before = randomSet(using: &random)
    let words = (0..<count).map { _ in random.next() & random.next() }
    var found = window(before)
    found.formUnion(words.span)
    let added = (0..<min(4_096, 64 * count)).filter { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
    #expect(members(found) == before.union(added).sorted())
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

  /// Parts of ascending articles with a number for each; the numbers of others stay as they are.
  @Test
  func insertsArticlesWithValues() {
    var random = SeededGenerator(seed: TestSeed.current)
    var places = (0..<BitWindow.span).map { _ in random.number(width: 32) }
    for _ in 0..<50 {
      let base = UInt32.random(in: 0...1_000, using: &random) * UInt32(BitWindow.span)
      let articles = randomSet(using: &random).sorted().map { base + UInt32($0) }
      let values = articles.map { _ in random.number(width: 32) }
      let start = Int.random(in: 0...articles.count, using: &random)
      let end = Int.random(in: start...articles.count, using: &random)
      let before = randomSet(using: &random)
      var expected = places
      for index in start..<end { expected[Int(articles[index] - base)] = values[index] }
      var window = window(before)
      window.insert(articles, start..<end, base: base, values: values, into: &places)
      let added = Set(articles[start..<end].map { Int($0 - base) })
      #expect(members(window) == before.union(added).sorted())
      #expect(places == expected)
    }
    var few: [UInt32] = [1, 2]
    var window = BitWindow()
    window.insert([5], 0..<1, base: 0, values: [9], into: &few)
    #expect(members(window) == [] && few == [1, 2])
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
    #expect(members(window) == [])
    window.insert(bits: [UInt8](repeating: 0xFF, count: 9).span.bytes, count: 8, first: 0, base: 0)
    #expect(members(window) == Array(0..<8))
  }
}
