import Segments

/// Random places and mentions of them, with everything that follows computed by definition: the specification of
/// the files of places.
package struct PlaceModel: Sendable {
  /// An article as far as its places matter.
  package struct Article: Sendable {
    package var length: UInt32
    package var titleTokens: UInt32
    package var mentions: [PostedPlace]

    package init(length: UInt32, titleTokens: UInt32, mentions: [PostedPlace]) {
      self.length = length
      self.titleTokens = titleTokens
      self.mentions = mentions
    }
  }

  /// In pre-order; the world is the first.
  package var nodes: [PlaceNode]
  package var articles: [Article]

  /// A node of an article.
  package struct Item: Hashable, Sendable {
    package var article: UInt32
    package var code: UInt32

    package init(article: UInt32, code: UInt32) {
      self.article = article
      self.code = code
    }
  }

  package init(nodes: [PlaceNode], articles: [Article]) {
    self.nodes = nodes
    self.articles = articles
  }

  // MARK: Definitions

  /// Whether a node is another one or lies inside it.
  package func isInside(_ node: UInt32, _ other: UInt32) -> Bool {
    var node = node
    while node != other, node != 0 { node = nodes[Int(node)].parent }
    return node == other
  }

  package func end(of node: UInt32) -> UInt32 {
    UInt32((Int(node)..<nodes.count).prefix { isInside(UInt32($0), node) }.last ?? 0) + 1
  }

  private func isInCountry(_ node: UInt32) -> Bool {
    var node = Int(node)
    while node != 0, nodes[node].kind != 3 { node = Int(nodes[node].parent) }
    return nodes[node].kind == 3
  }

  /// Places of an article with their codes, ascending, without the world.
  package func places(of article: Article) -> [(node: UInt32, code: UInt32, isMentioned: Bool)] {
    func weight(_ isCounted: (PostedPlace) -> Bool) -> Int {
      article.mentions.filter(isCounted).reduce(0) { sum, mention in
        if mention.isRepeated { return sum }
        let first = Int(mention.position) - Int(article.titleTokens)
        let halves =
          mention.zone == 0 && first >= 0 && first < 50 ? 3 : [2, 4, 5, 2][Int(mention.zone)]
        return sum + halves * [10, 8, 5][Int(mention.kind)] * (17 + 2 * Int(mention.confidence))
      }
    }
    var candidates: Set<UInt32> = []
    for mention in article.mentions {
      var node = mention.node
      while candidates.insert(node).inserted { node = nodes[Int(node)].parent }
    }
    var heaviest = 0
    for node in candidates {
      if nodes[Int(node)].kind == 3 {
        heaviest = max(heaviest, weight { isInside($0.node, node) })
      } else if !isInCountry(node) {
        heaviest = max(heaviest, weight { $0.node == node })
      }
    }
    return candidates.subtracting([0]).sorted().map { node in
      let mentions = article.mentions.filter { isInside($0.node, node) }
      let weight = weight { isInside($0.node, node) }
      let share = heaviest == 0 ? 0 : 15 * Double(weight) / Double(heaviest)
      let isNamed = mentions.contains { $0.kind != 1 }
      return (
        node, UInt32(min(15, max(1, share.rounded()))) << 1 | (isNamed ? 1 : 0),
        mentions.contains { $0.node == node }
      )
    }
  }

  /// For each node how many articles mention it itself.
  package var mentionedArticles: [UInt32] {
    var counts = [UInt32](repeating: 0, count: nodes.count)
    for article in articles {
      for node in Set(article.mentions.map(\.node)) { counts[Int(node)] += 1 }
    }
    return counts
  }

  /// The lists by kind (0 all, 1 own) and node.
  package func lists() -> [[UInt8]: [Item]] {
    var lists: [[UInt8]: [Item]] = [:]
    func key(_ kind: UInt8, _ node: UInt32) -> [UInt8] {
      [kind, 0, UInt8(node >> 16), UInt8(node >> 8 & 255), UInt8(node & 255)]
    }
    let ends = (0..<UInt32(nodes.count)).map { end(of: $0) }
    for (number, article) in articles.enumerated() {
      for place in places(of: article) {
        let item = Item(article: UInt32(number), code: place.code)
        lists[key(0, place.node), default: []].append(item)
        if place.isMentioned, ends[Int(place.node)] > place.node + 1 {
          lists[key(1, place.node), default: []].append(item)
        }
      }
    }
    return lists
  }

  /// Without the nodes that nothing mentions, and those numbered anew.
  package func used() -> PlaceModel {
    var isUsed = nodes.indices.map { $0 == 0 }
    for mention in articles.flatMap(\.mentions) {
      var node = Int(mention.node)
      while !isUsed[node] {
        isUsed[node] = true
        node = Int(nodes[node].parent)
      }
    }
    var numbers: [UInt32: UInt32] = [:]
    for node in nodes.indices where isUsed[node] { numbers[UInt32(node)] = UInt32(numbers.count) }
    var model = self
    model.nodes = nodes.indices.filter { isUsed[$0] }.map { index in
      var node = nodes[index]
      node.parent = numbers[node.parent] ?? 0
      return node
    }
    for article in articles.indices {
      for index in articles[article].mentions.indices {
        let node = articles[article].mentions[index].node
        model.articles[article].mentions[index].node = numbers[node] ?? 0
      }
    }
    return model
  }

  // MARK: Chance

  /// A random tree, and mentions in articles of the given lengths.
  package init(
    nodes count: Int, lengths: [(length: UInt32, titleTokens: UInt32)],
    using random: inout SeededGenerator
  ) {
    nodes = Self.tree(count, using: &random)
    articles = []
    for (length, titleTokens) in lengths {
      articles.append(
        Article(
          length: length, titleTokens: titleTokens,
          mentions: Self.mentions(
            length: length, titleTokens: titleTokens, nodes: count, using: &random)))
    }
  }

  private static func tree(_ count: Int, using random: inout SeededGenerator) -> [PlaceNode] {
    var nodes = [PlaceNode(id: 4_000_000_000, kind: 0, name: "world", parent: 0)]
    var path: [UInt32] = [0]
    while nodes.count < count {
      while path.count > 1, path.count > 6 || random.chance(0.5) { path.removeLast() }
      let parent = path[path.count - 1]
      let isInCountry = path.contains { nodes[Int($0)].kind == 3 }
      var node = PlaceNode(
        id: UInt32(nodes.count) * 7919 % 1_000_003, kind: 8,
        name: random.pick(["Gao", "Île-de-France", "", "São Tomé", "Kidal", "المغرب"]),
        parent: parent,
        population: Int.random(in: 0...random.pick([9, 300, 2_000_000_000]), using: &random))
      node.kind = isInCountry ? random.pick([4, 5, 6, 8]) : random.pick([1, 2, 3, 3, 7, 9])
      if node.kind == 3, random.chance(0.9) { node.code = random.pick(["ML", "FR", "XK"]) }
      if random.chance(0.8) {
        node.latitude = Double(Int.random(in: -900_000...900_000, using: &random)) / 10_000
        node.longitude = Double(Int.random(in: -1_800_000...1_800_000, using: &random)) / 10_000
      }
      path.append(UInt32(nodes.count))
      nodes.append(node)
    }
    return nodes
  }

  private static func mentions(
    length: UInt32, titleTokens: UInt32, nodes: Int, using random: inout SeededGenerator
  ) -> [PostedPlace] {
    var mentions: [PostedPlace] = []
    var position = UInt32.random(in: 0...20, using: &random)
    // Few places an article, some of them often.
    let places = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      UInt32(
        random.chance(0.5)
          ? Int.random(in: 0..<nodes, using: &random)
          : Int.random(in: 0..<min(nodes, 9), using: &random))
    }
    while position < length {
      let size =
        random.chance(0.8) ? 1 : UInt32.random(in: 1...min(9, length - position), using: &random)
      let isTitle = position < titleTokens
      mentions.append(
        PostedPlace(
          node: random.pick(places), position: position, length: size,
          kind: random.chance(0.7) ? 0 : UInt8.random(in: 0...2, using: &random),
          zone: isTitle ? 1 : random.chance(0.8) ? 0 : UInt8.random(in: 0...3, using: &random),
          isRepeated: random.chance(0.1),
          confidence: random.chance(0.6) ? 7 : UInt8.random(in: 0...7, using: &random)))
      position += size + UInt32.random(in: 0...random.pick([0, 3, 40, 900]), using: &random)
    }
    return random.chance(0.1) ? [] : mentions
  }
}
