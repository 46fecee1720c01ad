/// Growing byte strings, one per term, in one arena: each a chain of chunks that double in size.
///
/// A string grows by pieces of up to `pieceBytes`, which costs no allocation; a piece is not parted, so that
/// a chunk ends where a piece does. Addresses have 32 bits: an arena ends at 4 GiB.
@safe struct ChainArena: ~Copyable {
  /// The state of one byte string; the owner keeps it and passes it to each append.
  struct Chain {
    /// Addresses of the first chunk and the last one.
    fileprivate var head: UInt32 = 0
    fileprivate var last: UInt32 = 0
    /// Bytes of the last chunk in use, its header included.
    fileprivate var used: UInt16 = 0
    /// How often the last chunk is as large as the first, as a power of two.
    fileprivate var step: UInt8 = 0
  }

  /// A chunk begins with the address of the next one and the number of its bytes in use.
  private struct Header {
    var next: UInt32
    var used: UInt32
  }

  /// Most bytes of a piece; so many are read from where it begins.
  static let pieceBytes = 40
  private static let headerBytes = MemoryLayout<Header>.stride
  private static let firstChunk = headerBytes + 2 * pieceBytes
  private static let largestStep: UInt8 = 8

  /// A piece on its way to its chunk.
  @unsafe private struct Piece {
    var target: UnsafeMutableRawPointer
    var bytes: (UInt64, UInt64, UInt64, UInt64, UInt64)
  }

  /// So many pieces wait for the cache lines where they are to go, which are as good as never at hand.
  private static let queueLength = 64

  private var regions: Regions
  private let queue: UnsafeMutablePointer<Piece>
  private var queued = 0
  // Address 0 means "no chunk".
  private var next = Self.firstChunk

  /// Bytes of memory in use.
  var byteCount: Int { next }

  /// An empty arena; its memory is that of `spent` as long as there is some.
  init(spent: SpentRegions? = nil) {
    regions = Regions(forLookUps: false, spent: spent)
    unsafe queue = .allocate(capacity: Self.queueLength)
  }

  deinit { unsafe queue.deallocate() }

  /// Appends the `count` bytes at `piece`, from where `pieceBytes` can be read.
  @inline(__always)
  mutating func append(_ piece: UnsafeRawPointer, count: Int, to chain: inout Chain) {
    let size = Self.firstChunk &<< Int(chain.step)
    if Int(chain.used) &+ Self.pieceBytes > size || chain.head == 0 { grow(&chain) }
    if queued == Self.queueLength { settle() }
    unsafe queue[queued].target = address(chain.last) + Int(chain.used)
    unsafe UnsafeMutableRawPointer(queue + queued).advanced(by: Self.pieceOffset)
      .copyMemory(from: piece, byteCount: Self.pieceBytes)
    queued &+= 1
    chain.used &+= UInt16(truncatingIfNeeded: count)
  }

  private static let pieceOffset = unsafe MemoryLayout<Piece>.stride - pieceBytes

  /// Puts all pieces where they belong; to be called before anything is read.
  mutating func settle() {
    // Side by side, so that the processor finds the places of their pages together.
    for index in 0..<queued {
      let target = unsafe queue[index].target
      unsafe Kernels.prefetch(target)
      unsafe Kernels.prefetch(target + (Self.pieceBytes &- 1))
    }
    for index in 0..<queued {
      let piece = unsafe queue + index
      unsafe piece.pointee.target.copyMemory(
        from: UnsafeRawPointer(piece) + Self.pieceOffset, byteCount: Self.pieceBytes)
    }
    queued = 0
  }

  /// What has not been read of a string: the next chunk, 0 after the last.
  struct Rest {
    fileprivate var chunk: UInt32 = 0

    var isEmpty: Bool { chunk == 0 }
  }

  /// All of a string.
  func rest(of chain: Chain) -> Rest { Rest(chunk: chain.head) }

  /// The next bytes of a string, whose rest is not empty; they stay where they are.
  func chunk(_ rest: inout Rest, of chain: Chain) -> UnsafeRawBufferPointer {
    let start = unsafe address(rest.chunk)
    let header = unsafe start.load(as: Header.self)
    let isLast = rest.chunk == chain.last
    let used = isLast ? Int(chain.used) : Int(header.used)
    rest.chunk = isLast ? 0 : header.next
    if !isLast { unsafe prefetchToRead(address(header.next)) }
    return unsafe UnsafeRawBufferPointer(
      start: start + Self.headerBytes, count: used - Self.headerBytes)
  }

  /// Begins to fetch the first chunk of a string.
  @inline(__always)
  func prefetch(_ chain: Chain) {
    if chain.head != 0 { unsafe Kernels.prefetch(address(chain.head)) }
  }

  /// Bytes of a string; O(chunks).
  func byteCount(of chain: Chain) -> Int {
    var rest = rest(of: chain)
    var count = 0
    while !rest.isEmpty { unsafe count += chunk(&rest, of: chain).count }
    return count
  }

  /// Forgets all strings and keeps the memory.
  mutating func removeAll() {
    queued = 0
    regions.removeAll()
    next = Self.firstChunk
  }

  @inline(__always)
  private func address(_ chunk: UInt32) -> UnsafeMutableRawPointer {
    unsafe regions[Int(chunk) >> Regions.bits] + (Int(chunk) & (Regions.byteCount &- 1))
  }

  /// Begins a new chunk, of twice the size of the last one up to a limit.
  private mutating func grow(_ chain: inout Chain) {
    let isFirst = chain.head == 0
    let step = isFirst ? 0 : min(chain.step + 1, Self.largestStep)
    let chunk = allocate(Self.firstChunk << Int(step))
    if isFirst {
      chain.head = chunk
    } else {
      unsafe address(chain.last).storeBytes(
        of: Header(next: chunk, used: UInt32(chain.used)), as: Header.self)
    }
    chain.last = chunk
    chain.used = UInt16(Self.headerBytes)
    chain.step = step
  }

  /// Room for a chunk, which lies within one region.
  private mutating func allocate(_ size: Int) -> UInt32 {
    let end = regions.count << Regions.bits
    if next + size > end {
      next = max(next, end)
      regions.grow()
    }
    defer { next += size }
    return UInt32(next)
  }
}
