import Calendar
import TestSupport
import Testing

struct CalendarNodeTests {
  @Test("The node around an interval is the smallest that holds it")
  func around() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<20_000 {
      let first = Day(Int32.random(in: -100_000...60_000, using: &random))
      let widths = [0, 0, 3, 30, 200, 2_000, 20_000, 200_000]
      let last = first + Int.random(in: 0...random.pick(widths), using: &random)
      let interval = try #require(DayInterval(first, last))
      let node = CalendarNode(around: interval)
      #expect(node.interval.contains(interval))
      for level in CalendarNode.Level.allCases where level > node.level {
        #expect(!CalendarNode(level, of: first).interval.contains(interval))
      }
      if let parent = node.parent {
        #expect(parent.interval.contains(node.interval) && parent.level < node.level)
      } else {
        #expect(node.level == .time)
      }
    }
  }
}
