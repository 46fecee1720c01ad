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
