/// The positions of one term in one article, in a number of bits that frequency and extent tell.
///
/// So the positions of any article of a block are found without decoding its neighbours'. With f
/// positions below u, either each takes the bits of u - 1, or they are an Elias-Fano sequence (Elias,
/// "Efficient storage and retrieval by content and address of static files", 1974; Vigna,
/// "Quasi-succinct indices", 2013), whichever is smaller. Two or three positions p < q < r may also be one
/// number (the combinatorial number system: Knuth, "The Art of Computer Programming", 7.2.1.3):
/// ```
/// l     := greatest number with f * 2^l <= u
/// plain := position:w bits {f}                                   w: the bits of u - 1
/// one   := number:w bits     f = 2, u < 2^28: q (q - 1) / 2 + p;
///          f = 3, u < 2^19: r (r - 1) (r - 2) / 6 + q (q - 1) / 2 + p;
///          w: the bits of the greatest number, at least one
/// fano  := (position mod 2^l):l bits {f}  upper                  f + (u - 1) div 2^l bits
///          upper: bit i + position div 2^l is set for the i-th position, from 0
/// ```
public enum PositionCode {
  /// How the positions of an article are written.
  @usableFromInline
  struct Shape {
    /// Bits of a position in the plain form; low bits in the other.
    @usableFromInline var width: Int
    /// Bits of the upper part; 0 for the plain form.
    @usableFromInline var upper: Int
    /// Bits in all.
    @usableFromInline var bitCount: Int

    @inlinable @inline(__always)
    init(width: Int, upper: Int, bitCount: Int) {
      self.width = width
      self.upper = upper
      self.bitCount = bitCount
    }

    @inlinable @inline(__always)
    init(frequency f: UInt32, extent u: UInt32) {
      let width = 32 &- (u &- 1).leadingZeroBitCount
      let plain = Int(f) &* width
      self.init(width: width, upper: 0, bitCount: plain)
      guard f > 1, f <= u else { return }
      var low = f.leadingZeroBitCount &- u.leadingZeroBitCount
      if f &<< UInt32(truncatingIfNeeded: low) > u { low &-= 1 }
      let upper = Int(f) &+ Int((u &- 1) &>> UInt32(truncatingIfNeeded: low))
      let fano = Int(f) &* low &+ upper
      if fano < plain { self.init(width: low, upper: upper, bitCount: fano) }
      guard f <= 3, u < (f == 2 ? 1 << 28 : 1 << 19) else { return }
      let numbers =
        f == 2 ? PositionCode.pairs(below: UInt64(u)) : PositionCode.triples(below: UInt64(u))
      // Not without bits, which is what damage looks like.
      let one = max(1, 64 &- (numbers &- 1).leadingZeroBitCount)
      if one < bitCount { self.init(width: one, upper: 0, bitCount: one) }
    }

    /// Whether several positions are one number.
    @inlinable @inline(__always)
    func isOneNumber(_ frequency: UInt32) -> Bool {
      frequency > 1 && frequency <= 3 && upper == 0 && bitCount == width
    }
  }

  /// How many sets of two, and of three, numbers below `limit` there are.
  @inlinable @inline(__always)
  static func pairs(below limit: UInt64) -> UInt64 { limit &* (limit &- 1) / 2 }

  @inlinable @inline(__always)
  static func triples(below limit: UInt64) -> UInt64 {
    limit < 3 ? 0 : limit &* (limit &- 1) &* (limit &- 2) / 6
  }

  /// The greatest number with no more than `number` pairs below it.
  @inlinable @inline(__always)
  static func largerOfPair(_ number: UInt64) -> UInt64 {
    var larger = UInt64((Double(number &* 8 &+ 1).squareRoot() + 1) / 2)
    // The root is rounded, so it may be one beside.
    while pairs(below: larger) > number { larger &-= 1 }
    while pairs(below: larger &+ 1) <= number { larger &+= 1 }
    return larger
  }

  /// The greatest number with no more than `number` triples below it.
  @inlinable @inline(__always)
  static func largestOfTriple(_ number: UInt64) -> UInt64 {
    // Newton's steps from above reach the cube root of 6 * number, which is less than one below.
    let cube = Double(number) * 6
    var root = Double(
      sign: .plus, exponent: cube > 0 ? (cube.exponent &+ 3) / 3 : 0, significand: 1)
    for _ in 0..<6 { root = cube > 0 ? (2 * root + cube / (root * root)) / 3 : 0 }
    var largest = UInt64(root) &+ 1
    while triples(below: largest) > number { largest &-= 1 }
    while triples(below: largest &+ 1) <= number { largest &+= 1 }
    return largest
  }

  /// Calls `body` with the two or three positions of a number, ascending.
  @inlinable @inline(__always)
  static func forEachPosition(of number: UInt64, count: UInt32, _ body: (UInt32) -> Void) {
    var rest = number
    var largest: UInt64?
    if count == 3 {
      let found = largestOfTriple(rest)
      rest &-= triples(below: found)
      largest = found
    }
    let larger = largerOfPair(rest)
    body(UInt32(truncatingIfNeeded: rest &- pairs(below: larger)))
    body(UInt32(truncatingIfNeeded: larger))
    if let largest { body(UInt32(truncatingIfNeeded: largest)) }
  }

  /// The shapes of all extents' codes and the frequencies below 64, as code * 64 + frequency: bits in
  /// all, width from bit 16 on, upper part from bit 22 on.
  ///
  /// A third of the time of the computation, of which a phrase makes one for each article that it passes.
  @usableFromInline
  static let shapes: [UInt32] = (0..<(256 * 64)).map { index in
    guard index & 63 > 0 else { return 0 }
    let shape = Shape(
      frequency: UInt32(index & 63), extent: SizeCode.decode(UInt8(index >> 6)))
    return UInt32(clamping: shape.bitCount) | UInt32(shape.width) << 16 | UInt32(shape.upper) << 22
  }

  /// The shape for a frequency and the code of an extent; `table` is `shapes`.
  @inlinable @inline(__always)
  static func shape(_ frequency: UInt32, code: UInt8, _ table: Span<UInt32>) -> Shape {
    guard frequency < 64 else {
      return Shape(frequency: frequency, extent: SizeCode.decode(code))
    }
    let packed = table[Int(code) &<< 6 | Int(frequency)]
    return Shape(
      width: Int(packed >> 16 & 63), upper: Int(packed >> 22), bitCount: Int(packed & 0xFFFF))
  }

  /// Bits of `frequency` positions below `extent`.
  @inlinable @inline(__always)
  public static func bitCount(frequency: UInt32, extent: UInt32) -> Int {
    Shape(frequency: frequency, extent: extent).bitCount
  }

  /// Replaces `positions` by those at bit `place`, ascending.
  ///
  /// Returns false, with as many as there are, if they leave `bytes` (less the padding of
  /// `BitFields`) or contradict themselves.
  public static func decode(
    _ bytes: RawSpan, at place: Int, frequency: UInt32, extent: UInt32,
    into positions: inout [UInt32]
  ) -> Bool {
    positions.removeAll(keepingCapacity: true)
    guard frequency <= extent else { return false }
    return decode(
      bytes, at: place, frequency: frequency, Shape(frequency: frequency, extent: extent)
    ) { positions.append($0) }
  }

  /// Calls `body` with each position.
  @inlinable @inline(__always)
  static func decode(
    _ bytes: RawSpan, at place: Int, frequency: UInt32, _ shape: Shape, _ body: (UInt32) -> Void
  ) -> Bool {
    // More than one position of no bits would be a loop that no byte bounds.
    guard place >= 0, shape.bitCount > 0 || frequency <= 1,
      (place &+ shape.bitCount &+ 7) >> 3 &+ BitFields.padding <= bytes.byteCount
    else { return false }
    let width = shape.width
    var bit = place
    if shape.isOneNumber(frequency) {
      let mask = (1 as UInt64) &<< UInt64(width) &- 1
      forEachPosition(of: BitFields.word(bytes, at: place) & mask, count: frequency, body)
      return true
    }
    guard shape.upper > 0 else {
      for _ in 0..<frequency {
        body(BitFields.load(bytes, at: bit, width: width))
        bit &+= width
      }
      return true
    }
    let upper = place &+ Int(frequency) &* width
    var start = 0
    var index = 0
    while start < shape.upper {
      let count = min(56, shape.upper &- start)
      var rest = BitFields.word(bytes, at: upper &+ start) & ((1 as UInt64) &<< UInt64(count) &- 1)
      while rest != 0 {
        guard index < Int(frequency) else { return false }
        let high = UInt32(truncatingIfNeeded: start &+ rest.trailingZeroBitCount &- index)
        let low = BitFields.load(bytes, at: bit, width: width)
        body(high &<< UInt32(truncatingIfNeeded: width) | low)
        bit &+= width
        index &+= 1
        rest &= rest &- 1
      }
      start &+= count
    }
    return index == Int(frequency)
  }

  /// Whether `position` is among those at bit `place`; false if they leave `bytes`.
  @inlinable @inline(__always)
  static func contains(
    _ position: UInt32, _ bytes: RawSpan, at place: Int, frequency: UInt32, _ shape: Shape
  ) -> Bool {
    guard shape.bitCount > 0 || frequency <= 1,
      (place &+ shape.bitCount &+ 7) >> 3 &+ BitFields.padding <= bytes.byteCount
    else { return false }
    let width = shape.width
    if shape.isOneNumber(frequency) {
      let mask = (1 as UInt64) &<< UInt64(width) &- 1
      var isThere = false
      forEachPosition(of: BitFields.word(bytes, at: place) & mask, count: frequency) {
        isThere = isThere || $0 == position
      }
      return isThere
    }
    guard shape.upper > 0 else {
      var bit = place
      for _ in 0..<frequency {
        if BitFields.load(bytes, at: bit, width: width) == position { return true }
        bit &+= width
      }
      return false
    }
    return fanoContains(position, bytes, at: place, frequency: Int(frequency), shape)
  }

  @usableFromInline
  static func fanoContains(
    _ position: UInt32, _ bytes: RawSpan, at place: Int, frequency: Int, _ shape: Shape
  ) -> Bool {
    let width = shape.width
    let upper = place &+ frequency &* width
    let high = Int(position &>> UInt32(truncatingIfNeeded: width))
    // There are as many zeros.
    guard high <= shape.upper &- frequency else { return false }
    // The positions with the same high part follow as many zeros as that part.
    var zeros = high
    var bit = 0
    while zeros > 0, bit < shape.upper {
      let count = min(56, shape.upper &- bit)
      let rest =
        ~BitFields.word(bytes, at: upper &+ bit) & ((1 as UInt64) &<< UInt64(count) &- 1)
      let found = rest.nonzeroBitCount
      if found >= zeros {
        bit &+= BitFields.select(rest, zeros) &+ 1
        zeros = 0
      } else {
        zeros &-= found
        bit &+= count
      }
    }
    let low = position & ((1 &<< UInt32(truncatingIfNeeded: width)) &- 1)
    var index = bit &- high
    while bit < shape.upper, index < frequency, BitFields.word(bytes, at: upper &+ bit) & 1 == 1 {
      if BitFields.load(bytes, at: place &+ index &* width, width: width) == low { return true }
      bit &+= 1
      index &+= 1
    }
    return false
  }
}
