import Segments
import TestSupport
import Testing

@testable import Querying

/// Occurrences of sequences and nears in one article, against the matcher that tries everything.
struct OccurrencesTests {
  private static let words = ["a", "b", "c", "d"].map { Array($0.utf8) }

  private func article(_ longest: Int, using random: inout SeededGenerator) -> ReferenceArticle {
    let few = random.chance(0.5) ? Self.words : Array(Self.words.prefix(2))
    return ReferenceArticle(
      body: (0..<Int.random(in: 1...longest, using: &random)).map { _ in random.pick(few) })
  }

  private func sequence(
    _ count: ClosedRange<Int>, slop: Int = 0, using random: inout SeededGenerator
  ) -> Query.Sequence {
    let slots = (0..<Int.random(in: count, using: &random)).map { _ in
      Query.Slot(.terms(random.chance(0.8) ? [random.pick(Self.words)] : Array(Self.words[1...2])))
    }
    return Query.Sequence(slots: slots, slop: slop, field: .text)
  }

  /// The positions of each slot.
  private func positions(_ sequence: Query.Sequence, _ article: ReferenceArticle) -> [[UInt32]] {
    sequence.slots.map { slot in
      article.body.indices.filter { slot.isReference(article.body[$0]) }.map { UInt32($0) }
    }
  }

  /// Whether two slots name a common word.
  private func overlap(_ sequence: Query.Sequence) -> Bool {
    Self.words.contains { word in sequence.slots.count { $0.isReference(word) } > 1 }
  }

  private func spans(_ result: ReferenceResult?) -> [MatchSpan] {
    (result?.spans ?? []).map {
      MatchSpan(lower: UInt32($0.lowerBound), upper: UInt32($0.upperBound))
    }.sorted()
  }

  @Test
  func sloppyPhrases() {
    var random = SeededGenerator(seed: TestSeed.current)
    var matching = 0
    for _ in 0..<3_000 {
      let article = article(10, using: &random)
      let slop = Int.random(in: 1...7, using: &random)
      let sequence = sequence(2...4, slop: slop, using: &random)
      let expected = ReferenceMatcher().evaluate(.sequence(sequence), article)
      let found = SloppyOccurrences(
        positions(sequence, article), slop: slop, slotsOverlap: overlap(sequence))
      #expect(abs(found.weight() - (expected?.leaves.first?.frequency ?? 0)) < 1e-12)
      var members: Set<MatchSpan> = []
      found.forEachMember { members.insert(MatchSpan(lower: $0, upper: $0 + 1)) }
      #expect(members.sorted() == spans(expected), "\(sequence.compact) in \(article.body)")
      matching += expected == nil ? 0 : 1
    }
    #expect(matching > 500)
  }

  @Test
  func nears() {
    var random = SeededGenerator(seed: TestSeed.current)
    var matching = 0
    for _ in 0..<3_000 {
      var article = article(12, using: &random)
      let border = random.chance(0.5) ? Int.random(in: 1...article.body.count, using: &random) : 0
      article.title = Array(article.body[..<border])
      article.body = Array(article.body[border...])
      func operand() -> [Query.Sequence] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in sequence(1...3, using: &random) }
      }
      let near = Query.Near(
        left: operand(), right: operand(),
        distance: Int.random(in: 1...5, using: &random), ordered: random.chance(0.4))
      let expected = ReferenceMatcher().evaluate(.near(near), article)
      let row = ArticleRow(
        length: UInt32(article.length), titleTokens: UInt32(border), titleIsGiven: border > 0,
        published: PublishedColumn(seconds: 0, precision: 0))
      let operands = [near.left, near.right].map { members in
        Set(members.flatMap { spans(ReferenceMatcher().evaluate(.sequence($0), article)) }).sorted()
      }
      let found = NearOccurrences(
        left: operands[0], right: operands[1], distance: near.distance, ordered: near.ordered,
        zones: Zones(row, field: .text))
      #expect(found.exist == (expected != nil))
      #expect(abs(found.weight() - (expected?.leaves.first?.frequency ?? 0)) < 1e-12)
      var members: Set<MatchSpan> = []
      found.forEachMember { members.insert($0) }
      #expect(members.sorted() == spans(expected))
      matching += expected == nil ? 0 : 1
    }
    #expect(matching > 500)
  }

  /// Lists of like and of very different lengths.
  @Test(arguments: [(5, 5), (3, 200), (200, 3), (0, 9), (9, 0), (100, 130)])
  func exactStartsAreKept(count: Int, others: Int) {
    var random = SeededGenerator(seed: TestSeed.current)
    func positions(_ count: Int) -> [UInt32] {
      Set((0..<count).map { _ in UInt32.random(in: 0...300, using: &random) }).sorted()
    }
    for offset in 0...3 as ClosedRange<UInt32> {
      let (first, second) = (positions(count), positions(others))
      var starts: [UInt32] = []
      ExactOccurrences.starts(of: first, at: 2, into: &starts)
      #expect(starts == first.filter { $0 >= 2 }.map { $0 - 2 })
      let expected = starts.filter { second.contains($0 + offset) }
      ExactOccurrences.filter(&starts, havingAt: offset, positions: second)
      #expect(starts == expected)
    }
  }

  /// Two words everywhere, and a distance over which each meets thousands of the other.
  @Test
  func nearsInLongArticles() {
    func spans(_ start: UInt32) -> [MatchSpan] {
      (0..<40_000).map { MatchSpan(lower: 2 * $0 + start, upper: 2 * $0 + start + 1) }
    }
    let row = ArticleRow(
      length: 80_000, titleTokens: 0, titleIsGiven: false,
      published: PublishedColumn(seconds: 0, precision: 0))
    let found = NearOccurrences(
      left: spans(0), right: spans(1), distance: 10_000, ordered: false,
      zones: Zones(row, field: .text))
    #expect(found.weight() == 79_999)
    var members: Set<MatchSpan> = []
    found.forEachMember { members.insert($0) }
    #expect(members.count == 80_000)
  }

  /// A word everywhere and a rare one: what must stay fast in an article of a book's length.
  @Test
  func sloppyPhrasesInLongArticles() {
    let often = (0..<40_000).map { UInt32(2 * $0) }
    let seldom: [UInt32] = [10_001, 30_001, 30_007]
    let found = SloppyOccurrences([often, seldom], slop: 3, slotsOverlap: false)
    var members: Set<UInt32> = []
    found.forEachMember { members.insert($0) }
    // The step from slot 0 to slot 1 is 1; it may be from -2 to 4.
    let partners = seldom.flatMap { one in often.filter { (-2...4).contains(Int(one) - Int($0)) } }
    #expect(members == Set(partners + seldom))
    #expect(found.weight() > 0)
  }
}
