/// Blocks of 128 integers at a width that fits most of them, with patches for the rest.
///
/// After PForDelta (Zukowski, Héman, Nes and Boncz, "Super-scalar RAM-CPU cache compression", 2006): a
/// few large values do not widen the others. Grammar:
/// ```
/// header     := width (bits 0 to 5), 0 to 32; bit 6 says that there are patches
/// block      := packed(width) Patches?
/// Patches    := count:u8 highWidth:u8 (index:7 bits, high:highWidth bits){count}, to a whole byte
///               the value at index is high * 2^width + the packed one
/// ```
public enum PatchedPacking {
  /// Bit of the header that says that there are patches.
  public static let hasPatches: UInt8 = 0x40
  /// Bits of the header that are the width.
  public static let widthMask: UInt8 = 0x3F
  /// How a block is to be written: the header, the high bits' width, and the size in bytes.
  public struct Plan {
    /// See `PatchedPacking`.
    public var header: UInt8
    /// Bytes that `encode` will write.
    public var byteCount: Int
    @usableFromInline var highWidth: Int
    @usableFromInline var patches: Int
  }

  /// The smallest way to write the first 128 of `values`.
  public static func plan(_ values: Span<UInt32>) -> Plan {
    var wider = InlineArray<33, UInt8>(repeating: 0)
    NativeLoops.countWidths(values.extracting(..<BitPacking.blockCount), into: &wider)
    var most = 32
    while most > 0, wider[most] == 0 { most &-= 1 }
    var best = Plan(
      header: UInt8(most), byteCount: BitPacking.byteCount(width: most), highWidth: 0, patches: 0)
    var patches = 0
    var width = most
    while width > 0 {
      patches &+= Int(wider[width])
      width &-= 1
      let high = most &- width
      let bytes =
        BitPacking.byteCount(width: width) &+ 2 &+ (patches &* (7 &+ high) &+ 7) >> 3
      if bytes < best.byteCount {
        best = Plan(
          header: UInt8(width) | hasPatches, byteCount: bytes, highWidth: high, patches: patches)
      }
    }
    return best
  }

  /// Appends the first 128 of `values` as `plan` says.
  public static func encode(_ values: Span<UInt32>, as plan: Plan, to sink: inout BitSink) {
    let width = Int(plan.header & widthMask)
    BitPacking.pack(values, width: width, to: &sink)
    guard plan.header & hasPatches != 0 else { return }
    sink.reserve(plan.byteCount + 2)
    sink.append(UInt8(plan.patches))
    sink.append(UInt8(plan.highWidth))
    var wide = InlineArray<129, UInt8>(repeating: 0)
    let count = NativeLoops.findWide(
      values.extracting(..<BitPacking.blockCount), width: width, into: &wide)
    for number in 0..<count {
      let index = wide[number]
      let high = UInt64(values[Int(index)]) >> UInt64(width)
      sink.put(UInt64(index) | high << 7, width: 7 &+ plan.highWidth)
    }
    sink.align()
  }

  /// The size in bytes of the block that begins with `bytes`; nil if it is longer than they are.
  public static func byteCount(_ bytes: RawSpan, header: UInt8) -> Int? {
    let packed = BitPacking.byteCount(width: Int(header & widthMask))
    guard header & hasPatches != 0 else { return packed }
    guard packed &+ 2 <= bytes.byteCount else { return nil }
    let count = Int(unsafe bytes.unsafeLoad(fromByteOffset: packed, as: UInt8.self))
    let highWidth = Int(unsafe bytes.unsafeLoad(fromByteOffset: packed &+ 1, as: UInt8.self))
    return packed &+ 2 &+ (count &* (7 &+ highWidth) &+ 7) >> 3
  }

  /// Bits that hold every value of the block, patched ones included.
  public static func width(_ bytes: RawSpan, header: UInt8) -> Int {
    let width = Int(header & widthMask)
    let packed = BitPacking.byteCount(width: width)
    guard header & hasPatches != 0, packed &+ 2 <= bytes.byteCount else { return width }
    return width &+ Int(unsafe bytes.unsafeLoad(fromByteOffset: packed &+ 1, as: UInt8.self))
  }

  /// Decodes a block into the first 128 elements of `values` and returns its size in bytes.
  ///
  /// `bytes` must hold the block and eight bytes behind it; nil if it does not, or if the block
  /// contradicts itself.
  public static func decode(
    _ bytes: RawSpan, header: UInt8, into values: inout [UInt32]
  ) -> Int? {
    let width = Int(header & widthMask)
    let packed = BitPacking.byteCount(width: width)
    guard width <= 32, packed &+ 8 <= bytes.byteCount else { return nil }
    BitPacking.unpack(bytes, width: width, into: &values)
    guard header & hasPatches != 0 else { return packed }
    let count = Int(unsafe bytes.unsafeLoad(fromByteOffset: packed, as: UInt8.self))
    let highWidth = Int(unsafe bytes.unsafeLoad(fromByteOffset: packed &+ 1, as: UInt8.self))
    let size = packed &+ 2 &+ (count &* (7 &+ highWidth) &+ 7) >> 3
    guard width &+ highWidth <= 32, size &+ 8 <= bytes.byteCount else { return nil }
    NativeLoops.patch(
      bytes, at: (packed &+ 2) &* 8, count: count, highWidth: highWidth, width: width, &values)
    return size
  }
}
