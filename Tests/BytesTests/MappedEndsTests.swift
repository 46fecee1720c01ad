import Bytes
import Foundation
import TestSupport
import Testing

/// What is done to mapped files while they are open, and what a look at their ends says of it.
struct MappedEndsTests {
  private static let memoryPage = 4096
  /// Sizes of a payload; of the third the last 8 bytes lie in two pages of memory, of the fourth they begin one.
  private static let sizes = [0, 10_000, 2 * memoryPage - 76, 2 * memoryPage - 72, 200_000]

  /// Files of those sizes in a folder, open.
  private struct Opened {
    let folder: TemporaryFolder
    let files: [MappedFile]
    let ends: MappedEnds

    init(_ sizes: [Int] = MappedEndsTests.sizes) throws {
      let folder = try TemporaryFolder()
      files = try sizes.enumerated().map { number, size in
        let payload = [UInt8](repeating: 7, count: size)
        try folder.write("\(number).terms", SealedFile.bytes(payload, kind: .terms, version: 1))
        return try MappedFile(
          directory: folder.path, name: "\(number).terms", kind: .terms, formatVersion: 1)
      }
      self.folder = folder
      ends = MappedEnds(files)
    }

    func path(_ number: Int) -> String { folder.path + "/\(number).terms" }

    func setSize(_ number: Int, _ size: Int) throws {
      try #require(truncate(path(number), off_t(size)) == 0)
    }

    /// What a look at the ends says.
    func found() -> IndexCorruption? {
      do {
        try ends.confirm()
        return nil
      } catch {
        return error as? IndexCorruption
          ?? IndexCorruption(file: "?", offset: 0, reason: "\(error)")
      }
    }
  }

  /// Where a file of that size is cut: inside its last 8 bytes and before them, at every border of pages, to nothing.
  private static func cuts(_ size: Int) -> [Int] {
    [size - 1, size - 8, size - 9, size / 2] + Array(stride(from: 0, to: size, by: memoryPage))
  }

  @Test("the sizes are what they are meant to be")
  func sizes() throws {
    let sizes = try Opened().files.map(\.byteCount)
    #expect(sizes[2] % Self.memoryPage == 4 && sizes[3] % Self.memoryPage == 8)
  }

  @Test("files that nothing was done to are as they were, and so is no file at all")
  func whole() throws {
    #expect(try Opened().found() == nil)
    #expect(try Opened([]).found() == nil)
  }

  @Test("a file cut off anywhere is named, with the size that it has now")
  func cut() throws {
    for number in Self.sizes.indices {
      let opened = try Opened()
      // Downwards, for what was cut off does not come back.
      for size in Self.cuts(opened.files[number].byteCount).sorted(by: >) {
        try opened.setSize(number, size)
        #expect(
          opened.found()
            == IndexCorruption(
              file: "\(number).terms", offset: size,
              reason: "the file was cut off while it was open"))
      }
    }
  }

  @Test("a file cut off and made as long as before is named")
  func cutAndGrown() throws {
    for number in Self.sizes.indices {
      let full = try Opened().files[number].byteCount
      for size in Self.cuts(full) {
        let opened = try Opened()
        try opened.setSize(number, size)
        try opened.setSize(number, full)
        let found = opened.found()
        #expect(found?.file == "\(number).terms" && found?.offset == full - 8, "cut at \(size)")
        #expect(found?.reason == "the file was cut off or written to while it was open")
      }
    }
  }

  @Test("a file whose end was written over is named")
  func overwritten() throws {
    let opened = try Opened()
    try SealedFile.flip(opened.path(2), at: opened.files[2].byteCount - 3)
    #expect(opened.found()?.file == "2.terms")
  }

  @Test("a file that was removed, replaced or made longer holds what it held")
  func replaced() throws {
    let opened = try Opened()
    try opened.folder.remove("0.terms")
    try opened.folder.remove("1.terms")
    try opened.folder.write("1.terms", "another one")
    try opened.folder.write("new", "another one")
    try #require(rename(opened.folder.path + "/new", opened.path(2)) == 0)
    try opened.setSize(3, opened.files[3].byteCount + 1)
    #expect(opened.found() == nil)
  }

  @Test("a file that was cut off and then removed is named")
  func cutAndRemoved() throws {
    let opened = try Opened()
    try opened.setSize(1, 5000)
    try opened.folder.remove("1.terms")
    #expect(opened.found()?.file == "1.terms")
  }

  @Test("of more files than are looked at in one call each is", arguments: [0, 255, 256, 511, 599])
  func many(number: Int) throws {
    let opened = try Opened([Int](repeating: 20, count: 600))
    #expect(opened.found() == nil)
    try opened.setSize(number, 0)
    #expect(opened.found()?.file == "\(number).terms")
    try opened.setSize(number, opened.files[number].byteCount)
    #expect(opened.found()?.file == "\(number).terms")
  }

  @Test("where memory cannot be compared, sizes are looked at, and it is not tried again")
  func refused() throws {
    let opened = try Opened()
    try FileSystems.$current.withValue(SystemFiles(comparesMemory: false)) {
      #expect(opened.found() == nil)
      try opened.setSize(1, opened.files[1].byteCount - 1)
      #expect(opened.found()?.file == "1.terms")
    }
    // Its end is zeros now, which a comparison would see.
    try opened.setSize(1, opened.files[1].byteCount)
    #expect(opened.found() == nil)
  }
}
