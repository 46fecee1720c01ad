/// Lengths of articles in eight bits, about one part in eight exact.
///
/// Rounded down for bounds on scores, where a length that is too small makes a bound that is too high;
/// rounded up as the extent below which an article's positions lie.
public enum SizeCode {
  /// The greatest code whose size does not exceed `size`.
  @inlinable
  public static func floor(_ size: UInt32) -> UInt8 {
    let bits = 32 - size.leadingZeroBitCount
    guard bits > 4 else { return UInt8(size) }
    let shift = bits - 4
    return UInt8(shift << 3) + UInt8((size >> UInt32(shift)) & 7) + 8
  }

  /// The smallest code whose size is at least `size`.
  @inlinable
  public static func ceiling(_ size: UInt32) -> UInt8 {
    let code = floor(size)
    return decode(code) < size ? code + 1 : code
  }

  /// The size that a code stands for; `UInt32.max` for codes beyond 32 bits.
  @inlinable @inline(__always)
  public static func decode(_ code: UInt8) -> UInt32 {
    guard code >= 16 else { return UInt32(code) }
    let shift = UInt32(code &- 8) >> 3
    guard shift < 29 else { return .max }
    return (UInt32(code &- 8) & 7 | 8) &<< shift
  }
}
