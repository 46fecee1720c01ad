/// Reads numbers of a few bits anywhere in a bit stream, lowest bit first.
public enum BitFields {
  /// Bytes that must follow the last one that holds a bit of the stream.
  public static let padding = 8

  /// The `width` bits, at most 32, at bit `place`; the caller checks that they are there.
  @inlinable @inline(__always)
  public static func load(_ bytes: RawSpan, at place: Int, width: Int) -> UInt32 {
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place &>> 3, as: UInt64.self)
    let mask = (1 as UInt64) &<< UInt64(width) &- 1
    return UInt32(truncatingIfNeeded: word &>> UInt64(place & 7) & mask)
  }

  /// At least 57 bits from bit `place` on.
  @inlinable @inline(__always)
  static func word(_ bytes: RawSpan, at place: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place &>> 3, as: UInt64.self)
      &>> UInt64(place & 7)
  }

  /// Replaces the first `count` of `values` by as many fields of `width` bits from bit `place` on.
  ///
  /// `values` has room; the fields lie in `bytes` with `padding` behind them.
  public static func load(
    _ bytes: RawSpan, at place: Int, width: Int, count: Int, into values: inout [UInt32]
  ) {
    guard width <= 32, count <= values.count,
      (place + width * count + 7) >> 3 + padding <= bytes.byteCount
    else { return }
    var values = values.mutableSpan
    var bit = place
    for index in 0..<count {
      values[index] = load(bytes, at: bit, width: width)
      bit &+= width
    }
  }

  /// The place of the `number`-th set bit, from 1; `word` has so many.
  ///
  /// By sums over bytes (Vigna, "Broadword implementation of rank/select queries", 2008).
  @inlinable @inline(__always)
  static func select(_ word: UInt64, _ number: Int) -> Int {
    var sums = word &- (word >> 1 & 0x5555_5555_5555_5555)
    sums = (sums & 0x3333_3333_3333_3333) &+ (sums >> 2 & 0x3333_3333_3333_3333)
    sums = (sums &+ (sums >> 4)) & 0x0F0F_0F0F_0F0F_0F0F
    sums = sums &* 0x0101_0101_0101_0101
    let reached =
      (sums | 0x8080_8080_8080_8080) &- UInt64(number) &* 0x0101_0101_0101_0101
    let place = (reached & 0x8080_8080_8080_8080).trailingZeroBitCount & ~7
    let before = Int((sums &<< 8) &>> UInt64(place) & 0xFF)
    var rest = word &>> UInt64(place)
    for _ in 1..<max(1, number &- before) { rest &= rest &- 1 }
    return place &+ rest.trailingZeroBitCount
  }
}
