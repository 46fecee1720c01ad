import Kernels

/// Exact phrases: slots at consecutive positions of one zone.
enum ExactOccurrences {
  /// Keeps in `starts` those first positions from which the slot `offset` further on has one of
  /// `positions`; both ascend.
  ///
  /// Halves its way where one list is much longer, walks both otherwise.
  static func filter(
    _ starts: inout [UInt32], havingAt offset: UInt32, positions: [UInt32]
  ) {
    var kept = 0
    var place = 0
    let gallops = positions.count > 8 * starts.count
    for index in starts.indices {
      let wanted = starts[index] &+ offset
      if gallops {
        place = gallop(from: place, to: positions.count) { positions[$0] >= wanted }
      } else {
        while place < positions.count, positions[place] < wanted { place &+= 1 }
      }
      if place == positions.count { break }
      if positions[place] == wanted {
        starts[kept] = starts[index]
        kept &+= 1
      }
    }
    starts.removeLast(starts.count - kept)
  }

  /// The starts at which slot `offset` has `positions`: those that are not below `offset`, less it.
  static func starts(of positions: [UInt32], at offset: UInt32, into starts: inout [UInt32]) {
    starts.removeAll(keepingCapacity: true)
    for position in positions where position >= offset { starts.append(position - offset) }
  }
}
