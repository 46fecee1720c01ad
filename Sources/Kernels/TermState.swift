/// What an `OccurrenceArena` knows of one term: a cache line.
@safe struct TermState {
  /// The last article plus one (0 before the first), and above it the last position.
  private var last: UInt64 = 0
  /// The number of articles, and above it that of occurrences.
  private var counts: UInt64 = 0
  /// What of the byte string is in the arena.
  private var chain = ChainArena.Chain()
  /// How many bytes of its end are here.
  private var held: UInt8 = 0
  /// 36 bytes, aligned so that the whole is a cache line.
  private var ending: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
    (0, 0, 0, 0, 0, 0, 0, 0, 0)

  var articles: UInt32 { UInt32(truncatingIfNeeded: counts) }
  var occurrences: UInt32 { UInt32(truncatingIfNeeded: counts &>> 32) }

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

  private static let endingOffset = 28
  /// A code of up to eight bytes is stored whole.
  private static let codeBytes = 8

  /// Adds an occurrence to the byte string; see `OccurrenceArena`.
  @inline(__always)
  mutating func add(article: UInt32, position: UInt32, chains: inout ChainArena) {
    // Whether the article is new is as good as random, so that no branch depends on it.
    let lastArticle = UInt32(truncatingIfNeeded: last)
    let isNew = min(article &+ 1 &- lastArticle, 1)
    let newMask = 0 &- isNew
    let gap = (article &- (max(lastArticle, 1) &- 1)) &<< 1 | 1
    let step = (position &- UInt32(truncatingIfNeeded: last &>> 32)) &<< 1
    let first = gap & newMask | step & ~newMask
    let second = position & newMask
    last = UInt64(position) &<< 32 | UInt64(article &+ 1)
    counts &+= 1 &<< 32 | UInt64(isNew)
    if first | second < Code.shortLimit {
      let code = Code(short: first)
      let place = Code(short: second)
      let count = code.count &+ place.count & Int(truncatingIfNeeded: Int32(bitPattern: newMask))
      put(Code(bytes: code.followed(by: place).bytes, count: count), chains: &chains)
    } else {
      put(Code(first), chains: &chains)
      if isNew == 1 { put(Code(second), chains: &chains) }
    }
  }

  /// Bytes of the byte string.
  func byteCount(in chains: borrowing ChainArena) -> Int {
    chains.byteCount(of: chain) + Int(held)
  }

  /// What of the byte string is in the arena.
  func rest(in chains: borrowing ChainArena) -> ChainArena.Rest { chains.rest(of: chain) }

  /// Appends the next chunk to `bytes`, or what is behind the last one; false if that was the end.
  func readChunk(
    _ rest: inout ChainArena.Rest, from chains: borrowing ChainArena, to bytes: inout [UInt8]
  ) -> Bool {
    guard rest.isEmpty else {
      unsafe chains.readChunk(&rest, of: chain) { unsafe bytes.append(contentsOf: $0) }
      return true
    }
    unsafe withUnsafeBytes(of: self) { state in
      unsafe bytes.append(contentsOf: state[Self.endingOffset..<Self.endingOffset + Int(held)])
    }
    return false
  }

  @inline(__always)
  private mutating func put(_ code: Code, chains: inout ChainArena) {
    if Int(held) > ChainArena.pieceBytes - Self.codeBytes { flush(to: &chains) }
    let offset = Self.endingOffset &+ Int(held)
    unsafe withUnsafeMutableBytes(of: &self) { state in
      unsafe state.storeBytes(of: code.bytes.littleEndian, toByteOffset: offset, as: UInt64.self)
    }
    held &+= UInt8(truncatingIfNeeded: code.count)
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

  /// A varint, or two, of up to eight bytes.
  private struct Code {
    /// The first byte lowest.
    let bytes: UInt64
    let count: Int

    /// Smaller values have at most two bytes.
    static let shortLimit: UInt32 = 1 << 14

    /// The varint of a value below `shortLimit`.
    @inline(__always)
    init(short value: UInt32) {
      let isLong: UInt64 = value >= 0x80 ? 1 : 0
      // Adding the bits above the lowest seven to themselves moves them up by one.
      bytes = UInt64(value &+ value & 0x3F80) | isLong &<< 7
      count = 1 &+ Int(truncatingIfNeeded: isLong)
    }

    init(_ value: UInt32) {
      var bytes: UInt64 = 0
      var count = 0
      var rest = value
      while rest >= 0x80 {
        bytes |= UInt64(rest & 0x7F | 0x80) << UInt64(8 * count)
        count += 1
        rest >>= 7
      }
      self.init(bytes: bytes | UInt64(rest) << UInt64(8 * count), count: count + 1)
    }

    @inline(__always)
    init(bytes: UInt64, count: Int) {
      self.bytes = bytes
      self.count = count
    }

    @inline(__always)
    func followed(by next: Code) -> Code {
      Code(
        bytes: bytes | next.bytes &<< UInt64(truncatingIfNeeded: 8 &* count),
        count: count &+ next.count)
    }
  }
}
