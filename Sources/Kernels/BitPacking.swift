/// Blocks of 128 unsigned integers at a fixed bit width, in four interleaved lanes.
///
/// Value `i` stands in lane `i % 4`, row `i / 4`; each lane is a little-endian bit stream of 32 rows,
/// so that one 128-bit vector operation works on four values (the SIMD-BP128 layout of Lemire and
/// Boytsov, "Decoding billions of integers per second through vectorization", 2015).
/// A block takes `16 * width` bytes. `unpackScalar` is the specification of `unpack`.
public enum BitPacking {
  /// Integers in a block.
  public static let blockCount = 128

  /// Bytes of a block at `width` bits.
  @inlinable
  public static func byteCount(width: Int) -> Int { 16 &* width }

  /// Fewest bits, 0 to 32, that hold every one of `values`.
  public static func width(of values: Span<UInt32>) -> Int {
    var union: UInt32 = 0
    for index in values.indices { union |= values[index] }
    return 32 - union.leadingZeroBitCount
  }

  /// Appends the low `width` bits of each of the first 128 `values`; reserves what it needs.
  public static func pack(_ values: Span<UInt32>, width: Int, to sink: inout BitSink) {
    guard width > 0, width <= 32, values.count >= blockCount else { return }
    sink.reserve(byteCount(width: width))
    let mask = SIMD4<UInt32>(repeating: width == 32 ? ~0 : (1 &<< UInt32(width)) &- 1)
    var lanes = SIMD4<UInt32>()
    var filled = 0
    unsafe values.withUnsafeBytes { input in
      guard let source = input.baseAddress else { return }
      for row in 0..<32 {
        let next =
          unsafe source.loadUnaligned(fromByteOffset: 16 &* row, as: SIMD4<UInt32>.self) & mask
        lanes |= next &<< SIMD4(repeating: UInt32(filled))
        filled &+= width
        guard filled >= 32 else { continue }
        sink.append(lanes)
        filled &-= 32
        lanes =
          filled == 0
          ? SIMD4() : next &>> SIMD4(repeating: UInt32(truncatingIfNeeded: width &- filled))
      }
    }
  }

  /// One value at a time: the specification of `unpack`.
  package static func unpackScalar(_ bytes: RawSpan, width: Int, into values: inout [UInt32]) {
    let mask: UInt64 = width == 0 ? 0 : ~0 >> UInt64(64 - width)
    for index in 0..<blockCount {
      guard width > 0 else {
        values[index] = 0
        continue
      }
      let bit = (index >> 2) * width
      let word = (bit >> 5) * 4 + (index & 3)
      let shift = UInt64(bit & 31)
      var wide = UInt64(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 4 * word, as: UInt32.self))
      if shift + UInt64(width) > 32 {
        wide |=
          UInt64(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 4 * word + 16, as: UInt32.self))
          << 32
      }
      values[index] = UInt32(truncatingIfNeeded: (wide >> shift) & mask)
    }
  }

  /// Unpacks a block into the first 128 elements of `values`.
  ///
  /// `bytes` holds at least `byteCount(width:)` bytes and `values` 128 elements; the caller checks.
  public static func unpack(_ bytes: RawSpan, width: Int, into values: inout [UInt32]) {
    unsafe values.withUnsafeMutableBufferPointer { out in
      guard let base = out.baseAddress, out.count >= blockCount,
        bytes.byteCount >= byteCount(width: width), width <= 32
      else { return }
      let rows = UnsafeMutableRawPointer(base)
      unsafe bytes.withUnsafeBytes { input in
        guard width > 0, let source = input.baseAddress else {
          unsafe rows.initializeMemory(as: UInt32.self, repeating: 0, count: blockCount)
          return
        }
        unsafe unpackRows(source, width: width, into: rows)
      }
    }
  }

  /// Turns 128 gaps less one into ascending numbers: value `i` becomes `base + Σ gaps[...i] + i`.
  public static func sumGaps(_ values: inout [UInt32], from base: UInt32) {
    unsafe values.withUnsafeMutableBufferPointer { out in
      guard let first = out.baseAddress, out.count >= blockCount else { return }
      let rows = UnsafeMutableRawPointer(first)
      var carry = SIMD4<UInt32>(repeating: base &- 1)
      let one = SIMD4<UInt32>(repeating: 1)
      let zero = SIMD4<UInt32>()
      for row in 0..<32 {
        var lanes =
          unsafe rows.loadUnaligned(fromByteOffset: 16 &* row, as: SIMD4<UInt32>.self) &+ one
        lanes &+= SIMD4(zero[0], lanes[0], lanes[1], lanes[2])
        lanes &+= SIMD4(zero[0], zero[0], lanes[0], lanes[1])
        lanes &+= carry
        carry = SIMD4(repeating: lanes[3])
        unsafe rows.storeBytes(of: lanes, toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
      }
    }
  }

  @inline(__always)
  private static func unpackRows(
    _ source: UnsafeRawPointer, width: Int, into rows: UnsafeMutableRawPointer
  ) {
    let mask = SIMD4<UInt32>(repeating: width == 32 ? ~0 : (1 << UInt32(width)) &- 1)
    var bit = 0
    for row in 0..<32 {
      let word = bit >> 5
      let shift = UInt32(truncatingIfNeeded: bit & 31)
      var lanes =
        unsafe source.loadUnaligned(fromByteOffset: 16 &* word, as: SIMD4<UInt32>.self)
        &>> SIMD4(repeating: shift)
      if Int(shift) &+ width > 32 {
        let high = unsafe source.loadUnaligned(
          fromByteOffset: 16 &* (word &+ 1), as: SIMD4<UInt32>.self)
        lanes |= high &<< SIMD4(repeating: 32 &- shift)
      }
      unsafe rows.storeBytes(
        of: lanes & mask, toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
      bit &+= width
    }
  }
}
