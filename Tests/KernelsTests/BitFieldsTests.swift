import Kernels
import TestSupport
import Testing

/// Fields and sets of bits against the same, bit by bit.
struct BitFieldsTests {
  @Test
  func everyFieldAtEveryPlace() {
    var random = SeededGenerator(seed: TestSeed.current)
    let bytes = random.bytes(40)
    let slow = SlowBits(bytes: bytes)
    withGuarded(bytes) {
      for width in 0...32 {
        for place in 0...(32 * 8 - width) {
          #expect(BitFields.load($0, at: place, width: width) == slow.field(place, width))
        }
      }
    }
  }

  @Test
  func manyFieldsInARow() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<500 {
      let width = Int.random(in: 0...32, using: &random)
      let count = Int.random(in: 0...130, using: &random)
      let place = Int.random(in: 0...20, using: &random)
      let bytes = random.bytes((place + width * count + 7) / 8 + BitFields.padding)
      var values = [UInt32](repeating: 3, count: count + 2)
      withGuarded(bytes) {
        BitFields.load($0, at: place, width: width, count: count, into: &values)
      }
      let slow = SlowBits(bytes: bytes)
      #expect(
        values == (0..<count).map { UInt32(slow.field(place + $0 * width, width)) } + [3, 3])
    }
  }

  /// The caller checks; a mistake must not touch foreign memory all the same.
  @Test
  func mistakesChangeNothing() {
    let untouched = [UInt32](repeating: 3, count: 10)
    var values = untouched
    withGuarded([UInt8](repeating: 0, count: 17)) {
      BitFields.load($0, at: 0, width: 8, count: 10, into: &values)
      BitFields.load($0, at: 0, width: 33, count: 1, into: &values)
      BitFields.load($0, at: 0, width: 1, count: 11, into: &values)
      #expect(values == untouched)
      BitFields.load($0, at: 0, width: 8, count: 9, into: &values)
    }
    #expect(values == [0, 0, 0, 0, 0, 0, 0, 0, 0, 3])
  }
}

struct BitSetsTests {
  /// The bytes of a set, with ones behind it and the eight bytes that every call wants.
  private func bytes(_ members: [Bool], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (members.count + 7) / 8)
    for place in bytes.indices.flatMap({ 8 * $0..<(8 * $0 + 8) })
    where place >= members.count || members[place] {
      bytes[place / 8] |= 1 << UInt8(place % 8)
    }
    return bytes + random.bytes(BitFields.padding)
  }

  @Test
  func setsAreArrays() {
    var random = SeededGenerator(seed: TestSeed.current)
    for count in Array(0...140) + [255, 256, 257, 1_000, 4_096, 10_000] {
      let density = random.pick([0, 0.05, 0.5, 0.95, 1])
      let members = (0..<count).map { _ in random.chance(density) }
      let places = members.indices.filter { members[$0] }
      let base = random.number(width: 31)
      withGuarded(bytes(members, using: &random)) { bits in
        var rank = 0
        for place in 0..<count {
          let isRight =
            BitSets.contains(bits, place) == members[place] && BitSets.rank(bits, place) == rank
          if !isRight { Issue.record("place \(place) of \(count)") }
          rank += members[place] ? 1 : 0
        }
        #expect(BitSets.rank(bits, count) == places.count)
        for decode in [BitSets.decode, BitSets.decodeScalar] {
          var values = [UInt32](repeating: 7, count: places.count + 1)
          #expect(decode(bits, count, base, &values) == places.count)
          #expect(values == places.map { base + UInt32($0) } + [7])
          if places.isEmpty { continue }
          values.removeLast(2)
          #expect(decode(bits, count, base, &values) == nil)
        }
      }
    }
  }

  /// Places and counts from damaged files.
  @Test
  func nothingLiesOutside() {
    withGuarded([UInt8](repeating: 0xFF, count: 12)) { bits in
      for place in [-1, .min, 96, 97, .max] {
        #expect(BitSets.contains(bits, place) == false)
      }
      for place in [-1, .min, 40, 96, .max - 7] { #expect(BitSets.rank(bits, place) == 0) }
      #expect(BitSets.rank(bits, 39) == 39)
      var values = [UInt32](repeating: 0, count: 100)
      #expect(BitSets.decode(bits, count: 33, base: 0, into: &values) == nil)
      #expect(BitSets.decode(bits, count: 32, base: 0, into: &values) == 32)
    }
  }
}
