/// What an `OccurrenceArena` knows of one term: a cache line.
@safe struct TermState {
  /// The last article plus one; 0 before the first.
  private var lastArticle: UInt32 = 0
  /// The last position.
  private var lastPosition: UInt32 = 0
  /// How many articles hold the term.
  private(set) var articles: UInt32 = 0
  /// What of the byte string is in the arena.
  private var chain = ChainArena.Chain()
  /// How many bytes of its end are here.
  private var held: UInt8 = 0
  /// 40 bytes, aligned so that the whole is a cache line.
  private var ending:
    (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
      (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

  static let byteCount = 64
  /// So many states are in a region, as a power of two.
  static let regionBits = Regions.bits - 6

  /// Where the state of term `number` stands.
  @inline(__always)
  static func place(
    of number: UInt32, in regions: UnsafeMutablePointer<UnsafeMutableRawPointer>
  ) -> UnsafeMutablePointer<TermState> {
    let offset = Int(number) & (1 &<< regionBits &- 1)
    return unsafe (regions[Int(number) &>> regionBits] + offset &* byteCount)
      .assumingMemoryBound(to: TermState.self)
  }

  private static let endingOffset = 24
  /// Smaller numbers are codes of one unit, two of which are stored together.
  private static let shortLimit: UInt32 = 1 << 14
  private static let shortBytes = 4

  /// Adds an occurrence to the byte string; see `OccurrenceCode`.
  @inline(__always)
  mutating func add(article: UInt32, position: UInt32, chains: inout ChainArena) {
    // Whether the article is new is as good as random, so that no branch depends on it.
    let gap = article &+ 1 &- lastArticle
    let isNew = min(gap, 1)
    let newMask = 0 &- isNew
    let number = gap & newMask | (position &- lastPosition) & ~newMask
    lastArticle = article &+ 1
    lastPosition = position
    articles &+= isNew
    if number | position < Self.shortLimit {
      if Int(held) > ChainArena.pieceBytes &- Self.shortBytes { flush(to: &chains) }
      let offset = Self.endingOffset &+ Int(held)
      // The second unit is overwritten if it is not wanted.
      let units = number &<< 1 | isNew | position &<< 17
      unsafe withUnsafeMutableBytes(of: &self) { state in
        unsafe state.storeBytes(of: units.littleEndian, toByteOffset: offset, as: UInt32.self)
      }
      held &+= UInt8(truncatingIfNeeded: 2 &+ isNew &<< 1)
    } else {
      put(number, tag: isNew, chains: &chains)
      if isNew == 1 { put(position, tag: 0, chains: &chains) }
    }
  }

  /// Appends one code of any size.
  @inline(never)
  private mutating func put(_ number: UInt32, tag: UInt32, chains: inout ChainArena) {
    if Int(held) > ChainArena.pieceBytes - OccurrenceCode.mostBytes { flush(to: &chains) }
    let (bytes, count) = OccurrenceCode.code(number, tag: tag)
    let offset = Self.endingOffset + Int(held)
    unsafe withUnsafeMutableBytes(of: &self) { state in
      for index in 0..<count {
        unsafe state[offset + index] = UInt8(truncatingIfNeeded: bytes >> UInt64(8 * index))
      }
    }
    held += UInt8(count)
  }

  /// Bytes of the byte string; O(chunks).
  func byteCount(in chains: borrowing ChainArena) -> Int {
    chains.byteCount(of: chain) + Int(held)
  }

  /// What of the byte string is in the arena.
  func rest(in chains: borrowing ChainArena) -> ChainArena.Rest { chains.rest(of: chain) }

  /// The next chunk of the byte string.
  func chunk(
    _ rest: inout ChainArena.Rest, in chains: borrowing ChainArena
  ) -> UnsafeRawBufferPointer {
    unsafe chains.chunk(&rest, of: chain)
  }

  /// Begins to fetch what stands first in the arena.
  @inline(__always)
  func prefetch(in chains: borrowing ChainArena) { chains.prefetch(chain) }

  /// The end of the byte string in a state, behind what is in the arena.
  static func ending(_ state: UnsafeMutablePointer<TermState>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(
      start: UnsafeRawPointer(state) + endingOffset, count: Int(state.pointee.held))
  }

  @inline(never)
  private mutating func flush(to chains: inout ChainArena) {
    var chain = self.chain
    unsafe withUnsafeBytes(of: ending) { ending in
      if let start = ending.baseAddress {
        unsafe chains.append(start, count: Int(held), to: &chain)
      }
    }
    self.chain = chain
    held = 0
  }
}
