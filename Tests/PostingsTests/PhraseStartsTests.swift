import Kernels
import TestSupport
import Testing

@testable import Postings

/// Phrases matched word by word over whole lists, against arrays.
struct PhraseStartsTests {
  /// Words that stand in many of the same articles, some of them beside each other.
  private func words(_ count: Int, using random: inout SeededGenerator) -> [TestList] {
    var lists = [TestList](repeating: TestList(), count: count)
    let densities = lists.map { _ in random.pick([0.1, 0.6, 1]) }
    let gap = random.pick([1, 3, 40]) as UInt32
    let phrases = random.pick([0, 0.3])
    let longest = random.pick([2, 8, 60])
    var article = random.pick([0, 7]) as UInt32
    for _ in 0..<Int.random(in: 1...1_500, using: &random) {
      // Each place goes to one of the words, or, where there is a phrase, to one after the other.
      var places = lists.map { _ in [UInt32]() }
      let here = lists.indices.filter { random.chance(densities[$0]) }
      for position in 0..<UInt32.random(in: 1...UInt32(longest), using: &random) {
        guard !here.isEmpty else { break }
        places[random.pick(here)].append(3 * position)
      }
      if random.chance(phrases) {
        let start = 3 * UInt32.random(in: 0...50, using: &random) + 1
        for (shift, list) in lists.indices.enumerated() {
          places[list] = Set(places[list] + [start + UInt32(shift)]).sorted()
        }
      }
      for (list, places) in places.enumerated() where !places.isEmpty {
        lists[list].items.append(TestList.Item(article: article, positions: places))
      }
      article += UInt32.random(in: 1...gap, using: &random)
    }
    for list in lists.indices where lists[list].items.isEmpty {
      lists[list].items = [TestList.Item(article: 3, positions: [1, 5])]
    }
    return lists
  }

  /// A place where a phrase may begin.
  private struct Place: Hashable {
    var article: UInt32
    var start: UInt32
  }

  private func places(_ starts: PhraseStarts) -> [Place] {
    (0..<starts.count).map { Place(article: starts.article($0), start: starts.position($0)) }
  }

  private func places(
    _ list: TestList, in articles: Set<UInt32>, shift: UInt32
  ) -> [Place] {
    list.items.filter { articles.contains($0.article) }.flatMap { item in
      item.positions.filter { $0 >= shift }.map {
        Place(article: item.article, start: $0 - shift)
      }
    }
  }

  @Test(arguments: 0..<40)
  func phrasesAreFound(round: UInt64) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ round)
    let lists = words(Int.random(in: 1...4, using: &random), using: &random)
    let written = try WrittenLists(lists)
    let order = lists.indices.shuffled(using: &random)
    var cursors = try lists.indices.map { try written.cursor($0) }
    let last = UInt32(written.articleLimit)
    let share = random.pick([0.02, 0.5, 1])
    // Windows of any size, as articles only ascend.
    var base: UInt32 = 0
    while base < last {
      let end = base + UInt32.random(in: 1...max(1, last), using: &random)
      let articles = (base..<end).filter { _ in random.chance(share) }
      let chosen = Set(articles)
      var starts = PhraseStarts()
      var expected: [Place] = []
      for (step, word) in order.enumerated() {
        let shift = UInt32(word)
        let mine = places(lists[word], in: chosen, shift: shift)
        if step == 0 {
          try cursors[word].appendStarts(in: articles, shift: shift, to: &starts)
          expected = mine
        } else {
          try cursors[word].filterStarts(&starts, shift: shift)
          expected = expected.filter(Set(mine).contains)
        }
        #expect(places(starts) == expected, "from \(base), word \(word)")
      }
      base = end
    }
  }

  /// The lists above have phrases and blocks of every kind.
  @Test
  func everyKindOccurs() throws {
    var kinds: [String: Int] = [:]
    for round in 0..<40 as Range<UInt64> {
      var random = SeededGenerator(seed: TestSeed.current &+ round)
      let lists = words(Int.random(in: 1...4, using: &random), using: &random)
      let written = try WrittenLists(lists)
      for number in lists.indices {
        let list = try written.list(number)
        var block = PostingsBlock()
        for blockNumber in 0..<list.blockCount {
          try list.load(blockNumber, into: &block)
          let isTail = blockNumber == list.skip.count
          kinds[isTail ? "tail" : block.isBitSet ? "set" : "gaps", default: 0] += 1
          if block.isSampled { kinds["sampled", default: 0] += 1 }
        }
      }
      guard lists.count > 1 else { continue }
      let all = Set(lists[0].items.map(\.article))
      let phrases = lists.indices.dropFirst().reduce(Set(places(lists[0], in: all, shift: 0))) {
        $0.intersection(places(lists[$1], in: all, shift: UInt32($1)))
      }
      kinds["phrases", default: 0] += phrases.count
    }
    for kind in ["tail", "set", "gaps", "sampled", "phrases"] {
      #expect(kinds[kind, default: 0] > 10, "\(kind)")
    }
  }

  /// Starts are in memory that is used again.
  @Test
  func nothingIsLeftOfTheWindowBefore() throws {
    let list = TestList(count: 300, everyFrequency: 3)
    let written = try WrittenLists([list])
    var cursor = try written.cursor(0)
    var starts = PhraseStarts()
    try cursor.appendStarts(in: [0, 2, 4], shift: 0, to: &starts)
    #expect(starts.count == 9)
    starts.removeAll()
    try cursor.appendStarts(in: [5, 6, 7, 598, 600], shift: 2, to: &starts)
    #expect(
      places(starts)
        == [6, 598].flatMap { [Place(article: $0, start: 0), Place(article: $0, start: 2)] })
    // Beyond the end there is nothing any more.
    try cursor.appendStarts(in: [601, 700], shift: 0, to: &starts)
    #expect(starts.count == 4)
    try cursor.filterStarts(&starts, shift: 0)
    #expect(starts.count == 0)
  }
}
