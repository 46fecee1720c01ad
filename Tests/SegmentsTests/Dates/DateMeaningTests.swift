import Calendar
import Segments
import TestSupport
import Testing

/// Meanings as numbers, in order, and in the tree; codes and weights.
struct DateMeaningTests {
  private static func days(_ first: (Int, Int, Int), _ last: (Int, Int, Int)) -> DateMeaning? {
    guard let first = Day(year: first.0, month: first.1, day: first.2),
      let last = Day(year: last.0, month: last.1, day: last.2),
      let interval = DayInterval(first, last)
    else { return nil }
    return .days(interval)
  }

  /// In the order of nodes.
  private static let inOrder: [DateMeaning?] = [
    .anything, .unresolved, .recurring(month: 1, day: nil), .recurring(month: 1, day: 31),
    .recurring(month: 2, day: nil), .recurring(month: 2, day: 29),
    days((1, 1, 1), (9999, 12, 31)), days((1914, 1, 1), (2013, 12, 31)),
    days((1, 1, 1), (99, 12, 31)), days((1900, 1, 1), (1999, 12, 31)),
    days((1914, 8, 1), (1945, 5, 8)), days((1990, 1, 1), (1999, 12, 31)),
    days((1990, 3, 1), (1991, 2, 3)), days((1993, 1, 1), (1993, 12, 31)),
    days((1993, 1, 1), (1993, 3, 31)), days((1993, 4, 27), (1993, 5, 4)),
    days((1993, 5, 1), (1993, 5, 31)), days((1993, 5, 1), (1993, 5, 2)),
    days((1993, 5, 3), (1993, 5, 9)), days((1993, 5, 1), (1993, 5, 1)),
    days((1993, 5, 4), (1993, 5, 4)), days((1993, 6, 1), (1993, 6, 30)),
    days((1994, 1, 1), (1994, 12, 31)), days((2000, 1, 1), (2099, 12, 31)),
    days((9999, 12, 31), (9999, 12, 31)),
  ]

  @Test
  func orderIsThatOfNodes() throws {
    let meanings = Self.inOrder.compactMap { $0 }
    #expect(meanings.count == Self.inOrder.count)
    for (index, meaning) in meanings.enumerated() {
      for (other, right) in meanings.enumerated() {
        #expect((meaning.order < right.order) == (index < other))
      }
      #expect(DateMeaning(packed: meaning.packed) == meaning)
      #expect(meaning.parent == DateModel.parent(of: meaning))
    }
  }

  @Test
  func randomMeaningsPackAndSort() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<3_000 {
      let meaning = DateModel.meaning(near: Day(15_000), using: &random)
      let other = DateModel.meaning(near: Day(15_000), using: &random)
      #expect(DateMeaning(packed: meaning.packed) == meaning && meaning.packed < 1 << 44)
      #expect((meaning.order == other.order) == (meaning == other))
      #expect(meaning.parent == DateModel.parent(of: meaning))
      if let parent = meaning.parent { #expect(parent.order < meaning.order) }
      // A number of the same shape is a meaning or nothing.
      let changed = meaning.packed ^ 1 << UInt64.random(in: 0..<44, using: &random)
      if let found = DateMeaning(packed: changed) { #expect(found.packed == changed) }
    }
  }

  @Test
  func recurringDaysThatThereAreNot() {
    for (month, day) in [(0, 1), (13, 1), (2, 30), (4, 31), (12, 32)] {
      let packed = DateMeaning.recurring(month: month, day: day).packed
      #expect(DateMeaning(packed: packed) != .recurring(month: month, day: day))
    }
    #expect(DateMeaning(packed: 0) == .days(DayInterval(.first)))
    #expect(DateMeaning(packed: 1 << 22) != nil && DateMeaning(packed: 1 << 44) == nil)
  }

  @Test
  func codesGrowWithWeights() {
    #expect((0...8).map { DateCode.code(weight: $0) } == [1, 1, 2, 3, 4, 5, 6, 6, 7])
    #expect([63, 64, 65, .max].map { DateCode.code(weight: $0) } == [14, 15, 15, 15])
    for code in 2...DateCode.most {
      #expect(DateCode.code(weight: DateCode.weight(code)) == code)
      #expect(DateCode.code(weight: DateCode.weight(code) - 1) == code - 1)
    }
    #expect(DateCode.weight(1) == 0 && DateCode.weight(99) == 64)
  }
}
