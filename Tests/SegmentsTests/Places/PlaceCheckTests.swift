import Segments
import TestSupport
import Testing

/// What a check finds in places that a faulty writer wrote.
struct PlaceCheckTests {
  @Test
  func wrongListsAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PlaceIndex(articles: 300, nodes: 40, longest: 60, using: &random)
    let lists = index.model.lists()
    let key = try #require(
      lists.keys.filter { (lists[$0]?.count ?? 0) > 3 }.min { $0.lexicographicallyPrecedes($1) })
    let items = try #require(lists[key])
    let place = Int.random(in: items.indices, using: &random)
    func expect(_ message: String, _ change: (inout [[UInt8]: [PlaceModel.Item]]) -> Void) throws {
      var changed = lists
      change(&changed)
      try index.write(index.model, lists: changed)
      let problems = try index.problems()
      #expect(problems.contains { $0.contains(message) }, "\(problems) for \(message)")
    }
    try expect("is in \(items.count) articles, the list has \(items.count - 1)") {
      $0[key]?.remove(at: place)
    }
    try expect("the list says \(items[place].code ^ 1)") { $0[key]?[place].code ^= 1 }
    try expect("where that of node") { $0[key] = nil }
    try expect("where that of") { $0[[0, 0, 0, 0, 0]] = items }
    try expect("where that of") { $0[[2, 0, 0, 0, 1]] = items }
    let last = try #require(lists.keys.max { $0.lexicographicallyPrecedes($1) })
    try expect("is missing") { $0[last] = nil }
    try index.write(index.model)
    #expect(try index.problems() == [])
  }

  @Test
  func wrongNodesAndMentionsAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PlaceIndex(articles: 120, nodes: 60, longest: 60, using: &random)
    func expect(_ message: String, _ change: (inout PlaceModel) -> Void) throws {
      var changed = index.model
      change(&changed)
      try index.write(changed, lists: [:])
      let problems = try index.problems()
      #expect(problems.contains { $0.contains(message) }, "\(problems) for \(message)")
    }
    let count = index.model.nodes.count
    try expect("nothing mentions node \(count)") {
      $0.nodes.append(PlaceNode(id: 3_999_999_999, kind: 1, name: "nowhere", parent: 0))
    }
    try expect("the ids") { $0.nodes[1].id = $0.nodes[2].id }
    try expect("the first node is not the world") { $0.nodes[0].kind = 1 }
    try expect("is of no known kind") { $0.nodes[count - 1].kind = 15 }
    let article = try #require(index.model.articles.firstIndex { !$0.mentions.isEmpty })
    let last = index.model.articles[article].mentions.count - 1
    try expect("tokens and a place at") { $0.articles[article].mentions[last].length = 5_000 }
    // A parent that is not the innermost node around: the order says otherwise.
    let nodes = index.model.nodes
    let deep = try #require(
      nodes.indices.first { node in
        nodes[node].parent > 0 && nodes[(node + 1)...].contains { $0.parent == nodes[node].parent }
      })
    try expect("by the order in") { $0.nodes[deep].parent = 0 }
    try index.write(index.model, mentionCount: 3)
    #expect(try index.problems().contains { $0.contains("the manifest says 3 ") })
    try index.write(index.model)
    #expect(try index.problems() == [])
  }
}
