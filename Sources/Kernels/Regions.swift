import CMemory

/// Tells the processor that the cache line at `address` will be written soon.
@inline(__always)
func prefetch(_ address: UnsafeRawPointer) {
  unsafe cmemory_prefetch(address)
}

/// Tells the processor that the cache line at `address` will be read soon.
@inline(__always)
func prefetchToRead(_ address: UnsafeRawPointer) {
  unsafe cmemory_prefetch_to_read(address)
}

/// Memory for so many elements that are looked up at random; to be deallocated by its user.
///
/// Large pages spare most searches for the place of a page.
func allocateForLookUps<Element>(_ count: Int) -> UnsafeMutablePointer<Element> {
  let bytes = count * MemoryLayout<Element>.stride
  let isLarge = bytes >= Regions.byteCount
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: bytes, alignment: isLarge ? Regions.byteCount : 64)
  if isLarge { unsafe cmemory_use_large_pages(memory, bytes) }
  return unsafe memory.bindMemory(to: Element.self, capacity: count)
}

/// Takes memory from the system that will be filled soon: faster than page by page.
func populate(_ start: UnsafeMutableRawPointer, _ count: Int) {
  unsafe cmemory_populate(start, count)
}

/// Gives what memory takes back to the system; it stays allocated, and what is in it is lost.
func giveBack(_ start: UnsafeMutableRawPointer, _ count: Int) {
  unsafe cmemory_release(start, count)
}

/// Memory that grows by regions of 2 MiB and never moves.
@safe struct Regions: ~Copyable {
  static let bits = 21
  static let byteCount = 1 << bits

  private(set) var count = 0
  /// Where each region begins.
  private(set) var starts: UnsafeMutablePointer<UnsafeMutableRawPointer>
  private var made = 0
  private var capacity = 16

  /// Whether the system is asked for large pages: good for what is touched at random, while memory
  /// that is filled once is not worth the clearing of whole pages.
  private let isForLookUps: Bool
  /// Where memory may be taken from before the system is asked, and the regions that were.
  private let spent: SpentRegions?
  private var taken: [Int] = []

  init(forLookUps: Bool, spent: SpentRegions? = nil) {
    isForLookUps = forLookUps
    self.spent = spent
    unsafe starts = .allocate(capacity: capacity)
  }

  deinit {
    var taken = taken[...]
    for index in 0..<made {
      if taken.first == index {
        taken.removeFirst()
      } else {
        unsafe starts[index].deallocate()
      }
    }
    unsafe starts.deallocate()
  }

  /// The memory of region `index`, which is below `count`.
  @inline(__always)
  subscript(index: Int) -> UnsafeMutableRawPointer { unsafe starts[index] }

  /// Adds a region; its contents are undefined.
  mutating func grow() {
    if count == made {
      if made == capacity { makeRoom() }
      if let region = unsafe spent?.take() {
        taken.append(made)
        unsafe starts[made] = region
      } else {
        unsafe starts[made] = fresh()
      }
      made += 1
    }
    count += 1
  }

  private func fresh() -> UnsafeMutableRawPointer {
    let region = UnsafeMutableRawPointer.allocate(
      byteCount: Self.byteCount, alignment: Int(cmemory_large_page))
    // The first one belongs to small corpora too.
    if isForLookUps, count > 0 { unsafe cmemory_use_large_pages(region, Self.byteCount) }
    if !isForLookUps, count > 0 { unsafe populate(region, Self.byteCount) }
    return unsafe region
  }

  private mutating func makeRoom() {
    let grown = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: 2 * capacity)
    unsafe grown.update(from: starts, count: made)
    unsafe starts.deallocate()
    unsafe starts = grown
    capacity *= 2
  }

  /// Forgets the contents of all regions and keeps their memory.
  mutating func removeAll() {
    count = 0
  }
}
