import Kernels
import TestSupport
import Testing

/// Positions against arrays, and against the grammar read bit by bit.
struct PositionCodeTests {
  private let extents: [UInt32] = [
    1, 2, 3, 4, 5, 15, 16, 17, 31, 32, 33, 100, 127, 128, 129, 255, 256, 1_000, 4_096, 65_535,
    65_536, 1 << 20, 1 << 31 - 1, 1 << 31, .max - 1, .max,
  ]

  /// How many bits the grammar says, the low bits, and the upper ones (0: the plain form).
  private func shape(_ frequency: UInt32, _ extent: UInt32) -> (bits: Int, low: Int, upper: Int) {
    let several = severalShape(frequency, extent)
    guard let width = numberWidth(frequency, extent), width < several.bits else { return several }
    return (bits: width, low: width, upper: 0)
  }

  /// Sets of `count` numbers below `limit`.
  private func sets(of count: UInt32, below limit: UInt64) -> UInt64 {
    guard limit >= count else { return 0 }
    return count == 2 ? limit * (limit - 1) / 2 : limit * (limit - 1) * (limit - 2) / 6
  }

  /// Bits of the one number that stands for all positions; nil where there is none.
  private func numberWidth(_ frequency: UInt32, _ extent: UInt32) -> Int? {
    guard (2...3).contains(frequency), frequency <= extent,
      extent < (frequency == 2 ? 1 << 28 : 1 << 19)
    else { return nil }
    let greatest = sets(of: frequency, below: UInt64(extent)) - 1
    return (1...64).first { $0 == 64 || greatest >> UInt64($0) == 0 }
  }

  /// The positions of a number: of the largest as many sets are below as fit, and so on.
  private func positions(of number: UInt64, count: UInt32) -> [UInt32] {
    var rest = number
    var positions: [UInt32] = []
    for size in stride(from: count, to: 1, by: -1) {
      var (low, high) = (UInt64(size) - 1, 1 << 30 as UInt64)
      if size == 3 { high = 1 << 20 }
      while high - low > 1 {
        let middle = (low + high) / 2
        if sets(of: size, below: middle) <= rest { low = middle } else { high = middle }
      }
      rest -= sets(of: size, below: low)
      positions.insert(UInt32(truncatingIfNeeded: low), at: 0)
    }
    return [UInt32(truncatingIfNeeded: rest)] + positions
  }

  private func severalShape(
    _ frequency: UInt32, _ extent: UInt32
  ) -> (bits: Int, low: Int, upper: Int) {
    let (f, u) = (Int(frequency), Int(extent))
    let width = (0...32).first { 1 << $0 > u - 1 } ?? 32
    let plain = (bits: f * width, low: width, upper: 0)
    guard f > 1, f <= u else { return plain }
    let low = (0...32).last { f << $0 <= u } ?? 0
    let upper = f + (u - 1) >> low
    return f * low + upper < plain.bits ? (f * low + upper, low, upper) : plain
  }

  /// The grammar, bit by bit; nil if the upper part does not have as many bits as it should.
  private func slowDecode(
    _ bytes: [UInt8], at place: Int, _ frequency: UInt32, _ extent: UInt32
  ) -> [UInt32]? {
    let bits = SlowBits(bytes: bytes)
    let shape = shape(frequency, extent)
    if numberWidth(frequency, extent) == shape.bits, shape.upper == 0,
      severalShape(frequency, extent).bits > shape.bits
    {
      return positions(of: bits.field(place, shape.bits), count: frequency)
    }
    let low = (0..<Int(frequency)).map { bits.field(place + $0 * shape.low, shape.low) }
    guard shape.upper > 0 else { return low.map { UInt32($0) } }
    let upper = place + low.count * shape.low
    let ones = (0..<shape.upper).filter { bits.bit(upper + $0) == 1 }
    guard ones.count == low.count else { return nil }
    return low.indices.map {
      UInt32(truncatingIfNeeded: UInt64(ones[$0] - $0) << UInt64(shape.low) | low[$0])
    }
  }

  /// `count` distinct positions below `extent`; all of them, the last ones, or any.
  private func positions(
    _ count: Int, below extent: UInt32, using random: inout SeededGenerator
  ) -> [UInt32] {
    if count == Int(extent) { return Array(0..<extent) }
    if random.chance(0.1) { return Array((extent - UInt32(count))..<extent) }
    if random.chance(0.1) { return Array(0..<UInt32(count)) }
    var set: Set<UInt32> = []
    while set.count < count { set.insert(UInt32.random(in: 0..<extent, using: &random)) }
    return set.sorted()
  }

  private func check(
    _ positions: [UInt32], extent: UInt32, using random: inout SeededGenerator
  ) {
    let frequency = UInt32(positions.count)
    let lead = Int.random(in: 0...70, using: &random)
    var taken = 0
    let bytes = encoded { sink in
      for _ in 0..<lead { sink.put(1, width: 1) }
      taken = PositionCode.encode(positions.span, extent: extent, to: &sink)
      sink.reserve(8)
      for _ in 0..<9 { sink.put(1, width: 1) }
      sink.align()
    }
    let bits = PositionCode.bitCount(frequency: frequency, extent: extent)
    #expect(taken == bits && bits == shape(frequency, extent).bits)
    #expect(bytes.count == (lead + bits + 9 + 7) / 8)
    #expect(SlowBits(bytes: bytes).field(lead + bits, 9) == 511)
    #expect(slowDecode(bytes, at: lead, frequency, extent) == positions)
    let exact = Array(bytes.prefix((lead + bits + 7) / 8)) + random.bytes(BitFields.padding)
    var found: [UInt32] = [7]
    let isRight = withGuarded(exact) {
      PositionCode.decode($0, at: lead, frequency: frequency, extent: extent, into: &found)
    }
    #expect(isRight && found == positions, "\(frequency) below \(extent)")
    // Without the padding there is no answer.
    let short = withGuarded(Array(exact.dropLast())) {
      PositionCode.decode($0, at: lead, frequency: frequency, extent: extent, into: &found)
    }
    #expect(!short)
  }

  @Test
  func everyListReadsBack() {
    var random = SeededGenerator(seed: TestSeed.current)
    for extent in extents
      + (0..<100).map({ _ in
        max(1, random.number(width: Int.random(in: 1...32, using: &random)))
      })
    {
      let most = Int(min(extent, 400))
      var counts = [1, 2, 3, most / 2, most - 1, most].filter { (1...most).contains($0) }
      counts += (0..<4).map { _ in Int.random(in: 1...most, using: &random) }
      for count in counts {
        check(positions(count, below: extent, using: &random), extent: extent, using: &random)
      }
    }
  }

  @Test
  func everySmallListReadsBack() {
    var random = SeededGenerator(seed: TestSeed.current)
    for extent in 1...8 as ClosedRange<UInt32> {
      for set in 1..<(1 << extent) as Range<UInt32> {
        let positions = (0..<extent).filter { set >> $0 & 1 == 1 }
        check(positions, extent: extent, using: &random)
      }
    }
  }

  /// The number of two positions, and of three, at the borders of what is written so: each set of the
  /// smallest numbers, and those around each power of two.
  @Test
  func setsOfTwoAndThreeReadBack() {
    var random = SeededGenerator(seed: TestSeed.current)
    for extent in [1 << 27, 1 << 28 - 1, 1 << 28, 1 << 18, 1 << 19 - 1, 1 << 19] as [UInt32] {
      for bits in 2..<28 as Range<UInt32> where 1 << bits < extent {
        for largest in [1 << bits - 1, 1 << bits, 1 << bits + 1] as [UInt32]
        where largest > 1 && largest < extent {
          let other = UInt32.random(in: 1..<largest, using: &random)
          for first in Set([0, other / 2, other - 1]) {
            check([first, largest], extent: extent, using: &random)
            check([first, other, largest], extent: extent, using: &random)
          }
          check([largest - 1, largest], extent: extent, using: &random)
          check([largest - 2, largest - 1, largest], extent: extent, using: &random)
        }
      }
      check([extent - 2, extent - 1], extent: extent, using: &random)
      check([extent - 3, extent - 2, extent - 1], extent: extent, using: &random)
    }
  }

  /// Long lists, whose upper parts take many words, and one with long gaps in it.
  @Test
  func longListsReadBack() {
    var random = SeededGenerator(seed: TestSeed.current)
    for extent in [20_000, 100_000, 1 << 28] as [UInt32] {
      check(positions(20_000, below: extent, using: &random), extent: extent, using: &random)
    }
    check(Array(0..<1_000) + [.max - 2], extent: .max, using: &random)
    check([0] + Array((.max - 1_000)..<(.max - 1)), extent: .max, using: &random)
  }

  /// Any bytes as any number of positions below any extent: false, or what the grammar says.
  @Test
  func arbitraryBytesNeverTrap() {
    var random = SeededGenerator(seed: TestSeed.current)
    var read = 0
    var refused = 0
    for _ in 0..<20_000 {
      let bytes = random.bytes(Int.random(in: 0...80, using: &random))
      let extent: UInt32 =
        random.chance(0.5)
        ? random.pick([0] + extents) : random.number(width: Int.random(in: 0...32, using: &random))
      let frequency: UInt32 =
        random.chance(0.1)
        ? random.pick([0, .max, .max - 1, 1 << 31])
        : random.number(width: Int.random(in: 0...10, using: &random))
      let place = random.pick([0, 1, -1, -700, 5_000, 1 << 40, Int(random.number(width: 8))])
      var found: [UInt32] = []
      let isRight = withGuarded(bytes) {
        PositionCode.decode(
          $0, at: place, frequency: frequency, extent: extent, into: &found)
      }
      if isRight {
        read += 1
        #expect(found.count == Int(frequency))
        #expect(found == slowDecode(bytes, at: place, frequency, extent))
      } else {
        refused += 1
        #expect(found.count <= Int(frequency))
      }
    }
    #expect(read > 100 && refused > 100)
  }

  /// A frequency that an article has no room for must not ask for as much memory.
  @Test
  func moreThanThereIsRoomForIsRefused() {
    var found: [UInt32] = []
    for (frequency, extent) in [(2, 1), (.max, 1), (.max, 0), (18, 17)] as [(UInt32, UInt32)] {
      let isRight = withGuarded([UInt8](repeating: 0, count: 100)) {
        PositionCode.decode($0, at: 0, frequency: frequency, extent: extent, into: &found)
      }
      #expect(!isRight)
    }
  }
}
