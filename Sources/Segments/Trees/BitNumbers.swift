import Kernels

/// Numbers of few bits on the way into a bit stream: codes that are short for small ones.
struct BitNumberWriter: ~Copyable {
  private var sink = BitSink()
  /// Bits since the last `takeBytes`.
  private(set) var bitCount = 0

  /// Appends the low `width` bits of `value`, at most 32, whose other bits are 0.
  mutating func put(_ value: UInt32, width: Int) {
    sink.reserve(8)
    sink.put(UInt64(value), width: width)
    bitCount += width
  }

  /// Appends a number as `BitNumbers.exponential`.
  mutating func putExponential(_ value: UInt32, order: Int) {
    let width = BitNumbers.exponentialWidth(value, order: order)
    let high = UInt32(width - order - 1) / 2
    put(0, width: Int(high))
    put(1, width: 1)
    put(value &- (((1 << high) - 1) << UInt32(order)), width: Int(high) + order)
  }

  /// Appends a number as `BitNumbers.rice`.
  mutating func putRice(_ value: UInt32, order: Int) {
    let quotient = Int(value >> UInt32(order))
    guard quotient < BitNumbers.longestRun else {
      put((1 << UInt32(BitNumbers.longestRun)) - 1, width: BitNumbers.longestRun)
      return put(value, width: 32)
    }
    put((1 << UInt32(quotient)) - 1, width: quotient + 1)
    put(value & ((1 << UInt32(order)) - 1), width: order)
  }

  /// All bits so far, filled up to whole bytes; the writer is empty afterwards.
  mutating func takeBytes() -> [UInt8] {
    sink.reserve(8)
    sink.align()
    bitCount = 0
    return sink.takeBytes()
  }
}

/// Reads what a `BitNumberWriter` wrote; the place after the last one that was read.
///
/// Never reads beyond `end`: what would is 0 and sets `isBeyond`.
struct BitNumbers {
  /// The next bit.
  private(set) var place: Int
  let end: Int
  /// Whether more was asked for than there is.
  private(set) var isBeyond = false

  /// Most ones before a Rice code's zero; as many as that and no zero stand before 32 plain bits.
  static let longestRun = 16
  /// Most zeros of an exponential code.
  static let longestPrefix = 24

  /// The bits `range` of a stretch that has `BitFields.padding` bytes behind them.
  init(_ range: Range<Int>) {
    place = range.lowerBound
    end = range.upperBound
  }

  /// The next `width` bits, at most 32.
  @inline(__always)
  mutating func bits(_ width: Int, in bytes: RawSpan) -> UInt32 {
    guard width <= end &- place, place &>> 3 &+ BitFields.padding <= bytes.byteCount else {
      isBeyond = true
      return 0
    }
    let value = BitFields.load(bytes, at: place, width: width)
    place &+= width
    return value
  }

  /// What stands from the next bit on, with zeros or other numbers behind the end.
  @inline(__always)
  private func ahead(_ bytes: RawSpan) -> UInt32 {
    guard place &>> 3 &+ BitFields.padding <= bytes.byteCount else { return 0 }
    return BitFields.load(bytes, at: place, width: 32)
  }

  /// The Exp-Golomb code of an order (Teuhola, "A compression method for clustered bit-vectors", 1978): as many
  /// zeros as the number has bits beyond the order, a one, the bits.
  @inline(__always)
  mutating func exponential(order: Int, in bytes: RawSpan) -> UInt32 {
    let high = ahead(bytes).trailingZeroBitCount
    guard high <= Self.longestPrefix, high + order <= 32 else {
      isBeyond = true
      return 0
    }
    _ = bits(high + 1, in: bytes)
    return bits(high + order, in: bytes) &+ ((1 &<< UInt32(high) &- 1) &<< UInt32(order))
  }

  static func exponentialWidth(_ value: UInt32, order: Int) -> Int {
    let high = 63 - (UInt64(value) >> UInt64(order) + 1).leadingZeroBitCount
    return 2 * high + 1 + order
  }

  /// The Rice code of an order (Rice, "Some practical universal noiseless coding techniques", 1979): as many ones
  /// as the number divided by 2^order, a zero, the remainder.
  @inline(__always)
  mutating func rice(order: Int, in bytes: RawSpan) -> UInt32 {
    let quotient = (~ahead(bytes)).trailingZeroBitCount
    guard quotient < Self.longestRun else {
      _ = bits(Self.longestRun, in: bytes)
      return bits(32, in: bytes)
    }
    _ = bits(quotient + 1, in: bytes)
    return UInt32(quotient) &<< UInt32(order) | bits(order, in: bytes)
  }

  static func riceWidth(_ value: UInt32, order: Int) -> Int {
    let quotient = Int(value >> UInt32(order))
    return quotient < longestRun ? quotient + 1 + order : longestRun + 32
  }
}
