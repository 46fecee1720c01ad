import Kernels
import Postings
import TestSupport
import Testing

/// Cursors that go window after window, against arrays.
struct PostingsWindowTests {
  private static let span = UInt32(BitWindow.span)

  private func lists(using random: inout SeededGenerator) -> [TestList] {
    var lists = [1, 127, 128, 129, 256, 1_000, 3_000].flatMap { count in
      [1, 5, 150].map { TestList(count: count, gap: $0, using: &random) }
    }
    lists += (0..<20).map { TestList(stretches: 1 + $0, using: &random) }
    // Dense ones that fill windows, and one that begins in the third.
    lists += [4_095, 4_096, 4_097, 9_000].map { TestList(count: $0, everyFrequency: 1, gap: 1) }
    lists.append(TestList(count: 700, from: 2 * Self.span + 77, gap: 2, using: &random))
    return lists
  }

  /// The windows that a list reaches into, and some others.
  private func bases(of list: TestList, using random: inout SeededGenerator) -> [UInt32] {
    let last = list.items.last?.article ?? 0
    return stride(from: 0, through: last + Self.span, by: BitWindow.span).filter { base in
      random.chance(list.item(reaching: base)?.article ?? .max < base + Self.span ? 0.8 : 0.1)
    }
  }

  private func inside(_ list: TestList, _ base: UInt32) -> [TestList.Item] {
    list.items.filter { $0.article >= base && $0.article < base + Self.span }
  }

  @Test
  func windowsHoldTheArticles() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      for base in bases(of: list, using: &random) {
        if random.chance(0.5) { try checkLowerBound(&cursor, base, list) }
        var window = BitWindow()
        if random.chance(0.3) {
          // One by one, as where there are few candidates.
          for offset in stride(from: 0, to: Self.span, by: 61)
          where try cursor.find(base + offset) {
            window.insert(Int(offset))
          }
          let expected = inside(list, base).filter { ($0.article - base) % 61 == 0 }
          #expect(members(window, base) == expected.map(\.article), "list \(number), \(base)")
          continue
        }
        try cursor.collect(from: base, into: &window)
        #expect(
          members(window, base) == inside(list, base).map(\.article), "list \(number), \(base)")
      }
    }
  }

  /// Windows with the frequencies beside; numbers of other places stay as they are.
  @Test
  func windowsHoldTheFrequencies() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    var frequencies = [UInt32](repeating: 0, count: BitWindow.span)
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      for base in bases(of: list, using: &random) {
        if random.chance(0.3) { try checkLowerBound(&cursor, base, list) }
        let expected = inside(list, base)
        var numbers = frequencies
        for item in expected { numbers[Int(item.article - base)] = item.frequency }
        var window = BitWindow()
        try cursor.collect(from: base, into: &window, frequencies: &frequencies)
        #expect(members(window, base) == expected.map(\.article), "list \(number), \(base)")
        #expect(frequencies == numbers, "list \(number), \(base)")
      }
    }
  }

  /// Few candidates, which are looked up, and many, for which the list is decoded.
  @Test(arguments: [false, true])
  func candidatesAreRestricted(wantsFrequencies: Bool) throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    var frequencies = [UInt32](repeating: 0, count: BitWindow.span)
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      for base in bases(of: list, using: &random) {
        if random.chance(0.3) { try checkLowerBound(&cursor, base, list) }
        let share = random.pick([0, 0.0003, 0.001, 0.005, 0.01, 0.05, 0.5, 1])
        let chosen = Set((base..<base + Self.span).filter { _ in random.chance(share) })
        var window = BitWindow()
        for article in chosen { window.insert(Int(article - base)) }
        let expected = inside(list, base).filter { chosen.contains($0.article) }
        if wantsFrequencies {
          try cursor.restrict(&window, from: base, frequencies: &frequencies)
          let found = expected.map { frequencies[Int($0.article - base)] }
          #expect(found == expected.map(\.frequency), "list \(number), \(base), \(share)")
        } else {
          try cursor.restrict(&window, from: base)
        }
        #expect(
          members(window, base) == expected.map(\.article), "list \(number), \(base), \(share)")
      }
    }
  }

  private func members(_ window: borrowing BitWindow, _ base: UInt32) -> [UInt32] {
    var members: [UInt32] = []
    window.forEach { members.append(base + UInt32($0)) }
    return members
  }

  private func checkLowerBound(
    _ cursor: inout PostingsCursor, _ target: UInt32, _ list: TestList
  ) throws {
    let bound = try cursor.lowerBound(from: target)
    let next = list.item(reaching: target)?.article
    #expect(bound >= target && bound <= next ?? PostingsCursor.end)
    if next == nil { #expect(bound == PostingsCursor.end) }
  }

  @Test
  func stretchesHoldTheFrequencies() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      for base in bases(of: list, using: &random) {
        if random.chance(0.3) { try checkLowerBound(&cursor, base, list) }
        var found: [[UInt32]] = []
        try cursor.forEachStretch(from: base) { articles, frequencies, range in
          found += range.map { [articles[$0], frequencies[$0]] }
        }
        let expected = inside(list, base).map { [$0.article, $0.frequency] }
        #expect(found == expected, "list \(number), window \(base)")
      }
    }
  }

  /// From bound to bound, as the planner and the evaluators go: nothing is passed over.
  @Test
  func lowerBoundsPassOverNothing() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      var target: UInt32 = 0
      var windows = 0
      while true {
        try checkLowerBound(&cursor, target, list)
        let bound = try cursor.lowerBound(from: target)
        if bound == PostingsCursor.end { break }
        windows += 1
        target = (bound / Self.span + 1) * Self.span
      }
      let held = Set(list.items.map { $0.article / Self.span }).count
      #expect(windows >= held && target > list.items.last?.article ?? 0, "list \(number)")
    }
  }

  /// Each article's frequency and length is below one of the pairs of its block.
  @Test
  func boundsHold() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      let whole = list.items.count / PostingsFormat.block * PostingsFormat.block
      for (index, item) in list.items.enumerated() where random.chance(0.7) {
        try cursor.advance(to: item.article)
        let impacts = try cursor.impacts()
        #expect((impacts == nil) == (index >= whole))
        guard let impacts else { continue }
        let isCovered = impacts.cover(
          frequency: item.frequency, length: written.length(item.article))
        #expect(isCovered, "list \(number), article \(item.article)")
      }
    }
  }

  /// The bounds of a window's blocks cover all of its articles, or are said not to be known.
  @Test
  func boundsOfWindowsHold() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(using: &random)
    let written = try WrittenLists(lists)
    var known = 0
    for (number, list) in lists.enumerated() {
      var cursor = try written.cursor(number)
      let whole = list.items.count / PostingsFormat.block * PostingsFormat.block
      let last = list.items.last?.article ?? 0
      for base in stride(from: 0, through: last, by: BitWindow.span) where random.chance(0.5) {
        let inside = list.items.indices.filter {
          list.items[$0].article >= base && list.items[$0].article - base < UInt32(BitWindow.span)
        }
        var bounds: [Impacts] = []
        guard try cursor.forEachImpacts(from: base, limit: 8, { bounds.append($0) }) else {
          #expect(bounds.count == 8 || inside.last.map { $0 + 1 } ?? whole >= whole)
          continue
        }
        known += 1
        let areCovered = inside.allSatisfy { index in
          let item = list.items[index]
          return bounds.contains {
            $0.cover(frequency: item.frequency, length: written.length(item.article))
          }
        }
        #expect(areCovered && inside.allSatisfy { $0 < whole }, "list \(number), window \(base)")
      }
    }
    #expect(known > 0)
  }
}
