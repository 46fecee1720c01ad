import TestSupport
import Testing

@testable import Kernels

/// Bytes end to end, whatever room was asked for.
struct ByteStoreTests {
  @Test(arguments: [0, 1, 100_000, 5 << 20])
  func whatIsAppendedAndPutStandsThere(capacity: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(capacity))
    let store = ByteStore(capacity: capacity)
    var expected: [UInt8] = []
    while expected.count < 4 << 20 {
      let size = random.chance(0.1) ? 1_500_000 : 5_000
      let part = [UInt8](
        repeating: UInt8.random(in: 0...255, using: &random),
        count: Int.random(in: 0...size, using: &random))
      store.append(part.span)
      expected += part
      guard expected.count >= 8 else { continue }
      let place = Int.random(in: 0...expected.count - 8, using: &random)
      let value = UInt64.random(in: 0 ... .max, using: &random)
      store.put(value, at: place)
      withUnsafeBytes(of: value.littleEndian) {
        expected.replaceSubrange(place..<place + 8, with: $0)
      }
    }
    // Beyond the end nothing is put.
    store.put(0, at: expected.count - 7)
    store.put(0, at: -1)
    #expect(store.count == expected.count)
    #expect(store.withBytes { [UInt8](copying: $0) } == expected)
    store.removeAll(from: 10)
    #expect(store.withBytes { [UInt8](copying: $0) } == Array(expected.prefix(10)))
  }
}
