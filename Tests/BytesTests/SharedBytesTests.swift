import Bytes
import TestSupport
import Testing

/// Bytes that two strings share, numbers that are put into memory, and hashes by different code.
struct SharedBytesTests {
  @Test
  func startsAndEndsAreThoseOfALoop() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<5_000 {
      let shared = bytes(Int.random(in: 0...40, using: &random), &random)
      let (one, two) = (
        bytes(Int.random(in: 0...20, using: &random), &random),
        bytes(Int.random(in: 0...20, using: &random), &random)
      )
      let (first, second) = (shared + one + shared, shared + two + shared)
      let most = Int.random(in: 0...min(first.count, second.count), using: &random)
      let start = zip(first, second).prefix(most).prefix { $0 == $1 }.count
      let end = zip(first.reversed(), second.reversed()).prefix(most).prefix { $0 == $1 }.count
      #expect(first.span.sharedStart(with: second.span, most: most) == start)
      #expect(first.span.sharedEnd(with: second.span, most: most) == end)
    }
  }

  /// Of two letters, so that many are the same by chance.
  private func bytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0x61...0x62, using: &random) }
  }

  @Test
  func integersAreStoredInLittleEndianOrder() {
    var bytes = [UInt8](repeating: 0xFF, count: 16)
    var span = bytes.mutableSpan
    span.store(UInt64(0x0102_0304_0506_0708), at: 3)
    span.store(UInt32(0x0A0B_0C0D), at: 11)
    span.store(Int64(-2), at: 1)
    #expect(
      bytes
        == [0xFF, 0xFE] + [UInt8](repeating: 0xFF, count: 7)
        + [0x02, 0x01, 0x0D, 0x0C, 0x0B, 0x0A, 0xFF])
  }

  /// Without a seed long strings go to code for the processor at hand, with one of 0 they do not.
  @Test
  func theWideHashIsTheCommonOne() {
    var random = SeededGenerator(seed: TestSeed.current)
    let bytes = (0..<6_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for count in Array(0...600) + (0..<400).map({ _ in Int.random(in: 0...5_900, using: &random) })
    {
      let start = Int.random(in: 0...64, using: &random)
      let part = bytes.span.extracting(start..<start + count)
      #expect(Checksum.xxh3(part) == Checksum.xxh3(part, seed: 0), "\(count) bytes")
      #expect(count == 0 || Checksum.xxh3(part) != Checksum.xxh3(part, seed: 1))
    }
  }
}
