#if canImport(Glibc)
  import Glibc
#endif

/// Keeps a second writer out of an index; dies with its process.
package final class DirectoryLock {
  private let descriptor: Int32

  /// Takes the lock `directory/lock`, or says who holds it.
  ///
  /// - Parameter command: what the holder does, for whoever comes next.
  package init(directory: String, command: String) throws(FileError) {
    let path = directory + "/lock"
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw FileError("open", path, code: errno) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(of: opened)
      close(opened)
      guard code == EWOULDBLOCK else { throw FileError("lock", path, code: code) }
      throw FileError(
        "write to", directory,
        reason: "another newsidx is writing to it\(holder); wait until it ends")
    }
    descriptor = opened
    ftruncate(descriptor, 0)
    let note = Array("newsidx \(command), process \(getpid()), since \(Self.now)".utf8)
    _ = unsafe note.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// The time in the system's zone, as `2013-01-15 14:05:09 +0100`.
  private static var now: String {
    var seconds = time(nil)
    var parts = tm()
    unsafe localtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&text, text.count, "%Y-%m-%d %H:%M:%S %z", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func holder(of descriptor: Int32) -> String {
    var text = [UInt8](repeating: 0, count: 128)
    let count = unsafe text.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    return count > 0 ? " (\(String(decoding: text.prefix(count), as: UTF8.self)))" : ""
  }
}
