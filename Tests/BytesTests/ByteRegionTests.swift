import Bytes
import TestSupport
import Testing

/// The search among integers in a file against one of an array.
struct ByteRegionTests {
  private static let page = FileEnvelope.pageBytes

  private func payload(_ integers: [UInt64], behind: Int, in folder: TemporaryFolder) throws
    -> ByteRegion
  {
    let file = try FileWriter(path: folder.path + "/1.terms", kind: .terms, version: 7)
    try file.append([UInt8](repeating: 0xFF, count: behind))
    for integer in integers { try file.append(littleEndian: integer) }
    _ = try file.finish(segment: 42)
    return try open(folder)
  }

  private func open(_ folder: TemporaryFolder) throws -> ByteRegion {
    try MappedFile(directory: folder.path, name: "1.terms", kind: .terms, formatVersion: 7).payload
  }

  @Test(arguments: [0, 1, 2, 3, 31, 64, 1_000, 20_000])
  func theLastThatIsNotAboveIsFound(count: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(count))
    let folder = try TemporaryFolder()
    let most = random.pick([UInt64(2 * count + 3), .max])
    let integers = (0..<count).map { _ in UInt64.random(in: 0...most, using: &random) }.sorted()
    let behind = Int.random(in: 0...9, using: &random)
    let payload = try payload(integers, behind: behind, in: folder)
    var sought = (0..<200).map { _ in UInt64.random(in: 0...most, using: &random) } + [0, .max]
    if count > 0 { sought += (0..<100).map { _ in random.pick(integers) } }
    for value in sought {
      let found = try payload.lastInteger(notAbove: value, at: behind, count: count)
      let last = integers.lastIndex { $0 <= value }
      #expect(found?.index == last)
      #expect(found?.integer == last.map { integers[$0] })
    }
  }

  /// Damage is an error where the search comes by, and only there.
  @Test
  func onlyWhatIsLookedAtIsVerified() throws {
    let folder = try TemporaryFolder()
    let count = 4 * Self.page / 8
    _ = try payload((0..<count).map(UInt64.init), behind: 0, in: folder)
    var bytes = try folder.read("1.terms")
    bytes[3 * Self.page + 100] ^= 1
    try folder.write("1.terms", bytes)
    let payload = try open(folder)
    #expect(try payload.lastInteger(notAbove: 9, at: 0, count: count)?.index == 9)
    let damage = #expect(throws: IndexCorruption.self) {
      try payload.lastInteger(notAbove: .max, at: 0, count: count)
    }
    #expect(damage?.offset == 3 * Self.page)
  }

  @Test
  func nothingOutsideIsRead() throws {
    let folder = try TemporaryFolder()
    let payload = try payload([1, 2, 3], behind: 0, in: folder)
    #expect(try payload.lastInteger(notAbove: 9, at: 24, count: 0) == nil)
    for (offset, count) in [(0, 4), (1, 3), (25, 0), (-1, 1), (0, -1), (8, .max), (.max, 1)] {
      #expect(throws: IndexCorruption.self, "\(offset), \(count)") {
        try payload.lastInteger(notAbove: 9, at: offset, count: count)
      }
    }
  }
}
