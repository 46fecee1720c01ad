import Kernels
import TestSupport
import Testing

/// Patched blocks against arrays and against a decoder that goes bit by bit.
struct PatchedPackingTests {
  /// Blocks of every kind: of one width, with few or many outliers, with the largest numbers there are.
  private func block(_ round: Int, using random: inout SeededGenerator) -> [UInt32] {
    let narrow = Int.random(in: 0...32, using: &random)
    let wide = Int.random(in: narrow...32, using: &random)
    let outliers = random.pick([0, 1, 2, 5, 20, 64, 127, 128])
    var block = (0..<128).map {
      $0 < outliers ? random.number(width: wide) : random.number(width: narrow)
    }
    if round % 4 == 0, outliers > 0 { block[0] = random.pick([.max, 1 << 31, .max >> 1]) }
    return block.shuffled(using: &random)
  }

  private let fixed: [[UInt32]] = [
    [UInt32](repeating: 0, count: 128), [UInt32](repeating: .max, count: 128),
    [UInt32](repeating: 0, count: 127) + [.max], [.max] + [UInt32](repeating: 0, count: 127),
    [UInt32](repeating: 0, count: 127) + [1], (0..<128).map { 1 << UInt32($0 % 32) },
    (0..<128).map { $0 % 2 == 0 ? .max : 0 },
  ]

  private func blocks(_ count: Int) -> [[UInt32]] {
    var random = SeededGenerator(seed: TestSeed.current)
    return fixed + (0..<count).map { block($0, using: &random) }
  }

  private func encode(_ block: [UInt32], as plan: PatchedPacking.Plan) -> [UInt8] {
    encoded { PatchedPacking.encode(block.span, as: plan, to: &$0) }
  }

  @Test
  func everyBlockReadsBack() {
    for block in blocks(1_500) {
      let plan = PatchedPacking.plan(block.span)
      let bytes = encode(block, as: plan)
      #expect(bytes.count == plan.byteCount)
      var values = [UInt32](repeating: 0, count: 128)
      withGuarded(bytes + [UInt8](repeating: 0xFF, count: 8)) {
        #expect(PatchedPacking.byteCount($0, header: plan.header) == bytes.count)
        #expect(PatchedPacking.width($0, header: plan.header) == BitPacking.width(of: block.span))
        #expect(PatchedPacking.decode($0, header: plan.header, into: &values) == bytes.count)
      }
      #expect(values == block)
      #expect(slowDecode(bytes, header: plan.header) == block)
    }
  }

  /// No other width would take fewer bytes.
  @Test
  func thePlanIsTheSmallest() {
    for block in blocks(300) {
      let widths = block.map { 32 - $0.leadingZeroBitCount }
      let most = widths.max() ?? 0
      let sizes = (0...most).map { width in
        let patches = widths.count { $0 > width }
        let bits = patches * (7 + most - width)
        return 16 * width + (patches == 0 ? 0 : 2 + (bits + 7) / 8)
      }
      let plan = PatchedPacking.plan(block.span)
      #expect(plan.byteCount == sizes.min())
      #expect(plan.header & ~(PatchedPacking.hasPatches | PatchedPacking.widthMask) == 0)
    }
  }

  /// The grammar, bit by bit.
  private func slowDecode(_ bytes: [UInt8], header: UInt8) -> [UInt32] {
    let width = Int(header & 63)
    var values = [UInt32](repeating: 0, count: 128)
    BitPacking.unpackScalar(bytes.span.bytes, width: width, into: &values)
    guard header & 64 != 0 else { return values }
    let bits = SlowBits(bytes: bytes)
    let (count, highWidth) = (Int(bytes[16 * width]), Int(bytes[16 * width + 1]))
    for number in 0..<count {
      let place = (16 * width + 2) * 8 + number * (7 + highWidth)
      let high = bits.field(place + 7, highWidth)
      values[Int(bits.field(place, 7))] |= UInt32(truncatingIfNeeded: high << UInt64(width))
    }
    return values
  }

  @Test
  func bytesThatAreMissingAreNoticed() {
    for block in blocks(60) {
      let plan = PatchedPacking.plan(block.span)
      let bytes = encode(block, as: plan) + [UInt8](repeating: 0, count: 8)
      var values = [UInt32](repeating: 0, count: 128)
      for count in 0..<bytes.count {
        withGuarded(Array(bytes.prefix(count))) {
          #expect(PatchedPacking.decode($0, header: plan.header, into: &values) == nil)
        }
      }
    }
  }

  /// Any bytes with any header: an answer that lies within them, or none.
  @Test
  func arbitraryBytesNeverTrap() {
    var random = SeededGenerator(seed: TestSeed.current)
    var read = 0
    var refused = 0
    for _ in 0..<5_000 {
      let header = random.chance(0.7) ? random.number(width: 4) | 64 : random.number(width: 8)
      var bytes = random.bytes(Int.random(in: 0...700, using: &random))
      let packed = 16 * Int(header & 63)
      if packed + 2 <= bytes.count, random.chance(0.7) {
        bytes[packed] = UInt8.random(in: 0...140, using: &random)
        bytes[packed + 1] = UInt8.random(in: 0...34, using: &random)
      }
      var values = [UInt32](repeating: 0, count: 128)
      withGuarded(bytes) { span in
        _ = PatchedPacking.byteCount(span, header: UInt8(header))
        _ = PatchedPacking.width(span, header: UInt8(header))
        guard let size = PatchedPacking.decode(span, header: UInt8(header), into: &values) else {
          refused += 1
          return
        }
        read += 1
        #expect(size + 8 <= bytes.count)
        #expect(PatchedPacking.byteCount(span, header: UInt8(header)) == size)
        #expect(values == slowDecode(bytes, header: UInt8(header)))
      }
    }
    #expect(read > 100 && refused > 100)
  }
}
