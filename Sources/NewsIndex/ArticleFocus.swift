import Indexing
import Places
import Segments

/// Tells what articles are about: their focus places, as people would list them.
///
/// An index posts Africa wherever an African country is in focus, so that `about:Africa` finds it. In a list the
/// continent says nothing more then: what is made of other places is listed only for its own mentions.
struct ArticleFocus {
  private let gazetteer: Gazetteer
  private let tree: GazetteerTree
  private var weights = PlaceFocus()

  /// A node in a list, with the weight that it is there for.
  private struct Entry {
    var node: UInt32
    var weight: UInt64
  }

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    tree = GazetteerTree(gazetteer)
  }

  /// The focus places of an article with such mentions: the heaviest first, then the smaller.
  ///
  /// - Parameter titleEnd: position of the body's first token.
  mutating func places(of mentions: [PlaceMention], titleEnd: UInt32) -> [FocusPlace] {
    let posted = mentions.filter { $0.score >= PlaceMention.accepted }.map(PostedPlace.init)
    weights.weigh(posted, titleTokens: titleEnd, in: tree)
    let entries = weights.focusPlaces.map { place in
      guard consistsOfOthers(place.node) else {
        return Entry(node: place.node, weight: place.weight)
      }
      let own = posted.filter { $0.node == place.node }
      return Entry(
        node: place.node,
        weight: own.reduce(0) { $0 + PlaceFocus.weight($1, titleTokens: titleEnd) })
    }
    return entries.filter { isHeavy($0) && !isOnlyNamesake($0, among: entries) }
      .sorted(by: precedes)
      .map { entry in
        FocusPlace(
          place: KnownPlace(entry.node, in: gazetteer),
          focus: min(1, Double(entry.weight) / Double(max(1, weights.heaviest))))
      }
  }

  /// Whether a node is made of others that say more: a continent, or a region or part with members.
  private func consistsOfOthers(_ node: UInt32) -> Bool {
    switch gazetteer.kind(of: node) {
    case .continent, .subregion: true
    case .region, .part: !gazetteer.members(of: node).isEmpty
    default: false
    }
  }

  private func isHeavy(_ entry: Entry) -> Bool {
    PlaceFocus.share(entry.weight, of: weights.heaviest) >= PlaceCode.focus
  }

  /// Whether all that a division weighs is the town of its name.
  private func isOnlyNamesake(_ entry: Entry, among entries: [Entry]) -> Bool {
    guard gazetteer.kind(of: entry.node) != .country else { return false }
    let inside = entry.node + 1..<max(entry.node + 1, gazetteer.end(of: entry.node))
    return entries.contains {
      inside.contains($0.node) && $0.weight == entry.weight
        && gazetteer.name(of: $0.node) == gazetteer.name(of: entry.node)
    }
  }

  private func precedes(_ one: Entry, _ other: Entry) -> Bool {
    if one.weight != other.weight { return one.weight > other.weight }
    func size(_ node: UInt32) -> UInt32 { gazetteer.end(of: node) &- node }
    return (size(one.node), one.node) < (size(other.node), other.node)
  }
}
