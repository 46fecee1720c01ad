import Kernels
import TestSupport
import Testing

/// Terms and their occurrences against dictionaries.
struct OccurrenceArenaTests {
  /// Terms of every length, many with a common beginning, some very long.
  private func randomTerm(using random: inout SeededGenerator) -> [UInt8] {
    let common: [UInt8] = random.chance(0.5) ? Array("peacekee".utf8) : []
    let length = random.chance(0.01) ? 3_000 : Int.random(in: 0...12, using: &random)
    return common + (0..<length).map { _ in random.pick([0x00, 0x61, 0x62, 0xC3, 0xFF]) }
  }

  @Test
  func numbersAreGivenInOrderOfFirstSight() {
    var random = SeededGenerator(seed: TestSeed.current)
    let table = TermTable()
    for round in 0..<3 {
      var numbers: [[UInt8]: UInt32] = [:]
      // In the first round the slots (16,384 at first) and the text grow.
      for _ in 0..<(round == 0 ? 20_000 : 2_000) {
        let term = randomTerm(using: &random)
        let expected = numbers[term] ?? UInt32(numbers.count)
        numbers[term] = expected
        #expect(table.number(of: term.span) == expected)
      }
      #expect(table.count == numbers.count)
      let sorted = numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      #expect(table.sortedNumbers() == sorted.map(\.value))
      for (term, number) in sorted.prefix(100) {
        #expect(table.withTerm(number) { span in span.indices.map { span[$0] } } == term)
      }
      table.removeAll()
      #expect(table.count == 0 && table.sortedNumbers().isEmpty)
    }
  }

  @Test
  func occurrencesComeBackByTerm() {
    var random = SeededGenerator(seed: TestSeed.current)
    let arena = OccurrenceArena()
    for _ in 0..<3 {
      var expected: [[UInt8]: [(article: UInt32, positions: [UInt32])]] = [:]
      let terms = (0..<300).map { _ in randomTerm(using: &random) }
      var article: UInt32 = 0
      for _ in 0..<200 {
        article += random.chance(0.1) ? 1_000_000 : UInt32.random(in: 1...3, using: &random)
        var position: UInt32 = 0
        for _ in 0..<Int.random(in: 1...60, using: &random) {
          position += random.chance(0.1) ? 100_000 : UInt32.random(in: 1...3, using: &random)
          // One term takes most, so that its chain has chunks of every size.
          let term = random.chance(0.5) ? terms[0] : random.pick(terms)
          arena.add(term.span, article: article, position: position)
          var list = expected[term] ?? []
          if list.last?.article != article { list.append((article, [])) }
          list[list.count - 1].positions.append(position)
          expected[term] = list
        }
      }
      check(arena, expected)
      #expect(arena.byteCount > 0)
      arena.removeAll()
      #expect(arena.termCount == 0)
    }
  }

  private func check(
    _ arena: OccurrenceArena, _ expected: [[UInt8]: [(article: UInt32, positions: [UInt32])]]
  ) {
    var found: [[UInt8]] = []
    var terms = arena.sortedTerms()
    var name: [UInt8] = []
    while let entry = terms.advance(&name) {
      found.append(name)
      let list = expected[name] ?? []
      #expect(entry.articles == list.count)
      #expect(entry.occurrences == list.reduce(0) { $0 + $1.positions.count })
      // In one piece, in small ones, or not to its end.
      var bytes: [UInt8] = []
      let size = [1, 100, .max >> 1][found.count % 3]
      let limit = found.count % 7 == 0 ? entry.bytes / 2 : entry.bytes
      while bytes.count < limit { terms.read(size, to: &bytes) }
      #expect(bytes[..<limit] == encoded(list)[..<limit])
      #expect(entry.bytes == encoded(list).count && bytes.count <= entry.bytes)
    }
    #expect(found == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(arena.termCount == expected.count)
  }

  /// The byte string by its grammar.
  private func encoded(_ list: [(article: UInt32, positions: [UInt32])]) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: UInt32) {
      var rest = value
      while rest >= 128 {
        bytes.append(UInt8(rest % 128 + 128))
        rest /= 128
      }
      bytes.append(UInt8(rest))
    }
    var article: UInt32 = 0
    for entry in list {
      append((entry.article - article) * 2 + 1)
      append(entry.positions[0])
      for (one, next) in zip(entry.positions, entry.positions.dropFirst()) {
        append((next - one) * 2)
      }
      article = entry.article
    }
    return bytes
  }
}
