/// Blocks of 128 ascending numbers: low bits side by side, the others as steps.
///
/// The code of Elias ("Efficient storage and retrieval by content and address of static files", 1974) and Fano, near the
/// entropy of numbers that are spread at random, which gaps at a common width are not. Of width 0 it is a set of bits.
/// Grammar, with v(i) = number(i) - base - i, which never falls:
/// ```
/// block := packed(v(i) mod 2^width) bit{128 + v(127) / 2^width}, to a whole byte
///          bit v(i) / 2^width + i is set for each i
/// ```
public enum FanoPacking {
  /// How a block is to be written.
  public struct Plan {
    /// Low bits of each number, 0 to 15.
    public var width: Int
    /// Bytes that `encode` will write.
    public var byteCount: Int
  }

  /// Widest low bits of a plan.
  public static let mostWidth = 15

  /// The smallest way to write a block.
  ///
  /// - Parameter gaps: 128 distances less one, the first from the base.
  public static func plan(_ gaps: Span<UInt32>) -> Plan { plan(span: span(gaps)) }

  /// The last number less the base, plus one.
  private static func span(_ gaps: Span<UInt32>) -> Int {
    var span = BitPacking.blockCount
    for index in 0..<min(BitPacking.blockCount, gaps.count) { span &+= Int(gaps[index]) }
    return span
  }

  /// The same by the last number less the base, plus one: 128 or more.
  package static func plan(span: Int) -> Plan {
    var best = Plan(width: 0, byteCount: byteCount(span: span, width: 0))
    // Each bit more costs 128 and halves the steps.
    while best.width < mostWidth {
      let bytes = byteCount(span: span, width: best.width &+ 1)
      guard bytes < best.byteCount else { return best }
      best = Plan(width: best.width &+ 1, byteCount: bytes)
    }
    return best
  }

  /// Bytes of a block.
  @inlinable
  public static func byteCount(span: Int, width: Int) -> Int {
    BitPacking.byteCount(width: width) &+ (steps(span: span, width: width) &+ 7) >> 3
  }

  /// Bits of the steps.
  @inlinable @inline(__always)
  static func steps(span: Int, width: Int) -> Int {
    BitPacking.blockCount &+ max(0, span &- BitPacking.blockCount) &>> width
  }

  /// Appends a block; reserves what it needs.
  ///
  /// - Parameters:
  ///   - gaps: 128 distances less one, the first from the base.
  ///   - plan: made for them.
  public static func encode(_ gaps: Span<UInt32>, as plan: Plan, to sink: inout BitSink) {
    guard gaps.count >= BitPacking.blockCount,
      plan.byteCount == byteCount(span: span(gaps), width: plan.width)
    else { return }
    sink.reserve(plan.byteCount)
    sink.appendFano(
      gaps, width: plan.width,
      bytes: plan.byteCount &- BitPacking.byteCount(width: plan.width))
  }

  /// Decodes the block that fills all of `bytes` but the last eight into the first 128 elements of `values`.
  ///
  /// False if it does not: it ends elsewhere, or its numbers do not ascend.
  public static func decode(
    _ bytes: RawSpan, width: Int, base: UInt32, into values: inout [UInt32]
  ) -> Bool {
    decode(bytes, width: width, base: base, areDistances: false, into: &values)
  }

  /// The same from base 0, with the distance of each number from the one before, of the first from -1.
  public static func decodeDistances(
    _ bytes: RawSpan, width: Int, into values: inout [UInt32]
  ) -> Bool {
    decode(bytes, width: width, base: 0, areDistances: true, into: &values)
  }

  /// The same as on a processor without further instructions, for tests.
  package static func decodeBaseline(
    _ bytes: RawSpan, width: Int, base: UInt32, areDistances: Bool, into values: inout [UInt32]
  ) -> Bool {
    decode(
      bytes, width: width, base: base, areDistances: areDistances, isBaseline: true, into: &values)
  }

  private static func decode(
    _ bytes: RawSpan, width: Int, base: UInt32, areDistances: Bool, isBaseline: Bool = false,
    into values: inout [UInt32]
  ) -> Bool {
    guard let steps = steps(bytes, width: width), values.count >= BitPacking.blockCount else {
      return false
    }
    return NativeLoops.fano(
      bytes, width: width, steps: steps, base: base, areDistances: areDistances,
      isBaseline: isBaseline, into: &values)
  }

  /// The bits that may be steps; nil if there cannot be a block.
  private static func steps(_ bytes: RawSpan, width: Int) -> Int? {
    let steps = 8 &* (bytes.byteCount &- 8 &- BitPacking.byteCount(width: width))
    return width >= 0 && width <= mostWidth && steps >= BitPacking.blockCount ? steps : nil
  }

  /// One number at a time: the specification of `decode`.
  package static func decodeScalar(
    _ bytes: RawSpan, width: Int, base: UInt32, into values: inout [UInt32]
  ) -> Bool {
    guard let steps = steps(bytes, width: width) else { return false }
    let first = BitPacking.byteCount(width: width)
    var places = [UInt32](repeating: 0, count: BitPacking.blockCount)
    let found = BitSets.decodeScalar(
      bytes.extracting(droppingFirst: first), count: steps, base: 0, into: &places)
    guard found == BitPacking.blockCount, Int(places[BitPacking.blockCount - 1]) + 8 >= steps else {
      return false
    }
    BitPacking.unpackScalar(bytes, width: width, into: &values)
    var next = UInt64(base)
    for index in 0..<BitPacking.blockCount {
      let high = UInt64(places[index]) - UInt64(index)
      let number = UInt64(base) + UInt64(index) + (high << UInt64(width) | UInt64(values[index]))
      guard number >= next, number <= UInt64(UInt32.max) else { return false }
      values[index] = UInt32(number)
      next = number + 1
    }
    return true
  }
}
