import Kernels
import Postings
import TestSupport
import Testing

/// Marks of lists on lines of articles and the pairs of neighbours among them, against arrays.
struct TokenLineTests {
  private struct Pair: Hashable {
    var article: UInt32
    var first: Int
    var second: Int
  }

  @Test
  func neighboursAreCounted() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    var lists = [1, 127, 128, 129, 900].map { TestList(count: $0, step: 4, using: &random) }
    lists += (0..<6).map { TestList(stretches: 2 + $0, using: &random) }
    lists.append(TestList(count: 1_000, everyFrequency: 9, gap: 1))
    let written = try WrittenLists(lists)
    var cursors = try lists.indices.map { try written.cursor($0) }
    let lengths = (0..<written.articleLimit).map { article in
      // Some are shorter than the positions reach.
      let length = written.length(UInt32(article))
      return random.chance(0.2) ? length / 2 : length + UInt32.random(in: 0...9, using: &random)
    }
    let borders = lengths.map { _ in random.chance(0.5) ? 0 : Int.random(in: 1...12, using: &random)
    }
    var found: [Pair: Int] = [:]
    var line = TokenLine()
    var finder = PairFinder()
    var counts = PairCounts()
    var article = 0
    while article < lengths.count {
      let end = min(lengths.count, article + Int.random(in: 1...700, using: &random))
      line.begin(at: UInt32(article))
      for length in lengths[article..<end] { line.append(length: length) }
      line.clear()
      for index in cursors.indices { try cursors[index].mark(UInt8(index + 1), on: &line) }
      for index in 0..<(end - article) {
        finder.find(index, of: line, border: borders[article + index])
        counts.add(finder)
        counts.takeAll { first, second, count in
          let pair = Pair(article: UInt32(article + index), first: first, second: second)
          #expect(found.updateValue(count, forKey: pair) == nil)
        }
      }
      article = end
    }
    let expected = pairs(of: lists, lengths: lengths, borders: borders)
    #expect(found == expected)
    #expect(expected.values.contains { $0 > 1 })
  }

  /// Token by token; where several lists have a position, the last one counts.
  private func pairs(of lists: [TestList], lengths: [UInt32], borders: [Int]) -> [Pair: Int] {
    var marks = lengths.map { [Int](repeating: 0, count: Int($0)) }
    for (number, list) in lists.enumerated() {
      for item in list.items {
        let article = Int(item.article)
        for position in item.positions where position < lengths[article] {
          marks[article][Int(position)] = number + 1
        }
      }
    }
    var counts: [Pair: Int] = [:]
    for (article, tokens) in marks.enumerated() {
      for position in tokens.indices.dropFirst() where position != borders[article] {
        let (first, second) = (tokens[position - 1], tokens[position])
        guard first > 0, second > 0 else { continue }
        counts[Pair(article: UInt32(article), first: first, second: second), default: 0] += 1
      }
    }
    return counts
  }
}
