/// A tree of places with nodes numbered in pre-order; the world is 0.
public protocol PlaceTree {
  /// The node around a node, a smaller number; the world's is itself.
  func parent(of node: UInt32) -> UInt32
  /// Raw value of its `PlaceKind`.
  func kind(of node: UInt32) -> UInt8
}

/// Weighs the places of an article: how heavy each is that is mentioned or has a mention inside.
///
/// A mention weighs by where it stands (dateline 2.5, title 2, the first tokens of the body 1.5, else 1),
/// how it names the place (name 1, demonym .8, alias .5) and its confidence; one in a repeated paragraph
/// weighs nothing. A node weighs what all mentions in it weigh, those of what lies inside included. The
/// measure is the heaviest country, or a node above or outside countries if its own mentions weigh more:
/// a continent is not heavy because its countries are. A focus place reaches .3 of it.
///
/// All of it in integers, so that shares are the same everywhere. Keeps its memory; one per thread.
public struct PlaceFocus: Sendable {
  /// A place of an article.
  public struct Place: Hashable, Sendable {
    /// Its number in the tree.
    public var node: UInt32
    /// In units of `PlaceFocus.unit`.
    public var weight: UInt64
    /// Whether a mention names it or something inside, rather than its people.
    public var isNamed: Bool
    /// Whether a mention means the node itself.
    public var isMentioned: Bool
    /// `PlaceCode`.
    public var code: UInt32

    @inlinable
    init(node: UInt32) {
      self.node = node
      weight = 0
      isNamed = false
      isMentioned = false
      code = 0
    }
  }

  /// Mentioned nodes and all around them but the world, in ascending order.
  public private(set) var places: [Place] = []
  /// The weight of the heaviest.
  public private(set) var heaviest: UInt64 = 0

  /// How many tokens of a body count as its beginning: about 300 characters.
  public static let leadTokens: UInt32 = 50
  /// Raw value of `PlaceKind.country`.
  @usableFromInline static let country: UInt8 = 3
  /// Halves, by zone, a byte each, the first one lowest: body, title, dateline, caption.
  @usableFromInline static var zoneWeights: UInt64 { 0x02_05_04_02 }
  /// Tenths, by kind, likewise: name, demonym, alias.
  @usableFromInline static var kindWeights: UInt64 { 0x05_08_0A }
  /// What a name in the middle of a body weighs at a confidence of 1.
  public static let unit: UInt64 = 2 * 10 * 32

  /// A mention: node, weight, and whether it is a name.
  @usableFromInline var mentions: [(node: UInt32, weight: UInt64, isNamed: Bool)] = []
  /// Where in `places` the nodes from the root to the one at hand are.
  @usableFromInline var path: [Int] = []
  /// Nodes from the one at hand to the root.
  @usableFromInline var climb: [UInt32] = []

  /// Holds no article yet.
  public init() {}

  /// What a mention weighs, in 640ths.
  ///
  /// - Parameter titleTokens: where the body begins.
  @inlinable
  public static func weight(_ mention: PostedPlace, titleTokens: UInt32) -> UInt64 {
    guard !mention.isRepeated else { return 0 }
    let isLead = mention.zone == 0 && mention.position &- titleTokens < leadTokens
    let zone = isLead ? 3 : zoneWeights >> (8 * UInt64(mention.zone & 3)) & 0xFF
    // The middle of the eighth: 17, 19 … 31 parts of 32.
    let confidence = 17 + 2 * UInt64(mention.confidence & 7)
    let kind = kindWeights >> (8 * UInt64(min(2, mention.kind))) & 0xFF
    return zone * kind * confidence
  }

  /// The share of a weight, 1 to 15: rounded, so that 5 is reached at .3 of the heaviest.
  @inlinable
  public static func share(_ weight: UInt64, of heaviest: UInt64) -> UInt32 {
    guard heaviest > 0 else { return 1 }
    let rounded = (2 * UInt64(PlaceCode.most) * weight + heaviest) / (2 * heaviest)
    return UInt32(max(1, min(UInt64(PlaceCode.most), rounded)))
  }

  /// Replaces `places` by those of an article.
  ///
  /// - Parameters:
  ///   - titleTokens: position of the body's first token.
  ///   - tree: to which the mentions' nodes belong.
  /// - Complexity: O(mentions · (log mentions + depth)).
  @inlinable
  public mutating func weigh(
    _ article: [PostedPlace], titleTokens: UInt32, in tree: some PlaceTree
  ) {
    mentions.removeAll(keepingCapacity: true)
    for mention in article {
      mentions.append(
        (mention.node, Self.weight(mention, titleTokens: titleTokens), mention.kind != 1))
    }
    mentions.sort { $0.node < $1.node }
    begin()
    var outside: UInt64 = 0
    var index = 0
    while index < mentions.count {
      let node = mentions[index].node
      var own: UInt64 = 0
      var isNamed = false
      while index < mentions.count, mentions[index].node == node {
        own += mentions[index].weight
        isNamed = isNamed || mentions[index].isNamed
        index += 1
      }
      if !add(node, weight: own, isNamed: isNamed, in: tree) { outside = max(outside, own) }
    }
    while !path.isEmpty { leave() }
    finish(outside: outside, in: tree)
  }

  /// The article's focus places: the heaviest first, then by number.
  public var focusPlaces: [Place] {
    places.filter { PlaceCode.isFocus($0.code) }
      .sorted { ($1.weight, $0.node) < ($0.weight, $1.node) }
  }

  @usableFromInline
  mutating func begin() {
    places.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
  }

  /// Adds a mentioned node, a greater one than before, and tells whether it is a country or inside one.
  @inlinable
  mutating func add(
    _ node: UInt32, weight: UInt64, isNamed: Bool, in tree: some PlaceTree
  ) -> Bool {
    climb.removeAll(keepingCapacity: true)
    var next = node
    while next != 0 {
      // What is open and greater than the node does not hold it.
      while let last = path.last, places[last].node > next { leave() }
      if let last = path.last, places[last].node == next { break }
      climb.append(next)
      next = tree.parent(of: next)
    }
    if next == 0 { while !path.isEmpty { leave() } }
    for index in climb.indices { open(climb[climb.count - 1 - index]) }
    guard let last = path.last else { return false }
    note(weight: weight, isNamed: isNamed, at: last)
    for index in path.indices where tree.kind(of: places[path[index]].node) == Self.country {
      return true
    }
    return false
  }

  @usableFromInline
  mutating func open(_ node: UInt32) {
    path.append(places.count)
    places.append(Place(node: node))
  }

  @usableFromInline
  mutating func note(weight: UInt64, isNamed: Bool, at index: Int) {
    places[index].weight += weight
    places[index].isNamed = places[index].isNamed || isNamed
    places[index].isMentioned = true
  }

  /// Closes the innermost open node: what it weighs weighs in the one around it.
  @usableFromInline
  mutating func leave() {
    let last = path.removeLast()
    guard let around = path.last else { return }
    places[around].weight += places[last].weight
    places[around].isNamed = places[around].isNamed || places[last].isNamed
  }

  @inlinable
  mutating func finish(outside: UInt64, in tree: some PlaceTree) {
    var most = outside
    for place in places where tree.kind(of: place.node) == Self.country {
      most = max(most, place.weight)
    }
    setCodes(most)
  }

  @usableFromInline
  mutating func setCodes(_ heaviest: UInt64) {
    self.heaviest = heaviest
    for index in places.indices {
      places[index].code = PlaceCode.code(
        share: Self.share(places[index].weight, of: heaviest), isNamed: places[index].isNamed)
    }
  }
}
