import Synchronization

/// Regions of a store that nobody reads any more: memory for arenas that grow meanwhile.
///
/// What the system has given out once needs no page faults and no clearing, which cost as much as what an arena does with its
/// memory; and articles that are inverted take no more memory than they did before.
@safe package final class SpentRegions: Sendable {
  /// Kept as long as anybody uses its memory.
  private let store: ByteStore
  private let spare = Mutex<[Int]>([])

  /// None at first.
  package init(of store: ByteStore) { self.store = store }

  /// Adds regions of the store by their numbers, each once; what is in them is lost.
  package func add(_ regions: [Int]) {
    spare.withLock { $0 += regions }
  }

  /// A region for the caller alone, as long as this object lives; nil if there is none.
  func take() -> UnsafeMutableRawPointer? {
    guard let region = spare.withLock({ $0.popLast() }) else { return nil }
    return unsafe store.region(region)
  }

  /// Gives what nobody took back to the system.
  package func release() {
    let left = spare.withLock { regions in
      defer { regions = [] }
      return regions
    }
    for region in left { unsafe giveBack(store.region(region), Regions.byteCount) }
  }
}

/// Counts what of a store is still to be read, region by region.
package struct RegionUse {
  /// Bytes of each region that are to be read.
  private var unread: [Int]
  private var spent: [Int] = []
  /// Bytes that are to be read, in all.
  package private(set) var unreadBytes: Int

  /// All bytes of `store` are to be read; those behind the last whole region are not counted.
  package init(of store: ByteStore) {
    unreadBytes = unsafe store.count
    unread = Array(repeating: Regions.byteCount, count: unreadBytes >> Regions.bits)
    spent = Array(store.emptyRegions)
  }

  /// Takes note that some bytes will not be read again; each byte once.
  package mutating func drop(_ range: Range<Int>) {
    unreadBytes -= range.count
    var start = range.lowerBound
    while start < range.upperBound {
      let region = start >> Regions.bits
      let end = min(range.upperBound, (region + 1) << Regions.bits)
      if region < unread.count {
        unread[region] -= end - start
        if unread[region] == 0 { spent.append(region) }
      }
      start = end
    }
  }

  /// The regions of which all has been dropped since the last call.
  package mutating func takeSpent() -> [Int] {
    defer { spent = [] }
    return spent
  }
}
