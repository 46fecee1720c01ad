import Bytes
import Postings
import Segments
import TestSupport
import Testing

/// Nodes, mentions and lists of places, written and read back, against a model.
struct PlaceFilesTests {
  @Test(arguments: [
    (1, 1, 1), (3, 2, 9), (64, 40, 60), (65, 300, 30), (900, 800, 40), (200, 20, 4000),
  ])
  func filesHoldTheModel(articles: Int, nodes: Int, longest: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(articles))
    let index = try await PlaceIndex(
      articles: articles, nodes: nodes, longest: longest, using: &random)
    let model = index.model
    try index.write(model)
    #expect(try index.problems() == [])
    let segment = try index.segment()
    let places = try #require(segment.places)
    #expect(places.nodes.count == model.nodes.count)
    #expect(places.mentionCount == model.articles.reduce(0) { $0 + $1.mentions.count })
    try checkNodes(places.nodes, model)
    var mentions: [PostedPlace] = []
    for article in (0..<UInt32(articles)).shuffled(using: &random) {
      try places.readMentions(of: article, into: &mentions)
      #expect(mentions == model.articles[Int(article)].mentions)
    }
    #expect(throws: IndexCorruption.self) {
      try places.readMentions(of: UInt32(articles), into: &mentions)
    }
    try checkLists(places, model)
  }

  private func checkNodes(_ nodes: PlaceNodes, _ model: PlaceModel) throws {
    for (number, node) in model.nodes.enumerated() {
      let number = UInt32(number)
      #expect(try nodes.id(of: number) == node.id)
      #expect(try nodes.node(withID: node.id) == number)
      #expect(
        try nodes.node(withID: node.id + 1)
          == model.nodes.firstIndex { $0.id == node.id + 1 }.map { UInt32($0) })
      #expect(try nodes.kind(of: number) == node.kind && nodes.name(of: number) == node.name)
      #expect(try nodes.parent(of: number) == node.parent)
      #expect(try nodes.end(of: number) == model.end(of: number))
      #expect(try nodes.population(of: number) == node.population)
      let coordinates = try nodes.coordinates(of: number)
      #expect(coordinates?.latitude == node.latitude && coordinates?.longitude == node.longitude)
      let country = model.nodes.indices.last {
        model.nodes[$0].kind == 3 && model.isInside(number, UInt32($0))
      }
      #expect(try nodes.country(of: number) == country.map { UInt32($0) })
      #expect(try nodes.countryCode(of: number) == country.flatMap { model.nodes[$0].code })
    }
    #expect(try nodes.node(withID: .max) == nil)
    #expect(throws: IndexCorruption.self) { try nodes.name(of: UInt32(model.nodes.count)) }
  }

  private func checkLists(_ places: SegmentPlaces, _ model: PlaceModel) throws {
    func items(_ list: PostingsList?) throws -> [PlaceModel.Item] {
      guard let list else { return [] }
      var cursor = PostingsCursor(list)
      var items: [PlaceModel.Item] = []
      try cursor.advance(to: 0)
      while cursor.article != PostingsCursor.end {
        items.append(.init(article: cursor.article, code: try cursor.frequency()))
        try cursor.advance()
      }
      return items
    }
    let everything = model.articles.map { model.places(of: $0) }
    for node in 1..<UInt32(max(1, model.nodes.count)) {
      let all = everything.enumerated().flatMap { article, places in
        places.filter { $0.node == node }.map {
          PlaceModel.Item(article: UInt32(article), code: $0.code)
        }
      }
      let own = everything.enumerated().flatMap { article, places in
        places.filter { $0.node == node && $0.isMentioned }.map {
          PlaceModel.Item(article: UInt32(article), code: $0.code)
        }
      }
      #expect(try items(places.list(of: node)) == all)
      #expect(try items(places.ownList(of: node)) == own)
    }
    #expect(try places.list(of: 0) == nil && places.list(of: UInt32(model.nodes.count)) == nil)
  }

  /// Long articles, long gaps, long names, many entries.
  @Test
  func greatNumbersReadBack() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PlaceIndex(articles: 3, nodes: 2, longest: 2, using: &random)
    var model = index.model
    model.nodes = (0..<70_000).map {
      PlaceNode(id: UInt32($0) * 3, kind: $0 == 0 ? 0 : 1, name: "n", parent: 0)
    }
    func mention(_ node: UInt32, _ position: UInt32, _ length: UInt32) -> PostedPlace {
      PostedPlace(
        node: node, position: position, length: length, kind: 2, zone: 3, isRepeated: true,
        confidence: UInt8(node % 8))
    }
    model.articles[0].mentions = [mention(69_999, 0, 1), mention(0, (1 << 31) - 90_000, 80_000)]
    model.articles[1].mentions = (0..<70_000).map { mention(UInt32($0), UInt32($0), 1) }
    model.articles[2].mentions = (0..<5_000).map {
      mention(7, UInt32($0) * 400_000, UInt32($0) + 1)
    }
    try index.write(model, lists: [:])
    let places = try #require(try index.segment().places)
    var mentions: [PostedPlace] = []
    for article in 0..<3 {
      try places.readMentions(of: UInt32(article), into: &mentions)
      #expect(mentions == model.articles[article].mentions)
    }
    #expect(try places.nodes.node(withID: 69_998 * 3) == 69_998)
    #expect(try places.nodes.end(of: 0) == 70_000)
  }

  /// Any bytes with checksums that hold: an error or an answer, never a trap.
  @Test
  func damageNeverTraps() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await PlaceIndex(articles: 70, nodes: 50, longest: 60, using: &random)
    try index.write(index.model)
    // In an order of its own, as the damage is random.
    let versions: [(FileKind, UInt32)] = [
      (.placenodes, PlaceNodesFormat.version), (.mentions, MentionsFormat.version),
      (.places, PostingsFormat.version), (.placeterms, TermsFormat.version),
    ]
    var found = 0
    for (kind, version) in versions {
      let name = "index/1.\(kind.rawValue)"
      let good = try index.folder.read(name)
      for _ in 0..<150 {
        let damaged = SealedFile.resealed(good, kind: kind, version: version) { payload in
          let place = Int.random(in: payload.indices, using: &random)
          payload[place] = random.pick([
            0, 0xFF, payload[place] ^ 1, UInt8.random(in: 0...255, using: &random),
          ])
          if random.chance(0.1) {
            payload.removeLast(Int.random(in: 0...payload.count, using: &random))
          }
        }
        try index.folder.write(name, damaged)
        found += try index.problems().isEmpty ? 0 : 1
        readAll(index)
      }
      try index.folder.write(name, good)
    }
    #expect(found > 200)
    #expect(try index.problems() == [])
  }

  private func readAll(_ index: PlaceIndex) {
    guard let places = (try? index.segment())?.places else { return }
    var mentions: [PostedPlace] = []
    for article in 0..<UInt32(places.articleCount) {
      try? places.readMentions(of: article, into: &mentions)
    }
    for node in 0..<UInt32(places.nodes.count) {
      _ = try? places.nodes.name(of: node)
      _ = try? places.nodes.countryCode(of: node)
      _ = try? places.nodes.coordinates(of: node)
      _ = try? places.nodes.node(withID: node)
      _ = try? places.list(of: node)
      _ = try? places.ownList(of: node)
    }
    _ = try? places.nodes.tree()
  }
}
