import Kernels
import TestSupport
import Testing

/// Sinks against arrays of bits.
struct BitSinkTests {
  @Test
  func everythingComesOutInOrder() {
    var random = SeededGenerator(seed: TestSeed.current)
    var sink = BitSink()
    for round in 0..<40 {
      var bits: [UInt8] = []
      func add(_ value: UInt64, _ width: Int) {
        for place in 0..<width { bits.append(UInt8(value >> UInt64(place) & 1)) }
      }
      // Some sinks outgrow what they begin with.
      for _ in 0..<(round % 10 == 0 ? 60_000 : 300) {
        let width = Int.random(in: 0...64, using: &random)
        let value = width == 0 ? 0 : random.next() >> UInt64(64 - width)
        sink.reserve(16)
        if random.chance(0.7) {
          sink.put(value, width: width)
          add(value, width)
          continue
        }
        sink.align()
        add(0, (8 - bits.count % 8) % 8)
        #expect(sink.count == bits.count / 8)
        if random.chance(0.5) {
          sink.append(UInt8(truncatingIfNeeded: value))
          add(value, 8)
        } else {
          sink.append(value, bytes: (width + 7) / 8)
          add(value, (width + 7) / 8 * 8)
        }
      }
      sink.align()
      add(0, (8 - bits.count % 8) % 8)
      #expect(sink.count == bits.count / 8)
      let bytes = sink.takeBytes()
      let expected = stride(from: 0, to: bits.count, by: 8).map { start in
        (0..<8).reduce(0 as UInt8) { $0 | bits[start + $1] << UInt8($1) }
      }
      #expect(bytes == expected && sink.count == 0)
    }
    #expect(sink.takeBytes() == [])
  }

  @Test
  func replacesWhatWasWritten() {
    var sink = BitSink()
    sink.append(0, bytes: 8)
    sink.replace(at: 2, with: 0x0403_0201)
    for offset in [-1, 5, 8, .max - 4] { sink.replace(at: offset, with: .max) }
    sink.replace(at: 4, with: 0x0807_0605)
    #expect(sink.takeBytes() == [0, 0, 1, 2, 5, 6, 7, 8])
  }
}

struct SizeCodeTests {
  private func sizes() -> [UInt32] {
    var random = SeededGenerator(seed: TestSeed.current)
    var sizes = Array(0...1_100) as [UInt32]
    for bits in 0..<32 as Range<UInt32> { sizes += [1 << bits - 1, 1 << bits, 1 << bits + 1] }
    sizes += (0..<1_000).map { _ in random.number(width: Int.random(in: 1...32, using: &random)) }
    return (sizes + [.max - 1, .max]).sorted()
  }

  @Test
  func codesBoundSizes() {
    var previous: (UInt8, UInt8) = (0, 0)
    for size in sizes() {
      let codes = (SizeCode.floor(size), SizeCode.ceiling(size))
      let (low, high) = (SizeCode.decode(codes.0), SizeCode.decode(codes.1))
      #expect(low <= size && size <= high, "\(size)")
      #expect(Double(low) >= Double(size) * 0.875 && Double(high) <= Double(size) * 1.125 + 1)
      #expect(codes.0 >= previous.0 && codes.1 >= previous.1 && codes.1 <= codes.0 + 1)
      // The nearest that there is.
      #expect(size == .max || SizeCode.decode(codes.0 + 1) > size)
      #expect(codes.1 == 0 || SizeCode.decode(codes.1 - 1) < size)
      previous = codes
    }
  }

  @Test
  func exactSizesKeepTheirCode() {
    for code in 0..<240 as Range<UInt8> {
      #expect(SizeCode.floor(SizeCode.decode(code)) == code)
      #expect(SizeCode.ceiling(SizeCode.decode(code)) == code)
    }
    for code in 240...UInt8.max { #expect(SizeCode.decode(code) == .max) }
  }
}
