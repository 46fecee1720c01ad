import Segments

/// The nodes of dates that a worker has met, with all around them, numbered as they came.
///
/// What the segment's numbers will be is known at the end only, when all that occurs is.
struct DateNumbering: Sendable {
  /// What each node stands for; the first one for anything.
  private(set) var meanings: [DateMeaning] = [.anything]
  /// The node around each; the first one's is itself.
  private(set) var parents: [UInt32] = [0]
  /// By `DateMeaning.packed`.
  private var numbers: [UInt64: UInt32] = [DateMeaning.anything.packed: 0]

  /// The number of a meaning, a new one if it has none.
  mutating func number(of meaning: DateMeaning) -> UInt32 {
    let packed = meaning.packed
    if let known = numbers[packed] { return known }
    let parent = meaning.parent.map { number(of: $0) } ?? 0
    let new = UInt32(meanings.count)
    numbers[packed] = new
    meanings.append(meaning)
    parents.append(parent)
    return new
  }

  /// The number that each node has in a tree, which has them all.
  func numbers(in tree: DateTree) -> [UInt32] { meanings.map { tree.node(of: $0) ?? 0 } }
}
