import Calendar
import Segments
import TestSupport
import Testing

/// What a check finds in dates that a faulty writer wrote.
struct DateCheckTests {
  @Test
  func wrongListsAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await DateIndex(articles: 200, longest: 60, using: &random)
    let lists = index.model.lists()
    let key: [UInt8] = [0, 0, 0, 0, 0]
    let items = try #require(lists[key])
    let place = Int.random(in: items.indices, using: &random)
    func expect(_ message: String, _ change: (inout [[UInt8]: [DateModel.Item]]) -> Void) throws {
      var changed = lists
      change(&changed)
      try index.write(index.model, DateIndex.Faults(lists: changed))
      let problems = try index.problems()
      #expect(problems.contains { $0.contains(message) }, "\(problems) for \(message)")
    }
    try expect("is in \(items.count) articles, the list has \(items.count - 1)") {
      $0[key]?.remove(at: place)
    }
    try expect("the list says \(items[place].code ^ 1)") { $0[key]?[place].code ^= 1 }
    try expect("where that of node 0") { $0[key] = nil }
    try expect("where that of") { $0[[2, 0, 0, 0, 1]] = items }
    let last = try #require(lists.keys.max { $0.lexicographicallyPrecedes($1) })
    try expect("is missing") { $0[last] = nil }
    try index.write(index.model)
    #expect(try index.problems() == [])
  }

  @Test
  func wrongNodesAndDatesAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await DateIndex(articles: 80, longest: 60, using: &random)
    func expect(
      _ message: String, _ faults: DateIndex.Faults = DateIndex.Faults(),
      _ change: (inout DateModel) -> Void = { _ in }
    ) throws {
      var changed = index.model
      change(&changed)
      try index.write(changed, faults)
      let problems = try index.problems()
      #expect(problems.contains { $0.contains(message) }, "\(problems) for \(message)")
    }
    let never = DateMeaning.days(DayInterval(Day(-700_000)))
    try expect("nothing speaks of node", DateIndex.Faults(extraMeanings: [never]))
    try expect("the manifest says 1 nodes", DateIndex.Faults(nodeCount: 1))
    try expect("the manifest says 3 ", DateIndex.Faults(dateCount: 3))
    let article = try #require(index.model.articles.firstIndex { !$0.mentions.isEmpty })
    let last = index.model.articles[article].mentions.count - 1
    try expect("tokens and a date at") { $0.articles[article].mentions[last].length = 5_000 }
    try index.write(index.model)
    #expect(try index.problems() == [])
  }

  /// Other numbers in the nodes are found, whatever the checksums say, but for a day that becomes another one between its
  /// neighbours.
  @Test
  func changedNodesAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await DateIndex(articles: 12, longest: 30, using: &random)
    try index.write(index.model)
    let name = "index/1.datenodes"
    let good = try index.folder.read(name)
    let counts = 8 * 6
    // Eight bytes of padding behind each of the nine columns, and what fills up their last bytes, mean nothing.
    var missed = 0
    let places = 16..<(good.count - 8 - 48 - counts)
    for place in places {
      let damaged = SealedFile.resealed(
        good, kind: .datenodes, version: DateNodesFormat.version
      ) { $0[place - 16] ^= 1 << UInt8.random(in: 0...7, using: &random) }
      try index.folder.write(name, damaged)
      missed += try index.problems().isEmpty ? 1 : 0
    }
    #expect(missed <= 9 * 9 + places.count / 10)
  }
}
