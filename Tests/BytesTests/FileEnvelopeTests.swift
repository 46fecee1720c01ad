import Bytes
import TestSupport
import Testing

/// Files of an index: what is written is read back, and no damage goes unnoticed.
struct FileEnvelopeTests {
  static let page = FileEnvelope.pageBytes
  /// Sizes around borders of pages and of the writer's buffer, the header's 16 bytes counted in.
  static let sizes = [
    0, 1, 48, page - 17, page - 16, page - 15, 2 * page - 16, 2 * page, 4 * page - 17,
    4 * page - 16, 4 * page - 15, 9 * page + 3,
  ]

  private func open(_ folder: TemporaryFolder, _ name: String = "1.terms") throws -> MappedFile {
    try MappedFile(directory: folder.path, name: name, kind: .terms, formatVersion: 7)
  }

  @discardableResult
  private func write(
    _ payload: [UInt8], to folder: TemporaryFolder, pieces: Int = .max
  ) throws -> Int {
    let file = try FileWriter(path: folder.path + "/1.terms", kind: .terms, version: 7)
    var rest = payload[...]
    while !rest.isEmpty {
      try file.append(Array(rest.prefix(pieces)))
      rest = rest.dropFirst(pieces)
    }
    #expect(file.offset == payload.count)
    return try file.finish(segment: 42)
  }

  @Test(arguments: sizes)
  func everySizeReadsBack(size: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let payload = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let folder = try TemporaryFolder()
    let bytes = try write(payload, to: folder, pieces: random.pick([100_000, 4_093, .max]))
    let file = try open(folder)
    try file.verifyAllPages()
    #expect(file.segment == 42 && file.byteCount == bytes)
    #expect(Directory.fileSize(folder.path + "/1.terms") == bytes)
    #expect(try file.payload.copy(from: 0, count: file.payload.count) == payload)
  }

  @Test
  func everyTruncationIsAnError() throws {
    let folder = try TemporaryFolder()
    try write(Array("a small payload".utf8), to: folder)
    let bytes = try folder.read("1.terms")
    for count in 0..<bytes.count {
      try folder.write("1.terms", Array(bytes.prefix(count)))
      #expect(throws: IndexCorruption.self, "\(count) bytes") { try open(folder) }
    }
    try folder.write("1.terms", bytes + [0])
    #expect(throws: IndexCorruption.self) { try open(folder) }
  }

  @Test
  func everyFlippedBitIsAnError() throws {
    let folder = try TemporaryFolder()
    try write(Array("a small payload".utf8), to: folder)
    let bytes = try folder.read("1.terms")
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        try folder.write("1.terms", damaged)
        #expect(throws: (any Error).self, "byte \(index), bit \(bit)") {
          let file = try open(folder)
          _ = try file.payload.copy(from: 0, count: file.payload.count)
        }
      }
    }
  }

  /// A footer whose own checksum holds says where the payload ends.
  @Test(arguments: [0, 15, 17, 1 << 20, UInt64(Int.max), UInt64.max])
  func aWrongEndOfThePayloadIsAnError(payloadEnd: UInt64) throws {
    let folder = try TemporaryFolder()
    var bytes = SealedFile.bytes([], kind: .terms, version: 7)
    var footer: [UInt8] = []
    footer.appendLittleEndian(payloadEnd)
    footer += bytes.suffix(FileEnvelope.footerBytes)[...].dropFirst(8).prefix(24)
    footer.appendLittleEndian(Checksum.xxh3(footer))
    bytes.removeLast(FileEnvelope.footerBytes)
    try folder.write("1.terms", bytes + footer + FileEnvelope.endMagic)
    #expect(throws: IndexCorruption.self) { try open(folder) }
  }

  /// Only the page that is touched is looked at.
  @Test
  func aDamagedPageIsAnErrorWhereItIsTouched() throws {
    let folder = try TemporaryFolder()
    try write([UInt8](repeating: 7, count: 3 * Self.page), to: folder)
    var bytes = try folder.read("1.terms")
    bytes[Self.page + 100] ^= 1
    try folder.write("1.terms", bytes)
    let payload = try open(folder).payload
    #expect(try payload.load(UInt8.self, at: 100) == 7)
    #expect(try payload.load(UInt8.self, at: 2 * Self.page) == 7)
    let damage = #expect(throws: IndexCorruption.self) {
      try payload.load(UInt8.self, at: Self.page + 500)
    }
    #expect(damage?.offset == Self.page)
    #expect(throws: IndexCorruption.self) { try payload.load(UInt64.self, at: Self.page - 20) }
    #expect(throws: IndexCorruption.self) { try open(folder).verifyAllPages() }
  }

  /// Opening reads nothing of the page table: damage to a stretch shows when one of its pages is touched.
  @Test
  func aDamagedStretchIsAnErrorWhereItIsTouched() throws {
    let folder = try TemporaryFolder()
    let stretch = FileEnvelope.stretchPages
    let path = folder.path + "/1.terms"
    let table = try SealedFile.writeSparse(
      path, pages: 2 * stretch + 5, kind: .terms, version: 7)
    // The checksum of a page in the second stretch.
    try SealedFile.flip(path, at: table + 8 * (stretch + 9) + 3)
    let payload = try open(folder).payload
    let touched = { (page: Int) in try payload.load(UInt8.self, at: page * Self.page + 100) }
    #expect(try touched(0) == 0)
    #expect(try touched(stretch - 1) == 0)
    #expect(try touched(2 * stretch + 4) == 0)
    for page in [stretch, stretch + 9, 2 * stretch - 1] {
      let damage = #expect(throws: IndexCorruption.self, "\(page)") { try touched(page) }
      #expect(damage?.offset == table + 8 * stretch)
    }
    #expect(try open(folder).damagedPages().map(\.offset) == [table + 8 * stretch])
    // With the stretch mended, a page; with it, the checksum of the stretch.
    try SealedFile.flip(path, at: table + 8 * (stretch + 9) + 3)
    try SealedFile.flip(path, at: Self.page * (stretch + 9) + 77)
    #expect(try open(folder).damagedPages().map(\.offset) == [Self.page * (stretch + 9)])
    try SealedFile.flip(path, at: table + 8 * (2 * stretch + 5) + 8)
    #expect(throws: IndexCorruption.self) { try open(folder) }
  }

  /// A file of 256 GiB, of which 4 million checksums are not looked at before they are needed.
  @Test(.enabled(if: TestScale.isFull))
  func aLargeFileOpens() throws {
    let folder = try TemporaryFolder()
    try SealedFile.writeSparse(
      folder.path + "/1.terms", pages: 1 << 22, kind: .terms, version: 7)
    let payload = try open(folder).payload
    #expect(try payload.load(UInt64.self, at: payload.count - 8) == 0)
  }

  @Test
  func otherKindsAndVersionsAreRefused() throws {
    let folder = try TemporaryFolder()
    try write([1, 2, 3], to: folder)
    #expect(throws: IndexCorruption.self) {
      try MappedFile(directory: folder.path, name: "1.terms", kind: .text, formatVersion: 7)
    }
    let mismatch = #expect(throws: FormatMismatch.self) {
      try MappedFile(directory: folder.path, name: "1.terms", kind: .terms, formatVersion: 8)
    }
    #expect(mismatch?.found == 7 && mismatch?.readable == 8 && mismatch?.file == "1.terms")
    let missing = #expect(throws: FileError.self) { try open(folder, "2.terms") }
    #expect(missing?.isMissing == true)
    try Directory.create(folder.path + "/3.terms")
    #expect(throws: FileError.self) { try open(folder, "3.terms") }
  }

  @Test
  func nothingOutsideTheRegionIsRead() throws {
    let folder = try TemporaryFolder()
    try write(Array(0..<10), to: folder)
    let payload = try open(folder).payload
    #expect(try payload.copy(from: 10, count: 0) == [])
    #expect(try payload.slice(2..<8).slice(from: 1, count: 3).copy(from: 0, count: 3) == [3, 4, 5])
    for (offset, count) in [(0, 11), (10, 1), (11, 0), (-1, 2), (3, -1), (1, .max), (.max, 1)] {
      #expect(throws: IndexCorruption.self, "\(offset), \(count)") {
        try payload.copy(from: offset, count: count)
      }
      #expect(throws: IndexCorruption.self, "\(offset), \(count)") {
        try payload.slice(from: offset, count: count)
      }
    }
    #expect(throws: IndexCorruption.self) { try payload.slice(-1..<3) }
    #expect(throws: IndexCorruption.self) { try payload.slice(8..<11) }
    #expect(throws: IndexCorruption.self) { try payload.load(UInt32.self, at: 7) }
    let values = try payload.withIntegers(UInt16.self, at: 6, count: 2) { [$0[0], $0[1]] }
    #expect(values == [0x0706, 0x0908])
    for (offset, count) in [(8, 2), (7, 1), (10, 1), (-2, 1), (0, -1), (0, .max)] {
      #expect(throws: IndexCorruption.self, "\(offset), \(count)") {
        try payload.withIntegers(UInt16.self, at: offset, count: count) { $0.count }
      }
    }
  }
}
