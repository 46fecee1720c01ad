import CMemory

/// Tells the processor that the cache line at `address` will be written soon.
@inline(__always)
func prefetch(_ address: UnsafeRawPointer) {
  unsafe cmemory_prefetch(address)
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

/// Memory that grows by regions of 2 MiB and never moves.
@safe struct Regions: ~Copyable {
  static let bits = 21
  static let byteCount = 1 << bits

  private(set) var count = 0
  private var starts: [UnsafeMutableRawPointer] = unsafe []

  /// Whether the system is asked for large pages: good for what is touched at random, while memory
  /// that is filled once is not worth the clearing of whole pages.
  private let isForLookUps: Bool

  init(forLookUps: Bool) {
    isForLookUps = forLookUps
  }

  deinit {
    for index in unsafe starts.indices { unsafe starts[index].deallocate() }
  }

  /// The memory of region `index`, which is below `count`.
  @inline(__always)
  subscript(index: Int) -> UnsafeMutableRawPointer { unsafe starts[index] }

  /// Adds a region; its contents are undefined.
  mutating func grow() {
    if unsafe count == starts.count {
      let region = UnsafeMutableRawPointer.allocate(
        byteCount: Self.byteCount, alignment: Int(cmemory_large_page))
      // The first one belongs to small corpora too.
      if isForLookUps, count > 0 { unsafe cmemory_use_large_pages(region, Self.byteCount) }
      unsafe starts.append(region)
    }
    count += 1
  }

  /// Forgets the contents of all regions and keeps their memory.
  mutating func removeAll() {
    count = 0
  }
}
