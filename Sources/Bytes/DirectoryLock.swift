#if canImport(Glibc)
  import Glibc
#endif

/// Keeps a second writer out of an index; dies with its process.
package final class DirectoryLock {
  private let file: OpenFile
  private let path: String

  /// Takes the lock `directory/lock`, or says who holds it.
  ///
  /// - Parameter command: what the holder does, for whoever comes next.
  package init(directory: String, command: String) throws(FileError) {
    let path = directory + "/lock"
    while true {
      let opened = try OpenFile("open", path, for: .locking)
      guard try opened.status().kind == .file else {
        throw FileError("lock", path, reason: "it is not a regular file; remove it")
      }
      guard try opened.lock() else {
        throw FileError.locked(directory, holder: Self.holder(of: opened))
      }
      // A writer that failed may have removed the folder that it made between the two calls: then this
      // is the lock of nothing.
      guard try Self.isAt(path, opened) else { continue }
      file = opened
      break
    }
    self.path = path
    // For people only: the lock holds without it.
    try? file.empty()
    let note = Array("newsidx \(command), process \(getpid()), since \(Self.now)".utf8)
    try? file.write(note.span)
  }

  deinit {
    try? file.empty()
    // A process that this one is just beginning has the descriptor until it runs its program.
    file.unlock()
  }

  /// Whether it still keeps others out: not where its file was removed, or another folder stands in the place of the one
  /// that was locked.
  package func isHeld() throws(FileError) -> Bool { try Self.isAt(path, file) }

  private static func isAt(_ path: String, _ file: OpenFile) throws(FileError) -> Bool {
    if try Directory.isMissing(path) { return false }
    let here = try file.status()
    let there = try Directory.status("open", path)
    return here.device == there.device && here.node == there.node
  }

  /// The time in the system's zone, as `2013-01-15 14:05:09 +0100`.
  private static var now: String {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&text, text.count, "%Y-%m-%d %H:%M:%S %z", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What the holder wrote, nothing where it has not come to that.
  private static func holder(of file: OpenFile) -> String {
    var text = [UInt8](repeating: 0, count: 128)
    guard let count = try? file.read(at: 0, into: &text, 0..<text.count), count > 0 else {
      return ""
    }
    return " (\(String(decoding: text.prefix(count), as: UTF8.self)))"
  }
}
