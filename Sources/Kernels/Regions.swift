import CMemory

/// Tells the processor that the cache line at `address` will be written soon.
@inline(__always)
func prefetch(_ address: UnsafeRawPointer) {
  unsafe cmemory_prefetch(address)
}

/// Memory that grows by regions of 2 MiB and never moves.
///
/// From some size on the system is asked for large pages: fresh memory then costs a page fault per region
/// instead of one for each 4 KiB.
@safe struct Regions: ~Copyable {
  static let bits = 21
  static let byteCount = 1 << bits

  private(set) var count = 0
  private var starts: [UnsafeMutableRawPointer] = unsafe []

  /// Regions that a small user has, in pages of the usual size.
  private static let smallCount = 3

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
      if count >= Self.smallCount {
        unsafe cmemory_use_large_pages(region, Self.byteCount)
      }
      unsafe starts.append(region)
    }
    count += 1
  }

  /// Forgets the contents of all regions and keeps their memory.
  mutating func removeAll() {
    count = 0
  }
}
