/// A part of a mapped file; keeps the mapping alive, checks bounds and pages on every access.
///
/// Offsets are bytes from the start of the region. Copying one costs a retain: hold one per list,
/// not one per block.
@safe public struct ByteRegion: Sendable {
  /// The file that it is a part of.
  public let file: MappedFile
  @usableFromInline let lower: Int
  /// Length in bytes.
  public let count: Int

  @inlinable
  init(file: MappedFile, lower: Int, count: Int) {
    self.file = file
    self.lower = lower
    self.count = count
  }

  /// Name of the file, for errors.
  public var fileName: String { file.name }

  /// The error for damage at `offset`, which may itself be damaged: any number.
  public func corruption(_ reason: String, at offset: Int) -> IndexCorruption {
    IndexCorruption(
      file: file.name, offset: lower + min(max(offset, 0), count), reason: reason)
  }

  /// The region of `range`, which must lie inside.
  public func slice(_ range: Range<Int>) throws(IndexCorruption) -> ByteRegion {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw outOfBounds(range)
    }
    return ByteRegion(file: file, lower: lower + range.lowerBound, count: range.count)
  }

  /// The part `offset ..< offset + count`; for lengths read from the file, which may be anything.
  public func slice(from offset: Int, count: Int) throws(IndexCorruption) -> ByteRegion {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      throw corruption("offset \(offset) with length \(count) leaves the data", at: 0)
    }
    return ByteRegion(file: file, lower: lower + offset, count: count)
  }

  /// Calls `body` with the verified bytes `offset ..< offset + count`.
  @inlinable
  public func withBytes<Result>(
    from offset: Int, count: Int, _ body: (RawSpan) throws -> Result
  ) throws -> Result {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count &- offset else {
      throw outOfBounds(from: offset, count: count)
    }
    let start = lower &+ offset
    if count > 0 { try file.verify(start..<(start &+ count)) }
    return try body(unsafe RawSpan(_unsafeStart: file.base + start, byteCount: count))
  }

  /// Calls `body` with all bytes, of which it may read only those that were asked for before: verified are
  /// these alone.
  @inlinable
  public func withKnownBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    try body(unsafe RawSpan(_unsafeStart: file.base + lower, byteCount: count))
  }

  /// A copy of the bytes `offset ..< offset + count`.
  public func copy(from offset: Int, count: Int) throws -> [UInt8] {
    try withBytes(from: offset, count: count) { span in
      unsafe span.withUnsafeBytes { unsafe Array($0) }
    }
  }

  /// A reader over a copy of the bytes `offset ..< offset + count`.
  public func reader(from offset: Int, count: Int) throws -> ByteReader {
    ByteReader(
      try copy(from: offset, count: count), file: file.name, base: lower + offset)
  }

  /// The little-endian integer at `offset`.
  @inlinable
  public func load<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type, at offset: Int
  ) throws -> Value {
    try withBytes(from: offset, count: MemoryLayout<Value>.size) { span in
      Value(littleEndian: unsafe span.unsafeLoadUnaligned(as: Value.self))
    }
  }

  /// The last of `count` ascending little-endian integers at `offset` that is not greater than `value`, and its index; nil
  /// if all are greater.
  ///
  /// Only the pages that it looks at are verified.
  ///
  /// - Complexity: O(log count).
  @inlinable
  public func lastInteger(
    notAbove value: UInt64, at offset: Int, count: Int
  ) throws -> (index: Int, integer: UInt64)? {
    guard offset >= 0, count >= 0, offset <= self.count, count <= (self.count &- offset) >> 3 else {
      throw outOfBounds(from: offset, count: count)
    }
    let start = lower &+ offset
    var last: (index: Int, integer: UInt64) = (-1, 0)
    var length = count
    while length > 0 {
      let half = length >> 1
      let index = last.index &+ half &+ 1
      let place = start &+ index &<< 3
      try file.verify(place..<(place &+ 8))
      let integer = unsafe UInt64(
        littleEndian: (file.base + place).loadUnaligned(as: UInt64.self))
      // Conditional moves: which half it is cannot be foreseen.
      let isAbove = integer > value
      last = isAbove ? last : (index, integer)
      length = isAbove ? half : length &- half &- 1
    }
    return last.index < 0 ? nil : last
  }

  /// Calls `body` with the `count` little-endian integers at `offset`, whose alignment must be theirs.
  @inlinable
  public func withIntegers<Value: FixedWidthInteger & BitwiseCopyable, Result>(
    _ type: Value.Type, at offset: Int, count: Int, _ body: (Span<Value>) throws -> Result
  ) throws -> Result {
    let width = MemoryLayout<Value>.size
    guard (lower &+ offset) & (width &- 1) == 0 else {
      throw corruption("integers at an odd place", at: offset)
    }
    return try withBytes(from: offset, count: width &* count) { bytes in
      try unsafe bytes.withUnsafeBytes { buffer in
        try unsafe buffer.withMemoryRebound(to: Value.self) { try body(unsafe $0.span) }
      }
    }
  }

  @usableFromInline
  func outOfBounds(from offset: Int, count: Int) -> IndexCorruption {
    corruption("offset \(offset) with length \(count) leaves the data", at: 0)
  }

  private func outOfBounds(_ range: Range<Int>) -> IndexCorruption {
    corruption("bytes \(range) leave the data", at: 0)
  }
}
