/// A bounds-checked cursor over bytes of an index; every read that would leave them throws.
///
/// Used for small variable-length records (dictionary blocks, metadata), which are
/// copied into or held by an array first, so that a reader owns what it reads.
public struct ByteReader {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline let file: String
  @usableFromInline let base: Int
  /// Next byte to be read, from the start of `bytes`.
  public var offset: Int

  /// - Parameters:
  ///   - bytes: what is read.
  ///   - file: the file that they come from, for errors.
  ///   - base: byte offset of `bytes` in that file, for errors.
  @inlinable
  public init(_ bytes: [UInt8], file: String, base: Int = 0) {
    self.bytes = bytes
    self.file = file
    self.base = base
    self.offset = 0
  }

  /// Bytes left.
  @inlinable
  public var remaining: Int { bytes.count - offset }

  /// The error for damage at the cursor.
  public func corruption(_ reason: String) -> IndexCorruption {
    IndexCorruption(file: file, offset: base + offset, reason: reason)
  }

  /// The next byte.
  @inlinable
  public mutating func byte() throws(IndexCorruption) -> UInt8 {
    guard offset < bytes.count else { throw corruption("data end too early") }
    defer { offset &+= 1 }
    return bytes[offset]
  }

  /// A variable-length integer (LEB128) of at most 64 bits.
  @inlinable
  public mutating func varint() throws(IndexCorruption) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      let next = bytes[offset]
      offset &+= 1
      if shift == 63, next > 1 { throw corruption("integer too long") }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift &+= 7
      if shift > 63 { throw corruption("integer too long") }
    }
    throw corruption("data end inside an integer")
  }

  /// A variable-length integer that must not exceed `limit`.
  @inlinable
  public mutating func varint(atMost limit: Int, _ what: String) throws(IndexCorruption) -> Int {
    let value = try varint()
    guard value <= UInt64(limit) else {
      throw corruption("\(what) is \(value), more than \(limit)")
    }
    return Int(value)
  }

  /// A fixed-width integer, little-endian.
  @inlinable
  public mutating func littleEndian<Value: FixedWidthInteger & UnsignedInteger>(
    _ type: Value.Type
  ) throws(IndexCorruption) -> Value {
    let width = Value.bitWidth / 8
    guard remaining >= width else { throw corruption("data end too early") }
    var value: Value = 0
    for index in 0..<width {
      value |= Value(truncatingIfNeeded: bytes[offset &+ index]) << Value(8 * index)
    }
    offset &+= width
    return value
  }

  /// A byte string behind its length.
  public mutating func string() throws(IndexCorruption) -> ArraySlice<UInt8> {
    let count = try varint(atMost: remaining, "length of a string")
    guard count <= remaining else { throw corruption("string longer than its record") }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  /// The next `count` bytes.
  public mutating func take(_ count: Int) throws(IndexCorruption) -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else { throw corruption("data end too early") }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }
}
