import Calendar
import Kernels

/// The nodes of some dates and of all around them, numbered in pre-order.
package struct DateTree: Sendable {
  /// What each node stands for; the first one for anything.
  package let meanings: [DateMeaning]
  /// The node around each; the first one's is itself.
  package let parents: [UInt32]
  /// One past the last node inside each.
  package let ends: [UInt32]
  private let orders: [DateOrder]

  /// The tree of the given meanings, which may repeat.
  ///
  /// - Complexity: O(n log n).
  package init(_ meanings: some Sequence<DateMeaning>) {
    var known: Set<DateMeaning> = [.anything]
    for meaning in meanings {
      var next: DateMeaning? = meaning
      while let meaning = next, known.insert(meaning).inserted { next = meaning.parent }
    }
    let sorted = known.map { (order: $0.order, meaning: $0) }.sorted { $0.order < $1.order }
    self.meanings = sorted.map(\.meaning)
    orders = sorted.map(\.order)
    var parents: [UInt32] = [0]
    var ends = sorted.indices.map { UInt32($0) + 1 }
    // The nodes around the one at hand.
    var path: [UInt32] = [0]
    for (node, meaning) in self.meanings.enumerated().dropFirst() {
      let parent = meaning.parent ?? .anything
      while path.count > 1, self.meanings[Int(path[path.count - 1])] != parent {
        path.removeLast()
      }
      parents.append(path[path.count - 1])
      path.append(UInt32(node))
    }
    for node in parents.indices.reversed() where node > 0 {
      let parent = Int(parents[node])
      ends[parent] = max(ends[parent], ends[node])
    }
    self.parents = parents
    self.ends = ends
  }

  /// How many nodes there are.
  package var count: Int { meanings.count }

  /// The node of a meaning; nil if there is none.
  ///
  /// - Complexity: O(log nodes).
  package func node(of meaning: DateMeaning) -> UInt32? {
    let order = meaning.order
    let index = partitionPoint(in: 0..<orders.count) { orders[$0] >= order }
    return index < orders.count && orders[index] == order ? UInt32(index) : nil
  }
}
