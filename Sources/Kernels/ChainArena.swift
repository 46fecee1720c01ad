/// Growing byte strings, one per term, in one arena: each a chain of chunks that double in size.
///
/// Appending to any of a million strings costs no allocation and stays within the string's last
/// chunk. Addresses have 32 bits: an arena ends at 4 GiB. Not thread-safe.
///
/// Properties are exempt from the runtime's check for exclusive use, which took a fifth of a build: each
/// is touched by one method at a time, and no method calls out while it changes them.
@safe package final class ChainArena {
  /// The state of one byte string; the owner keeps it and passes it to each append.
  package struct Chain: Sendable {
    fileprivate var head: UInt32 = 0
    fileprivate var tail: UInt32 = 0
    fileprivate var tailEnd: UInt32 = 0
    /// Bytes in the string.
    package fileprivate(set) var byteCount: UInt32 = 0

    /// An empty string; takes no memory in the arena.
    package init() {}
  }

  private static let pageBits = 20
  private static let pageBytes = 1 << pageBits
  private static let firstChunk = 16
  private static let largestChunk = 1 << 14
  private static let linkBytes = 4

  @exclusivity(unchecked) private var pages: [UnsafeMutablePointer<UInt8>] = unsafe []
  @exclusivity(unchecked) private var pagesInUse = 0
  // Address 0 means "no chunk", so the first 16 bytes stay unused.
  @exclusivity(unchecked) private var next = ChainArena.pageBytes

  /// An empty arena.
  package init() {}

  deinit {
    for index in unsafe pages.indices { unsafe pages[index].deallocate() }
  }

  /// Bytes of memory in use.
  package var byteCount: Int { unsafe pagesInUse * Self.pageBytes }

  /// Appends a variable-length integer (LEB128).
  @inline(__always)
  package func append(varint value: UInt32, to chain: inout Chain) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80, to: &chain)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest), to: &chain)
  }

  @inline(__always)
  private func append(_ byte: UInt8, to chain: inout Chain) {
    if chain.tail == chain.tailEnd { grow(&chain) }
    unsafe (pages[Int(chain.tail) >> Self.pageBits] + (Int(chain.tail) & (Self.pageBytes &- 1)))
      .pointee = byte
    chain.tail &+= 1
    chain.byteCount &+= 1
  }

  /// Appends the string to `bytes`.
  package func copy(_ chain: Chain, to bytes: inout [UInt8]) {
    var address = Int(chain.head)
    var left = Int(chain.byteCount)
    var size = Self.firstChunk
    while left > 0 {
      let base = unsafe pages[address >> Self.pageBits] + (address & (Self.pageBytes - 1))
      let held = min(left, size - Self.linkBytes)
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: held))
      left -= held
      if left > 0 {
        address = Int(
          unsafe UnsafeRawPointer(base + size - Self.linkBytes).loadUnaligned(as: UInt32.self))
      }
      size = min(size * 2, Self.largestChunk)
    }
  }

  /// Forgets all strings and keeps the memory.
  package func removeAll() {
    unsafe pagesInUse = 0
    unsafe next = Self.pageBytes
  }

  private func grow(_ chain: inout Chain) {
    // A chain's chunks have sizes 16, 32, 64 …, so its length tells the size of the next one.
    var size = Self.firstChunk
    var held = size - Self.linkBytes
    while held < Int(chain.byteCount) + 1 {
      size = min(size * 2, Self.largestChunk)
      held += size - Self.linkBytes
    }
    let address = allocate(size)
    if chain.head == 0 {
      chain.head = UInt32(address)
    } else {
      let link = Int(chain.tailEnd)
      unsafe UnsafeMutableRawPointer(
        pages[link >> Self.pageBits] + (link & (Self.pageBytes - 1))
      ).storeBytes(of: UInt32(address), as: UInt32.self)
    }
    chain.tail = UInt32(address)
    chain.tailEnd = UInt32(address + size - Self.linkBytes)
  }

  private func allocate(_ size: Int) -> Int {
    if unsafe next + size > Self.pageBytes {
      if unsafe pagesInUse == pages.count {
        unsafe pages.append(.allocate(capacity: Self.pageBytes))
      }
      unsafe pagesInUse += 1
      unsafe next = unsafe pagesInUse == 1 ? Self.firstChunk : 0
    }
    defer { unsafe next += size }
    return unsafe (pagesInUse - 1) << Self.pageBits + next
  }
}
