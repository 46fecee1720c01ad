import Bytes
import Segments
import TestSupport
import Testing

/// Records in compressed blocks against arrays.
struct RecordsTests {
  /// Records of all sizes around that of a block, empty ones included.
  private func randomRecord(using random: inout SeededGenerator) -> [UInt8] {
    let count = random.pick([
      0, 1, 50, 5_000, RecordsFormat.blockBytes - 1, RecordsFormat.blockBytes,
      3 * RecordsFormat.blockBytes,
    ])
    let byte = UInt8(truncatingIfNeeded: random.next())
    return (0..<count).map { $0 % 50 == 0 ? UInt8(truncatingIfNeeded: $0 / 50) : byte }
  }

  private func write(_ stretches: [[[UInt8]]], to folder: TemporaryFolder) throws {
    let zstandard = Zstandard()
    let writer = try RecordsWriter(path: folder.path + "/1.text", kind: .text)
    var packer = RecordPacker()
    for stretch in stretches {
      for record in stretch { try packer.add(with: zstandard) { $0 += record } }
      for block in try packer.takeBlocks(with: zstandard) { try writer.add(block) }
    }
    _ = try writer.finish(segment: 1)
  }

  private func open(_ folder: TemporaryFolder) throws -> Records {
    try Records(
      MappedFile(
        directory: folder.path, name: "1.text", kind: .text, formatVersion: RecordsFormat.version
      ).payload)
  }

  @Test(arguments: [0, 1, 2, 40])
  func everyRecordReadsBack(stretches: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(stretches))
    let stretches = (0..<stretches).map { _ in
      (0..<Int.random(in: 0...8, using: &random)).map { _ in randomRecord(using: &random) }
    }
    let folder = try TemporaryFolder()
    try write(stretches, to: folder)
    let records = try open(folder)
    let expected = Array(stretches.joined())
    #expect(records.count == expected.count)
    let zstandard = Zstandard()
    for (number, record) in expected.enumerated() {
      #expect(try Array(records.record(UInt32(number), with: zstandard)) == record)
    }
    var all: [[UInt8]] = []
    for block in 0..<records.blockCount {
      #expect(try Int(records.firstArticle(block)) == all.count)
      all += try records.block(block, with: zstandard).map { Array($0) }
    }
    #expect(all == expected)
    for article in [UInt32(expected.count), .max] {
      #expect(throws: IndexCorruption.self) { try records.record(article, with: zstandard) }
    }
  }

  @Test
  func damagedRecordsNeverTrap() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    try write([[Array("one".utf8), [], Array("three".utf8)], [[4]]], to: folder)
    let good = try folder.read("1.text")
    let zstandard = Zstandard()
    var errors = 0
    for _ in 0..<2_000 {
      let damaged = SealedFile.resealed(good, kind: .text, version: RecordsFormat.version) {
        let place = Int.random(in: $0.indices, using: &random)
        $0[place] = random.chance(0.3) ? 0xFF : UInt8(truncatingIfNeeded: random.next())
        if random.chance(0.1) { $0.removeFirst(Int.random(in: 0...$0.count, using: &random)) }
      }
      try folder.write("1.text", damaged)
      do {
        let records = try open(folder)
        for article in 0..<4 { _ = try records.record(UInt32(article), with: zstandard) }
        for block in 0..<min(records.blockCount, 9) {
          _ = try records.block(block, with: zstandard)
        }
      } catch is IndexCorruption {
        errors += 1
      }
    }
    #expect(errors > 0)
  }
}
