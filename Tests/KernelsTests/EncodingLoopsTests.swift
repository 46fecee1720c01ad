import CKernels
import TestSupport
import Testing

@testable import Kernels

/// The loops of encoding: as the processor likes them best, as every processor can, and in Swift.
struct EncodingLoopsTests {
  private struct Block {
    var articles: [UInt32] = []
    var frequencies: [UInt32] = []
    var positions: [UInt32] = []
    /// Codes of all articles' extents; the greatest position of each lies below.
    var extents: [UInt8] = []

    init(using random: inout SeededGenerator) {
      let most = random.pick([1, 2, 4, 100])
      let wide = random.pick([1, 4, 12, 30])
      for _ in 0..<Int.random(in: 1...128, using: &random) {
        while random.chance(0.3) { extents.append(random.bytes(1)[0]) }
        articles.append(UInt32(extents.count))
        let frequency = random.chance(0.01) ? 300 : Int.random(in: 1...most, using: &random)
        frequencies.append(UInt32(frequency))
        var position: UInt32 = random.number(width: random.pick([0, 8]))
        for index in 0..<frequency {
          if index > 0 { position += 1 + random.number(width: random.pick([0, 1, wide]) / 3) }
          positions.append(position)
        }
        extents.append(SizeCode.ceiling(position + 1 + random.number(width: wide)))
      }
    }
  }

  @Test
  func positionsAreWrittenAsInSwift() {
    var random = SeededGenerator(seed: TestSeed.current)
    let shapes = PositionCode.shapes
    for _ in 0..<1_500 {
      let block = Block(using: &random)
      let lead = Int.random(in: 0...20, using: &random)
      var bits: [Int] = []
      func written(_ write: (inout BitSink) -> Int) -> [UInt8] {
        encoded { sink in
          sink.reserve(8)
          for _ in 0..<lead { sink.put(1, width: 1) }
          bits.append(write(&sink))
          sink.reserve(8)
          sink.put(1, width: 1)
          sink.align()
        }
      }
      let expected = written {
        PositionCode.encodeScalar(
          block.articles.span, block.frequencies.span, block.positions.span,
          extents: block.extents.span, to: &$0)
      }
      let native = withGuarded(block.positions) { positions in
        written {
          PositionCode.encode(
            block.articles.span, block.frequencies.span, positions, extents: block.extents.span,
            to: &$0)
        }
      }
      let baseline = written { sink in
        sink.reserve(4 * block.positions.count + 16)
        return sink.withEnd { bits in
          ckernels_encode_positions_baseline(
            block.articles, block.frequencies, block.articles.count, block.positions,
            block.extents, block.extents.count, shapes, &bits)
        }
      }
      #expect(native == expected && baseline == expected)
      #expect(bits[0] == bits[1] && bits[0] == bits[2])
      #expect(expected.count == (lead + bits[0] + 1 + 7) / 8)
    }
  }

  @Test
  func leastLengthsAreFoundAsInSwift() {
    var random = SeededGenerator(seed: TestSeed.current)
    let steps = (0..<130).map { UInt8(min($0 / 3, 15)) }
    for round in 0..<300 {
      let lengths = random.bytes(1_000)
      let count = round % 3 == 0 ? Int.random(in: 1...127, using: &random) : 128
      let width = random.pick([0, 3, 8])
      let articles = (0..<count).map { _ in UInt32.random(in: 0..<1_000, using: &random) }
      let frequencies = (0..<count).map { _ in 1 + random.number(width: width) }
      let found = LeastLengths.find(
        articles.span, frequencies.span, lengths: lengths.span, steps: steps.span)
      let expected = LeastLengths.findScalar(
        articles.span, frequencies.span, lengths: lengths.span, steps: steps.span)
      #expect(found.top == expected.top)
      for step in 0..<16 { #expect(found.least[step] == expected.least[step]) }
    }
  }
}
