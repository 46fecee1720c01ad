/// Sets of numbers as bits in index bytes; every call wants eight bytes behind the set.
public enum BitSets {
  /// Whether bit `place` is set.
  public static func contains(_ bits: RawSpan, _ place: Int) -> Bool {
    guard place >= 0, place >> 3 < bits.byteCount else { return false }
    return unsafe bits.unsafeLoad(fromByteOffset: place >> 3, as: UInt8.self) >> UInt8(place & 7)
      & 1
      == 1
  }

  /// How many bits below `place` are set.
  public static func rank(_ bits: RawSpan, _ place: Int) -> Int {
    guard place >= 0, place >> 3 &+ 8 <= bits.byteCount else { return 0 }
    var count = 0
    var byte = 0
    while byte &+ 8 <= place >> 3 {
      count &+= unsafe bits.unsafeLoadUnaligned(fromByteOffset: byte, as: UInt64.self)
        .nonzeroBitCount
      byte &+= 8
    }
    let rest = place &- byte &* 8
    let word = unsafe bits.unsafeLoadUnaligned(fromByteOffset: byte, as: UInt64.self)
    return count &+ (word & ((1 as UInt64) &<< UInt64(rest) &- 1)).nonzeroBitCount
  }

  /// Writes `base` plus the places of the set bits among the first `count` to `values`, and returns how
  /// many there are, or nil if they are more than `values` has room for.
  public static func decode(
    _ bits: RawSpan, count: Int, base: UInt32, into values: inout [UInt32]
  ) -> Int? {
    guard count >= 0, (count &+ 7) >> 3 &+ 8 <= bits.byteCount else { return nil }
    let found = NativeLoops.members(bits, count: count, base: base, into: &values)
    return found < 0 ? nil : found
  }

  /// The same, one bit at a time: the specification of `decode`.
  package static func decodeScalar(
    _ bits: RawSpan, count: Int, base: UInt32, into values: inout [UInt32]
  ) -> Int? {
    guard count >= 0, (count &+ 7) >> 3 &+ 8 <= bits.byteCount else { return nil }
    var found = 0
    var start = 0
    while start < count {
      var word = unsafe bits.unsafeLoadUnaligned(fromByteOffset: start >> 3, as: UInt64.self)
      if count &- start < 64 { word &= (1 as UInt64) &<< UInt64(count &- start) &- 1 }
      while word != 0 {
        guard found < values.count else { return nil }
        values[found] = base &+ UInt32(truncatingIfNeeded: start &+ word.trailingZeroBitCount)
        found &+= 1
        word &= word &- 1
      }
      start &+= 64
    }
    return found
  }
}
