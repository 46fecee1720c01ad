import Segments
import TestSupport
import Testing

/// How heavy places are in an article.
struct PlaceFocusTests {
  private struct Tree: PlaceTree {
    let nodes: [PlaceNode]
    func parent(of node: UInt32) -> UInt32 { nodes[Int(node)].parent }
    func kind(of node: UInt32) -> UInt8 { nodes[Int(node)].kind }
  }

  /// World, Africa, Mali, Kidal (region), Kidal (town), Niger, Sahel.
  private static let tree = Tree(nodes: [
    PlaceNode(id: 0, kind: 0, name: "World", parent: 0),
    PlaceNode(id: 1, kind: 1, name: "Africa", parent: 0),
    PlaceNode(id: 2, kind: 3, name: "Mali", parent: 1),
    PlaceNode(id: 3, kind: 4, name: "Kidal", parent: 2),
    PlaceNode(id: 4, kind: 8, name: "Kidal", parent: 3),
    PlaceNode(id: 5, kind: 3, name: "Niger", parent: 1),
    PlaceNode(id: 6, kind: 7, name: "Sahel", parent: 1),
  ])

  private static func mention(
    _ node: UInt32, at position: UInt32 = 900, kind: UInt8 = 0, zone: UInt8 = 0,
    isRepeated: Bool = false, confidence: UInt8 = 7
  ) -> PostedPlace {
    PostedPlace(
      node: node, position: position, length: 1, kind: kind, zone: zone, isRepeated: isRepeated,
      confidence: confidence)
  }

  /// In the body; in its first 50 tokens behind a title of 10; in zones; demonym and alias; repeated.
  private static let weights: [(mention: PostedPlace, weight: Double)] = [
    (mention(2), 1), (mention(2, at: 10), 1.5), (mention(2, at: 59), 1.5), (mention(2, at: 60), 1),
    (mention(2, at: 5, zone: 1), 2), (mention(2, at: 12, zone: 2), 2.5),
    (mention(2, at: 12, zone: 3), 1), (mention(2, kind: 1), 0.8), (mention(2, kind: 2), 0.5),
    (mention(2, at: 12, kind: 1), 1.2), (mention(2, isRepeated: true), 0),
  ]

  @Test
  func mentionsWeigh() {
    for (mention, weight) in Self.weights {
      let certain = 31.0 / 32
      let found = PlaceFocus.weight(mention, titleTokens: 10)
      #expect(Double(found) == (weight * certain * Double(PlaceFocus.unit)).rounded())
    }
  }

  @Test
  func confidenceCounts() {
    #expect(
      (0...7).map { PlaceFocus.weight(Self.mention(2, confidence: $0), titleTokens: 0) }
        == [17, 19, 21, 23, 25, 27, 29, 31].map { $0 * 20 })
    let scores: [(Float, UInt8)] = [
      (0.5, 0), (0.56, 0), (0.5625, 1), (0.75, 4), (0.9374, 6), (0.9375, 7), (1, 7), (0.2, 0),
    ]
    for (score, confidence) in scores { #expect(PostedPlace.confidence(of: score) == confidence) }
  }

  /// From .3 of the heaviest on a place is a focus place.
  @Test
  func sharesAreRounded() {
    let rows: [(UInt64, UInt64, UInt32)] = [
      (0, 0, 1), (0, 100, 1), (29, 100, 4), (30, 100, 5), (2_999, 10_000, 4), (3_000, 10_000, 5),
      (50, 100, 8), (96, 100, 14), (97, 100, 15), (100, 100, 15), (250, 100, 15),
    ]
    for (weight, heaviest, share) in rows {
      #expect(PlaceFocus.share(weight, of: heaviest) == share)
      let code = PlaceCode.code(share: share, isNamed: false)
      #expect(PlaceCode.isFocus(code) == (heaviest > 0 && 10 * weight >= 3 * heaviest))
      #expect(PlaceCode.share(code) == share && !PlaceCode.isNamed(code))
      #expect(PlaceCode.isNamed(PlaceCode.code(share: share, isNamed: true)))
    }
  }

  private static let articles: [(mentions: [PostedPlace], shares: [UInt32: UInt32])] = [
    // Kidal makes Mali heavy, and both make Africa; Africa is no measure.
    ([mention(4), mention(4), mention(5)], [1: 15, 2: 15, 3: 15, 4: 15, 5: 8]),
    // What is said of a region counts for itself alone.
    ([mention(6), mention(6), mention(2)], [1: 15, 2: 8, 6: 15]),
    // Africa by its own mentions.
    ([mention(1), mention(1), mention(1), mention(1), mention(5)], [1: 15, 5: 4]),
    // The world weighs, but is in no list.
    ([mention(0), mention(0), mention(2)], [1: 8, 2: 8]),
    ([mention(2, isRepeated: true)], [1: 1, 2: 1]),
    ([], [:]),
  ]

  @Test
  func heaviestIsTheMeasure() {
    var focus = PlaceFocus()
    for (mentions, shares) in Self.articles {
      focus.weigh(mentions, titleTokens: 0, in: Self.tree)
      let found = focus.places.map { ($0.node, PlaceCode.share($0.code)) }
      #expect(Dictionary(uniqueKeysWithValues: found) == shares)
    }
  }

  @Test
  func namesAndPeopleAreToldApart() {
    var focus = PlaceFocus()
    focus.weigh(
      [Self.mention(2, kind: 1), Self.mention(4, kind: 2), Self.mention(5, kind: 1)],
      titleTokens: 0, in: Self.tree)
    #expect(focus.places.filter(\.isNamed).map(\.node) == [1, 2, 3, 4])
    #expect(focus.places.filter(\.isMentioned).map(\.node) == [2, 4, 5])
    #expect(focus.focusPlaces.map(\.node) == [1, 2, 5, 3, 4])
  }

  @Test
  func randomArticlesAsDefined() {
    var random = SeededGenerator(seed: TestSeed.current)
    var focus = PlaceFocus()
    for nodes in [1, 2, 10, 60, 200] {
      let lengths = (0..<80).map { _ in
        (
          length: UInt32.random(in: 1...200, using: &random),
          titleTokens: UInt32.random(in: 0...12, using: &random)
        )
      }
      let model = PlaceModel(nodes: nodes, lengths: lengths, using: &random)
      for article in model.articles {
        focus.weigh(
          article.mentions, titleTokens: article.titleTokens, in: Tree(nodes: model.nodes))
        let expected = model.places(of: article)
        #expect(focus.places.map(\.node) == expected.map(\.node))
        #expect(focus.places.map(\.code) == expected.map(\.code))
        #expect(focus.places.map(\.isMentioned) == expected.map(\.isMentioned))
      }
    }
  }
}
