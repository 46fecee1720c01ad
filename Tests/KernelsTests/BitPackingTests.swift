import Kernels
import TestSupport
import Testing

struct BitPackingTests {
  private func values(width: Int, using random: inout SeededGenerator) -> [UInt32] {
    let mask = width == 32 ? UInt32.max : (1 << UInt32(width)) - 1
    var values = (0..<128).map { _ in UInt32(truncatingIfNeeded: random.next()) & mask }
    if random.chance(0.3) { values[Int.random(in: 0..<128, using: &random)] = mask }
    return values
  }

  @Test(arguments: 0...32)
  func everyWidthReadsBack(width: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(width))
    for _ in 0..<20 {
      let values = values(width: width, using: &random)
      #expect(BitPacking.width(of: values.span) <= width)
      let bytes = encoded { sink in
        BitPacking.pack((values + [9, 9, 9]).span, width: width, to: &sink)
      }
      #expect(bytes.count == BitPacking.byteCount(width: width))
      var fast = [UInt32](repeating: 1, count: 130)
      var scalar = fast
      withGuarded(bytes) { BitPacking.unpack($0, width: width, into: &fast) }
      withGuarded(bytes) { BitPacking.unpackScalar($0, width: width, into: &scalar) }
      #expect(fast == values + [1, 1])
      #expect(scalar == fast)
    }
  }

  /// Bits beyond the width are none of the block's.
  @Test
  func valuesAreCutToTheWidth() {
    var random = SeededGenerator(seed: TestSeed.current)
    for width in 1...32 {
      let wide = (0..<128).map { _ in random.number(width: 32) }
      let bytes = encoded { BitPacking.pack(wide.span, width: width, to: &$0) }
      var values = [UInt32](repeating: 0, count: 128)
      BitPacking.unpack(bytes.span.bytes, width: width, into: &values)
      #expect(
        values == wide.map { UInt32(truncatingIfNeeded: UInt64($0) & (1 << UInt64(width) - 1)) })
    }
  }

  @Test(arguments: 0...32)
  func sumsOfGaps(width: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(width))
    let gaps = values(width: width, using: &random)
    let base = random.number(width: random.pick([0, 8, 32]))
    var ascending = gaps + [7]
    BitPacking.sumGaps(&ascending, from: base)
    var next = base
    for (gap, value) in zip(gaps, ascending) {
      #expect(value == next &+ gap)
      next = value &+ 1
    }
    #expect(ascending[128] == 7)
  }

  @Test
  func widthIsThatOfTheLargest() {
    #expect(BitPacking.width(of: [0, 0].span) == 0)
    #expect(BitPacking.width(of: [0, 1].span) == 1)
    #expect(BitPacking.width(of: [5, 8].span) == 4)
    #expect(BitPacking.width(of: [.max, 0].span) == 32)
  }

  /// The caller checks; a mistake must not touch foreign memory all the same.
  @Test
  func tooFewBytesChangeNothing() {
    var values = [UInt32](repeating: 5, count: 128)
    BitPacking.unpack([UInt8](repeating: 0, count: 15).span.bytes, width: 1, into: &values)
    #expect(values == [UInt32](repeating: 5, count: 128))
    var few = [UInt32](repeating: 5, count: 127)
    BitPacking.unpack([UInt8](repeating: 0, count: 16).span.bytes, width: 1, into: &few)
    #expect(few == [UInt32](repeating: 5, count: 127))
    BitPacking.sumGaps(&few, from: 3)
    #expect(few == [UInt32](repeating: 5, count: 127))
    #expect(encoded { BitPacking.pack(few.span, width: 3, to: &$0) } == [])
    #expect(encoded { BitPacking.pack(values.span, width: 33, to: &$0) } == [])
  }
}
