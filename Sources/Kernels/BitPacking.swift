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
    guard values.count >= blockCount, width <= 32, bytes.byteCount >= byteCount(width: width)
    else { return }
    NativeLoops.unpack(bytes, width: width, into: &values)
  }

  /// Turns 128 gaps less one into ascending numbers: value `i` becomes `base + Σ gaps[...i] + i`.
  public static func sumGaps(_ values: inout [UInt32], from base: UInt32) {
    guard values.count >= blockCount else { return }
    NativeLoops.sumGaps(&values, from: base)
  }

  /// Adds 1 to each of the first 128 values.
  public static func increment(_ values: inout [UInt32]) {
    guard values.count >= blockCount else { return }
    NativeLoops.increment(&values)
  }

  /// One value at a time: the specification of `sumGaps`.
  package static func sumGapsScalar(_ values: inout [UInt32], from base: UInt32) {
    var next = base
    for index in 0..<blockCount {
      values[index] = next &+ values[index]
      next = values[index] &+ 1
    }
  }

  /// The first index of `range` whose value is not below `target`, the end of the range if there is
  /// none; values ascend.
  ///
  /// By halves without branches, which could not be foreseen: O(log range).
  public static func search(
    _ values: [UInt32], in range: Range<Int>, reaching target: UInt32
  ) -> Int {
    NativeLoops.search(values, in: range, reaching: target)
  }
}
