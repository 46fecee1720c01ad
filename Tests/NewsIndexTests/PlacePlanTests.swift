import Segments
import TestSupport
import Testing

@testable import Querying

/// What several lists of places are made into.
struct PlacePlanTests {
  /// A place of all nodes, with a list each.
  private func union(
    in placed: PlacedCorpus
  ) throws -> (place: Query.Place, segments: [Segment]) {
    let segments = try IndexDirectory(opening: placed.folder.path + "/index").segments
    let nodes = placed.places.nodes.indices.dropFirst().map {
      Query.Place.Node(id: placed.places.nodes[$0].id)
    }
    return (Query.Place(.only(nodes), source: 3..<7), segments)
  }

  @Test("the same place is looked up once, wherever it stands")
  func unionsAreShared() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let placed = try await PlacedCorpus(count: 200, using: &random)
    let (place, segments) = try union(in: placed)
    let planner = PlacePlanner(segments: segments)
    func codes(_ place: Query.Place) throws -> CodeUnion? {
      guard case .union(let union) = try planner.plan(place).segments[0]?.postings else {
        return nil
      }
      return union
    }
    var elsewhere = place
    elsewhere.source = 20..<30
    var named = place
    named.isNamed = true
    let first = try #require(try codes(place))
    #expect(try codes(elsewhere) === first)
    #expect(try codes(named) !== first)
    guard case .place(let found) = try planner.plan(elsewhere).subject else {
      Issue.record("no place")
      return
    }
    #expect(found.source == 20..<30)
  }

  @Test("the next article of a union, asked for anywhere")
  func nextArticles() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let placed = try await PlacedCorpus(count: 200, using: &random)
    let (place, segments) = try union(in: placed)
    let bound = try #require(try PlacePlanner(segments: segments).plan(place).segments[0])
    guard case .union(let union) = bound.postings else {
      Issue.record("one list")
      return
    }
    var cursor = CodedCursor(bound)
    let asked =
      (0...210).map { UInt32($0) }
      + (0..<500).map { _ in UInt32.random(in: 0...210, using: &random) }
    for article in asked {
      let next = union.codes.indices.first { $0 >= article && union.codes[$0] > 0 }
      #expect(
        try cursor.next(from: article) == next.map { UInt32($0) } ?? .max,
        "seed \(TestSeed.current)")
    }
  }
}
