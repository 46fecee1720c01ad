import TestSupport
import Testing

@testable import Kernels

/// Pairs of neighbours on a line, against a loop over its tokens.
struct PairFinderTests {
  @Test
  func findsTheWantedPairsInOrder() {
    var random = SeededGenerator(seed: TestSeed.current)
    var counts: Set<Int> = []
    for _ in 0..<300 {
      let line = line(using: &random)
      let wanted =
        random.chance(0.3) ? PairSet.all : pairs(random.pick([0, 20, 20_000]), using: &random)
      var finder = PairFinder(wanted)
      for index in 0..<Int(line.end - line.first) {
        let border = random.chance(0.5) ? 0 : Int.random(in: -1...200, using: &random)
        finder.find(index, of: line, border: border)
        let found = finder.withPairs { pairs in pairs.indices.map { Int(pairs[$0]) } }
        #expect(found == expected(index, of: line, border: border, wanted))
        counts.insert(found.count)
      }
    }
    #expect(counts.contains(0) && counts.count > 20)
  }

  @Test
  func aSetKnowsItsMarks() {
    var set = PairSet.none
    #expect(!(0...255).contains { set.holds($0) })
    set.insert(PairSet.number(3, 200))
    set.insert(PairSet.number(255, 255))
    #expect((0...255).filter { set.holds($0) } == [3, 200, 255])
  }

  /// A few articles, some of many tokens; of some most tokens are marked, of others few.
  private func line(using random: inout SeededGenerator) -> TokenLine {
    var line = TokenLine()
    line.begin(at: 7)
    for _ in 0..<4 {
      line.append(length: UInt32.random(in: 0...random.pick([3, 70, 400]), using: &random))
    }
    line.clear()
    let (share, most) = (random.pick([0.05, 0.5, 0.9, 1]), random.pick([2, 255] as [UInt8]))
    for place in 0..<line.starts[4] where random.chance(share) {
      line.marks[place] = UInt8.random(in: 1...most, using: &random)
    }
    return line
  }

  private func pairs(_ count: Int, using random: inout SeededGenerator) -> PairSet {
    var set = PairSet.none
    for _ in 0..<count { set.insert(Int.random(in: 0..<PairSet.pairs, using: &random)) }
    return set
  }

  private func expected(
    _ index: Int, of line: TokenLine, border: Int, _ wanted: PairSet
  ) -> [Int] {
    let tokens = line.marks[line.starts[index]..<line.starts[index + 1]].map(Int.init)
    return tokens.indices.dropFirst().compactMap { place in
      let (first, second) = (tokens[place - 1], tokens[place])
      guard first > 0, second > 0, place != border else { return nil }
      let pair = PairSet.number(first, second)
      return wanted.contains(pair) ? pair : nil
    }
  }
}
