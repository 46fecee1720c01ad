extension MutableSpan where Element == UInt8 {
  /// Writes an integer in little-endian order from byte `offset` on, where there must be room.
  @inlinable
  public mutating func store<Value: FixedWidthInteger & BitwiseCopyable>(
    _ value: Value, at offset: Int
  ) {
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Value.self)
  }
}
