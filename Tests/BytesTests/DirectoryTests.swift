import Bytes
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct DirectoryTests {
  @Test
  func treesAreRemovedAndLinksAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept/precious", "text")
    try folder.write("tree/inner/file", "text")
    try #require(symlink(folder.path + "/kept", folder.path + "/tree/inner/link") == 0)
    try #require(symlink(folder.path + "/nowhere", folder.path + "/tree/dangling") == 0)
    try Directory.removeTree(folder.path + "/tree")
    #expect(try folder.names() == ["kept"])
    #expect(folder.has("kept/precious"))
    try #require(symlink(folder.path + "/kept", folder.path + "/link") == 0)
    try Directory.removeTree(folder.path + "/link")
    #expect(folder.has("kept/precious") && !folder.has("link"))
    try Directory.removeTree(folder.path + "/missing")
  }

  @Test
  func foldersAreMadeWithThoseAbove() throws {
    let folder = try TemporaryFolder()
    try Directory.create(folder.path + "/a/b/c")
    try Directory.create(folder.path + "/a/b/c")
    #expect(Directory.exists(folder.path + "/a/b/c"))
    try folder.write("file", "text")
    #expect(throws: FileError.self) { try Directory.create(folder.path + "/file") }
    #expect(throws: FileError.self) { try Directory.create(folder.path + "/file/inner") }
    #expect(throws: FileError.self) { try Directory.names(in: folder.path + "/missing") }
    #expect(try Directory.names(in: folder.path) == ["a", "file"])
    #expect(Directory.fileSize(folder.path + "/file") == 4)
    #expect(Directory.fileSize(folder.path + "/missing") == nil)
  }

  @Test
  func aLockKeepsTheSecondWriterOut() throws {
    let folder = try TemporaryFolder()
    do {
      let lock = try DirectoryLock(directory: folder.path, command: "test")
      let refusal = #expect(throws: FileError.self) {
        try DirectoryLock(directory: folder.path, command: "test")
      }
      #expect(refusal?.description.contains("process \(getpid())") == true)
      withExtendedLifetime(lock) {}
    }
    withExtendedLifetime(try DirectoryLock(directory: folder.path, command: "test")) {}
  }

  @Test("a process that was just begun has the descriptor until it runs its program")
  func aLockIsGivenBackWhoeverHasItsDescriptor() throws {
    let folder = try TemporaryFolder()
    var copies: [Int32] = []
    defer { for copy in copies { close(copy) } }
    do {
      let lock = try DirectoryLock(directory: folder.path, command: "test")
      copies = Self.copies(ofDescriptorsFor: folder.path + "/lock")
      withExtendedLifetime(lock) {}
    }
    #expect(copies.count == 1)
    withExtendedLifetime(try DirectoryLock(directory: folder.path, command: "test")) {}
  }

  private static func copies(ofDescriptorsFor path: String) -> [Int32] {
    var wanted = stat()
    guard stat(path, &wanted) == 0 else { return [] }
    return (0..<4096 as Range<Int32>).filter { descriptor in
      var found = stat()
      return fstat(descriptor, &found) == 0 && found.st_dev == wanted.st_dev
        && found.st_ino == wanted.st_ino
    }.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
  }

  @Test
  func anOutputFileReadsBackAndReplacesNothing() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(creating: folder.path + "/run")
    try file.write(Array(0..<100))
    try file.write([])
    #expect(file.byteCount == 100)
    var bytes: [UInt8] = []
    try file.read(at: 90, count: 20, into: &bytes)
    #expect(bytes == Array(90..<100))
    try file.read(at: 5, count: 3, into: &bytes)
    #expect(bytes == [5, 6, 7])
    #expect(throws: FileError.self) { try OutputFile(creating: folder.path + "/run") }
    file.close()
    #expect(throws: FileError.self) { try file.write([1]) }
  }
}
