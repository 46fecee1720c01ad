import Kernels
import TestSupport
import Testing

/// Windows against sets of integers.
struct BitWindowTests {
  private func members(_ window: BitWindow) -> [Int] {
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
}
