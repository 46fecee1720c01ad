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
      let padding: [UInt32] = [9, 9, 9]
      var bytes: [UInt8] = [0xAA]
      BitPacking.pack((padding + values).span, from: 3, width: width, to: &bytes)
      #expect(bytes.count == 1 + BitPacking.byteCount(width: width))
      var fast = [UInt32](repeating: 1, count: 130)
      var scalar = fast
      let block = bytes.span.extracting(1..<bytes.count).bytes
      BitPacking.unpack(block, width: width, into: &fast)
      BitPacking.unpackScalar(block, width: width, into: &scalar)
      #expect(fast == values + [1, 1])
      #expect(scalar == fast)
    }
  }

  @Test(arguments: 0...32)
  func ascendingIsTheSumOfTheGaps(width: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(width))
    let gaps = values(width: width, using: &random)
    let previous = UInt32(truncatingIfNeeded: random.next())
    var bytes: [UInt8] = []
    BitPacking.pack(gaps.span, from: 0, width: width, to: &bytes)
    var ascending = [UInt32](repeating: 0, count: 128)
    BitPacking.unpackAscending(bytes.span.bytes, width: width, previous: previous, into: &ascending)
    var sum = previous
    for (gap, value) in zip(gaps, ascending) {
      sum = sum &+ gap &+ 1
      #expect(value == sum)
    }
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
  }
}
