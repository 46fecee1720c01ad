/// LEB128 variable-length integers: seven bits a byte, least significant first.
public enum VarInt {
  /// Longest encoding of 64 bits.
  public static let maxBytes = 10

  /// Appends `value`; 1 to 10 bytes.
  @inlinable
  public static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The integer at `offset`, which moves behind it; nil if there is none or it has more than 64 bits.
  @inlinable
  public static func read(_ bytes: Span<UInt8>, at offset: inout Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      let next = bytes[offset]
      offset &+= 1
      if shift == 63, next > 1 { return nil }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift &+= 7
    }
    return nil
  }

  /// Bytes that `value` takes.
  @inlinable
  public static func byteCount(_ value: UInt64) -> Int {
    max(1, (64 &- value.leadingZeroBitCount &+ 6) / 7)
  }

  /// Appends `value`, which is not negative.
  @inlinable
  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    append(UInt64(truncatingIfNeeded: value), to: &bytes)
  }
}

extension Array where Element == UInt8 {
  /// Appends a fixed-width integer, little-endian.
  @inlinable
  public mutating func appendLittleEndian<Value: FixedWidthInteger & UnsignedInteger>(
    _ value: Value
  ) {
    var rest = value
    for _ in 0..<(Value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      rest = Value.bitWidth == 8 ? 0 : rest >> 8
    }
  }

  /// Appends a byte string behind its length.
  public mutating func appendString(_ value: some Collection<UInt8>) {
    VarInt.append(value.count, to: &self)
    append(contentsOf: value)
  }
}
