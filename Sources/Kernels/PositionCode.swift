/// The positions of one term in one article, in a number of bits that frequency and extent tell.
///
/// So the positions of any article of a block are found without decoding its neighbours'. With f
/// positions below u, either each takes the bits of u - 1, or they are an Elias-Fano sequence (Elias,
/// "Efficient storage and retrieval by content and address of static files", 1974; Vigna,
/// "Quasi-succinct indices", 2013), whichever is smaller:
/// ```
/// l     := greatest number with f * 2^l <= u
/// plain := position:w bits {f}                                   w: the bits of u - 1
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
    init(frequency f: UInt32, extent u: UInt32) {
      let width = 32 &- (u &- 1).leadingZeroBitCount
      let plain = Int(f) &* width
      self.width = width
      upper = 0
      bitCount = plain
      guard f > 1, f <= u else { return }
      var low = f.leadingZeroBitCount &- u.leadingZeroBitCount
      if f &<< UInt32(truncatingIfNeeded: low) > u { low &-= 1 }
      let upper = Int(f) &+ Int((u &- 1) &>> UInt32(truncatingIfNeeded: low))
      let fano = Int(f) &* low &+ upper
      guard fano < plain else { return }
      self.width = low
      self.upper = upper
      bitCount = fano
    }
  }

  /// Bits of `frequency` positions below `extent`.
  @inlinable @inline(__always)
  public static func bitCount(frequency: UInt32, extent: UInt32) -> Int {
    Shape(frequency: frequency, extent: extent).bitCount
  }

  /// The extent of an article.
  ///
  /// - Parameter sizes: the extents of articles (`SizeCode`), from article `first` on; the caller checks
  ///   that they hold the article.
  @inlinable @inline(__always)
  public static func extent(of article: UInt32, sizes: RawSpan, first: UInt32) -> UInt32 {
    SizeCode.decode(
      unsafe sizes.unsafeLoad(fromByteOffset: Int(article &- first), as: UInt8.self))
  }

  /// Bits of the positions of the articles `range` of a block; `sizes` as in `extent(of:sizes:first:)`.
  public static func bitCount(
    of range: Range<Int>, articles: [UInt32], frequencies: [UInt32], sizes: RawSpan, first: UInt32
  ) -> Int {
    var bits = 0
    for index in range {
      bits &+= bitCount(
        frequency: frequencies[index],
        extent: extent(of: articles[index], sizes: sizes, first: first))
    }
    return bits
  }

  /// Appends ascending positions, all below `extent`, and returns how many bits they took.
  public static func encode(
    _ positions: Span<UInt32>, extent: UInt32, to sink: inout BitSink
  ) -> Int {
    let shape = Shape(frequency: UInt32(truncatingIfNeeded: positions.count), extent: extent)
    sink.reserve(shape.bitCount >> 3 &+ 16)
    let width = shape.width
    if shape.upper == 0 {
      for index in positions.indices { sink.put(UInt64(positions[index]), width: width) }
      return shape.bitCount
    }
    let mask: UInt32 = (1 &<< UInt32(width)) &- 1
    for index in positions.indices { sink.put(UInt64(positions[index] & mask), width: width) }
    var next = 0
    for index in positions.indices {
      let place = index &+ Int(positions[index] &>> UInt32(width))
      pad(place &- next, to: &sink)
      sink.put(1, width: 1)
      next = place &+ 1
    }
    pad(shape.upper &- next, to: &sink)
    return shape.bitCount
  }

  @inline(__always)
  private static func pad(_ zeros: Int, to sink: inout BitSink) {
    var zeros = zeros
    while zeros > 32 {
      sink.put(0, width: 32)
      zeros &-= 32
    }
    sink.put(0, width: zeros)
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
    let shape = Shape(frequency: frequency, extent: extent)
    // Positions ascend, so there is no room for more; and none of no bits may ask for memory.
    guard frequency <= extent, place >= 0,
      (place &+ shape.bitCount &+ 7) >> 3 &+ BitFields.padding <= bytes.byteCount
    else { return false }
    let width = shape.width
    var bit = place
    guard shape.upper > 0 else {
      for _ in 0..<frequency {
        positions.append(BitFields.load(bytes, at: bit, width: width))
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
        positions.append(high &<< UInt32(width) | low)
        bit &+= width
        index &+= 1
        rest &= rest &- 1
      }
      start &+= count
    }
    return index == Int(frequency)
  }
}
