import Foundation
import Testing

@testable import Articles

#if canImport(Glibc)
  import Glibc
#endif

/// Which files of a folder are new to whoever looks again and again.
@Suite struct ArrivedFilesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The names that two looks find, of which the second gives what stands still.
  private func look(_ inbox: inout ArrivedFiles) -> [String] {
    (inbox.next() + inbox.next()).map { ($0.shown as NSString).lastPathComponent }
  }

  @Test func filesAreGivenOnceTheyStandStill() throws {
    try folder.write("in/a", "one")
    var inbox = try ArrivedFiles(folders: [folder.path + "/in"])
    #expect(inbox.next().isEmpty)
    #expect(inbox.next().map(\.shown) == [folder.path + "/in/a"])
    try folder.write("in/.hidden", "x")
    #expect(look(&inbox).isEmpty)
    try folder.write("in/b", "two")
    #expect(inbox.next().isEmpty)
    try folder.write("in/b", "two three")
    #expect(inbox.next().isEmpty)
    #expect(look(&inbox) == ["b"] && look(&inbox).isEmpty)
  }

  /// What cannot be looked at, by two looks.
  private func problems(_ inbox: inout ArrivedFiles) -> [String] {
    _ = look(&inbox)
    return inbox.takeProblems().map(\.description)
  }

  @Test func whatCannotBeReadIsToldOnce() throws {
    try folder.write("in/a", "one")
    try folder.write("in/.hidden", "x")
    let path = folder.path + "/in"
    let link = path + "/sub"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "sub")
    var inbox = try ArrivedFiles(folders: [path])
    #expect(inbox.next().isEmpty && inbox.takeProblems().isEmpty)
    #expect(inbox.next().count == 1)
    let told = inbox.takeProblems()
    #expect(told.map(\.reason) == [.unreadable] && told[0].path == link, "\(told)")
    #expect(problems(&inbox).isEmpty)
    // It is told again when it was something else meanwhile.
    try FileManager.default.removeItem(atPath: link)
    try folder.write("in/sub/b", "two")
    #expect(look(&inbox) == ["b"] && problems(&inbox).isEmpty)
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "sub")
    #expect(problems(&inbox) == told.map(\.description) && problems(&inbox).isEmpty)
  }

  /// The superuser reads everything.
  @Test(.enabled(if: geteuid() != 0))
  func foldersThatCannotBeReadAreToldOnce() throws {
    try folder.write("in/locked/a", "one")
    let locked = folder.path + "/in/locked"
    chmod(locked, 0)
    defer { chmod(locked, 0o700) }
    var inbox = try ArrivedFiles(folders: [folder.path + "/in"])
    let told = problems(&inbox)
    #expect(told == [locked + "/: cannot be opened: Permission denied"])
    #expect(problems(&inbox).isEmpty)
    chmod(locked, 0o700)
    #expect(look(&inbox) == ["a"] && inbox.takeProblems().isEmpty)
  }

  /// Gives a file the time of another, as `cp -p` does.
  private func copyTime(of source: String, to target: String) throws {
    let time = try FileManager.default.attributesOfItem(atPath: source)[.modificationDate]
    try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: target)
  }

  /// When the file system last noted a change of a file, in nanoseconds.
  private func changeTime(of file: String) -> Int {
    var status = stat()
    guard stat(file, &status) == 0 else { return -1 }
    return status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
  }

  @Test func filesOfTheSameSizeAndTimeAreNoticed() throws {
    let file = try folder.write("in/a", "one")
    // A time that is no more exact than what is set later.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: file)
    var inbox = try ArrivedFiles(folders: [folder.path + "/in"])
    #expect(look(&inbox) == ["a"])
    let prepared = try folder.write("prepared", "two")
    try copyTime(of: file, to: prepared)
    #expect(rename(prepared, file) == 0)
    #expect(look(&inbox) == ["a"] && look(&inbox).isEmpty)
    // In place.
    let before = changeTime(of: file)
    // Until the clock of the file system has gone on.
    while changeTime(of: file) == before {
      let handle = try #require(FileHandle(forUpdatingAtPath: file))
      try handle.write(contentsOf: Data("six".utf8))
      try handle.close()
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: file)
    }
    #expect(look(&inbox) == ["a"] && look(&inbox).isEmpty)
  }
}
