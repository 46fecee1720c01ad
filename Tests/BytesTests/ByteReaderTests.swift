import Bytes
import TestSupport
import Testing

/// Integers and strings of small records.
struct ByteReaderTests {
  /// All lengths of a varint: the values at both ends of each.
  @Test
  func varintsOfEveryLengthReadBack() throws {
    for bits in 0...64 {
      let power = bits == 64 ? 0 : UInt64(1) << UInt64(bits)
      for value in [power, power &- 1, power &+ 1] {
        var bytes: [UInt8] = []
        VarInt.append(value, to: &bytes)
        let significant = max(1, 64 - value.leadingZeroBitCount)
        #expect(bytes.count == (significant + 6) / 7, "\(value)")
        var reader = ByteReader(bytes, file: "test")
        #expect(try reader.varint() == value)
        #expect(reader.remaining == 0)
        #expect(read(bytes) == value && read(bytes + [0]) == value)
        for count in 0..<bytes.count {
          #expect(read(Array(bytes.prefix(count))) == nil)
          var cut = ByteReader(Array(bytes.prefix(count)), file: "test")
          #expect(throws: IndexCorruption.self) { try cut.varint() }
        }
      }
    }
  }

  @Test(
    arguments: [
      [UInt8](repeating: 0xFF, count: 10), [UInt8](repeating: 0x80, count: 10) + [1],
      [UInt8](repeating: 0x80, count: 9) + [2],
    ])
  func varintsBeyond64BitsAreErrors(bytes: [UInt8]) {
    var reader = ByteReader(bytes, file: "test")
    #expect(throws: IndexCorruption.self) { try reader.varint() }
    #expect(read(bytes) == nil)
  }

  /// The integer at the start of `bytes`, read where it lies.
  private func read(_ bytes: [UInt8]) -> UInt64? {
    var offset = 0
    let value = VarInt.read(bytes.span, at: &offset)
    return value == nil || offset <= bytes.count ? value : nil
  }

  @Test
  func limitsHold() throws {
    var bytes: [UInt8] = []
    VarInt.append(1000, to: &bytes)
    var reader = ByteReader(bytes, file: "test", base: 50)
    #expect(try reader.varint(atMost: 1000, "number") == 1000)
    reader.offset = 0
    let error = #expect(throws: IndexCorruption.self) { try reader.varint(atMost: 999, "number") }
    #expect(error?.file == "test" && (50...52).contains(error?.offset ?? 0))
    VarInt.append(UInt64.max, to: &bytes)
    reader = ByteReader(bytes, file: "test")
    _ = try reader.varint()
    #expect(throws: IndexCorruption.self) { try reader.varint(atMost: .max, "number") }
  }

  @Test
  func fixedWidthsAndStrings() throws {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt8(0xFE))
    bytes.appendLittleEndian(UInt16(0xFEDC))
    bytes.appendLittleEndian(UInt64.max - 5)
    bytes.appendString("Kidal".utf8)
    bytes.appendString([])
    var reader = ByteReader(bytes, file: "test")
    #expect(try reader.littleEndian(UInt8.self) == 0xFE)
    #expect(try reader.littleEndian(UInt16.self) == 0xFEDC)
    #expect(try reader.littleEndian(UInt64.self) == .max - 5)
    #expect(try Array(reader.string()) == Array("Kidal".utf8))
    #expect(try reader.string().isEmpty)
    #expect(throws: IndexCorruption.self) { try reader.byte() }
    #expect(throws: IndexCorruption.self) { try reader.string() }
    #expect(throws: IndexCorruption.self) { try reader.littleEndian(UInt8.self) }
    #expect(throws: IndexCorruption.self) { try reader.take(1) }
    #expect(throws: IndexCorruption.self) { try reader.take(-1) }
    #expect(try reader.take(0).isEmpty)
  }

  /// A length that leaves the record, however large.
  @Test(arguments: [3, 300, UInt64(Int.max), UInt64.max])
  func aStringEndsWithItsRecord(length: UInt64) {
    var bytes: [UInt8] = []
    VarInt.append(length, to: &bytes)
    bytes += [1, 2]
    var reader = ByteReader(bytes, file: "test")
    #expect(throws: IndexCorruption.self) { try reader.string() }
  }

  @Test
  func anyBytesAreReadOrRefused() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...12, using: &random)
      var reader = ByteReader(
        (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }, file: "test")
      while reader.remaining > 0 {
        let before = reader.remaining
        let isRead = (try? random.chance(0.5) ? Array(reader.string()) : [reader.byte()]) != nil
        if !isRead || reader.remaining >= before { break }
      }
      #expect((0...count).contains(reader.offset))
    }
  }
}
